//! What the page and its worker say to each other: one answer to each question, in order.

use crate::export::Syntax;
use crate::link::corrections::Rewritten;
use crate::model::{Correction, ReadError, Reading, Story};
use js_sys::ArrayBuffer;
use serde::{Deserialize, Serialize};

/// From the page to the worker.
#[derive(Serialize, Deserialize)]
pub enum Question {
    /// Load the resource files, which change hands.
    Load {
        /// The lexicon.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        lexicon: ArrayBuffer,
        /// The parser's model.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        model: ArrayBuffer,
    },
    /// A new corpus, of which this is read already.
    Begin(Vec<Reading>),
    /// Read a text.
    Read {
        /// Its name.
        name: String,
        /// Its bytes, as they came in.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Tell a text's sentences as trees.
    Syntax {
        /// Its name.
        name: String,
        /// Its bytes, as they came in.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
    /// Link all that was read since the beginning.
    Link,
    /// Lay a graph out, as a row of numbers.
    Arrange(#[serde(with = "serde_bytes")] Vec<u8>),
    /// Apply corrections to the story that was linked last.
    Correct(Vec<Correction>),
}

/// From the worker to the page.
#[derive(Serialize, Deserialize)]
pub enum Answer {
    /// The worker has started; it says so unasked.
    Started,
    /// Whether the resource files are good.
    Loaded(Result<(), ReadError>),
    /// The corpus has begun.
    Begun,
    /// What the text says, or why it could not be read.
    Read(Box<Result<Reading, ReadError>>),
    /// The text's sentences as trees, or why it could not be read.
    Syntax(Result<Syntax, ReadError>),
    /// The one story.
    Linked(Story),
    /// The places of the graph's nodes, as a row of numbers.
    Arranged(#[serde(with = "serde_bytes")] Vec<u8>),
    /// The story as corrected.
    Corrected(Rewritten),
}
