//! What the extractors share.

use crate::lang::Language;
use crate::model::{Actor, Article, Figure, Mention, Published, Quote, Sentence, TimeExpression, Tree};

/// One document as the extractors see it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The document.
    pub article: &'a Article,
    /// Its sentences.
    pub sentences: &'a [Sentence],
    /// Their trees, one for each.
    pub trees: &'a [Tree],
    /// The language's tables.
    pub language: &'a Language,
}

/// What has been found so far; later extractors build on earlier ones.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The temporal expressions.
    pub times: Vec<TimeExpression>,
    /// When the document was published.
    pub published: Published,
    /// Who appears.
    pub actors: Vec<Actor>,
    /// Where they appear, in order.
    pub mentions: Vec<Mention>,
    /// The quotations.
    pub quotes: Vec<Quote>,
    /// The quantities.
    pub figures: Vec<Figure>,
}
