//! words with heads → relations: from the root down, each from the word, its head, and the relations of its elder sisters.

use super::perceptron::{Scorer, best, feature};
use super::transitions::{Coded, distance};
use crate::model::Dependency;

/// Only so many sisters on a side are looked at, so that a head of a thousand words costs no more than its words.
const SISTERS: usize = 8;

/// No relation yet.
pub(super) const UNKNOWN: u32 = 99;

/// A tree as the labeller walks it: numbers as in the parser's state, 0 for none, the last for the root.
pub(super) struct Frame {
    pub(super) heads: Vec<usize>,
    children: Vec<Vec<usize>>,
    /// The place of each word among its sisters.
    places: Vec<usize>,
    pub(super) labels: Vec<u32>,
}

impl Frame {
    pub(super) fn new(heads: &[Option<u32>]) -> Self {
        let root = heads.len() + 1;
        let mut frame = Self {
            heads: vec![0; root + 1],
            children: vec![Vec::new(); root + 1],
            places: vec![0; root + 1],
            labels: vec![UNKNOWN; root + 1],
        };
        for (place, head) in heads.iter().enumerate() {
            let (word, head) = (place + 1, head.map_or(root, |head| head as usize + 1));
            frame.heads[word] = head;
            frame.places[word] = frame.children[head].len();
            frame.children[head].push(word);
        }
        frame
    }

    fn root(&self) -> usize {
        self.heads.len() - 1
    }

    /// The words from the root down, sisters from left to right.
    pub(super) fn order(&self) -> Vec<usize> {
        let mut order = vec![self.root()];
        let mut done = 0;
        while let Some(&head) = order.get(done) {
            order.extend(&self.children[head]);
            done += 1;
        }
        order.remove(0);
        order
    }

    pub(super) fn hangs_on_root(&self, word: usize) -> bool {
        self.heads[word] == self.root()
    }
}

/// The relation of each word, from 0, and how clear the decision was.
pub(super) fn labels<S: Scorer>(weights: &S, words: &[Coded], heads: &[Option<u32>]) -> Vec<(Dependency, f32)> {
    let mut frame = Frame::new(heads);
    let mut labels = vec![(Dependency::Root, f32::MAX); heads.len()];
    let mut features = Vec::with_capacity(100);
    let mut scores = vec![0.0; Dependency::ALL.len()];
    for word in frame.order() {
        let mut label = Dependency::Root as usize;
        if !frame.hangs_on_root(word) {
            label_features(&frame, word, words, &mut features);
            weights.score(&features, &mut scores);
            if let Some((class, margin)) = best(&scores, |class| class != Dependency::Root as usize) {
                label = class;
                labels[word - 1] = (Dependency::ALL[class], margin);
            }
        }
        frame.labels[word] = label as u32;
    }
    labels
}

/// What a relation is told from.
#[allow(clippy::many_single_char_names)] // The same short names as in the transitions' features.
pub(super) fn label_features(frame: &Frame, word: usize, words: &[Coded], out: &mut Vec<u32>) {
    out.clear();
    let head = frame.heads[word];
    let right = u32::from(word < head);
    let grand = if head == frame.root() { 0 } else { frame.heads[head] };
    let (children, sisters) = (&frame.children[word], &frame.children[head]);
    let place = frame.places[word];
    let child = |at: usize| children.get(at).copied().unwrap_or(0);
    let (first, second, last) = (child(0), child(1), children.last().copied().unwrap_or(0));
    let elder = place.checked_sub(1).map_or(0, |at| sisters[at]);
    let younger = sisters.get(place + 1).copied().unwrap_or(0);
    let w = |word: usize| words[word].form;
    let t = |word: usize| words[word].tag;
    let m = |word: usize| words[word].morphology;
    let e = |word: usize| words[word].suffix;
    let v = |word: usize| words[word].valency;
    let label = |word: usize| frame.labels[word];
    let two = |a: u32, b: u32| a | b << 8;
    let side = two(t(head), right);
    let mut template = 5000;
    let mut put = |a, b, c| {
        template += 1;
        out.push(feature(template, [a, b, c]));
    };
    put(0, 0, 0);
    put(w(word), right, 0);
    put(m(word), right, 0);
    put(w(head), right, 0);
    put(m(head), right, 0);
    put(t(head), t(word), right);
    put(m(head), m(word), right);
    put(w(head), t(word), right);
    put(t(head), w(word), right);
    put(w(head), w(word), right);
    put(t(head), t(word), two(distance(word, head), right));
    put(e(word), t(word), side);
    put(e(head), t(head), two(t(word), right));
    put(w(first), t(word), side);
    put(w(first), w(head), 0);
    put(t(first), t(word), side);
    put(w(first), w(word), 0);
    put(w(second), t(word), t(head));
    put(t(first), t(second), two(t(word), t(head)));
    put(w(last), t(word), t(head));
    put(children.len().min(4) as u32, t(word), t(head));
    put(w(first), m(head), two(t(word), right));
    put(w(first), w(second), t(word));
    put(label(elder), t(word), side);
    put(label(elder), w(word), 0);
    put(t(elder), t(word), t(head));
    put(t(younger), t(word), side);
    put(w(younger), t(word), t(head));
    put(w(elder), t(word), t(head));
    put(t(grand), t(head), t(word));
    put(w(grand), t(head), t(word));
    put(if head == frame.root() { 77 } else { label(head) }, t(word), right);
    put(w(word - 1), t(word), t(head));
    put(w(word + 1), t(word), t(head));
    put(t(word - 1), t(word), t(word + 1));
    put(m(head), w(word), right);
    put(place.min(6) as u32, t(word), side);
    put(w(sisters[0]), t(word), t(head));
    put(m(sisters[0]), t(word), m(head));
    put(v(head), t(word), side);
    put(v(head), w(first), t(word));
    put(v(head), label(elder), t(word));
    let pair = two(t(word), t(head));
    for (at, &sister) in sisters.iter().enumerate().take(place + SISTERS).skip(place.saturating_sub(SISTERS)) {
        if at < place {
            out.push(feature(7001, [label(sister), pair, right]));
        }
        if at < place || at > place && t(sister) == t(word) {
            out.push(feature(7002, [w(sister), pair, right]));
        }
    }
}
