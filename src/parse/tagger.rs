//! words → parts of speech and morphology: from left to right, each from the word, its neighbours, and the tags before it.

use super::atoms::{Atoms, at};
use super::perceptron::{Scorer, best, feature};
use crate::lang::lexicon::Signature;
use crate::model::Upos;

/// Tags that stand before a sentence's first word.
const START: [u32; 2] = [50, 51];

/// A part of speech and, by its number in the model, a set of morphological features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) upos: Upos,
    pub(super) morphology: u16,
}

/// Tags words.
#[derive(Debug)]
pub(super) struct Tagger<S> {
    /// For each part of speech, which sets of features go with it.
    pub(super) allowed: Vec<Vec<bool>>,
    pub(super) upos: S,
    pub(super) morphology: S,
}

impl<S: Scorer> Tagger<S> {
    pub(super) fn tag(&self, words: &[Atoms]) -> Vec<Tag> {
        let mut features = Vec::with_capacity(64);
        let mut scores = vec![0.0; Upos::ALL.len()];
        let mut upos: Vec<u32> = Vec::with_capacity(words.len());
        for place in 0..words.len() {
            upos_features(words, place, history(&upos, place), &mut features);
            self.upos.score(&features, &mut scores);
            upos.push(best(&scores, |_| true).map_or(0, |(class, _)| class as u32));
        }
        let mut scores = vec![0.0; self.allowed.first().map_or(0, Vec::len)];
        let mut sets: Vec<u32> = Vec::with_capacity(words.len());
        for place in 0..words.len() {
            let allowed = &self.allowed[upos[place] as usize];
            let mut choices = allowed.iter().enumerate().filter(|(_, allowed)| **allowed).map(|(set, _)| set);
            let set = if let (only, None) = (choices.next(), choices.next()) {
                only.unwrap_or(0)
            } else {
                morphology_features(words, place, &upos, history(&sets, place), &mut features);
                self.morphology.score(&features, &mut scores);
                best(&scores, |set| allowed[set]).map_or(0, |(set, _)| set)
            };
            sets.push(set as u32);
        }
        upos.iter()
            .zip(sets)
            .map(|(&upos, set)| Tag { upos: Upos::ALL[upos as usize], morphology: set as u16 })
            .collect()
    }
}

/// The last two classes before a place, the nearest first.
pub(super) fn history(classes: &[u32], place: usize) -> [u32; 2] {
    [1, 2].map(|back| place.checked_sub(back).map_or(START[back - 1], |place| classes[place]))
}

/// What the part of speech is told from.
pub(super) fn upos_features(words: &[Atoms], place: usize, history: [u32; 2], out: &mut Vec<u32>) {
    out.clear();
    let word = &words[place];
    let [before, before2] = [1, 2].map(|back| at(words, place.checked_sub(back)));
    let [after, after2] = [1, 2].map(|ahead| at(words, Some(place + ahead)));
    let [tag, tag2] = history;
    let first = u32::from(place == 0);
    let (lexicon, next): (Signature, Signature) = (word.lexicon, after.lexicon);
    let mut template = 0;
    let mut put = |a, b, c| {
        template += 1;
        out.push(feature(template, [a, b, c]));
    };
    put(0, 0, 0);
    put(word.form, 0, 0);
    put(word.written, first, 0);
    word.suffixes.iter().for_each(|&suffix| put(suffix, 0, 0));
    word.prefixes.iter().for_each(|&prefix| put(prefix, 0, 0));
    put(word.shape, first, 0);
    put(word.make, word.shape, 0);
    put(tag, 0, 0);
    put(tag, tag2, 0);
    put(tag, word.form, 0);
    put(tag, word.suffixes[2], 0);
    put(tag, tag2, word.form);
    put(before.form, 0, 0);
    put(before.form, word.form, 0);
    put(before2.form, 0, 0);
    put(before.suffixes[2], 0, 0);
    put(after.form, 0, 0);
    put(after.form, word.form, 0);
    put(after.suffixes[2], 0, 0);
    put(after.suffixes[1], tag, 0);
    put(after.shape, word.shape, 0);
    put(after2.form, 0, 0);
    put(after2.suffixes[2], 0, 0);
    put(word.suffixes[2], after.suffixes[2], 0);
    put(word.suffixes[2], before.suffixes[1], 0);
    put(after.form, tag, 0);
    put(word.shape, tag, before.shape);
    put(word.form, after.suffixes[2], tag);
    put(lexicon.coarse, 0, 0);
    put(lexicon.coarse, tag, 0);
    put(lexicon.coarse, tag, tag2);
    put(lexicon.coarse, next.coarse, 0);
    put(lexicon.coarse, tag, next.coarse);
    put(lexicon.fine, tag, 0);
    put(next.coarse, tag, 0);
    put(lexicon.coarse, next.coarse, after2.lexicon.coarse);
    put(lexicon.coarse, before.lexicon.coarse, 0);
    put(lexicon.coarse, word.suffixes[2], 0);
    put(lexicon.coarse, word.shape, first);
    put(word.form, next.coarse, 0);
    put(lexicon.coarse, after.form, 0);
    put(lexicon.coarse, before.form, 0);
    put(lexicon.fine, next.fine, 0);
    put(lexicon.fine, before.lexicon.fine, 0);
}

/// What the morphology is told from, once the parts of speech are known.
pub(super) fn morphology_features(words: &[Atoms], place: usize, upos: &[u32], history: [u32; 2], out: &mut Vec<u32>) {
    out.clear();
    let word = &words[place];
    let [before, before2] = [1, 2].map(|back| at(words, place.checked_sub(back)));
    let after = at(words, Some(place + 1));
    let tag_at = |place: Option<usize>| place.and_then(|place| upos.get(place)).map_or(99, |&tag| tag);
    let (tag, next) = (upos[place], tag_at(Some(place + 1)));
    let (previous, previous2) = (tag_at(place.checked_sub(1)), tag_at(place.checked_sub(2)));
    let [set, set2] = history;
    let lexicon = word.lexicon;
    let mut template = 100;
    let mut put = |a, b| {
        template += 1;
        out.push(feature(template, [tag, a, b]));
    };
    put(0, 0);
    put(word.form, 0);
    word.suffixes.iter().for_each(|&suffix| put(suffix, 0));
    put(word.prefixes[1], 0);
    put(word.shape, 0);
    put(set, 0);
    put(set, set2);
    put(set, word.suffixes[1]);
    put(set, word.suffixes[2]);
    put(set, word.form);
    put(previous, next);
    put(previous, set);
    put(before.form, 0);
    put(before.form, word.suffixes[1]);
    put(after.form, 0);
    put(after.suffixes[1], 0);
    put(after.suffixes[0], word.suffixes[0]);
    put(before2.form, 0);
    put(set2, word.suffixes[1]);
    put(before.form, word.form);
    put(next, after.suffixes[1]);
    put(previous2, set2);
    put(lexicon.fine, 0);
    put(lexicon.fine, set);
    put(lexicon.fine, after.lexicon.fine);
    put(lexicon.coarse, set);
    put(after.lexicon.fine, 0);
    put(before.lexicon.fine, 0);
    put(lexicon.valency, lexicon.coarse);
    put(lexicon.valency, before.form);
    put(lexicon.valency ^ (lexicon.coarse << 8), before2.form);
}
