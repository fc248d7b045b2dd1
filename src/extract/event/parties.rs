//! A document's fights → who fights, where the words do not say it again.
//!
//! « L'armée affronte les rebelles. Les combats ont fait dix morts. »: the fights are theirs, as long as the document
//! knows no other parties.

use crate::model::{ActorId, Event, EventType, Reason, Span};

/// The rule under which parties are carried over.
const RULE: &str = "agent-parties-of-the-conflict";

/// An event with what its pattern says of it.
pub struct Told {
    /// It.
    pub event: Event,
    /// Whether its frame is that of a mutual act.
    pub mutual: bool,
    /// Whether its trigger is a noun.
    pub noun: bool,
}

/// Gives the fights without parties those of the document's one conflict.
pub fn complete(told: &mut [Told]) {
    let Some((parties, told_by)) = parties(told) else { return };
    for fight in told.iter_mut().filter(|fight| fight.mutual && fight.noun && fight.event.kind == EventType::Assault) {
        if fight.event.agents.is_empty() && fight.event.targets.is_empty() {
            fight.event.agents.clone_from(&parties);
            fight.event.evidence.push(Reason { span: told_by, rule: RULE.to_owned() });
        }
    }
}

/// The two or more that the document tells to fight or to accuse each other, if they are the same wherever it does.
fn parties(told: &[Told]) -> Option<(Vec<ActorId>, Span)> {
    let mut only: Option<(Vec<ActorId>, Span)> = None;
    for Told { event, mutual, .. } in told {
        let fights = event.kind == EventType::Assault && *mutual;
        let accuse = event.kind == EventType::Accuse && event.agents.len() > 1 && event.agents == event.targets;
        if !fights && !accuse {
            continue;
        }
        let mut sides: Vec<ActorId> = event.agents.iter().chain(&event.targets).copied().collect();
        sides.sort_unstable();
        sides.dedup();
        match &only {
            _ if sides.len() < 2 => {}
            Some((known, _)) if *known != sides => return None,
            Some(_) => {}
            None => only = Some((sides, event.span)),
        }
    }
    only
}
