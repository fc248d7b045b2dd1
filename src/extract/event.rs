//! Document + all else → events.

use super::{Document, Found};
use crate::model::Event;

/// Finds what a document tells, in the text's order.
#[must_use]
pub fn events(_document: &Document, _found: &Found) -> Vec<Event> {
    Vec::new()
}
