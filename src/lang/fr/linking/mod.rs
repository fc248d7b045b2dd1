//! French for linking: how names are respelled, which offices one person holds, how titles are worded.

use crate::lang::linking::{Linking, LinkingFiles};
use crate::model::ReadError;

/// The French tables.
///
/// # Errors
/// [`ReadError::Resource`] when a table has a malformed line.
pub fn linking() -> Result<Linking, ReadError> {
    Linking::load(&LinkingFiles {
        transliteration: include_str!("transliteration.tsv"),
        name_words: include_str!("name-words.tsv"),
        offices: include_str!("offices.tsv"),
        institutions: include_str!("institutions.tsv"),
        stop_words: include_str!("stop-words.tsv"),
        concepts: include_str!("concepts.tsv"),
        phases: include_str!("phases.tsv"),
        determiners: include_str!("determiners.tsv"),
        contractions: include_str!("contractions.tsv"),
        elision: include_str!("elision.tsv"),
        titles: include_str!("titles.tsv"),
    })
}
