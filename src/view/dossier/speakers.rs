//! Quotations by who speaks.

use crate::model::{Reading, StoryActorId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Someone who is quoted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who; `None` for the quotations that no article gives to anyone.
    pub actor: Option<StoryActorId>,
    /// The quotations: the reading's place in the list, and the quotation's in the reading.
    pub quotes: Vec<(usize, usize)>,
}

/// All quotations, those who are quoted most first, then those that nobody is said to have said.
/// `actor` tells which actor of the story stands for an actor of a reading.
#[must_use]
pub fn speakers(
    readings: &[Reading],
    actor: impl Fn(&Reading, crate::model::ActorId) -> Option<StoryActorId>,
) -> Vec<Speaker> {
    let mut groups: BTreeMap<Option<StoryActorId>, Vec<(usize, usize)>> = BTreeMap::new();
    for (place, reading) in readings.iter().enumerate() {
        for (number, quote) in reading.quotes.iter().enumerate() {
            let speaker = quote.speaker.and_then(|speaker| actor(reading, speaker));
            groups.entry(speaker).or_default().push((place, number));
        }
    }
    let mut speakers: Vec<Speaker> = groups.into_iter().map(|(actor, quotes)| Speaker { actor, quotes }).collect();
    speakers.sort_by_key(|speaker| (speaker.actor.is_none(), Reverse(speaker.quotes.len()), speaker.actor));
    speakers
}

#[cfg(test)]
mod tests {
    use super::super::ledger::tests::reading;
    use super::*;
    use crate::model::{ActorId, Quote, Span};

    #[test]
    fn who_is_quoted_most_comes_first_and_nobody_last() {
        let quote = |speaker: Option<u32>| Quote {
            span: Span::new(0, 1),
            speaker: speaker.map(ActorId),
            cue: None,
            rule: String::new(),
        };
        let mut one = reading("Words.");
        one.quotes = vec![quote(None), quote(None), quote(Some(0)), quote(Some(1))];
        let mut other = reading("Words.");
        other.quotes = vec![quote(Some(1)), quote(None)];
        let found = speakers(&[one, other], |_, actor| Some(StoryActorId(actor.0 + 10)));
        let told: Vec<_> = found.iter().map(|found| (found.actor.map(|actor| actor.0), found.quotes.len())).collect();
        assert_eq!(told, [(Some(11), 2), (Some(10), 1), (None, 3)]);
        assert_eq!(found[0].quotes, [(0, 3), (1, 0)]);
    }
}
