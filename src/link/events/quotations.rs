//! The words that documents quote: articles that quote the same words tell the same statement.

use crate::lang::linking::fold;
use crate::link::corpus::words;
use crate::model::{Reading, Span};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Quotations are compared by runs of this many words: shorter ones are said by many.
const RUN: usize = 5;
/// Of a long quotation this many runs are kept.
const RUNS: usize = 64;

/// A document's quotations in the order of their ends, each as its runs of words.
pub(super) struct Quotations {
    quotes: Vec<(Span, Vec<u64>)>,
}

impl Quotations {
    pub fn of(reading: &Reading) -> Self {
        let mut quotes: Vec<(Span, Vec<u64>)> =
            reading.quotes.iter().map(|quote| (quote.span, runs(words(reading, quote.span)))).collect();
        quotes.sort_by_key(|(span, _)| span.end);
        Self { quotes }
    }

    /// The runs of all quotations that a sentence shares words with.
    pub fn in_sentence(&self, sentence: Span) -> Vec<u64> {
        let first = self.quotes.partition_point(|(span, _)| span.end <= sentence.start);
        let shared = self.quotes[first..].iter().take_while(|(span, _)| span.start < sentence.end);
        let mut runs: Vec<u64> = shared.flat_map(|(_, runs)| runs).copied().collect();
        runs.sort_unstable();
        runs.dedup();
        runs
    }
}

fn runs(quoted: &str) -> Vec<u64> {
    let folded = fold(quoted);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let hash = |run: &[&str]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).take(RUNS).collect()
}
