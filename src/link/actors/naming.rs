//! Which of an actor's names stands for it.

use crate::lang::linking::{Linking, fold};
use crate::link::corpus::{Corpus, words};
use crate::model::{ActorId, MentionForm};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// An actor has this many other names at most: enough to find it by, few enough to read.
const ALIASES: usize = 12;

/// The name that most documents use; among equals the fullest, then the first in the alphabet.
pub(in crate::link) fn best_name(corpus: &Corpus, group: &[usize]) -> String {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for &number in group {
        *count.entry(corpus.actor(number).name.as_str()).or_default() += 1;
    }
    let is_full = |name: &str| name.contains(' ') || name.contains('-');
    count
        .into_iter()
        .min_by_key(|&(name, count)| (Reverse(is_full(name)), Reverse(count), Reverse(name.chars().count()), name))
        .map(|(name, _)| name.to_owned())
        .unwrap_or_default()
}

/// The text that is given most often; among equals the longest, then the first in the alphabet.
pub(super) fn most_frequent<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts {
        *count.entry(text).or_default() += 1;
    }
    let best = count.into_iter().min_by_key(|&(text, count)| (Reverse(count), Reverse(text.chars().count()), text));
    best.map(|(text, _)| text.to_owned())
}

/// The other names that documents give it, each spelling once, in the alphabet's order.
pub(super) fn aliases(corpus: &Corpus, group: &[usize], name: &str, linking: &Linking) -> Vec<String> {
    let mut aliases = BTreeSet::new();
    for &number in group {
        let place = corpus.actor_place(number);
        let reading = corpus.readings()[place.reading];
        aliases.insert(reading.actors[place.item].name.clone());
    }
    let mut readings: BTreeMap<usize, BTreeSet<ActorId>> = BTreeMap::new();
    for &number in group {
        let place = corpus.actor_place(number);
        readings.entry(place.reading).or_default().insert(ActorId(place.item as u32));
    }
    for (reading, actors) in readings {
        let reading = corpus.readings()[reading];
        for mention in reading.mentions.iter().filter(|mention| mention.form == MentionForm::Name) {
            if actors.contains(&mention.actor) {
                let (words, _) = linking.titles.split_article(words(reading, mention.span));
                if words.chars().next().is_some_and(char::is_uppercase) && !words.contains('\n') {
                    aliases.insert(words.to_owned());
                }
            }
        }
    }
    let mut seen = BTreeSet::from([fold(name)]);
    aliases.into_iter().filter(|alias| seen.insert(fold(alias))).take(ALIASES).collect()
}
