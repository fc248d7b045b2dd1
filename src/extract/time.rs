//! Document → temporal expressions and the day of publication.

use super::Document;
use crate::model::{Published, TimeExpression};

/// Finds the temporal expressions of a document, and when it was published.
#[must_use]
pub fn times(_document: &Document) -> (Vec<TimeExpression>, Published) {
    (Vec::new(), Published::default())
}
