//! What a reading is about: the actors that it speaks of most.

use crate::link::actors::Cast;
use crate::link::corpus::Corpus;
use crate::model::StoryActorId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// This many actors are a reading's topic.
const MAIN_ACTORS: usize = 5;
/// Readings that have this many of them in common are about one thing.
const SHARED_ACTORS: usize = 2;

/// The main actors of every reading, in the order of the corpus.
pub(super) fn topics(corpus: &Corpus, cast: &Cast) -> Vec<BTreeSet<StoryActorId>> {
    let readings = corpus.readings().iter().enumerate();
    readings
        .map(|(place, reading)| {
            let mut counts: BTreeMap<StoryActorId, usize> = BTreeMap::new();
            let actors = reading.mentions.iter().filter_map(|mention| cast.actor(corpus, place, mention.actor));
            actors.for_each(|actor| *counts.entry(actor).or_default() += 1);
            let mut ranked: Vec<_> = counts.into_iter().collect();
            ranked.sort_by_key(|&(actor, count)| (Reverse(count), actor));
            ranked.into_iter().take(MAIN_ACTORS).map(|(actor, _)| actor).collect()
        })
        .collect()
}

/// Whether two topics are one.
pub(super) fn is_shared(one: &BTreeSet<StoryActorId>, other: &BTreeSet<StoryActorId>) -> bool {
    one.intersection(other).count() >= SHARED_ACTORS
}
