//! What could not be read.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A document that could not be read, told to a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The file's name.
    pub doc: String,
    /// What was wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

/// Why a document, a model or a table could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing but white space.
    Empty,
    /// Bytes that no text has.
    Binary {
        /// Where the first one stands, in bytes from 0.
        offset: usize,
    },
    /// Text in another encoding.
    NotUtf8 {
        /// Where the first wrong byte stands, from 0.
        offset: usize,
    },
    /// More than the limit.
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not there, no permission, a folder: what the system said.
    Unreadable {
        /// What was wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Reading it did not come to an end.
    Unfinished,
    /// A model or lexicon file that is cut, altered, or of another version.
    Resource {
        /// Which one.
        name: String,
        /// What was wrong.
        message: String,
    },
}

impl ReadError {
    /// What was wrong, in English, without the document's name.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "the file is empty".to_owned(),
            Self::Binary { offset } => format!("not a text: byte {offset} is one that no text has"),
            Self::NotUtf8 { offset } => format!("not UTF-8: byte {offset} fits no character"),
            Self::TooLarge { size, limit } => format!("too large: {size} bytes, and the limit is {limit}"),
            Self::Unreadable { message, .. } => message.clone(),
            Self::Unfinished => "reading it did not come to an end".to_owned(),
            Self::Resource { name, message } => format!("{name}: {message}"),
        }
    }

    /// What to do about it, in English.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "give a file with an article's text in it".to_owned(),
            Self::Binary { .. } => "save the article as plain text (.txt) first".to_owned(),
            Self::NotUtf8 { .. } => "convert it first, for example: iconv -f WINDOWS-1252 -t UTF-8 FILE".to_owned(),
            Self::TooLarge { .. } => "split it into one file an article".to_owned(),
            Self::Unreadable { hint, .. } => hint.clone(),
            Self::Unfinished => "split it, and report the part at which reading stops".to_owned(),
            Self::Resource { .. } => "take this file from the same release of Frise as the program".to_owned(),
        }
    }

    /// The same for a document, as it stands in [`super::Output::problems`].
    #[must_use]
    pub fn into_problem(self, doc: &str) -> Problem {
        Problem { doc: doc.to_owned(), message: self.message(), hint: self.hint() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.message(), self.hint())
    }
}

impl std::error::Error for ReadError {}
