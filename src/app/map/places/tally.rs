//! Findings → the places of the events that are shown, each with what happens there.

use super::atlas::Atlas;
use crate::app::findings::Findings;
use crate::app::map::graph::{Share, lies_in};
use crate::app::state::State;
use crate::model::StoryActorId;
use crate::view::narrowing::{Filter, Filters};
use crate::view::places::{Position, meant};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A place of the story.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Which it is.
    pub id: StoryActorId,
    /// Its name.
    pub name: String,
    /// What happens there, of what is shown.
    pub share: Share,
}

/// All places of the story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Those whose position is known, whether anything is shown of them or not.
    pub known: Vec<(Place, Position)>,
    /// Those whose position is not known and where something is shown.
    pub unknown: Vec<Place>,
    /// How many events are shown whose place nothing tells.
    pub nowhere: usize,
    /// The most events that a place of known position has, whatever is shown.
    pub most: usize,
}

impl Tally {
    /// Counts the events that everything but the filter of places lets through, in the stretch of time in view.
    pub fn of(findings: &Findings, atlas: &Atlas, state: &State) -> Self {
        let mut totals: BTreeMap<StoryActorId, usize> = BTreeMap::new();
        for place in findings.story.events.iter().filter_map(|event| event.place) {
            *totals.entry(place).or_default() += 1;
        }
        let filters: Filters =
            state.filters.iter().filter(|filter| !matches!(filter, Filter::Place(_))).cloned().collect();
        let shown = findings.index.shown(&findings.story, &filters, state.choice.actor, &state.query);
        let mut shares: BTreeMap<StoryActorId, Share> = BTreeMap::new();
        let mut tally = Self::default();
        for event in shown.into_iter().filter_map(|id| findings.event(id)) {
            if state.period.is_none_or(|period| lies_in(event, period)) {
                match event.place {
                    Some(place) => shares.entry(place).or_default().add(event),
                    None => tally.nowhere += 1,
                }
            }
        }
        let named = |id: &StoryActorId| {
            let actor = findings.actor(*id);
            let names = actor.into_iter().flat_map(|actor| std::iter::once(&actor.name).chain(&actor.aliases));
            atlas.positions.find(names.map(String::as_str))
        };
        // Towns that share a name are told apart by the places that stand alone under theirs.
        let sure: Vec<Position> =
            totals.keys().filter_map(|id| if let [only] = named(id) { Some(*only) } else { None }).collect();
        for (id, total) in totals {
            let Some(actor) = findings.actor(id) else { continue };
            let share = shares.get(&id).copied().unwrap_or_default();
            let place = Place { id, name: actor.name.clone(), share };
            match meant(named(&id), &sure) {
                Some(position) => {
                    tally.most = tally.most.max(total);
                    tally.known.push((place, position));
                }
                None if share.events > 0 => tally.unknown.push(place),
                None => {}
            }
        }
        tally.unknown.sort_unstable_by_key(|place| (Reverse(place.share.events), place.id));
        tally
    }
}
