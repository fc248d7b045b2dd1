//! Lists of phrases, found in running text without regard to case, accents, apostrophes or punctuation.
//!
//! Promises: one pass over the words, whatever the list's length. Never: rewriting the text; a word keeps its span.

use crate::model::Span;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A run of letters and digits, with the form that comparisons use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainWord {
    /// Where it stands.
    pub span: Span,
    /// Its letters, small and without accents.
    pub folded: Box<str>,
}

/// Small letters without accents; ligatures spelled out.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().filter(|&character| !is_combining_mark(character)).flat_map(char::to_lowercase) {
        match character {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            '\u{2019}' => folded.push('\''),
            other => folded.push(other),
        }
    }
    folded
}

/// The words of a stretch of text, in order.
#[must_use]
pub fn plain_words(text: &str, within: Span) -> Vec<PlainWord> {
    let (mut words, mut start) = (Vec::new(), None);
    let base = within.start as usize;
    let stretch = within.of(text);
    let mut close = |start: &mut Option<usize>, end: usize| {
        if let Some(begin) = start.take() {
            words.push(PlainWord {
                span: Span::new(base + begin, base + end),
                folded: fold(&stretch[begin..end]).into(),
            });
        }
    };
    for (at, character) in stretch.char_indices() {
        if character.is_alphanumeric() || is_combining_mark(character) {
            start.get_or_insert(at);
        } else {
            close(&mut start, at);
        }
    }
    close(&mut start, stretch.len());
    words
}

/// The words of a phrase after its first, and what the phrase means.
type Ending<T> = (Box<[Box<str>]>, T);

/// Phrases, each with what it means.
#[derive(Debug)]
pub struct Phrases<T> {
    /// By first word; the rest of the phrase beside its meaning, longest first.
    by_first: HashMap<Box<str>, Vec<Ending<T>>>,
}

impl<T> Phrases<T> {
    /// Reads a table: a phrase, a tab, the columns that `meaning` reads. A line for which it gives nothing is left out;
    /// a test of the tables sees to it that there is none.
    pub fn load(table: &str, meaning: impl Fn(&[&str]) -> Option<T>) -> Self {
        let mut by_first: HashMap<Box<str>, Vec<Ending<T>>> = HashMap::new();
        for line in rows(table) {
            let columns: Vec<&str> = line.split('\t').collect();
            let mut words = plain_words(columns[0], Span::new(0, columns[0].len())).into_iter().map(|word| word.folded);
            if let (Some(first), Some(meaning)) = (words.next(), meaning(&columns[1..])) {
                by_first.entry(first).or_default().push((words.collect(), meaning));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins at a word: how many words it has, and its meaning.
    #[must_use]
    pub fn at(&self, words: &[PlainWord], place: usize) -> Option<(usize, &T)> {
        let first = words.get(place)?;
        let following = &words[place + 1..];
        self.by_first.get(&first.folded)?.iter().find_map(|(rest, meaning)| {
            let fits =
                following.len() >= rest.len() && rest.iter().zip(following).all(|(want, have)| *want == have.folded);
            fits.then_some((rest.len() + 1, meaning))
        })
    }

    /// The phrases of a stretch from left to right, each as the place of its first word, its length and its meaning.
    #[must_use]
    pub fn all<'a>(&'a self, words: &[PlainWord]) -> Vec<(usize, usize, &'a T)> {
        let (mut found, mut place) = (Vec::new(), 0);
        while place < words.len() {
            match self.at(words, place) {
                Some((length, meaning)) => {
                    found.push((place, length, meaning));
                    place += length;
                }
                None => place += 1,
            }
        }
        found
    }

    /// How many phrases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_first.values().map(Vec::len).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }
}

/// The lines of a table that are neither empty nor comments.
pub fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_whatever_their_case_accents_and_punctuation() {
        let phrases =
            Phrases::load("# head\nà lire aussi\tlong\nà lire\tshort\n", |columns| Some(columns[0].to_owned()));
        let text = "Économie — À LIRE AUSSI : l’œuvre. A lire";
        let words = plain_words(text, Span::new(0, text.len()));
        let found: Vec<_> =
            phrases.all(&words).into_iter().map(|(place, length, meaning)| (place, length, meaning.as_str())).collect();
        assert_eq!(found, [(1, 3, "long"), (6, 2, "short")]);
        assert_eq!(&*words[5].folded, "oeuvre");
        assert_eq!(words[5].span.of(text), "œuvre");
    }
}
