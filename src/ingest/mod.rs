//! bytes → Article.
//!
//! Promises: the text is the bytes, untouched; the parts neither overlap nor leave out anything but white space.
//! Never: guessing at content.

mod decode;

use crate::lang::Language;
use crate::model::{Article, Part, PartKind, ReadError, Span};

/// The largest document that is read, in bytes: far more than an article, far less than a 32-bit span can count.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// Decodes a document and tells its parts apart.
///
/// # Errors
/// When the bytes are no text: empty, binary, not UTF-8, too large.
pub fn ingest(doc: &str, bytes: &[u8], _language: &Language) -> Result<Article, ReadError> {
    let text = decode::decode(bytes)?;
    let parts =
        vec![Part { span: Span::new(decode::start_of_words(text), text.len()), kind: PartKind::Body, rule: "body" }];
    Ok(Article {
        doc: doc.to_owned(),
        text: text.to_owned(),
        parts,
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
    })
}
