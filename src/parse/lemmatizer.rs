//! tagged word → lemma: the table of words that go their own way, else the lexicon, else what words of that ending do.

use crate::lang::Language;
use crate::lang::lemmas::{Class, class};
use crate::lang::lexicon::Analysis;
use crate::model::{Features, Gender, Number, Upos};
use std::cell::RefCell;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// Words in capitals that the lexicon does not hold are acronyms up to this length, beyond it words of a headline.
const LONGEST_ACRONYM: usize = 5;

/// The accents that a capital may have lost.
const ACCENTS: [char; 5] = ['\u{301}', '\u{302}', '\u{300}', '\u{308}', '\u{327}'];

/// The lemmas of so many forms are kept.
const KEPT: usize = 4000;

/// The lemmas of words so far, by form: most words come again.
#[derive(Debug, Default)]
pub(super) struct Known {
    by_form: RefCell<HashMap<Box<str>, Vec<Tagged>>>,
}

/// A lemma, and the tags that it goes with.
#[derive(Debug)]
struct Tagged {
    upos: Upos,
    features: Features,
    lemma: Box<str>,
}

impl Known {
    /// The lemma of a word.
    pub(super) fn lemma(&self, form: &str, upos: Upos, features: Features, language: &Language) -> String {
        let mut by_form = self.by_form.borrow_mut();
        let fits = |known: &&Tagged| known.upos == upos && known.features == features;
        if let Some(known) = by_form.get(form).and_then(|all| all.iter().find(fits)) {
            return known.lemma.to_string();
        }
        let lemma = lemma(form, upos, features, language);
        if by_form.len() > KEPT {
            by_form.clear();
        }
        by_form.entry(form.into()).or_default().push(Tagged { upos, features, lemma: lemma.as_str().into() });
        lemma
    }
}

/// The lemma of a word, of which the tags decide among several: « ils virent » may be of « voir » or « virer ».
#[must_use]
pub fn lemma(form: &str, upos: Upos, features: Features, language: &Language) -> String {
    let class = class(upos, features);
    let lower = form.to_lowercase();
    let word = Word { lower: &lower, upos, features, class, language };
    if let Some(rule) = language.lemmas.exception(class, &lower) {
        return rule.apply(form).unwrap_or(lower);
    }
    word.in_lexicon()
        .or_else(|| accented(form, &lower).into_iter().find_map(|lower| Word { lower: &lower, ..word }.in_lexicon()))
        .or_else(|| is_acronym(form, upos).then(|| form.to_owned()))
        .or_else(|| language.lemmas.by_ending(class, &lower)?.apply(form))
        .unwrap_or(lower)
}

fn is_acronym(form: &str, upos: Upos) -> bool {
    matches!(upos, Upos::Noun | Upos::Adj | Upos::Sym | Upos::X)
        && (2..=LONGEST_ACRONYM).contains(&form.chars().count())
        && form.chars().any(char::is_uppercase)
        && !form.chars().any(char::is_lowercase)
}

/// A capitalised word with the accents that its first letter may have lost.
fn accented(form: &str, lower: &str) -> Vec<String> {
    let mut letters = lower.chars();
    let Some(first) = letters.next().filter(|_| form.starts_with(char::is_uppercase)) else { return Vec::new() };
    ACCENTS.iter().map(|&accent| [first, accent].into_iter().nfc().chain(letters.clone()).collect()).collect()
}

/// A word in small letters, as it was tagged.
#[derive(Clone, Copy)]
struct Word<'a> {
    lower: &'a str,
    upos: Upos,
    features: Features,
    class: Class,
    language: &'a Language,
}

impl Word<'_> {
    /// The lemma that the lexicon gives for the reading that fits the tags best.
    fn in_lexicon(self) -> Option<String> {
        let wanted: &[Upos] = match self.upos {
            Upos::Noun => &[Upos::Noun, Upos::Adj],
            Upos::Adj => &[Upos::Adj, Upos::Noun],
            Upos::Adv => &[Upos::Adv],
            Upos::Verb | Upos::Aux => &[Upos::Verb],
            _ => return None,
        };
        let analyses: Vec<Analysis> = self.language.lexicon.analyses(self.lower).collect();
        wanted.iter().find_map(|&wanted| {
            let readings: Vec<&Analysis> = analyses.iter().filter(|analysis| analysis.upos == wanted).collect();
            let fits = (0..=4).map(|doubt| self.fitting(&readings, doubt)).find(|fits| !fits.is_empty())?;
            let lemmas: Vec<String> = fits.into_iter().filter_map(|reading| self.lemma_of(reading)).collect();
            lemmas.iter().find(|lemma| *lemma == self.lower).or_else(|| lemmas.first()).cloned()
        })
    }

    /// The readings that agree with the tags, which are doubted step by step.
    fn fitting<'a>(self, readings: &[&'a Analysis], doubt: usize) -> Vec<&'a Analysis> {
        let agrees = |reading: &&&Analysis| {
            let (tagged, read) = (self.features, reading.features);
            let declension = agree(tagged.gender, read.gender) && agree(tagged.number, read.number);
            (doubt > 0 || declension && agree(tagged.person, read.person))
                && (doubt > 1 || agree(tagged.mood, read.mood))
                && (doubt > 2 || agree(tagged.tense, read.tense))
                && (doubt > 3 || agree(tagged.verb_form, read.verb_form))
        };
        readings.iter().filter(agrees).copied().collect()
    }

    /// A noun's lemma has the noun's gender; an adjective's has not, though the lexicon gives participles as they are.
    fn lemma_of(self, reading: &Analysis) -> Option<String> {
        let (feminine, plural) =
            (reading.features.gender == Some(Gender::Feminine), reading.features.number == Some(Number::Plural));
        let found = || Some(reading.lemma.clone());
        match self.upos {
            Upos::Noun if feminine && !plural => Some(self.lower.to_owned()),
            Upos::Noun if feminine && !self.holds(&reading.lemma, Upos::Noun, Gender::Feminine) => {
                self.by_ending(reading.upos, Gender::Feminine).or_else(found)
            }
            Upos::Adj if (feminine || plural) && reading.lemma == self.lower => {
                self.by_ending(reading.upos, Gender::Masculine)
            }
            _ => found(),
        }
    }

    /// What the ending makes of the word, if the lexicon holds it as a singular of that gender.
    fn by_ending(self, upos: Upos, gender: Gender) -> Option<String> {
        let lemma = self.language.lemmas.by_ending(self.class, self.lower)?.apply(self.lower)?;
        self.holds(&lemma, upos, gender).then_some(lemma)
    }

    fn holds(self, form: &str, upos: Upos, gender: Gender) -> bool {
        self.language.lexicon.classes(form).any(|(found, features)| {
            found == upos && agree(Some(gender), features.gender) && agree(Some(Number::Singular), features.number)
        })
    }
}

/// Whether two values do not speak against one another.
fn agree<T: Copy + PartialEq>(left: Option<T>, right: Option<T>) -> bool {
    left.is_none() || right.is_none() || left == right
}
