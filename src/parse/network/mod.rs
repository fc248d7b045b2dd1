//! words → parts of speech, morphology, heads, relations and names, by one small neural network.
//!
//! Promises: one root, every word reaches it; bit for bit the same on every host; time linear in the text's length and
//! memory bounded whatever a sentence's length; all from the words and the language's lexicon. Never: failing once the
//! network is read.
//!
//! A form becomes a row of numbers ([`words`], `table`), which layers of recurrent units turn into one that knows its
//! context (`frise_arithmetic::Layer`); upon the last, scores are taken (`heads`), and from these the best tree (`tree`). A layer apart finds
//! names (`names`). Weights are whole
//! numbers of eight bits, their inputs of sixteen (`frise_arithmetic::Matrix`); `file` reads them, `training/model_file.py` writes them.

mod file;
mod heads;
mod names;
mod parser;
#[cfg(test)]
mod sample;
mod table;
mod tree;
pub mod words;

pub use parser::{Kept, Parser};

use crate::model::{Dependency, Features, ReadError, Upos};

/// A trained network.
#[derive(Debug)]
pub struct Network {
    upos: Vec<Upos>,
    features: Vec<Features>,
    /// For each part of speech, which sets of features go with it.
    allowed: Vec<Vec<bool>>,
    relations: Vec<Dependency>,
    names: Option<names::Names>,
    tables: Vec<table::Table>,
    /// The root's input.
    root: Vec<f32>,
    layers: Vec<frise_arithmetic::Layer>,
    heads: heads::Heads,
}

impl Network {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: &[u8]) -> Result<Self, ReadError> {
        file::read(file)
    }
}
