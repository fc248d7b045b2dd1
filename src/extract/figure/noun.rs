//! words → the noun phrase that a number counts.

use crate::extract::speech::NarratedWord;
use crate::lang::Language;
use crate::lang::quantity::{QuantityWord, Unit};
use crate::model::Upos;
use std::ops::Range;

/// How many adjectives may stand before the noun or behind it.
const MOST_ADJECTIVES: usize = 3;

/// What a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Its words; empty where a sign alone says it.
    pub words: Range<usize>,
    /// The unit, where it is one.
    pub unit: Option<Unit>,
}

/// Reads noun phrases.
#[derive(Clone, Copy, Debug)]
pub struct Nouns<'a> {
    pub text: &'a str,
    pub words: &'a [NarratedWord],
    pub language: &'a Language,
}

impl Nouns<'_> {
    /// The noun phrase that begins at a word.
    pub fn at(&self, place: usize) -> Option<Counted> {
        let mut head = place;
        while head < place + MOST_ADJECTIVES && self.continues(place, head) {
            let end = self.compound_end(head);
            if self.is_noun(head, end)
                && !(self.is_plain_adjective(head)
                    && self.continues(place, end)
                    && self.is_noun(end, self.compound_end(end)))
            {
                let unit = self.language.quantity.units.get(&*self.words[head].lower).copied();
                let mut last = self.adjectives(head, end);
                if unit.is_some() || self.is_sign_noun(head) {
                    last = self.stuff(last).unwrap_or(last);
                }
                return Some(Counted { words: place..last, unit });
            }
            if !self.is_adjective(head) {
                return None;
            }
            head = end;
        }
        // « 49 autres », « 12 blessés »: an adjective stands for the noun.
        (head > place).then_some(Counted { words: place..head, unit: None })
    }

    /// The noun phrase behind « de »: what a unit or a share is made of.
    pub fn stuff(&self, place: usize) -> Option<usize> {
        let of = self.words.get(place).filter(|word| self.language.quantity.is(&word.lower, QuantityWord::Of))?;
        let after = &self.text[..of.span.start as usize];
        if after.ends_with([',', '.', ';']) {
            return None;
        }
        let start =
            (place + 1..place + 3).find(|&at| self.continues(place, at) && self.is_noun(at, self.compound_end(at)))?;
        Some(self.adjectives(place, self.compound_end(start)))
    }

    fn is_sign_noun(&self, head: usize) -> bool {
        self.language.quantity.collectives.contains_key(&self.words[head].lower)
    }

    /// The adjectives that follow without a mark between.
    fn adjectives(&self, from: usize, end: usize) -> usize {
        let mut last = end;
        while last < end + MOST_ADJECTIVES && self.continues(from, last) && self.is_plain_adjective(last) {
            last += 1;
        }
        last
    }

    /// Whether a word goes on from the one before it, with only space between.
    fn continues(&self, from: usize, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        if at == 0 {
            return true;
        }
        let before = &self.words[at - 1];
        let gap = &self.text[before.span.end as usize..word.span.start as usize];
        let same = word.sentence == self.words[from].sentence && word.quote == self.words[from].quote;
        same && gap.chars().all(|c| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '«' | '%' | '€' | '$'))
    }

    /// Behind the last word that hyphens join to this one: « cessez-le-feu ».
    fn compound_end(&self, place: usize) -> usize {
        let mut end = place + 1;
        while end < self.words.len() {
            let gap = &self.text[self.words[end - 1].span.end as usize..self.words[end].span.start as usize];
            if gap != "-" && gap != "\u{2011}" {
                break;
            }
            end += 1;
        }
        end
    }

    fn is_noun(&self, place: usize, end: usize) -> bool {
        let Some(first) = self.words.get(place) else { return false };
        let word = first.span.join(self.words[end - 1].span).of(self.text);
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let known = self.language.lexicon.contains(word);
        let noun =
            self.language.lexicon.analyses(word).any(|analysis| matches!(analysis.upos, Upos::Noun | Upos::Propn));
        let short = word.chars().count() < 3 && !self.language.quantity.units.contains_key(&*first.lower);
        (!short && (noun || !known)) || self.language.quantity.units.contains_key(&*first.lower)
    }

    fn is_adjective(&self, place: usize) -> bool {
        let word = self.words[place].span.of(self.text);
        self.language.lexicon.analyses(word).any(|analysis| {
            let participle =
                analysis.upos == Upos::Verb && analysis.features.verb_form == Some(crate::model::VerbForm::Participle);
            analysis.upos == Upos::Adj || participle
        })
    }

    /// An adjective that is no word of grammar and no finite verb.
    fn is_plain_adjective(&self, place: usize) -> bool {
        let word = self.words[place].span.of(self.text);
        let mut analyses = self.language.lexicon.analyses(word).peekable();
        analyses.peek().is_some()
            && self.is_adjective(place)
            && analyses.all(|analysis| {
                !matches!(analysis.upos, Upos::Adp | Upos::Adv | Upos::Pron | Upos::Det | Upos::Cconj | Upos::Sconj)
            })
    }
}
