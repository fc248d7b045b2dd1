//! A line's tree, as the finder of actors asks it: which word a mention stands on, and what that word is in its clause.

use super::line::Line;
use crate::model::{Dependency, NameKind, Span, Tree, Upos, Word};

/// How far a search goes up a tree.
const DEPTH: usize = 16;

/// A line with its tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Syntax<'a> {
    tree: &'a Tree,
}

impl<'a> Syntax<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self { tree }
    }

    /// How many words it has.
    pub(super) fn len(self) -> usize {
        self.tree.words.len()
    }

    pub(super) fn word(self, place: usize) -> &'a Word {
        &self.tree.words[place]
    }

    /// The word that heads what stands in a span: the first whose own head stands outside.
    pub(super) fn head_in(self, span: Span) -> Option<usize> {
        let begin = self.tree.words.partition_point(|word| word.span.end <= span.start);
        let words = self.tree.words.iter().enumerate().skip(begin).take_while(|(_, word)| word.span.start < span.end);
        let outside = |word: &Word| word.head.is_none_or(|head| !self.word(head as usize).span.overlaps(span));
        // « du » is an article and a preposition in one span: what they belong to says more.
        let heads = words.filter(|(_, word)| outside(word)).map(|(place, _)| place);
        heads.max_by_key(|&place| !matches!(self.word(place).upos, Upos::Adp | Upos::Det | Upos::Punct))
    }

    /// The words that depend on a word and stand near it.
    pub(super) fn parts(self, place: usize) -> impl Iterator<Item = &'a Word> {
        let near = &self.tree.words[place.saturating_sub(DEPTH)..self.tree.words.len().min(place + DEPTH)];
        near.iter().filter(move |word| word.head == Some(place as u32))
    }

    /// The words above a word, nearest first, each with the one below it through which it was reached.
    pub(super) fn above(self, place: usize) -> impl Iterator<Item = (usize, usize)> + 'a {
        let up = move |&(here, _): &(usize, usize)| self.word(here).head.map(|head| (head as usize, here));
        std::iter::successors(Some((place, place)), up).skip(1).take(DEPTH)
    }

    /// Whether a word is the subject of its head.
    pub(super) fn is_subject(self, place: usize) -> bool {
        use Dependency::{ExplSubj, Nsubj, NsubjCaus, NsubjPass};
        matches!(self.word(place).relation, Nsubj | NsubjPass | NsubjCaus | ExplSubj)
    }

    /// For each word, its subject.
    pub(super) fn subjects(self) -> Vec<Option<usize>> {
        let mut subjects = vec![None; self.tree.words.len()];
        for place in (0..self.tree.words.len()).filter(|&place| self.is_subject(place)) {
            if let Some(head) = self.word(place).head {
                subjects[head as usize].get_or_insert(place);
            }
        }
        subjects
    }

    /// For each word, whether a preposition stands before it.
    pub(super) fn has_preposition(self, place: usize) -> bool {
        let here = |word: &Word| word.relation == Dependency::Case && word.head == Some(place as u32);
        self.tree.words[..place].iter().rev().take(DEPTH).any(here)
    }

    /// The names that the parser read, as units of the line.
    pub(super) fn names(self, line: &Line) -> Vec<(usize, usize, NameKind)> {
        let units = self.tree.names.iter().filter_map(|name| {
            let words = self.tree.words.get(name.words.start as usize..name.words.end as usize)?;
            let span = words.first()?.span.join(words.last()?.span);
            let first = line.units.partition_point(|unit| unit.span.end <= span.start);
            let end = line.units.partition_point(|unit| unit.span.start < span.end);
            (first < end).then(|| (first, end - 1, name.kind))
        });
        units.collect()
    }
}
