//! Article → Sentences.
//!
//! Promises: sentences and tokens in the text's order, each with its span; every letter and digit of the article lies in
//! a token, save those of its noise. Never: rewriting the text.

mod boundaries;
mod characters;
mod contractions;
mod roles;
mod sentences;
mod surface;
mod words;

#[cfg(feature = "train")]
pub(crate) use contractions::features as contraction_features;
#[cfg(feature = "train")]
pub(crate) use sentences::{Example as BoundaryExample, examples as boundary_examples};

use crate::lang::Language;
use crate::model::{Article, Sentence, Span, Token};
use surface::Surface;
use unicode_normalization::UnicodeNormalization;

/// Cuts an article into sentences and these into syntactic words.
///
/// Each part is cut by itself; noise (machine's headers, the site's own words) gives no sentences.
#[must_use]
pub fn segment(article: &Article, language: &Language) -> Vec<Sentence> {
    let (mut all, mut paragraph) = (Vec::new(), 0);
    for part in article.parts.iter().filter(|part| !part.kind.is_noise()) {
        let text = part.span.of(&article.text);
        let surfaces = surface::surfaces(text, language);
        let mut inside = 0;
        for piece in sentences::sentences(text, &surfaces, language) {
            inside = piece.paragraph;
            let words = &surfaces[piece.range];
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let start = part.span.start as usize;
            all.push(Sentence {
                span: Span::new(start + first.start, start + last.end),
                part: part.kind,
                paragraph: paragraph + inside,
                tokens: tokens(text, start, words, language),
            });
        }
        paragraph += inside + 1;
    }
    all
}

/// The syntactic words of a sentence, contractions taken apart.
fn tokens(text: &str, start: usize, words: &[Surface], language: &Language) -> Vec<Token> {
    let forms: Vec<&str> = words.iter().map(|word| &text[word.start..word.end]).collect();
    let mut tokens = Vec::with_capacity(words.len() + words.len() / 8);
    for (place, word) in words.iter().enumerate() {
        let span = Span::new(start + word.start, start + word.end);
        match contractions::split(&forms, place, language) {
            Some(parts) => tokens.extend(parts.map(|form| Token { span, form: form.into() })),
            None => tokens.push(Token { span, form: form(forms[place]).into() }),
        }
    }
    tokens
}

/// A word as later stages compare it: composed characters, straight apostrophes, plain hyphens, nothing invisible.
fn form(written: &str) -> String {
    if written.bytes().all(|byte| byte.is_ascii_graphic()) {
        return written.to_owned();
    }
    let form: String = written
        .nfc()
        .filter(|&character| !characters::is_invisible(character))
        .map(|character| match character {
            _ if characters::is_apostrophe(character) => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            _ if character.is_whitespace() => ' ',
            _ => character,
        })
        .collect();
    if form.is_empty() { written.to_owned() } else { form }
}
