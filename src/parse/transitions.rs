//! tagged words → heads: the arc-eager system (Nivre 2003), with the root at the end of the buffer (Ballesteros and
//! Nivre 2013).
//!
//! Promises: every word gets a head and the heads make one tree, whatever the scores; as many steps as twice the words.

use super::atoms::Atoms;
use super::perceptron::{Scorer, best, feature};
use super::tagger::Tag;
use crate::model::Upos;

/// How many transitions there are.
pub(super) const TRANSITIONS: usize = 4;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transition {
    /// The next word goes on the stack.
    Shift,
    /// The stack's top depends on the next word, and leaves.
    LeftArc,
    /// The next word depends on the stack's top, and goes on the stack.
    RightArc,
    /// The stack's top, which has its head, leaves.
    Reduce,
}

impl Transition {
    pub(super) const ALL: [Self; TRANSITIONS] = [Self::Shift, Self::LeftArc, Self::RightArc, Self::Reduce];
}

/// No word.
const NONE: usize = 0;

/// Words are numbered from 1; 0 is none, and the number after the last is the root.
pub(super) struct State {
    pub(super) stack: Vec<usize>,
    pub(super) next: usize,
    pub(super) count: usize,
    pub(super) heads: Vec<usize>,
    /// The outermost and the one before it, on each side.
    left: Vec<[usize; 2]>,
    right: Vec<[usize; 2]>,
    lefts: Vec<u8>,
    rights: Vec<u8>,
    /// How many punctuation marks stand before each word.
    marks: Vec<u32>,
    /// The outermost punctuation mark that hangs on each word from the left.
    left_mark: Vec<usize>,
}

impl State {
    pub(super) fn new(words: &[Coded]) -> Self {
        let places = words.len();
        let count = places - 2;
        let mut marks = vec![0; places + 1];
        for (place, word) in words.iter().enumerate() {
            marks[place + 1] = marks[place] + u32::from(word.is_mark());
        }
        Self {
            marks,
            left_mark: vec![NONE; places],
            stack: Vec::with_capacity(places),
            next: 1,
            count,
            heads: vec![NONE; places],
            left: vec![[NONE; 2]; places],
            right: vec![[NONE; 2]; places],
            lefts: vec![0; places],
            rights: vec![0; places],
        }
    }

    pub(super) fn root(&self) -> usize {
        self.count + 1
    }

    pub(super) fn is_done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    pub(super) fn allows(&self, transition: Transition) -> bool {
        let at_root = self.next == self.root();
        let top_has_head = self.stack.last().map(|&top| self.heads[top] != NONE);
        match transition {
            Transition::Shift => !at_root,
            Transition::RightArc => !at_root && top_has_head.is_some(),
            Transition::LeftArc => top_has_head == Some(false),
            Transition::Reduce => top_has_head == Some(true),
        }
    }

    pub(super) fn apply(&mut self, transition: Transition) {
        match transition {
            Transition::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Transition::RightArc => {
                if let Some(&top) = self.stack.last() {
                    self.heads[self.next] = top;
                    if !self.is_mark(self.next) {
                        self.right[top] = [self.next, self.right[top][0]];
                        self.rights[top] = (self.rights[top] + 1).min(4);
                    }
                }
                self.stack.push(self.next);
                self.next += 1;
            }
            Transition::LeftArc => {
                if let Some(top) = self.stack.pop() {
                    self.heads[top] = self.next;
                    if self.is_mark(top) {
                        self.left_mark[self.next] = top;
                    } else {
                        self.left[self.next] = [top, self.left[self.next][0]];
                        self.lefts[self.next] = (self.lefts[self.next] + 1).min(4);
                    }
                }
            }
            Transition::Reduce => {
                self.stack.pop();
            }
        }
    }

    /// Punctuation hides no other child from the features.
    fn is_mark(&self, word: usize) -> bool {
        self.marks[word + 1] > self.marks[word]
    }

    /// How many punctuation marks stand between two words, three at most.
    fn marks_between(&self, from: usize, to: usize) -> u32 {
        if from == NONE { 0 } else { (self.marks[to] - self.marks[from + 1]).min(3) }
    }

    fn at_depth(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |place| self.stack[place])
    }

    fn ahead(&self, distance: usize) -> usize {
        if self.next + distance <= self.root() { self.next + distance } else { NONE }
    }
}

/// Heads found, by word from 0, `None` for the root; and for each arc how clear the decision was.
pub(super) fn heads<S: Scorer>(weights: &S, words: &[Coded]) -> (Vec<Option<u32>>, Vec<f32>) {
    let count = words.len() - 2;
    let mut state = State::new(words);
    let mut features = Vec::with_capacity(100);
    let mut scores = [0.0; TRANSITIONS];
    let mut margins = vec![0.0; count];
    let mut margin = 0.0;
    while !state.is_done() {
        let allowed = Transition::ALL.map(|transition| state.allows(transition));
        let only = allowed.iter().filter(|allowed| **allowed).count() == 1;
        let chosen = if only {
            allowed.iter().position(|allowed| *allowed)
        } else {
            transition_features(&state, words, &mut features);
            weights.score(&features, &mut scores);
            best(&scores, |class| allowed[class]).map(|(class, clear)| {
                margin = clear;
                class
            })
        };
        let transition = Transition::ALL[chosen.unwrap_or_default()];
        match transition {
            Transition::RightArc => margins[state.next - 1] = margin,
            Transition::LeftArc => margins[state.at_depth(0) - 1] = margin,
            Transition::Shift | Transition::Reduce => {}
        }
        state.apply(transition);
    }
    (one_root(&state), margins)
}

/// The first word that hangs on the root is the root; others that do hang on it.
fn one_root(state: &State) -> Vec<Option<u32>> {
    let first = (1..=state.count).find(|&word| state.heads[word] == state.root()).unwrap_or(1);
    (1..=state.count)
        .map(|word| match state.heads[word] {
            _ if word == first => None,
            head if head == state.root() => Some(first as u32 - 1),
            head => Some(head as u32 - 1),
        })
        .collect()
}

/// A word as the parser sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coded {
    pub(super) form: u32,
    pub(super) suffix: u32,
    pub(super) tag: u32,
    pub(super) morphology: u32,
    pub(super) valency: u32,
}

impl Coded {
    fn is_mark(&self) -> bool {
        self.tag == Upos::Punct as u32
    }
}

/// The words with, around them, the one that stands for none and the root.
pub(super) fn coded(words: &[Atoms], tags: &[Tag], lemmas: &[String]) -> Vec<Coded> {
    let edge = |number: u32, tag| Coded { form: number, suffix: number, tag, morphology: 1000 + number, valency: 0 };
    std::iter::once(edge(3, 62))
        .chain(words.iter().zip(tags).zip(lemmas).map(|((word, tag), lemma)| Coded {
            form: if tag.upos == Upos::Verb { crc32fast::hash(lemma.as_bytes()) } else { word.form },
            suffix: word.suffixes[2],
            tag: tag.upos as u32,
            morphology: u32::from(tag.morphology) | (tag.upos as u32) << 16,
            valency: if matches!(tag.upos, Upos::Verb | Upos::Aux) { word.lexicon.valency } else { 0 },
        }))
        .chain(std::iter::once(edge(4, 61)))
        .collect()
}

pub(super) fn distance(from: usize, to: usize) -> u32 {
    match from.abs_diff(to) {
        near @ 0..=5 => near as u32,
        6..=8 => 6,
        9..=14 => 7,
        _ => 8,
    }
}

/// What a transition is told from: the stack's top `s`, the next word `n`, and what hangs on them (after Zhang and Nivre
/// 2011).
#[allow(clippy::many_single_char_names, clippy::too_many_lines)] // The literature's names; a list, one template a line.
pub(super) fn transition_features(state: &State, words: &[Coded], out: &mut Vec<u32>) {
    out.clear();
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.at_depth(depth));
    let [n0, n1, n2, n3] = [0, 1, 2, 3].map(|ahead| state.ahead(ahead));
    let head = |word: usize| if word == NONE { NONE } else { state.heads[word] };
    let (h, hh) = (head(s0), head(head(s0)));
    let ([l, l2], [r, r2]) = if s0 == NONE { ([NONE; 2], [NONE; 2]) } else { (state.left[s0], state.right[s0]) };
    let [nl, nl2] = state.left[n0];
    let headed = u32::from(h != NONE);
    let apart = if s0 == NONE { 0 } else { distance(s0, n0) };
    let w = |word: usize| words[word].form;
    let t = |word: usize| words[word].tag;
    let m = |word: usize| words[word].morphology;
    let e = |word: usize| words[word].suffix;
    let v = |word: usize| words[word].valency;
    let two = |a: u32, b: u32| a | b << 8;
    let load =
        |word: usize| if word == NONE { 0 } else { two(u32::from(state.lefts[word]), u32::from(state.rights[word])) };
    let mut template = 1000;
    let mut put = |a, b, c| {
        template += 1;
        out.push(feature(template, [a, b, c]));
    };
    put(headed, apart, 0);
    put(w(s0), t(s0), headed);
    put(w(s0), headed, 0);
    put(m(s0), headed, 0);
    put(w(n0), t(n0), 0);
    put(w(n0), 0, 0);
    put(m(n0), 0, 0);
    put(w(n1), 0, 0);
    put(m(n1), 0, 0);
    put(w(n2), 0, 0);
    put(m(n2), 0, 0);
    put(m(n3), 0, 0);
    put(w(s1), 0, 0);
    put(m(s1), 0, 0);
    put(t(s2), t(s1), t(s0));
    put(e(s0), t(s0), 0);
    put(e(n0), t(n0), 0);
    put(w(s0), w(n0), 0);
    put(w(s0), m(n0), headed);
    put(m(s0), w(n0), headed);
    put(m(s0), m(n0), headed);
    put(t(s0), t(n0), apart);
    put(w(s0), t(n0), apart);
    put(t(s0), w(n0), apart);
    put(m(n0), m(n1), 0);
    put(w(n0), t(n1), 0);
    put(t(n0), w(n1), 0);
    put(m(s1), m(n0), 0);
    put(w(s1), t(n0), t(s0));
    put(t(s0), w(n1), t(n0));
    put(t(n0), t(n1), t(n2));
    put(t(s0), t(n0), t(n1));
    put(t(h), t(s0), t(n0));
    put(t(s0), t(l), t(n0));
    put(t(s0), t(r), t(n0));
    put(t(s0), t(n0), t(nl));
    put(t(s1), t(s0), t(n0));
    put(m(s0), m(n0), t(n1));
    put(two(t(s0), t(n0)), t(n1), t(n2));
    put(w(h), 0, 0);
    put(m(h), t(n0), 0);
    put(w(h), t(n0), t(s0));
    put(w(l), t(s0), 0);
    put(m(l), m(s0), 0);
    put(w(r), t(s0), t(n0));
    put(m(r), t(n0), 0);
    put(w(nl), t(n0), t(s0));
    put(m(nl), m(n0), 0);
    put(w(l2), 0, 0);
    put(t(l2), t(l), t(s0));
    put(t(r2), t(r), t(s0));
    put(t(nl2), t(nl), t(n0));
    put(t(hh), t(h), t(s0));
    put(w(hh), t(n0), 0);
    put(load(s0), t(s0), t(n0));
    put(load(s0), w(s0), t(n0));
    put(u32::from(state.lefts[n0]), t(n0), t(s0));
    put(load(s0), m(s0), m(n0));
    put(load(h), t(h), t(n0));
    put(w(s0), w(nl), t(n0));
    put(w(l), w(s0), t(n0));
    put(w(s0), w(r), t(n0));
    put(w(s1), w(s0), t(n0));
    put(t(h), w(nl), t(n0));
    put(w(l), w(nl), two(t(n0), t(s0)));
    put(two(t(s1), t(s0)), w(nl), t(n0));
    put(w(h), w(nl), t(n0));
    put(two(headed, apart), two(t(s0), t(n0)), two(t(n1), t(s1)));
    put((state.root() - n0).min(2) as u32, t(s0), t(n0));
    put(state.stack.len().min(5) as u32, t(s0), t(n0));
    put(v(s0), t(s0), t(n0));
    put(v(n0), t(s0), t(n0));
    put(v(s0), load(s0), t(n0));
    put(v(s0), t(s0), w(nl));
    put(two(v(s0), t(s0)), t(n0), t(n1));
    put(v(h), t(s0), t(n0));
    let marks = state.marks_between(s0, n0);
    put(marks, t(s0), t(n0));
    put(two(marks, t(n1)), t(s0), t(n0));
    put(marks, w(nl), two(t(s0), t(n0)));
    put(marks, m(s0), m(n0));
    put(two(state.marks_between(h, s0), headed), t(s0), two(t(h), t(n0)));
    put(w(n0 - 1), t(s0), t(n0));
    let mark = w(state.left_mark[n0]);
    put(mark, t(s0), t(n0));
    put(mark, t(s0), two(t(n0), t(nl)));
    put(mark, t(s0), two(t(n0), t(h)));
}
