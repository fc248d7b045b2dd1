//! Sentences → Trees.
//!
//! Promises: one tree a sentence, one word a token, one root. Never: failing.

use crate::lang::Language;
use crate::model::{ReadError, Sentence, Tree};

/// The parser's trained weights.
#[derive(Debug)]
pub struct Model;

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(_bytes: &[u8]) -> Result<Self, ReadError> {
        Ok(Self)
    }
}

/// Tags, lemmatises and parses sentences.
#[must_use]
pub fn parse(_sentences: &[Sentence], _language: &Language, _model: &Model) -> Vec<Tree> {
    Vec::new()
}
