//! Trains the classifier that tells where sentences end.
//!
//! The treebanks' sentences are joined by blanks alone, in their own order and in others, so that what is learnt of an end
//! does not hang on the one sentence that happened to follow. Articles with line ends show headlines: where a line ends
//! without a mark, a sentence does.

use super::classifier::Trainer;
use super::random::Random;
use crate::lang::Language;
use crate::lang::segmentation::BOUNDARIES;
use crate::parse::conllu::Record;
use crate::segment::boundary_examples;
use std::collections::HashSet;

const SEED: u64 = 7;
/// So many weights stay.
const KEPT: usize = 20000;
/// In so many orders the sentences are read.
const ORDERS: usize = 16;
/// After so many, the weights worth least are given up.
const FIRST_ORDERS: usize = 6;
/// A place of an article counts less than one of a treebank: its lines are known, and not its sentences.
const IMPORTANCE: f32 = 0.2;
/// So many sentences make a text, at most and at least.
const LONGEST: u64 = 400;
const SHORTEST: u64 = 20;
const DECAY: f32 = 1e-5;

/// The file of the classifier's weights, learnt from treebanks and from articles as they were printed.
#[must_use]
pub fn boundaries(treebanks: &[Vec<Record>], articles: &[String], language: &Language) -> Vec<u8> {
    let mut trainer = Trainer::new(DECAY);
    let mut random = Random::new(SEED);
    let mut printed: Vec<_> = articles.iter().flat_map(|article| unmarked(article, language)).collect();
    for order in 0..ORDERS {
        let mut examples = Vec::new();
        for records in treebanks {
            let mut records: Vec<&Record> = records.iter().collect();
            if order > 0 {
                random.shuffle(&mut records);
            }
            let mut rest = &records[..];
            while !rest.is_empty() {
                let count = (SHORTEST + random.next() % (LONGEST - SHORTEST)) as usize;
                let (text, others) = rest.split_at(count.min(rest.len()));
                rest = others;
                examples.extend(joined(text, language));
            }
        }
        if order == FIRST_ORDERS {
            trainer.keep(KEPT);
        }
        random.shuffle(&mut examples);
        random.shuffle(&mut printed);
        for (features, is_end, _) in &examples {
            trainer.learn(features, *is_end, 1.0);
        }
        for (features, is_end, _) in &printed {
            trainer.learn(features, *is_end, IMPORTANCE);
        }
        if order >= FIRST_ORDERS {
            trainer.count();
        }
    }
    trainer.file(BOUNDARIES)
}

/// The places of sentences that stand one after the other.
fn joined(records: &[&Record], language: &Language) -> Vec<(Vec<u32>, bool, bool)> {
    let (mut text, mut ends) = (String::new(), HashSet::new());
    for record in records {
        text.push_str(&record.text);
        ends.insert(text.len());
        text.push(' ');
    }
    boundary_examples(&text, &ends, language)
}

/// The places of an article without a mark, its line ends taken away: what they said is known, and nothing else is.
fn unmarked(article: &str, language: &Language) -> Vec<(Vec<u32>, bool, bool)> {
    let (mut text, mut ends) = (String::new(), HashSet::new());
    for line in article.lines().map(str::trim).filter(|line| !line.is_empty()) {
        text.push_str(line);
        ends.insert(text.len());
        text.push(' ');
    }
    boundary_examples(&text, &ends, language).into_iter().filter(|(_, _, marked)| !marked).collect()
}
