//! gold trees × parsed trees → which word is which.
//!
//! Promises: words are aligned as the shared task's scorer aligns them: by the characters that they cover; where a multiword
//! token stands on either side, by the longest common subsequence of the forms in the smallest stretch that holds it whole.
//! Places are bytes of the text that both share; no word begins or ends with white space, so they tell the same as the
//! scorer's count of the characters without it.

use super::Count;
use crate::model::{Dependency, Span, Tree, Upos, Word};
use std::collections::{BTreeMap, BTreeSet};

/// The words of trees, in one row.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    /// A multiword token is one.
    pub(super) tokens: Vec<Span>,
    pub(super) sentences: Vec<Span>,
}

/// A word with its place in a row.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) word: &'a Word,
    /// The place of its head; `None` for a root.
    head: Option<usize>,
    /// The places of the function words that depend on it.
    function_words: Vec<usize>,
    /// Whether it is of a token of several words.
    multiword: bool,
    /// What is compared in a stretch with multiword tokens.
    form: String,
}

impl Node<'_> {
    /// Whether its relation is one between content words.
    pub(super) fn is_content(&self) -> bool {
        !self.is_function_word() && self.relation() != "punct"
    }

    fn is_function_word(&self) -> bool {
        matches!(self.relation(), "aux" | "cop" | "mark" | "det" | "clf" | "case" | "cc")
    }

    /// Its relation without the subtype.
    pub(super) fn relation(&self) -> &'static str {
        self.label().split(':').next().unwrap_or_default()
    }

    /// Its relation with the subtype.
    pub(super) fn label(&self) -> &'static str {
        self.word.relation.as_str()
    }
}

/// From the first to the last word of a tree.
pub(super) fn span(tree: &Tree) -> Option<Span> {
    Some(tree.words.first()?.span.join(tree.words.last()?.span))
}

impl<'a> Row<'a> {
    pub(super) fn new(trees: &'a [Tree]) -> Self {
        let mut row = Self::default();
        for tree in trees {
            row.push(tree);
        }
        row
    }

    fn push(&mut self, tree: &'a Tree) {
        let first = self.nodes.len();
        self.sentences.extend(span(tree));
        for (place, word) in tree.words.iter().enumerate() {
            let same = |other: Option<&Word>| other.is_some_and(|other| other.span == word.span);
            let goes_on = place > 0 && same(tree.words.get(place - 1));
            if !goes_on {
                self.tokens.push(word.span);
            }
            self.nodes.push(Node {
                word,
                head: word.head.map(|head| first + head as usize),
                function_words: Vec::new(),
                multiword: goes_on || same(tree.words.get(place + 1)),
                form: word.form.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect(),
            });
        }
        for place in first..self.nodes.len() {
            if let Some(head) = self.nodes[place].head.filter(|_| self.nodes[place].is_function_word()) {
                self.nodes[head].function_words.push(place);
            }
        }
    }

    /// Subjects, verbs and objects, by their places.
    pub(super) fn triples(&self) -> BTreeSet<[usize; 3]> {
        let mut roles: BTreeMap<(usize, Dependency), Vec<usize>> = BTreeMap::new();
        for (place, node) in self.nodes.iter().enumerate() {
            if let Some(verb) = node.head.filter(|&head| self.nodes[head].word.upos == Upos::Verb) {
                roles.entry((verb, node.word.relation)).or_default().push(place);
            }
        }
        let mut triples = BTreeSet::new();
        for (&(verb, relation), subjects) in &roles {
            let object = match relation {
                Dependency::Nsubj => Dependency::Obj,
                Dependency::OblAgent => Dependency::NsubjPass,
                _ => continue,
            };
            for &object in roles.get(&(verb, object)).into_iter().flatten() {
                triples.extend(subjects.iter().map(|&subject| [subject, verb, object]));
            }
        }
        triples
    }
}

/// Two rows of one text, and the words that they share.
pub(super) struct Alignment<'a> {
    pub(super) gold: Row<'a>,
    pub(super) system: Row<'a>,
    /// For each word of the system's row, its place in the gold one.
    partners: Vec<Option<usize>>,
}

impl<'a> Alignment<'a> {
    pub(super) fn new(gold: Row<'a>, system: Row<'a>) -> Self {
        let mut partners = vec![None; system.nodes.len()];
        let (mut left, mut right) = (0, 0);
        while let (Some(ours), Some(theirs)) = (gold.nodes.get(left), system.nodes.get(right)) {
            if ours.multiword || theirs.multiword {
                let stretch = Stretch::around(&gold.nodes, &system.nodes, left, right);
                stretch.align(&gold.nodes, &system.nodes, &mut partners);
                (left, right) = (stretch.gold.1, stretch.system.1);
            } else if ours.word.span == theirs.word.span {
                partners[right] = Some(left);
                (left, right) = (left + 1, right + 1);
            } else if ours.word.span.start <= theirs.word.span.start {
                left += 1;
            } else {
                right += 1;
            }
        }
        Self { gold, system, partners }
    }

    /// The place in the gold row of a word of the system's.
    pub(super) fn partner(&self, system: usize) -> Option<usize> {
        self.partners[system]
    }

    /// The words that both rows have.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&Node<'a>, &Node<'a>)> {
        let nodes = self.system.nodes.iter().zip(&self.partners);
        nodes.filter_map(|(node, partner)| Some((&self.gold.nodes[(*partner)?], node)))
    }

    /// Counts the words that pass; of those that both rows have, the gold one decides.
    pub(super) fn count(&self, pass: fn(&Node<'a>) -> bool, right: impl Fn(&Node, &Node) -> bool) -> Count {
        Count {
            gold: self.gold.nodes.iter().filter(|node| pass(node)).count(),
            system: self.system.nodes.iter().filter(|node| pass(node)).count(),
            correct: self.pairs().filter(|(gold, system)| pass(gold) && right(gold, system)).count(),
        }
    }

    /// Whether both are roots, or hang on the same word.
    pub(super) fn same_head(&self, gold: &Node, system: &Node) -> bool {
        match (gold.head, system.head) {
            (None, None) => true,
            (Some(gold), Some(system)) => self.partners[system] == Some(gold),
            _ => false,
        }
    }

    /// Whether the same function words hang on both, each alike in `same`.
    pub(super) fn same_function_words(&self, gold: &Node, system: &Node, same: impl Fn(&Node, &Node) -> bool) -> bool {
        let alike = |(&gold, &system): (&usize, &usize)| {
            self.partners[system] == Some(gold) && same(&self.gold.nodes[gold], &self.system.nodes[system])
        };
        gold.function_words.len() == system.function_words.len()
            && gold.function_words.iter().zip(&system.function_words).all(alike)
    }
}

/// Words of both rows that cover the same characters; from, to.
struct Stretch {
    gold: (usize, usize),
    system: (usize, usize),
}

impl Stretch {
    /// The smallest stretch that holds the multiword tokens at two places whole.
    fn around(gold: &[Node], system: &[Node], mut left: usize, mut right: usize) -> Self {
        let (ours, theirs) = (&gold[left], &system[right]);
        let mut end = if ours.multiword { ours.word.span.end } else { theirs.word.span.end };
        if ours.multiword {
            right += usize::from(!theirs.multiword && theirs.word.span.start < ours.word.span.start);
        } else {
            left += usize::from(ours.word.span.start < theirs.word.span.start);
        }
        let start = (left, right);
        let is_beyond = |node: &Node, end: u32| {
            if node.multiword { node.word.span.start >= end } else { node.word.span.end > end }
        };
        loop {
            let (ours, theirs) = (gold.get(left), system.get(right));
            if [ours, theirs].into_iter().flatten().all(|node| is_beyond(node, end)) {
                return Self { gold: (start.0, left), system: (start.1, right) };
            }
            let mine = match (ours, theirs) {
                (Some(ours), Some(theirs)) => ours.word.span.start <= theirs.word.span.start,
                (ours, _) => ours.is_some(),
            };
            if let Some(node) = if mine { ours } else { theirs }.filter(|node| node.multiword) {
                end = end.max(node.word.span.end);
            }
            if mine {
                left += 1;
            } else {
                right += 1;
            }
        }
    }

    /// Aligns the longest common subsequence of the forms.
    fn align(&self, gold: &[Node], system: &[Node], partners: &mut [Option<usize>]) {
        let (ours, theirs) = (&gold[self.gold.0..self.gold.1], &system[self.system.0..self.system.1]);
        let mut longest = vec![vec![0_usize; theirs.len() + 1]; ours.len() + 1];
        for left in (0..ours.len()).rev() {
            for right in (0..theirs.len()).rev() {
                let skipped = longest[left + 1][right].max(longest[left][right + 1]);
                let same = ours[left].form == theirs[right].form;
                longest[left][right] = if same { skipped.max(1 + longest[left + 1][right + 1]) } else { skipped };
            }
        }
        let (mut left, mut right) = (0, 0);
        while left < ours.len() && right < theirs.len() {
            if ours[left].form == theirs[right].form {
                partners[self.system.0 + right] = Some(self.gold.0 + left);
                (left, right) = (left + 1, right + 1);
            } else if longest[left][right] == longest[left + 1][right] {
                left += 1;
            } else {
                right += 1;
            }
        }
    }
}

/// Counts the spans that both lists have.
pub(super) fn count_spans(gold: &[Span], system: &[Span]) -> Count {
    let all: BTreeSet<Span> = gold.iter().copied().collect();
    let correct = system.iter().filter(|span| all.contains(span)).count();
    Count { gold: gold.len(), system: system.len(), correct }
}
