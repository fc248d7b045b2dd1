//! Sentences and tokens, before parsing.

use super::{PartKind, Span};

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// The kind of part that it stands in.
    pub part: PartKind,
    /// The number of its paragraph in the article, from 0.
    pub paragraph: u32,
    /// Its syntactic words in order, after Universal Dependencies for French: `du` gives `de` and `le`, both with
    /// the span of `du`.
    pub tokens: Vec<Token>,
}

/// A syntactic word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its form: case kept, apostrophes straight, multiword tokens split.
    pub form: Box<str>,
}
