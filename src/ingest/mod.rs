//! bytes → Article.
//!
//! Promises: the text is the bytes, untouched; the parts neither overlap nor leave out anything but white space.
//! Never: guessing at content.

use crate::lang::Language;
use crate::model::{Article, Part, PartKind, ReadError, Span};

/// Decodes a document and tells its parts apart.
///
/// # Errors
/// When the bytes are no text: empty, binary, not UTF-8, too large.
pub fn ingest(doc: &str, bytes: &[u8], _language: &Language) -> Result<Article, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotUtf8 { offset: error.valid_up_to() })?;
    let parts = vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" }];
    Ok(Article {
        doc: doc.to_owned(),
        text: text.to_owned(),
        parts,
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
    })
}
