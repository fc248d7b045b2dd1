//! Document → actors and their mentions.

use super::Document;
use crate::model::{Actor, Mention};

/// Finds who appears in a document and where; mentions come in the text's order.
#[must_use]
pub fn actors(_document: &Document) -> (Vec<Actor>, Vec<Mention>) {
    (Vec::new(), Vec::new())
}
