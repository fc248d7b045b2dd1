//! words → the news agencies that they name.

use crate::lang::phrases::PlainWord;
use crate::lang::press::Press;
use crate::model::Span;

/// The agencies that words name: the place of the first word, the number of words, the agency's name.
pub fn agencies<'a>(text: &str, words: &[PlainWord], press: &'a Press) -> Vec<(usize, usize, &'a str)> {
    let mut found = press.agencies.all(words);
    // An acronym is told from a common word by its capitals, or by brackets of its own: `(ats)`, `(awp/ats)`.
    found.retain(|&(place, length, _)| {
        let span = words[place].span.join(words[place + length - 1].span);
        words[place].span.of(text).starts_with(char::is_uppercase) || is_enclosed(text, span)
    });
    found.into_iter().map(|(place, length, name)| (place, length, &**name)).collect()
}

/// The first agency that words name.
pub fn agency_of(text: &str, words: &[PlainWord], press: &Press) -> Option<String> {
    agencies(text, words, press).first().map(|(_, _, name)| (*name).to_owned())
}

/// Whether a bracket or a slash stands on both sides of a name.
fn is_enclosed(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].trim_end_matches(' ');
    let after = text[span.end as usize..].trim_start_matches(' ');
    before.ends_with(['(', '[', '/']) && after.starts_with([')', ']', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fr::press::press;
    use crate::lang::phrases::plain_words;

    fn check(text: &str, expected: &[&str]) {
        let words = plain_words(text, Span::new(0, text.len()));
        let press = press();
        let found: Vec<&str> = agencies(text, &words, &press).into_iter().map(|(_, _, name)| name).collect();
        assert_eq!(found, expected, "the agencies of {text:?}; see agencies.tsv and the rules above");
    }

    #[test]
    fn an_agency_has_capitals_or_brackets_of_its_own() {
        check("Dornach (awp/ats) - Le groupe", &["AWP", "ATS"]);
        check("PARIS (Reuters)", &["Reuters"]);
        check("une app et la map du parc", &[]);
        check("le plan (voir la map) et les autres", &[]);
    }
}
