//! Trains the classifier that tells a contraction from one word.

use super::classifier::Trainer;
use super::random::Random;
use crate::lang::Language;
use crate::lang::segmentation::CONTRACTIONS;
use crate::model::Span;
use crate::parse::conllu::Record;
use crate::segment::contraction_features;

const SEED: u64 = 99;
/// So many weights stay.
const KEPT: usize = 12000;
const ROUNDS: usize = 8;
/// After so many, the weights worth least are given up.
const FIRST_ROUNDS: usize = 4;
const DECAY: f32 = 1e-5;

/// The file of the classifier's weights.
#[must_use]
pub fn contractions(records: &[Record], language: &Language) -> Vec<u8> {
    let mut examples = examples(records, language);
    let mut random = Random::new(SEED);
    let mut trainer = Trainer::new(DECAY);
    for round in 0..ROUNDS {
        if round == FIRST_ROUNDS {
            trainer.keep(KEPT);
        }
        random.shuffle(&mut examples);
        for (features, is_split) in &examples {
            trainer.learn(features, *is_split, 1.0);
        }
        if round >= FIRST_ROUNDS {
            trainer.count();
        }
    }
    trainer.file(CONTRACTIONS)
}

/// The ambiguous words of the treebanks, each with whether it is two.
fn examples(records: &[Record], language: &Language) -> Vec<(Vec<u32>, bool)> {
    let mut examples = Vec::new();
    for record in records {
        let words = &record.tree.words;
        let mut spans: Vec<Span> = words.iter().map(|word| word.span).collect();
        spans.dedup();
        let forms: Vec<&str> = spans.iter().map(|span| span.of(&record.text)).collect();
        for (place, form) in forms.iter().enumerate() {
            let known = language.segmentation.contractions.get(form.to_lowercase().as_str());
            if known.is_some_and(|contraction| contraction.ambiguous) {
                let parts = words.iter().filter(|word| word.span == spans[place]).count();
                examples.push((contraction_features(&forms, place, language), parts > 1));
            }
        }
    }
    examples
}
