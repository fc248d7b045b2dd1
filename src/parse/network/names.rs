//! words' tags → names.

use crate::model::{Name, NameKind};
use frise_arithmetic::{Inputs, Layer, Matrix, Products, Room, Scale};
use std::ops::Range;

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tag {
    /// In none.
    #[default]
    Outside,
    /// At its beginning.
    Begin(NameKind),
    /// In its middle or at its end.
    Inside(NameKind),
}

impl Tag {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        match name.split_once('-') {
            None if name == "O" => Some(Self::Outside),
            Some(("B", kind)) => NameKind::from_name(kind).map(Self::Begin),
            Some(("I", kind)) => NameKind::from_name(kind).map(Self::Inside),
            _ => None,
        }
    }

    /// Whether it may stand behind another.
    fn follows(self, before: Self) -> bool {
        match self {
            Self::Inside(kind) => before == Self::Begin(kind) || before == Self::Inside(kind),
            Self::Outside | Self::Begin(_) => true,
        }
    }
}

/// What finds names: a layer upon the tables' rows, apart from those that find syntax, and scores upon it.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) layer: Layer,
    /// Where its rows begin in the first layer's matrix.
    pub(super) start: usize,
    /// Of the layer's outputs.
    pub(super) scale: Scale,
    pub(super) matrix: Matrix,
    pub(super) chain: Chain,
}

/// What is said of names in some sentences, and room that is used anew.
#[derive(Debug, Default)]
pub(super) struct Tagging {
    room: Room,
    outputs: Vec<f32>,
    inputs: Inputs,
    /// For each node a row.
    scores: Vec<f32>,
    search: Search,
}

impl Names {
    /// Scores the nodes of sentences, whose rows of the first layer's products are given.
    pub(super) fn say(&self, first: Products, rows: &[u32], sentences: &[Range<usize>], tagging: &mut Tagging) {
        let Tagging { room, outputs, inputs, scores, .. } = tagging;
        self.layer.walk(Products { start: self.start, ..first }, rows, sentences, room, outputs);
        inputs.clear();
        inputs.push(outputs, self.scale);
        scores.clear();
        self.matrix.multiply(inputs, scores);
    }

    /// The scores of a node.
    pub(super) fn of<'t>(&self, node: usize, tagging: &'t Tagging) -> &'t [f32] {
        &tagging.scores[node * self.matrix.rows()..][..self.chain.tags.len()]
    }

    /// The tags of a sentence, whose nodes are given, the root first.
    pub(super) fn tags(&self, nodes: Range<usize>, tagging: &mut Tagging) -> Vec<Tag> {
        let mut search = std::mem::take(&mut tagging.search);
        let tags = self.chain.best(nodes.skip(1).map(|node| self.of(node, tagging)), &mut search);
        tagging.search = search;
        tags
    }
}

/// Which tags go together, as a linear-chain conditional random field over them tells (Lafferty et al. 2001).
#[derive(Debug)]
pub(super) struct Chain {
    tags: Vec<Tag>,
    /// What a tag adds behind another: a row for the sentence's beginning, then one for each tag before.
    transitions: Vec<f32>,
}

/// Room for a search, used anew.
#[derive(Debug, Default)]
pub(super) struct Search {
    best: Vec<f32>,
    next: Vec<f32>,
    /// For each word and tag, the best tag before.
    before: Vec<usize>,
}

impl Chain {
    /// How many transitions so many tags have.
    pub(super) fn transitions(tags: usize) -> usize {
        (tags + 1) * tags
    }

    /// The field of some tags; what no name has is never taken, whatever the transitions say.
    pub(super) fn new(tags: Vec<Tag>, mut transitions: Vec<f32>) -> Self {
        let before = std::iter::once(Tag::Outside).chain(tags.iter().copied());
        for (row, before) in transitions.chunks_mut(tags.len().max(1)).zip(before) {
            for (transition, tag) in row.iter_mut().zip(&tags) {
                if !tag.follows(before) {
                    *transition = f32::NEG_INFINITY;
                }
            }
        }
        Self { tags, transitions }
    }

    /// The best tags of a sentence, after Viterbi: `words` are the scores of each word's tags, in order. Of tags alike
    /// the first counts.
    pub(super) fn best<'s>(&self, words: impl Iterator<Item = &'s [f32]>, search: &mut Search) -> Vec<Tag> {
        let Search { best, next, before } = search;
        let count = self.tags.len();
        best.clear();
        before.clear();
        for (word, scores) in words.enumerate() {
            next.clear();
            for (tag, score) in scores.iter().enumerate() {
                let behind = |place: usize| best[place] + self.transitions[(place + 1) * count + tag];
                let (place, sum) = if word == 0 { (0, self.transitions[tag]) } else { largest((0..count).map(behind)) };
                before.push(place);
                next.push(sum + score);
            }
            std::mem::swap(best, next);
        }
        let mut place = largest(best.iter().copied()).0;
        let mut tags: Vec<Tag> = Vec::with_capacity(before.len() / count.max(1));
        for before in before.chunks(count.max(1)).rev() {
            tags.push(self.tags[place]);
            place = before[place];
        }
        tags.reverse();
        tags
    }
}

/// The first of the largest values, and its place.
fn largest(values: impl Iterator<Item = f32>) -> (usize, f32) {
    values
        .enumerate()
        .fold((0, f32::NEG_INFINITY), |best, (place, value)| if value > best.1 { (place, value) } else { best })
}

/// The names that tags tell; one that goes on without having begun begins there.
pub(super) fn names(tags: impl Iterator<Item = Tag>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (place, tag) in tags.enumerate() {
        let place = place as u32;
        let open = names.last_mut().filter(|name| name.words.end == place);
        match (tag, open) {
            (Tag::Outside, _) => {}
            (Tag::Inside(kind), Some(name)) if name.kind == kind => name.words.end = place + 1,
            (Tag::Begin(kind) | Tag::Inside(kind), _) => names.push(Name { words: place..place + 1, kind }),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tags: &str) -> Vec<(u32, u32, NameKind)> {
        let tags = tags.split(' ').map(|tag| Tag::from_name(tag).expect("a tag"));
        names(tags).into_iter().map(|name| (name.words.start, name.words.end, name.kind)).collect()
    }

    #[test]
    fn names_begin_and_end() {
        use NameKind::{Person, Place};
        assert_eq!(read("O B-Person I-Person O"), [(1, 3, Person)], "a name goes on inside");
        assert_eq!(read("B-Person B-Person"), [(0, 1, Person), (1, 2, Person)], "each beginning is a name");
        assert_eq!(read("B-Person I-Location"), [(0, 1, Person), (1, 2, Place)], "another kind is another name");
        assert_eq!(read("O I-Location I-Location"), [(1, 3, Place)], "what is inside must be in a name");
        assert_eq!(read("B-Location O I-Location"), [(0, 1, Place), (2, 3, Place)], "a gap ends a name");
        assert!(["", "B", "B-", "X-Person", "b-Person"].iter().all(|tag| Tag::from_name(tag).is_none()));
    }

    const TAGS: [&str; 5] = ["O", "B-Person", "I-Person", "B-Location", "I-Location"];

    /// A field that likes a person's name to go on, and nothing else.
    fn chain() -> Chain {
        let mut transitions = vec![0.0; Chain::transitions(TAGS.len())];
        transitions[2 * TAGS.len() + 2] = 1.0;
        Chain::new(TAGS.iter().map(|tag| Tag::from_name(tag).expect("a tag")).collect(), transitions)
    }

    fn best(words: &[[f32; 5]]) -> Vec<(u32, u32, NameKind)> {
        let tags = chain().best(words.iter().map(|scores| &scores[..]), &mut Search::default());
        assert_eq!(tags.len(), words.len(), "each word has a tag");
        names(tags.into_iter()).into_iter().map(|name| (name.words.start, name.words.end, name.kind)).collect()
    }

    #[test]
    fn neighbours_decide_together() {
        use NameKind::Person;
        const BEGIN: [f32; 5] = [0.0, 3.0, 0.0, 0.0, 0.0];
        const UNSURE: [f32; 5] = [0.5, 0.0, 0.0, 0.0, 0.0];
        assert_eq!(best(&[BEGIN, UNSURE]), [(0, 2, Person)], "what is liked behind a beginning outweighs half a point");
        assert_eq!(best(&[BEGIN, UNSURE, UNSURE]), [(0, 2, Person)], "nothing is liked behind the name's middle");
        assert_eq!(best(&[UNSURE, BEGIN]), [(1, 2, Person)], "the sentence's beginning likes nothing");
        assert_eq!(best(&[]), [], "no words, no names");
    }

    #[test]
    fn names_never_go_on_without_a_beginning() {
        const INSIDE: [f32; 5] = [0.0, 0.0, 0.0, 0.0, 9.0];
        const BEGIN: [f32; 5] = [0.0, 3.0, 0.0, 0.0, 0.0];
        assert_eq!(best(&[INSIDE]), [], "a place that has not begun is outside");
        assert_eq!(best(&[BEGIN, INSIDE]), [(0, 2, NameKind::Place)], "what goes on tells how it begins");
    }
}
