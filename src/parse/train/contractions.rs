//! Trains the classifier that tells a contraction from one word.

use super::random::Random;
use crate::lang::Language;
use crate::lang::resource::Seal;
use crate::lang::segmentation::{SEAL, Splitter};
use crate::model::Span;
use crate::parse::conllu::Record;
use crate::segment::contraction_features;

const SEED: u64 = 99;
const ROUNDS: usize = 12;

/// The file of the classifier's weights, and on how many of its last round's words it was right.
#[must_use]
pub fn splitter(records: &[Record], language: &Language) -> (Vec<u8>, f64) {
    let mut examples = examples(records, language);
    let mut random = Random::new(SEED);
    let mut weights = vec![0i32; Splitter::SIZE];
    let mut sums = vec![0i64; Splitter::SIZE];
    let mut right = 0;
    for _ in 0..ROUNDS {
        random.shuffle(&mut examples);
        right = 0;
        for (features, is_split) in &examples {
            let score: i32 = features.iter().map(|&feature| weights[feature as usize % Splitter::SIZE]).sum();
            if (score >= 0) == *is_split {
                right += 1;
            } else {
                let change = if *is_split { 1 } else { -1 };
                for &feature in features {
                    weights[feature as usize % Splitter::SIZE] += change;
                }
            }
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += i64::from(*weight));
        }
    }
    let mut sizes: Vec<i64> = sums.iter().map(|sum| sum.abs()).collect();
    sizes.sort_unstable();
    let largest = sizes[sizes.len() * 999 / 1000].max(1);
    let bytes: Vec<u8> = sums.iter().map(|sum| (sum * 127 / largest).clamp(-127, 127) as i8 as u8).collect();
    (Seal::close(&SEAL, &bytes), 100.0 * f64::from(right) / examples.len().max(1) as f64)
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
