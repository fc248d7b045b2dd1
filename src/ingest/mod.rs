//! bytes → Article.
//!
//! Promises: the text is the bytes, untouched; the parts neither overlap nor leave out anything but white space.
//! Never: guessing at content.

mod agency;
mod dateline;
mod dates;
mod decode;
mod header;
mod markup;
mod masthead;
mod piece;
mod signature;
mod site;
mod stamp;
mod title;

use crate::lang::Language;
use crate::model::{Article, Part, PartKind, ReadError};
use header::Told;
use piece::Piece;

/// The largest document that is read, in bytes: far more than an article, far less than a 32-bit span can count.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// Decodes a document and tells its parts apart.
///
/// # Errors
/// When the bytes are no text: empty, binary, not UTF-8, too large.
pub fn ingest(doc: &str, bytes: &[u8], language: &Language) -> Result<Article, ReadError> {
    let text = decode::decode(bytes)?;
    let (pieces, told) = label(text, language);
    let parts = pieces.iter().map(|piece| {
        let (kind, rule) = piece.label.unwrap_or((PartKind::Body, "paragraph"));
        Part { span: piece.span, kind, rule }
    });
    Ok(Article {
        doc: doc.to_owned(),
        text: text.to_owned(),
        parts: parts.collect(),
        agency: told.agency,
        outlet: told.outlet,
        date_hints: told.hints,
        published: None,
    })
}

/// What each paragraph is. What is surest goes first: a later rule sees only what the earlier ones left open.
fn label(text: &str, language: &Language) -> (Vec<Piece>, Told) {
    let press = &language.press;
    let mut told = Told::default();
    let mut pieces = piece::pieces(text, decode::start_of_words(text));
    markup::marks(&mut pieces, text);
    header::keys(&mut pieces, text, press, &mut told);
    stamp::stamps(&mut pieces, text, press, &mut told);
    told.outlet = told.outlet.or_else(|| pieces.iter().find_map(|piece| site::copyright_holder(piece, text, press)));
    site::site(&mut pieces, text, press);
    title::glued(&mut pieces, text, press, &mut told);
    signature::bylines(&mut pieces, text, press, &mut told);
    signature::captions(&mut pieces, text, press);
    site::linked(&mut pieces, text, press);
    site::scraps(&mut pieces, text, press);
    title::title(&mut pieces, text, press);
    masthead::names(&mut pieces, text, language);
    title::repeated(&mut pieces, text);
    dateline::dateline(&mut pieces, text, press, &mut told);
    signature::initials(&mut pieces, text, &told);
    title::headings(&mut pieces, text);
    (pieces, told)
}
