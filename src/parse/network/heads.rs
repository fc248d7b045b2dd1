//! outputs of the last layer → scores of parts of speech, morphology, heads and relations.

use super::tree::Scores;
use frise_arithmetic::{Inputs, Matrix, Scale, four_products, leaky, padded, product};
use std::ops::Range;

/// So many heads of a word are scored at once.
const HEADS: usize = 4;

/// Rows of the heads' matrix, each section from a multiple of eight on.
#[derive(Debug)]
pub(super) struct Sections {
    pub(super) upos: Range<usize>,
    pub(super) features: Range<usize>,
    pub(super) arc_head: Range<usize>,
    pub(super) arc_dependent: Range<usize>,
    pub(super) relation_head: Range<usize>,
    pub(super) relation_dependent: Range<usize>,
}

/// What scores a pair of words, from what the sections say of each.
#[derive(Debug)]
pub(super) struct Pair {
    /// Of its inputs.
    pub(super) scale: Scale,
    /// What scores are divided by before they become probabilities.
    pub(super) temperature: f32,
    pub(super) matrix: Matrix,
}

/// What stands upon the last layer.
#[derive(Debug)]
pub(super) struct Heads {
    /// Of the last layer's outputs.
    pub(super) scale: Scale,
    /// All sections in one, so that words are read once.
    pub(super) matrix: Matrix,
    pub(super) sections: Sections,
    pub(super) arc: Pair,
    pub(super) relation: Pair,
}

/// What the sections say of the words of some sentences, the root first in each.
#[derive(Debug, Default)]
pub(super) struct Sayings {
    values: Vec<f32>,
    stride: usize,
}

impl Sayings {
    /// What a section says of a word.
    pub(super) fn of(&self, node: usize, section: &Range<usize>) -> &[f32] {
        &self.values[node * self.stride..][section.clone()]
    }

    /// The same with the zeros behind it.
    fn padded(&self, node: usize, section: &Range<usize>) -> &[f32] {
        &self.values[node * self.stride..][section.start..section.start + padded(section.len())]
    }
}

impl Heads {
    /// Fills in what the sections say of the nodes that the last layer's outputs stand for.
    pub(super) fn say(&self, outputs: &[f32], inputs: &mut Inputs, sayings: &mut Sayings) {
        inputs.clear();
        inputs.push(outputs, self.scale);
        sayings.values.clear();
        sayings.stride = self.matrix.rows();
        self.matrix.multiply(inputs, &mut sayings.values);
        for row in sayings.values.chunks_exact_mut(sayings.stride) {
            leaky(&mut row[self.sections.arc_head.clone()]);
            leaky(&mut row[self.sections.arc_dependent.clone()]);
        }
    }

    /// Fills in the scores of all pairs of a word and its head in one sentence, whose nodes are given.
    pub(super) fn score_arcs(
        &self,
        sayings: &Sayings,
        nodes: Range<usize>,
        inputs: &mut Inputs,
        buffer: &mut Vec<f32>,
        scores: &mut Scores,
    ) {
        inputs.clear();
        for node in nodes.clone().skip(1) {
            inputs.push(sayings.padded(node, &self.sections.arc_dependent), self.arc.scale);
        }
        buffer.clear();
        self.arc.matrix.multiply(inputs, buffer);
        scores.words = nodes.len() - 1;
        scores.values.clear();
        for (word, dependent) in buffer.chunks_exact(self.arc.matrix.rows()).enumerate() {
            let said = |head| sayings.padded(head, &self.sections.arc_head);
            let own = scores.values.len() + word + 1;
            let mut heads = nodes.clone();
            while heads.len() >= HEADS {
                let four = std::array::from_fn(|place| said(heads.start + place));
                scores.values.extend(four_products(dependent, four));
                heads.start += HEADS;
            }
            scores.values.extend(heads.map(|head| product(dependent, said(head))));
            scores.values[own] = f32::NEG_INFINITY;
        }
    }

    /// Fills in a row of scores of relations for each word of the sentence that begins at a node, given the words' heads.
    pub(super) fn score_relations(
        &self,
        sayings: &Sayings,
        start: usize,
        heads: &[usize],
        inputs: &mut Inputs,
        buffer: &mut Vec<f32>,
        scores: &mut Vec<f32>,
    ) {
        inputs.clear();
        for (word, &head) in heads.iter().enumerate() {
            let of_head = sayings.padded(start + head, &self.sections.relation_head);
            let of_word = sayings.padded(start + word + 1, &self.sections.relation_dependent);
            buffer.clear();
            buffer.extend(of_head.iter().zip(of_word).map(|(of_head, of_word)| of_head + of_word));
            leaky(buffer);
            inputs.push(buffer, self.relation.scale);
        }
        scores.clear();
        self.relation.matrix.multiply(inputs, scores);
    }
}
