//! Text → the small tokens that patterns see: words, runs of digits, single signs.

use super::{TEXT_END, TEXT_START};
use unicode_normalization::UnicodeNormalization;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits.
    Digits,
    /// One sign.
    Sign,
    /// The text's or a line's edge; it has no width.
    Edge,
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What it is made of.
    pub kind: TokenKind,
    /// The same without case and accents.
    pub folded: Box<str>,
    /// Whether it begins with a capital.
    pub upper: bool,
}

/// A text in small letters, without accents and ligatures.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.nfd().filter(|character| !unicode_normalization::char::is_combining_mark(*character)) {
        match character {
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            _ => folded.extend(character.to_lowercase()),
        }
    }
    folded
}

/// Cuts a text into tokens. Apostrophes, and hyphens between letters, part words and leave no token; an empty line
/// is an edge, as are the text's two ends.
#[must_use]
pub fn scan(text: &str) -> Vec<Token> {
    let edge = |at, mark: &str| Token { start: at, end: at, kind: TokenKind::Edge, folded: mark.into(), upper: false };
    let mut tokens = vec![edge(0, TEXT_START)];
    let mut rest = text.char_indices().peekable();
    let mut line_breaks = 0;
    while let Some((start, character)) = rest.next() {
        let mut end = start + character.len_utf8();
        if character.is_whitespace() {
            line_breaks += usize::from(character == '\n');
            continue;
        }
        if line_breaks > 1 && tokens.len() > 1 {
            let at = tokens[tokens.len() - 1].end;
            tokens.push(edge(at, TEXT_END));
            tokens.push(edge(start, TEXT_START));
        }
        line_breaks = 0;
        let same: fn(char) -> bool = if character.is_alphabetic() {
            |next| next.is_alphabetic() || unicode_normalization::char::is_combining_mark(next)
        } else if character.is_ascii_digit() {
            |next| next.is_ascii_digit()
        } else {
            |_| false
        };
        while let Some(&(at, next)) = rest.peek() {
            if !same(next) {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        let after_word = tokens.last().is_some_and(|token| token.kind == TokenKind::Word && token.end == start);
        let joins = matches!(character, '\'' | '’' | 'ʼ')
            || matches!(character, '-' | '‐' | '‑') && rest.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        let before_letter = rest.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        let after_digits = tokens.last().is_some_and(|token| token.kind == TokenKind::Digits && token.end == start);
        if joins && (after_word || after_digits && before_letter && character == '-') {
            continue;
        }
        let kind = if character.is_alphabetic() {
            TokenKind::Word
        } else if character.is_ascii_digit() {
            TokenKind::Digits
        } else {
            TokenKind::Sign
        };
        let folded = match character {
            '–' | '—' | '‑' | '‐' => "-".into(),
            // A word of one letter keeps its accent: « à » is not « a ».
            _ if kind == TokenKind::Word && end - start == character.len_utf8() => {
                character.to_lowercase().collect::<String>().into()
            }
            _ => fold(&text[start..end]).into(),
        };
        tokens.push(Token { start, end, kind, folded, upper: character.is_uppercase() });
    }
    tokens.push(edge(text.trim_end().len(), TEXT_END));
    tokens
}
