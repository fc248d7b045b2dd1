//! tagged word → lemma: what the treebanks say of the form, else what the lexicon says, else what words of that ending do.

use crate::lang::Language;
use crate::lang::lexicon::{Analysis, Edit};
use crate::lang::resource::{Cursor, put_block, put_number};
use crate::model::{Features, Number, ReadError, Upos, VerbForm};
use std::collections::HashMap;

/// Only so many of a form's last letters are looked at.
pub(super) const LONGEST_SUFFIX: usize = 6;

/// How a lemma is made from its form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Rule {
    pub(super) edit: Edit,
    /// Whether the form's capitals stay.
    pub(super) keeps_case: bool,
}

impl Rule {
    #[cfg(feature = "train")]
    pub(super) fn between(form: &str, lemma: &str) -> Self {
        let keeps_case = lemma.chars().any(char::is_uppercase);
        let edit = if keeps_case { Edit::between(form, lemma) } else { Edit::between(&form.to_lowercase(), lemma) };
        Self { edit, keeps_case }
    }

    pub(super) fn apply(&self, form: &str) -> String {
        if self.keeps_case { self.edit.apply(form) } else { self.edit.apply(&form.to_lowercase()) }
    }
}

/// Words that are told apart: a part of speech, and which of its forms.
pub(super) type Class = u8;

pub(super) fn class(upos: Upos, features: Features) -> Class {
    let form = match (features.verb_form, features.number) {
        (Some(VerbForm::Participle), _) => 1,
        (Some(VerbForm::Infinitive), _) => 2,
        (_, Some(Number::Plural)) => 3,
        _ => 0,
    };
    upos as u8 | form << 5
}

/// Finds lemmas.
#[derive(Debug, Default)]
pub(super) struct Lemmatizer {
    pub(super) rules: Vec<Rule>,
    /// By class and form in small letters, the number of a rule.
    pub(super) forms: HashMap<(Class, Box<str>), u32>,
    /// By class and ending, the number of a rule.
    pub(super) suffixes: HashMap<(Class, Box<str>), u32>,
}

impl Lemmatizer {
    pub(super) fn lemma(&self, form: &str, upos: Upos, features: Features, language: &Language) -> String {
        let class = class(upos, features);
        let lower = form.to_lowercase();
        let known = self.forms.get(&(class, lower.as_str().into())).map(|&rule| self.rules[rule as usize].apply(form));
        known
            .or_else(|| from_lexicon(&lower, upos, features, language))
            .or_else(|| self.by_suffix(class, &lower).map(|rule| self.rules[rule as usize].apply(form)))
            .filter(|lemma| !lemma.is_empty())
            .unwrap_or(lower)
    }

    /// The rule for the longest known ending.
    pub(super) fn by_suffix(&self, class: Class, lower: &str) -> Option<u32> {
        let mut starts: Vec<usize> = lower.char_indices().rev().map(|(at, _)| at).take(LONGEST_SUFFIX).collect();
        starts.insert(0, lower.len());
        starts.into_iter().rev().find_map(|start| self.suffixes.get(&(class, lower[start..].into())).copied())
    }

    pub(super) fn read(cursor: &mut Cursor, malformed: &dyn Fn() -> ReadError) -> Result<Self, ReadError> {
        let mut rules = Vec::new();
        for _ in 0..cursor.number()? {
            let (strip, keeps_case) = (cursor.byte()?, cursor.byte()? != 0);
            rules.push(Rule { edit: Edit { strip, suffix: cursor.text()?.into() }, keeps_case });
        }
        let mut table = || {
            let mut table = HashMap::new();
            for _ in 0..cursor.number()? {
                let (class, rule, word) = (cursor.byte()?, cursor.number()?, cursor.text()?);
                rules.get(rule as usize).ok_or_else(malformed)?;
                table.insert((class, word.into()), rule);
            }
            Ok(table)
        };
        let (forms, suffixes) = (table()?, table()?);
        Ok(Self { rules, forms, suffixes })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        put_number(out, self.rules.len() as u32);
        for rule in &self.rules {
            out.extend([rule.edit.strip, u8::from(rule.keeps_case)]);
            put_block(out, rule.edit.suffix.as_bytes());
        }
        for table in [&self.forms, &self.suffixes] {
            let mut rows: Vec<_> = table.iter().collect();
            rows.sort();
            put_number(out, rows.len() as u32);
            for ((class, word), rule) in rows {
                out.push(*class);
                put_number(out, *rule);
                put_block(out, word.as_bytes());
            }
        }
    }
}

/// The lemma that the lexicon gives for this reading of the form, when it gives just one.
fn from_lexicon(lower: &str, upos: Upos, features: Features, language: &Language) -> Option<String> {
    let analyses: Vec<Analysis> = language.lexicon.analyses(lower).collect();
    let wanted: &[Upos] = match upos {
        Upos::Noun => &[Upos::Noun, Upos::Adj],
        Upos::Adj => &[Upos::Adj, Upos::Noun],
        Upos::Adv => &[Upos::Adv],
        Upos::Verb | Upos::Aux => &[Upos::Verb],
        _ => return None,
    };
    wanted.iter().find_map(|&wanted| {
        let same_form = |analysis: &&Analysis| {
            wanted != Upos::Verb || features.verb_form.is_none() || analysis.features.verb_form == features.verb_form
        };
        let mut lemmas: Vec<&str> = analyses
            .iter()
            .filter(|analysis| analysis.upos == wanted)
            .filter(same_form)
            .map(|analysis| analysis.lemma.as_str())
            .collect();
        lemmas.dedup();
        match lemmas.as_slice() {
            [only] => Some((*only).to_owned()),
            _ => None,
        }
    })
}
