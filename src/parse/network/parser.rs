//! Sentences → trees, those of like length together.
//!
//! Promises: a sentence's tree depends on its words alone, not on what is parsed with it or was before; memory is bounded
//! but for the trees themselves.

use super::Network;
use super::heads::Sayings;
use super::names::{Tag, Tagging, names};
use super::table::encode;
use super::tree::Scores;
use crate::lang::Language;
use crate::model::{Dependency, Features, Span, Tree, Upos, Word};
use frise_arithmetic::{Inputs, Products, Room, best, padded, probability};
use std::collections::HashMap;
use std::ops::Range;

/// A sentence of more words is parsed in pieces.
const LONGEST: usize = 200;
/// So many sentences are walked together.
const TOGETHER: usize = 8;
/// What the first layer makes of so many forms is kept.
const KEPT: usize = 1000;

/// Parses sentences with a network.
#[derive(Debug)]
pub struct Parser<'a> {
    network: &'a Network,
    language: &'a Language,
    kept: &'a mut Kept,
}

/// What a network made of forms, and room that it uses anew; of one network and one language alone.
#[derive(Debug, Default)]
pub struct Kept {
    known: HashMap<Box<str>, Known>,
    /// What the first layer's matrix makes of forms.
    first: Vec<f32>,
    memory: Memory,
}

/// A form that was met.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Of `first`; row 0 is the root's.
    row: u32,
    /// Whether it was met more than once since forms were dropped.
    again: bool,
}

impl Kept {
    /// Drops the forms that did not come again; `stride` is the length of a row.
    fn drop_rare(&mut self, stride: usize) {
        let mut frequent: Vec<(u32, Box<str>)> =
            self.known.drain().filter(|(_, known)| known.again).map(|(form, known)| (known.row, form)).collect();
        frequent.sort_unstable();
        frequent.truncate(KEPT / 2);
        self.first.truncate(stride * (frequent.last().map_or(0, |(row, _)| *row as usize) + 1));
        for (place, (row, form)) in (1..).zip(frequent) {
            let (from, to) = (row as usize * stride, place as usize * stride);
            self.first.copy_within(from..from + stride, to);
            self.known.insert(form, Known { row: place, again: false });
        }
        self.first.truncate(stride * (self.known.len() + 1));
    }
}

/// Room that every sentence uses anew.
#[derive(Debug, Default)]
struct Memory {
    rows: Vec<u32>,
    sentences: Vec<Range<usize>>,
    inputs: Inputs,
    encoded: Vec<f32>,
    products: Vec<f32>,
    room: Room,
    outputs: Vec<f32>,
    sayings: Sayings,
    arcs: Scores,
    relations: Vec<f32>,
    buffer: Vec<f32>,
    tagging: Tagging,
}

/// What the network says of a word.
#[derive(Clone, Copy, Debug)]
struct Analysis {
    upos: Upos,
    features: Features,
    head: Option<u32>,
    relation: Dependency,
    confidence: f32,
    tag: Tag,
}

impl<'a> Parser<'a> {
    /// A parser that goes on from what was kept of the same network and language.
    #[must_use]
    pub fn new(network: &'a Network, language: &'a Language, kept: &'a mut Kept) -> Self {
        Self { network, language, kept }
    }

    /// The trees of sentences, given as their words; `lemma` tells a lemma from form, part of speech and morphology.
    #[must_use]
    pub fn trees(
        &mut self,
        sentences: &[Vec<(Span, &str)>],
        lemma: impl Fn(&str, Upos, Features) -> String,
    ) -> Vec<Tree> {
        let all: Vec<&[(Span, &str)]> =
            sentences.iter().flat_map(|words| pieces(words).into_iter().map(|piece| &words[piece])).collect();
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|&piece| std::cmp::Reverse(all[piece].len()));
        let mut analyses = vec![Vec::new(); all.len()];
        for together in order.chunks(TOGETHER) {
            let words: Vec<&[(Span, &str)]> = together.iter().map(|&piece| all[piece]).collect();
            for (&piece, found) in together.iter().zip(self.analyse(&words)) {
                analyses[piece] = found;
            }
        }
        let mut analyses = analyses.into_iter();
        sentences.iter().map(|words| tree(words, analyses.by_ref(), &lemma)).collect()
    }

    /// What the network says of pieces of at most [`LONGEST`] words each, one at least; the longest comes first.
    fn analyse(&mut self, pieces: &[&[(Span, &str)]]) -> Vec<Vec<Analysis>> {
        self.look_up(pieces);
        let Self { network, kept: Kept { memory, first, .. }, .. } = self;
        let Memory { rows, sentences, inputs, products, room, outputs, sayings, tagging, .. } = memory;
        let stride = network.layers[0].matrix.rows();
        let first = Products { values: first, stride, start: 0 };
        if let Some(names) = &network.names {
            names.say(first, rows, sentences, tagging);
        }
        for (number, layer) in network.layers.iter().enumerate() {
            if number == 0 {
                layer.walk(first, rows, sentences, room, outputs);
                rows.iter_mut().zip(0..).for_each(|(row, place)| *row = place);
            } else {
                inputs.clear();
                inputs.push(outputs, layer.scale);
                products.clear();
                layer.matrix.multiply(inputs, products);
                let products = Products { values: products, stride: layer.matrix.rows(), start: 0 };
                layer.walk(products, rows, sentences, room, outputs);
            }
        }
        network.heads.say(outputs, inputs, sayings);
        (0..pieces.len()).map(|piece| self.decode(self.kept.memory.sentences[piece].clone())).collect()
    }

    /// The analyses of the sentence whose nodes are given, the root first.
    fn decode(&mut self, nodes: Range<usize>) -> Vec<Analysis> {
        let Memory { inputs, sayings, arcs, relations, buffer, tagging, .. } = &mut self.kept.memory;
        let start = nodes.start;
        let tags = self.network.names.as_ref().map(|names| names.tags(nodes.clone(), tagging)).unwrap_or_default();
        self.network.heads.score_arcs(sayings, nodes, inputs, buffer, arcs);
        let heads = arcs.heads();
        self.network.heads.score_relations(sayings, start, &heads, inputs, buffer, relations);
        let mut tags = tags.into_iter();
        let analysis =
            |(word, head)| Analysis { tag: tags.next().unwrap_or_default(), ..self.analysis(start, word, head) };
        heads.into_iter().enumerate().map(analysis).collect()
    }

    /// Finds the rows of the first layer for each piece's root and words, and makes those that are missing.
    fn look_up(&mut self, pieces: &[&[(Span, &str)]]) {
        let Self { network, language, kept } = self;
        let layer = &network.layers[0];
        if kept.known.len() > KEPT {
            kept.drop_rare(layer.matrix.rows());
        }
        let Kept { known, first, memory } = &mut **kept;
        memory.inputs.clear();
        if first.is_empty() {
            memory.inputs.push(&network.root, layer.scale);
        }
        memory.rows.clear();
        memory.sentences.clear();
        for words in pieces {
            memory.sentences.push(memory.rows.len()..memory.rows.len() + 1 + words.len());
            memory.rows.push(0);
            for &(_, form) in *words {
                if let Some(known) = known.get_mut(form) {
                    known.again = true;
                    memory.rows.push(known.row);
                    continue;
                }
                let row = known.len() as u32 + 1;
                known.insert(form.into(), Known { row, again: false });
                memory.rows.push(row);
                memory.encoded.clear();
                encode(&network.tables, form, language, &mut memory.encoded);
                memory.encoded.resize(padded(memory.encoded.len()), 0.0);
                memory.inputs.push(&memory.encoded, layer.scale);
            }
        }
        layer.matrix.multiply(&memory.inputs, first);
    }

    fn analysis(&self, start: usize, word: usize, head: usize) -> Analysis {
        let Network { upos, features, allowed, relations, heads, .. } = self.network;
        let Memory { sayings, arcs, .. } = &self.kept.memory;
        let (node, sections) = (start + word + 1, &heads.sections);
        let class = best(sayings.of(node, &sections.upos), |_| true).unwrap_or(0);
        let set = best(sayings.of(node, &sections.features), |set| allowed[class][set]).unwrap_or(0);
        let mut confidence = probability(arcs.of(word), head, heads.arc.temperature);
        let mut relation = Dependency::Root;
        if head != 0 {
            let scores = &self.kept.memory.relations[word * heads.relation.matrix.rows()..][..relations.len()];
            if let Some(found) = best(scores, |place| relations[place] != Dependency::Root) {
                relation = relations[found];
                confidence *= probability(scores, found, heads.relation.temperature);
            }
        }
        let head = head.checked_sub(1).map(|head| head as u32);
        Analysis { upos: upos[class], features: features[set], head, relation, confidence, tag: Tag::Outside }
    }
}

/// The tree of a sentence out of its pieces' analyses.
fn tree(
    words: &[(Span, &str)],
    mut pieces: impl Iterator<Item = Vec<Analysis>>,
    lemma: impl Fn(&str, Upos, Features) -> String,
) -> Tree {
    let mut analyses: Vec<Analysis> = Vec::with_capacity(words.len());
    let mut root = None;
    while analyses.len() < words.len() {
        let start = analyses.len() as u32;
        let Some(piece) = pieces.next() else { break };
        for mut analysis in piece {
            analysis.head = analysis.head.map(|head| head + start);
            match (analysis.head, root) {
                (None, None) => root = Some(analyses.len() as u32),
                // Nothing tells how the pieces of an endless sentence belong together.
                (None, Some(_)) => {
                    (analysis.head, analysis.relation, analysis.confidence) = (root, Dependency::Parataxis, 0.0);
                }
                (Some(_), _) => {}
            }
            analyses.push(analysis);
        }
    }
    let names = names(analyses.iter().map(|analysis| analysis.tag));
    let word = |(&(span, form), analysis): (&(Span, &str), Analysis)| Word {
        span,
        form: form.into(),
        lemma: lemma(form, analysis.upos, analysis.features).into(),
        upos: analysis.upos,
        features: analysis.features,
        head: analysis.head,
        relation: analysis.relation,
        confidence: analysis.confidence,
    };
    Tree { words: words.iter().zip(analyses).map(word).collect(), names }
}

/// The pieces in which a sentence is parsed: as long as may be, and up to a mark if one is not far.
fn pieces(words: &[(Span, &str)]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let mut end = words.len().min(start + LONGEST);
        if end < words.len() {
            let is_mark = |&place: &usize| !words[place].1.contains(char::is_alphanumeric);
            end = (start + LONGEST / 2..end).rev().find(is_mark).map_or(end, |mark| mark + 1);
        }
        pieces.push(start..end);
        start = end;
    }
    pieces
}

#[cfg(test)]
mod tests;
