//! French words and rules of time.

use crate::lang::time::TimeGrammar;
use crate::model::ReadError;

/// Reads the tables.
///
/// # Errors
/// [`ReadError::Resource`] with the line that does not follow the form that [`crate::lang::time`] describes.
pub fn grammar() -> Result<TimeGrammar, ReadError> {
    TimeGrammar::read(
        include_str!("rules.tsv"),
        include_str!("words.tsv"),
        include_str!("numbers.tsv"),
        include_str!("verbs.tsv"),
    )
    .map_err(|message| ReadError::Resource { name: "time".to_owned(), message })
}
