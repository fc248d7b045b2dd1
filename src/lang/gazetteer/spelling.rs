//! Text → the spellings under which names are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word as the gazetteer compares it.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// In small letters, accents kept, apostrophes straight, hyphens as spaces.
    pub exact: String,
    /// The same without accents.
    pub folded: String,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Spelling {
    /// The spelling of a word or of several.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let exact = normal(text);
        let folded = unaccented(&exact);
        Self { exact, folded, capital: text.chars().next().is_some_and(char::is_uppercase) }
    }
}

/// Small letters, straight apostrophes followed by a space, spaces for hyphens.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '\'' | '\u{2019}' | '\u{2bc}' => out.push_str("' "),
            '-' | '\u{2010}' | '\u{2011}' => out.push(' '),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            other if other.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfkd().filter(|&character| !is_combining_mark(character)).collect()
}

/// Small letters without accents, hyphens or typographic apostrophes: the form in which names are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    unaccented(&normal(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}
