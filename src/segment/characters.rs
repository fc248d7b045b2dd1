//! Classes of characters, the same for all languages.

/// Whether it separates words without being one.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(character, '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether it shows nothing by itself: soft hyphen, joiners.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// Whether it belongs to the character before it: accents, variation selectors, joiners.
pub(super) fn extends(character: char) -> bool {
    is_invisible(character)
        || unicode_normalization::char::is_combining_mark(character)
        || matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether words are made of it.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || extends(character) || character == '_'
}

pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2bc}')
}

pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether it can stand between the thousands of a number: a space that is not a line's end, or a mark.
pub(super) fn is_thousands_mark(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}') || is_apostrophe(character)
}

/// Whether a sentence may end with it.
pub(super) fn is_terminator(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' | '؟' | '।')
}
