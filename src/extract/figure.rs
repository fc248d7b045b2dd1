//! Document + times + mentions → figures.

use super::{Document, Found};
use crate::model::Figure;

/// Finds the quantities of a document.
#[must_use]
pub fn figures(_document: &Document, _found: &Found) -> Vec<Figure> {
    Vec::new()
}
