//! What words say, looked up once for each word.

use crate::lang::Language;
use crate::lang::linking::fold;
use crate::model::Upos;
use std::collections::{BTreeSet, HashMap, HashSet};

/// A language's words as linking compares them. Subjects have numbers, which mean nothing but that two are equal.
pub(super) struct Vocabulary<'a> {
    language: &'a Language,
    words: HashMap<String, Word>,
    subjects: HashMap<String, u32>,
    lemmas: HashMap<String, u32>,
    /// The subjects that are concepts, not mere words.
    concepts: HashSet<u32>,
}

#[derive(Clone)]
struct Word {
    /// The folded dictionary forms that it may have, and its own.
    forms: Vec<String>,
    subject: Option<u32>,
}

/// Shorter words say little of a subject.
const SUBJECT_LETTERS: usize = 5;

impl<'a> Vocabulary<'a> {
    pub fn new(language: &'a Language) -> Self {
        Self {
            language,
            words: HashMap::new(),
            subjects: HashMap::new(),
            lemmas: HashMap::new(),
            concepts: HashSet::new(),
        }
    }

    /// The language that the words are of.
    pub fn language(&self) -> &'a Language {
        self.language
    }

    /// The folded dictionary forms that words may have, and the words as they stand, each alone and all together.
    pub fn forms(&mut self, text: &str) -> Vec<String> {
        let mut forms = vec![fold(text)];
        for word in raw_words(text) {
            forms.extend(self.word(word).forms.iter().cloned());
        }
        forms
    }

    /// What a text is about: its words of some length, those that tell the same as one.
    pub fn subjects(&mut self, text: &str) -> BTreeSet<u32> {
        raw_words(text)
            .filter(|word| word.chars().count() >= SUBJECT_LETTERS)
            .filter_map(|word| self.word(word).subject)
            .collect()
    }

    /// The subject that a concept is.
    pub fn subject_of(&mut self, concept: &str) -> u32 {
        let next = self.subjects.len() as u32;
        let subject = *self.subjects.entry(concept.to_owned()).or_insert(next);
        self.concepts.insert(subject);
        subject
    }

    /// The number of a dictionary form, the same for all its spellings.
    pub fn lemma_number(&mut self, lemma: &str) -> u32 {
        let next = self.lemmas.len() as u32;
        *self.lemmas.entry(fold(lemma)).or_insert(next)
    }

    /// Whether a subject is a concept.
    pub fn is_concept(&self, subject: u32) -> bool {
        self.concepts.contains(&subject)
    }

    fn word(&mut self, word: &str) -> &Word {
        if !self.words.contains_key(word) {
            let read = self.read(word);
            self.words.insert(word.to_owned(), read);
        }
        &self.words[word]
    }

    fn read(&mut self, word: &str) -> Word {
        let mut readings: Vec<_> = self.language.lexicon.analyses(word).collect();
        readings.extend(self.language.lexicon.analyses(&word.to_lowercase()));
        readings.sort_by_key(|reading| match reading.upos {
            Upos::Noun => 0,
            Upos::Verb => 1,
            _ => 2,
        });
        let mut forms: Vec<String> = readings.into_iter().map(|reading| fold(&reading.lemma)).collect();
        forms.push(fold(word));
        let linking = &self.language.linking;
        let base = &forms[0];
        let subject = linking.concept(base).unwrap_or(base).to_owned();
        let next = self.subjects.len() as u32;
        let subject = (!linking.is_stop_word(base)).then(|| *self.subjects.entry(subject).or_insert(next));
        Word { forms, subject }
    }
}

/// Words with their hyphens and without what stands around them.
fn raw_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty())
}
