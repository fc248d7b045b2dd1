//! What a reading is about: the actors that it speaks of most.

use super::corpus::Corpus;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// This many actors are a reading's topic.
const MAIN_ACTORS: usize = 8;
/// Readings that have this many of them in common are about one thing.
pub(super) const SHARED_ACTORS: usize = 2;
/// An actor whom more readings than this, and more than a tenth of all, speak of most says nothing of their topic.
const COMMON: usize = 50;

/// The main actors of every reading, in the order of the corpus; `known` numbers those that count, across documents.
pub(super) fn topics(corpus: &Corpus, mut known: impl FnMut(usize) -> Option<usize>) -> Vec<BTreeSet<usize>> {
    let mut topics: Vec<BTreeSet<usize>> = Vec::with_capacity(corpus.readings().len());
    for (place, reading) in corpus.readings().iter().enumerate() {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for mention in &reading.mentions {
            if let Some(actor) = corpus.actor_number(place, mention.actor).and_then(&mut known) {
                *counts.entry(actor).or_default() += 1;
            }
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        ranked.sort_by_key(|&(actor, count)| (Reverse(count), actor));
        topics.push(ranked.into_iter().take(MAIN_ACTORS).map(|(actor, _)| actor).collect());
    }
    let mut frequency: HashMap<usize, usize> = HashMap::new();
    topics.iter().flatten().for_each(|&actor| *frequency.entry(actor).or_default() += 1);
    let most = COMMON.max(topics.len() / 10);
    for topic in &mut topics {
        topic.retain(|actor| frequency[actor] <= most);
    }
    topics
}

/// Whether two topics are one.
pub(super) fn is_shared(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> bool {
    one.intersection(other).nth(SHARED_ACTORS - 1).is_some()
}
