//! Which mentions are worth comparing: those that share a key, so that the cost does not grow with their square.

use super::act::{family, is_mutual};
use super::facts::{Facts, NARROW};
use crate::link::actors::Cast;
use crate::link::corpus::Days;
use crate::model::{EventType, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// In a block, in the order of time, each mention is compared with this many that follow.
const COMPARED: usize = 16;
/// Days in a stretch of time that mentions of one act share.
const STRETCH: i64 = 30;
/// What is told some days later is found in the stretch before as well.
const LATER: i64 = 4;

/// What mentions of one act share: a family of types, an actor or a word or a quotation, and a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Actor(EventType, StoryActorId, i64),
    Word(EventType, &'a str, i64),
    /// A concept, in the trigger or near it.
    About(EventType, u32, i64),
    Day(EventType, i64),
    Quoted(EventType, u64),
}

/// Pairs of mentions, each once, the smaller number first.
pub(super) fn pairs(facts: &[Facts], cast: &Cast) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for facts in facts {
        for key in keys(facts, cast) {
            blocks.entry(key).or_default().push(facts.number);
        }
    }
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (_, mut numbers) in blocks {
        numbers.sort_by_key(|&number| {
            let facts = &facts[number];
            (facts.days.or(facts.published), facts.concepts.first(), &facts.lemma, number)
        });
        for (place, &one) in numbers.iter().enumerate() {
            let next = numbers[place + 1..].iter().take(COMPARED);
            pairs.extend(next.map(|&other| (one.min(other) as u32, one.max(other) as u32)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(one, other)| (one as usize, other as usize)).collect()
}

fn keys<'a>(facts: &'a Facts, cast: &Cast) -> Vec<Key<'a>> {
    let kind = family(facts.kind);
    let mut stretches = BTreeSet::new();
    match facts.days.or(facts.published) {
        Some(Days { first, last }) => {
            stretches.extend([first, last.saturating_add(LATER)].map(|day| day.div_euclid(STRETCH)));
        }
        None => {
            stretches.insert(0);
        }
    }
    if facts.days.is_none_or(|days| days.length() > NARROW) {
        // What is dated by a month or more, or not at all, must also be found by what is not dated in the same months.
        stretches.insert(facts.published.map_or(0, |days| days.last.div_euclid(STRETCH)));
    }
    let mut actors = facts.participants();
    actors.extend(facts.participants().into_iter().map(|actor| cast.house(actor)));
    let words: BTreeSet<&String> =
        if facts.concepts.is_empty() { BTreeSet::from([&facts.lemma]) } else { facts.concepts.iter().collect() };
    let mut keys = Vec::new();
    for stretch in stretches {
        keys.extend(actors.iter().map(|&actor| Key::Actor(kind, actor, stretch)));
        keys.extend(words.iter().map(|&word| Key::Word(kind, word, stretch)));
        if is_mutual(kind) {
            keys.extend(facts.subjects.union(&facts.about).map(|&concept| Key::About(kind, concept, stretch)));
        }
    }
    keys.extend(facts.days.filter(|_| facts.firm && facts.is_narrow()).map(|days| Key::Day(kind, days.first)));
    keys.extend(facts.quoted.iter().take(2).map(|&run| Key::Quoted(kind, run)));
    keys
}
