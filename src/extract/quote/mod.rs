//! Document + mentions → quotes.
//!
//! Promises: outermost quotations of the article's own paragraphs, in order; a speaker only where a verb, a phrase or the
//! quotation before names one. Never: the names of works and nicknames, which stand in the same marks.

mod attribution;
mod marks;

use super::speech::{Speakers, narration};
use super::{Document, Found};
use crate::model::{PartKind, Quote};
use attribution::Attributor;

/// Finds the quotations of a document, their speakers and cues.
#[must_use]
pub fn quotes(document: &Document, found: &Found) -> Vec<Quote> {
    let text = &document.article.text;
    let speakers = Speakers::new(document, found);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut colon_before = false;
    for part in document.article.parts.iter().filter(|part| part.kind == PartKind::Body) {
        let marked = marks::marked(text, part.span);
        if !marked.is_empty() {
            let narration =
                narration(text, part.span, marked.iter().map(|marked| marked.span).collect::<Vec<_>>().as_slice());
            let attributor = Attributor::new(document, &speakers, &narration, &marked, colon_before);
            for place in 0..marked.len() {
                quotes.extend(attributor.quote(place, quotes.last()));
            }
        }
        colon_before = part.span.of(text).ends_with(':');
    }
    quotes
}
