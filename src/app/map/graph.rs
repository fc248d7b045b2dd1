//! Findings → the actors that are bound to one another, and what binds them.

use crate::app::findings::Findings;
use crate::app::measure;
use crate::app::state::Period;
use crate::model::{ActorKind, StoryActorId, StoryEvent, StoryEventId};
use crate::view::map::{Edge, Node};
use crate::view::shape::Tone;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The letters of the actors' names.
pub const FONT: &str = "12px system-ui, sans-serif";
/// The radius of the least and of the most mentioned actor, in pixels.
const RADII: (f64, f64) = (7.0, 22.0);

/// All who have to do with somebody, the most mentioned first.
#[derive(Debug, Default, PartialEq)]
pub struct Graph {
    /// The actors.
    pub actors: Vec<StoryActorId>,
    /// Their kinds.
    pub kinds: Vec<ActorKind>,
    /// Their names.
    pub names: Vec<String>,
    /// What the layout knows of each.
    pub nodes: Vec<Node>,
    /// What binds them.
    pub ties: Vec<Tie>,
    /// For each actor those bound to it.
    pub neighbours: Vec<Vec<usize>>,
}

/// All that two actors have to do with one another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tie {
    /// One, by its place among the actors.
    pub from: usize,
    /// The other, after the first.
    pub to: usize,
    /// Their events.
    pub events: Vec<StoryEventId>,
}

/// The events of a tie that count at present, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many there are.
    pub events: usize,
    /// How many of them are friendly.
    pub cooperation: usize,
    /// How many are hostile.
    pub conflict: usize,
    /// Whether an article tells one on its own account.
    pub told: bool,
}

impl Share {
    /// Counts an event in.
    pub fn add(&mut self, event: &StoryEvent) {
        self.events += 1;
        self.cooperation += usize::from(event.kind.is_cooperation());
        self.conflict += usize::from(event.kind.is_conflict());
        self.told |= event.sources.is_empty();
    }

    /// Its name in classes.
    pub fn name(self) -> &'static str {
        match (self.cooperation > 0, self.conflict > 0) {
            (true, false) => "cooperation",
            (false, true) => "conflict",
            (true, true) => "mixed",
            (false, false) => "neutral",
        }
    }

    /// Its colour.
    pub fn tone(self) -> Tone {
        match (self.cooperation > 0, self.conflict > 0) {
            (true, false) => Tone::Cooperation,
            (false, true) => Tone::Conflict,
            (true, true) => Tone::Demand,
            (false, false) => Tone::Edge,
        }
    }

    /// The width of its line, in pixels.
    pub fn width(self) -> f64 {
        (1.2 + (self.events as f64).sqrt() * 1.1).min(9.0)
    }
}

impl Graph {
    /// The graph of what was found.
    pub fn of(findings: &Findings) -> Self {
        let mut pairs: BTreeMap<(StoryActorId, StoryActorId), Vec<StoryEventId>> = BTreeMap::new();
        for relation in findings.story.relations.iter().filter(|relation| relation.from != relation.to) {
            if findings.actor(relation.from).is_some() && findings.actor(relation.to).is_some() {
                let pair = (relation.from.min(relation.to), relation.from.max(relation.to));
                pairs.entry(pair).or_default().extend(&relation.events);
            }
        }
        let mentioned = mentions(findings);
        let mut actors: Vec<StoryActorId> = pairs.keys().flat_map(|&(one, other)| [one, other]).collect();
        actors.sort_unstable_by_key(|id| (Reverse(mentioned.get(id)), *id));
        actors.dedup();
        let places: HashMap<StoryActorId, usize> = actors.iter().enumerate().map(|(place, &id)| (id, place)).collect();
        let tie = |((one, other), mut events): ((StoryActorId, StoryActorId), Vec<StoryEventId>)| {
            events.sort_unstable();
            events.dedup();
            let (one, other) = (places[&one], places[&other]);
            Tie { from: one.min(other), to: one.max(other), events }
        };
        let ties: Vec<Tie> = pairs.into_iter().map(tie).collect();
        let told: Vec<usize> = actors.iter().map(|id| mentioned.get(id).copied().unwrap_or_default()).collect();
        let known = actors.iter().filter_map(|&id| findings.actor(id));
        let (kinds, names) = known.map(|actor| (actor.kind, actor.name.clone())).unzip();
        Self::new(actors, kinds, names, &told, ties)
    }

    /// The graph of these actors, each with the number of its mentions, and of what binds them.
    pub fn new(
        actors: Vec<StoryActorId>,
        kinds: Vec<ActorKind>,
        names: Vec<String>,
        mentions: &[usize],
        ties: Vec<Tie>,
    ) -> Self {
        let most = mentions.iter().copied().max().unwrap_or(1).max(1) as f64;
        let widths = measure::text_widths(FONT, names.iter().map(String::as_str));
        let node = |(&mentions, width): (&usize, f64)| Node {
            radius: RADII.0 + (RADII.1 - RADII.0) * (mentions as f64 / most).sqrt(),
            label_width: width + 4.0,
            pinned: None,
        };
        let nodes = mentions.iter().zip(widths).map(node).collect();
        let mut neighbours = vec![Vec::new(); actors.len()];
        for tie in &ties {
            neighbours[tie.from].push(tie.to);
            neighbours[tie.to].push(tie.from);
        }
        Self { actors, kinds, names, nodes, ties, neighbours }
    }

    /// What binds the nodes, for the layout.
    pub fn edges(&self) -> Vec<Edge> {
        self.ties.iter().map(|tie| Edge { from: tie.from, to: tie.to, weight: tie.events.len() as f64 }).collect()
    }

    /// An actor's place.
    pub fn place(&self, actor: StoryActorId) -> Option<usize> {
        self.actors.iter().position(|&other| other == actor)
    }

    /// The tie of two actors, whichever comes first.
    pub fn tie_of(&self, pair: (StoryActorId, StoryActorId)) -> Option<usize> {
        let (one, other) = (self.place(pair.0)?, self.place(pair.1)?);
        self.ties.iter().position(|tie| (tie.from, tie.to) == (one.min(other), one.max(other)))
    }

    /// The two actors of a tie, in the order of their names in the story.
    pub fn pair(&self, tie: &Tie) -> (StoryActorId, StoryActorId) {
        let (one, other) = (self.actors[tie.from], self.actors[tie.to]);
        (one.min(other), one.max(other))
    }

    /// What counts of each tie: the events that are let through and lie in a stretch of time; undated ones lie in none.
    pub fn shares(&self, findings: &Findings, shown: &[StoryEventId], period: Option<Period>) -> Vec<Share> {
        let shown: HashSet<StoryEventId> = shown.iter().copied().collect();
        let share = |tie: &Tie| {
            let mut share = Share::default();
            let events = tie.events.iter().filter(|id| shown.contains(id)).filter_map(|&id| findings.event(id));
            events
                .filter(|event| period.is_none_or(|period| lies_in(event, period)))
                .for_each(|event| share.add(event));
            share
        };
        self.ties.iter().map(share).collect()
    }
}

/// Whether an event may have happened in a stretch of time.
pub fn lies_in(event: &StoryEvent, period: Period) -> bool {
    let Some(time) = event.time else { return false };
    let (first, last) = (time.earliest.or(time.latest), time.latest.or(time.earliest));
    // A day without a time of day lasts to its end, so days are compared.
    first.is_some_and(|first| first.date <= period.to.date) && last.is_some_and(|last| last.date >= period.from.date)
}

/// How often the articles speak of each actor.
fn mentions(findings: &Findings) -> HashMap<StoryActorId, usize> {
    let mut counts = HashMap::new();
    for reading in findings.readings.iter() {
        for mention in &reading.mentions {
            if let Some(id) = findings.story_actor(&reading.doc, mention.actor) {
                *counts.entry(id).or_default() += 1;
            }
        }
    }
    counts
}
