//! treebanks → how well their running text is cut: sentences and words without parsing them, and contractions.

use crate::lang::Language;
use crate::model::{Article, Part, PartKind, Span};
use crate::parse::conllu::Record;
use crate::parse::evaluate::Count;
use crate::segment;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// The figures of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// Sentences, by their first and last character.
    pub sentences: Count,
    /// Syntactic words, by their characters and their place among the words that share them.
    pub words: Count,
    /// Written words that may stand for one word or for two: how many there are, and how many were cut rightly.
    pub contractions: (usize, usize),
    /// What is wrong: each place of the text with the gold sentences' ends `|` and the ends found `¦`.
    pub errors: Vec<String>,
}

/// Cuts a treebank's sentences, joined by blanks, and compares.
#[must_use]
pub fn measure(records: &[Record], language: &Language) -> Cut {
    let (mut text, mut gold_sentences, mut gold_words) = (String::new(), Vec::new(), Vec::new());
    for record in records {
        let start = text.len() as u32;
        let words =
            record.tree.words.iter().map(|word| Span { start: word.span.start + start, end: word.span.end + start });
        let words: Vec<Span> = words.collect();
        gold_sentences.extend(words.first().zip(words.last()).map(|(first, last)| first.join(*last)));
        gold_words.extend(words);
        text.push_str(&record.text);
        text.push(' ');
    }
    let part = Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" };
    let article = Article {
        doc: String::new(),
        text,
        parts: vec![part],
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
        published: None,
    };
    let sentences = segment::segment(&article, language);
    let words: Vec<Span> = sentences.iter().flat_map(|sentence| &sentence.tokens).map(|token| token.span).collect();
    let found: Vec<Span> = sentences.iter().map(|sentence| sentence.span).collect();
    let text = &article.text;
    Cut {
        sentences: count(&gold_sentences.iter().copied().collect(), &found.iter().copied().collect()),
        words: count(&numbered(&gold_words), &numbered(&words)),
        contractions: contractions(text, &gold_words, &words, language),
        errors: [ends(text, &gold_sentences, &found), differing(text, &gold_words, &words)].concat(),
    }
}

fn count<T: std::hash::Hash + Eq>(gold: &HashSet<T>, found: &HashSet<T>) -> Count {
    Count { gold: gold.len(), system: found.len(), correct: gold.intersection(found).count() }
}

/// Each word with its place among those that share its characters.
fn numbered(words: &[Span]) -> HashSet<(Span, usize)> {
    let mut seen: HashMap<Span, usize> = HashMap::new();
    words
        .iter()
        .map(|&span| {
            let place = seen.entry(span).or_default();
            *place += 1;
            (span, *place)
        })
        .collect()
}

fn contractions(text: &str, gold: &[Span], found: &[Span], language: &Language) -> (usize, usize) {
    let parts = |words: &[Span]| {
        let mut parts: HashMap<Span, usize> = HashMap::new();
        for span in words {
            *parts.entry(*span).or_default() += 1;
        }
        parts
    };
    let (gold, found) = (parts(gold), parts(found));
    let ambiguous = gold.iter().filter(|(span, _)| {
        let known = language.segmentation.contractions.get(span.of(text).to_lowercase().as_str());
        known.is_some_and(|contraction| contraction.ambiguous)
    });
    ambiguous.fold((0, 0), |(all, right), (span, parts)| (all + 1, right + usize::from(found.get(span) == Some(parts))))
}

/// The ends of sentences that are only in the gold trees (`|`) or only found (`¦`), each with the text around.
fn ends(text: &str, gold: &[Span], found: &[Span]) -> Vec<String> {
    let ends = |sentences: &[Span]| sentences.iter().map(|sentence| sentence.end).collect::<HashSet<u32>>();
    let (gold, found) = (ends(gold), ends(found));
    let mut all: Vec<(u32, char)> = gold.difference(&found).map(|&end| (end, '|')).collect();
    all.extend(found.difference(&gold).map(|&end| (end, '¦')));
    all.sort_unstable();
    all.into_iter().map(|(end, mark)| around(text, end as usize, mark)).collect()
}

/// The words that are only in the gold trees, or only found.
fn differing(text: &str, gold: &[Span], found: &[Span]) -> Vec<String> {
    let (gold, found) = (numbered(gold), numbered(found));
    let mut all: Vec<(Span, char)> = gold.difference(&found).map(|&(span, _)| (span, '+')).collect();
    all.extend(found.difference(&gold).map(|&(span, _)| (span, '-')));
    all.sort_unstable_by_key(|(span, mark)| (span.start, span.end, *mark));
    all.into_iter()
        .map(|(span, mark)| format!("{mark} {:?} in {}", span.of(text), around(text, span.end as usize, '^')))
        .collect()
}

fn around(text: &str, at: usize, mark: char) -> String {
    let before: String = text[..at].chars().rev().take(60).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[at..].chars().take(40).collect();
    format!("{before}{mark}{after}")
}

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, right) = self.contractions;
        writeln!(formatter, "{:>18} {:6.2}", "sentences", self.sentences.f1())?;
        writeln!(formatter, "{:>18} {:6.2}", "words", self.words.f1())?;
        writeln!(formatter, "{:>18} {:6.2} % of {all} right", "contractions", 100.0 * right as f64 / all.max(1) as f64)
    }
}
