//! The map of actors, as the two graph formats write it.

use super::dates::Extent;
use super::scope::Scope;
use super::{Exported, Omission};
use crate::model::{StoryActor, StoryActorId, StoryEvent, StoryEventId};
use std::collections::{BTreeMap, BTreeSet};

/// An actor.
pub(super) struct Node<'a> {
    pub actor: &'a StoryActor,
    /// How often the documents speak of it.
    pub mentions: usize,
}

/// What one actor did to another.
pub(super) struct Edge<'a> {
    /// Its name in the file.
    pub id: String,
    pub from: StoryActorId,
    pub to: StoryActorId,
    pub cooperation: u32,
    pub conflict: u32,
    /// Whether every event is only reported, on somebody's account.
    pub reported: bool,
    pub events: Vec<&'a StoryEvent>,
}

impl Edge<'_> {
    /// Whether they act with or against one another.
    pub fn sign(&self) -> &'static str {
        match (self.cooperation > 0, self.conflict > 0) {
            (true, true) => "mixed",
            (true, false) => "cooperation",
            (false, true) => "conflict",
            (false, false) => "neutral",
        }
    }

    /// When they did, as far as that is known.
    pub fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.events.iter().map(|event| Extent::of(event.time.as_ref())).filter(|extent| *extent != Extent::Unknown)
    }
}

pub(super) fn nodes<'s>(scope: &'s Scope) -> Vec<Node<'s>> {
    let mut counts: BTreeMap<StoryActorId, usize> = BTreeMap::new();
    for excerpt in &scope.excerpts {
        for mention in &excerpt.reading.mentions {
            if let Some(actor) = excerpt.cast.get(mention.actor.index()).copied().flatten() {
                *counts.entry(actor).or_default() += 1;
            }
        }
    }
    let count = |actor: &StoryActor| counts.get(&actor.id).copied().unwrap_or_default();
    scope.story.actors.iter().map(|actor| Node { actor, mentions: count(actor) }).collect()
}

pub(super) fn edges<'s>(scope: &'s Scope) -> Vec<Edge<'s>> {
    let event = |id: &StoryEventId| scope.story.events.get(id.index());
    let relations = scope.story.relations.iter();
    // An edge whose ends are not in the file would be refused by its reader.
    let relations =
        relations.filter(|relation| scope.actor(relation.from).is_some() && scope.actor(relation.to).is_some());
    relations
        .zip(1..)
        .map(|(relation, number)| {
            let events: Vec<_> = relation.events.iter().filter_map(event).collect();
            Edge {
                id: format!("R{number}"),
                from: relation.from,
                to: relation.to,
                cooperation: relation.cooperation,
                conflict: relation.conflict,
                reported: events.iter().all(|event| !event.sources.is_empty()),
                events,
            }
        })
        .collect()
}

/// The file with the number of events that are on no edge.
pub(super) fn exported(scope: &Scope, text: String, edges: &[Edge]) -> Exported {
    let joined: BTreeSet<StoryEventId> = edges.iter().flat_map(|edge| &edge.events).map(|event| event.id).collect();
    Exported::without(text, scope.story.events.len() - joined.len(), Omission::NoPair)
}
