//! What linking needs to know of a language: how names are respelled, which offices one person holds, which words tell
//! the same act, and how titles of events are worded.

use super::titles::Titles;
use crate::model::ReadError;
use std::collections::{HashMap, HashSet};

/// The texts of a language's linking tables, as stored: tab-separated, `#` begins a comment line.
#[derive(Clone, Copy, Debug)]
pub struct LinkingFiles {
    /// Letters, their common form, and where in a word: `any`, `start`, `end`.
    pub transliteration: &'static str,
    /// Words of names and the form that they are compared by.
    pub name_words: &'static str,
    /// Offices and the name of the office.
    pub offices: &'static str,
    /// Common nouns of institutions and their gender and number.
    pub institutions: &'static str,
    /// Words that say nothing of a subject.
    pub stop_words: &'static str,
    /// Words and the concept that they share with others.
    pub concepts: &'static str,
    /// Words for the beginning and the end of an act.
    pub phases: &'static str,
    /// Words before a name, the article that they hold, and its number.
    pub determiners: &'static str,
    /// Prepositions with articles.
    pub contractions: &'static str,
    /// Beginnings of names and whether a vowel is dropped before them.
    pub elision: &'static str,
    /// Titles of events.
    pub titles: &'static str,
}

/// A language's linking tables. All words in them are folded: lower case, no accents, words joined by single spaces.
#[derive(Debug, Default)]
pub struct Linking {
    respellings: Vec<Respelling>,
    name_words: HashMap<String, String>,
    offices: HashMap<String, String>,
    institutions: HashSet<String>,
    stop_words: HashSet<String>,
    concepts: HashMap<String, String>,
    phases: HashMap<String, Phase>,
    /// How titles are worded.
    pub titles: Titles,
}

/// A part of an act that is another event than the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It begins.
    Start,
    /// It ends.
    End,
}

impl Phase {
    /// Its name in the tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

#[derive(Debug)]
struct Respelling {
    from: String,
    to: String,
    position: Position,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    Any,
    Start,
    End,
}

impl Linking {
    /// The tables from their texts.
    ///
    /// # Errors
    /// [`ReadError::Resource`] with the table's name and the line that does not have the columns it should.
    pub fn load(files: &LinkingFiles) -> Result<Self, ReadError> {
        let mut respellings = Vec::new();
        for [from, to, position] in rows("transliteration", files.transliteration)? {
            let position = match position {
                "start" => Position::Start,
                "end" => Position::End,
                _ => Position::Any,
            };
            respellings.push(Respelling { from: from.to_owned(), to: to.to_owned(), position });
        }
        // The longest match comes first; among equals the one that is bound to a place.
        respellings.sort_by_key(|rule| (std::cmp::Reverse(rule.from.len()), rule.position == Position::Any));
        Ok(Self {
            respellings,
            name_words: map("name-words", files.name_words)?,
            offices: map("offices", files.offices)?,
            institutions: rows::<2>("institutions", files.institutions)?.map(|[word, _]| fold(word)).collect(),
            stop_words: rows::<1>("stop-words", files.stop_words)?.map(|[word]| fold(word)).collect(),
            concepts: map("concepts", files.concepts)?,
            phases: rows::<2>("phases", files.phases)?
                .map(|[word, phase]| {
                    (fold(word), if phase == Phase::Start.as_str() { Phase::Start } else { Phase::End })
                })
                .collect(),
            titles: Titles::load(files)?,
        })
    }

    /// The form of a name's word that its variants share in writing or meaning: `nagorny` and `haut`.
    #[must_use]
    pub fn name_word<'a>(&'a self, word: &'a str) -> &'a str {
        self.name_words.get(word).map_or(word, String::as_str)
    }

    /// The office that words name, if one person holds it at a time: « chef de la diplomatie » and « ministre des
    /// Affaires étrangères » are one.
    #[must_use]
    pub fn office(&self, role: &str) -> Option<&str> {
        self.offices.get(&fold(role)).map(String::as_str)
    }

    /// Whether an office of this name is held by one person at a time.
    #[must_use]
    pub fn is_single_office(&self, office: &str) -> bool {
        self.offices.values().any(|known| known == office)
    }

    /// Whether a folded word is a common noun that institutions are called by.
    #[must_use]
    pub fn is_institution(&self, word: &str) -> bool {
        self.institutions.contains(word)
    }

    /// Whether a folded word says nothing of a subject.
    #[must_use]
    pub fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    /// What a folded dictionary form shares with others that tell the same act.
    #[must_use]
    pub fn concept(&self, word: &str) -> Option<&str> {
        self.concepts.get(word).map(String::as_str)
    }

    /// Whether a folded dictionary form is a measure of time.
    #[must_use]
    pub fn is_time_unit(&self, word: &str) -> bool {
        self.concept(word) == Some("time-unit")
    }

    /// Whether a folded word tells the beginning or the end of an act.
    #[must_use]
    pub fn phase(&self, word: &str) -> Option<Phase> {
        self.phases.get(word).copied()
    }

    /// A folded word as it sounds, so that the spellings that a press gives one foreign name come out alike. The rules
    /// for a word's end hold for family names only (`last`), as « Michel » and « Michèle » are two people.
    #[must_use]
    pub fn respelled(&self, word: &str, last: bool) -> String {
        let mut out = String::with_capacity(word.len());
        let mut place = 0;
        while let Some(letter) = word[place..].chars().next() {
            let rest = &word[place..];
            let rule = self.respellings.iter().find(|rule| {
                rest.starts_with(&rule.from)
                    && match rule.position {
                        Position::Any => true,
                        Position::Start => place == 0 && rest.len() > rule.from.len() + 1,
                        Position::End => last && rest.len() == rule.from.len() && place > 2,
                    }
            });
            let (letters, length) =
                rule.map_or((&rest[..letter.len_utf8()], letter.len_utf8()), |rule| (&*rule.to, rule.from.len()));
            push_single(&mut out, letters);
            place += length;
        }
        out
    }
}

/// Adds letters, a doubled one once.
fn push_single(out: &mut String, letters: &str) {
    for letter in letters.chars() {
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
}

/// A text for comparison: lower case, without accents, letters and digits only, words joined by single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' => out.push('d'),
            letter if letter.is_alphanumeric() => out.push(letter),
            letter if unicode_normalization::char::is_combining_mark(letter) => {}
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn map(name: &str, text: &'static str) -> Result<HashMap<String, String>, ReadError> {
    Ok(rows::<2>(name, text)?.map(|[word, value]| (fold(word), value.to_owned())).collect())
}

/// The rows of a table that must have `N` columns.
pub(super) fn rows<const N: usize>(
    name: &str,
    text: &'static str,
) -> Result<impl Iterator<Item = [&'static str; N]>, ReadError> {
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let found = columns.len();
        out.push(<[&str; N]>::try_from(columns).map_err(|_| ReadError::Resource {
            name: name.to_owned(),
            message: format!("line {} has {found} columns and should have {N}", number + 1),
        })?);
    }
    Ok(out.into_iter())
}
