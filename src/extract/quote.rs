//! Document + mentions → quotes.

use super::{Document, Found};
use crate::model::Quote;

/// Finds the quotations of a document, their speakers and cues.
#[must_use]
pub fn quotes(_document: &Document, _found: &Found) -> Vec<Quote> {
    Vec::new()
}
