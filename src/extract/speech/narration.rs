//! paragraph + quotations → its words, told apart into the writer's and the quoted, and the writer's sentences.

use crate::lang::phrases::{PlainWord, plain_words};
use crate::model::Span;
use std::ops::Range;

/// The longest capitalised word whose full stop is taken for an abbreviation's, in characters: « M. », « Dr. ».
const LONGEST_ABBREVIATION: usize = 3;

/// A word of a paragraph.
#[derive(Clone, Debug)]
pub struct NarratedWord {
    /// Where it stands.
    pub span: Span,
    /// Its letters in small, accents kept.
    pub lower: Box<str>,
    /// The quotation that it stands in.
    pub quote: Option<usize>,
    /// The number of the writer's sentence that it stands in.
    pub sentence: u32,
}

/// A paragraph's words in order.
#[derive(Debug)]
pub struct Narration {
    /// All words.
    pub words: Vec<NarratedWord>,
    /// The same, as phrases are compared with.
    pub plain: Vec<PlainWord>,
    /// For each quotation, its words among them.
    pub quoted: Vec<Range<usize>>,
}

/// Numbers the words of a paragraph by quotation and by the writer's sentence.
pub fn narration(text: &str, paragraph: Span, quotations: &[Span]) -> Narration {
    let plain = plain_words(text, paragraph);
    let mut quoted = vec![0..0; quotations.len()];
    let mut words: Vec<NarratedWord> = Vec::with_capacity(plain.len());
    let (mut next, mut sentence) = (0, 0);
    for (place, word) in plain.iter().enumerate() {
        while quotations.get(next).is_some_and(|quote| quote.end <= word.span.start) {
            next += 1;
        }
        let quote = quotations.get(next).filter(|quote| quote.contains(word.span)).map(|_| next);
        if let Some(before) = words.last()
            && (quote.is_none() || before.quote != quote)
            && is_boundary(text, before, word.span)
        {
            sentence += 1;
        }
        if let Some(quote) = quote {
            let range: &mut Range<usize> = &mut quoted[quote];
            let first = if range.end == 0 { place } else { range.start };
            *range = first..place + 1;
        }
        words.push(NarratedWord { span: word.span, lower: word.span.of(text).to_lowercase().into(), quote, sentence });
    }
    Narration { words, plain, quoted }
}

/// Whether the writer's sentence ends between two words.
fn is_boundary(text: &str, before: &NarratedWord, after: Span) -> bool {
    let gap = &text[before.span.end as usize..after.start as usize];
    let Some(stop) = gap.find(['.', '!', '?', '…', '\n']) else { return false };
    let word = before.span.of(text);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let short = word.chars().count() <= LONGEST_ABBREVIATION && capital(word);
    let abbreviated = short && before.quote.is_none() && gap.trim() == ".";
    let spaced = gap[stop..].contains(char::is_whitespace);
    // After a quotation that is a sentence itself, a comma or a small letter carries the writer's sentence on.
    let carried_on = gap[stop..].contains(',') || after.of(text).starts_with(char::is_lowercase);
    spaced && !carried_on && !abbreviated
}
