//! What a language's words say of their lemmas beyond the lexicon: words that go their own way, and endings.
//!
//! Promises: a lemma that a rule gives is never empty. Never: a panic on any file.

use super::lexicon::Edit;
use super::resource::{Cursor, Seal};
use crate::model::{Features, Number, ReadError, Upos, VerbForm};
use std::collections::HashMap;

pub(crate) const SEAL: Seal = Seal { name: "the table of lemmas", magic: *b"FRLM", version: 1 };

/// Only so many of a form's last letters are looked at.
pub(crate) const LONGEST_ENDING: usize = 6;

/// How a lemma is made from its form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Rule {
    pub(crate) edit: Edit,
    /// Whether the form's capitals stay.
    pub(crate) keeps_case: bool,
}

impl Rule {
    /// The lemma, unless nothing would be left of the form.
    pub(crate) fn apply(&self, form: &str) -> Option<String> {
        let lemma = if self.keeps_case { self.edit.apply(form) } else { self.edit.apply(&form.to_lowercase()) };
        Some(lemma).filter(|lemma| !lemma.is_empty())
    }
}

/// Words that are told apart: a part of speech, and which of its forms.
pub(crate) type Class = u8;

pub(crate) fn class(upos: Upos, features: Features) -> Class {
    let form = match (features.verb_form, features.number) {
        (Some(VerbForm::Participle), _) => 1,
        (Some(VerbForm::Infinitive), _) => 2,
        (_, Some(Number::Plural)) => 3,
        _ => 0,
    };
    upos as u8 | form << 5
}

/// Rules by class and letters, the letters small.
pub(crate) type Table = HashMap<Class, HashMap<Box<str>, Rule>>;

/// A language's rules for lemmas.
#[derive(Debug, Default)]
pub struct Lemmas {
    /// For words that neither the lexicon nor their ending gets right.
    pub(crate) forms: Table,
    /// For endings; a longer one says something else than the shorter.
    pub(crate) endings: Table,
}

impl Lemmas {
    /// The rule for a word that goes its own way.
    pub(crate) fn exception(&self, class: Class, lower: &str) -> Option<&Rule> {
        self.forms.get(&class)?.get(lower)
    }

    /// The rule for the longest known ending.
    pub(crate) fn by_ending(&self, class: Class, lower: &str) -> Option<&Rule> {
        let endings = self.endings.get(&class)?;
        let mut starts: Vec<usize> = lower.char_indices().rev().map(|(at, _)| at).take(LONGEST_ENDING).collect();
        starts.insert(0, lower.len());
        starts.into_iter().rev().find_map(|start| endings.get(&lower[start..]))
    }

    /// Reads a table's file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: &[u8]) -> Result<Self, ReadError> {
        let malformed = || SEAL.error("malformed: a number stands for nothing");
        let mut cursor = Cursor::new(SEAL, SEAL.open(file)?);
        let mut rules = Vec::new();
        for _ in 0..cursor.number()? {
            let (strip, keeps_case) = (cursor.byte()?, cursor.byte()? != 0);
            rules.push(Rule { edit: Edit { strip, suffix: cursor.text()?.into() }, keeps_case });
        }
        let mut table = || {
            let mut table = Table::default();
            for _ in 0..cursor.number()? {
                let (class, rule, letters) = (cursor.byte()?, cursor.number()?, cursor.text()?);
                let rule = rules.get(rule as usize).ok_or_else(malformed)?.clone();
                table.entry(class).or_default().insert(letters.into(), rule);
            }
            Ok(table)
        };
        let lemmas = Self { forms: table()?, endings: table()? };
        if cursor.rest().is_empty() { Ok(lemmas) } else { Err(malformed()) }
    }

    /// How many words and how many endings have a rule.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn sizes(&self) -> [usize; 2] {
        [&self.forms, &self.endings].map(|table| table.values().map(HashMap::len).sum())
    }

    /// The table's file.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        use super::resource::{put_block, put_number};
        use std::collections::BTreeSet;
        let all = [&self.forms, &self.endings].into_iter().flat_map(|table| table.values().flat_map(HashMap::values));
        let rules: Vec<&Rule> = all.collect::<BTreeSet<_>>().into_iter().collect();
        let mut payload = Vec::new();
        put_number(&mut payload, rules.len() as u32);
        for rule in &rules {
            payload.extend([rule.edit.strip, u8::from(rule.keeps_case)]);
            put_block(&mut payload, rule.edit.suffix.as_bytes());
        }
        for table in [&self.forms, &self.endings] {
            let rows = table.iter().flat_map(|(class, rows)| rows.iter().map(move |(word, rule)| (class, word, rule)));
            let rows: BTreeSet<_> = rows.collect();
            put_number(&mut payload, rows.len() as u32);
            for (class, letters, rule) in rows {
                payload.push(*class);
                put_number(&mut payload, rules.partition_point(|other| *other < rule) as u32);
                put_block(&mut payload, letters.as_bytes());
            }
        }
        SEAL.close(&payload)
    }
}
