//! Where the documents do not agree.

use super::actors::Cast;
use super::corpus::Corpus;
use super::events::Events;
use crate::lang::linking::Linking;
use crate::model::Contradiction;

/// Finds what the documents tell differently.
pub(super) fn contradictions(_: &Corpus, _: &Cast, _: &Events, _: &Linking) -> Vec<Contradiction> {
    Vec::new()
}
