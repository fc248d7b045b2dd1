//! Who acted on whom, summed up.

use crate::model::{EventType, Relation, Status, StoryActorId, StoryEvent, StoryEventId};
use std::collections::BTreeMap;

/// Sums up events by pairs of actors: from each agent to each target, and once between the agents of an act without
/// targets. What was only wished for or did not take place is no relation.
pub(super) fn relations(events: &[StoryEvent]) -> Vec<Relation> {
    let mut pairs: BTreeMap<(StoryActorId, StoryActorId), Vec<(StoryEventId, EventType)>> = BTreeMap::new();
    for event in events.iter().filter(|event| matches!(event.status, Status::Happened | Status::Planned)) {
        for pair in pairs_of(event) {
            pairs.entry(pair).or_default().push((event.id, event.kind));
        }
    }
    pairs
        .into_iter()
        .map(|((from, to), events)| Relation {
            from,
            to,
            cooperation: events.iter().filter(|(_, kind)| kind.is_cooperation()).count() as u32,
            conflict: events.iter().filter(|(_, kind)| kind.is_conflict()).count() as u32,
            events: events.into_iter().map(|(id, _)| id).collect(),
        })
        .collect()
}

fn pairs_of(event: &StoryEvent) -> Vec<(StoryActorId, StoryActorId)> {
    let mut pairs = Vec::new();
    if event.targets.is_empty() {
        for (place, &one) in event.agents.iter().enumerate() {
            pairs.extend(event.agents[place + 1..].iter().map(|&other| (one.min(other), one.max(other))));
        }
    }
    for &agent in &event.agents {
        pairs.extend(event.targets.iter().filter(|&&target| target != agent).map(|&target| (agent, target)));
    }
    pairs
}
