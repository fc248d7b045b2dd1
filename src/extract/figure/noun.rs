//! words → the noun phrase that a number counts.

use crate::extract::speech::NarratedWord;
use crate::lang::Language;
use crate::lang::quantity::{NumberWord, QuantityWord, Unit};
use crate::model::{Number, Upos, VerbForm};
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
            let next_is_noun = || self.continues(place, end) && self.is_noun(end, self.compound_end(end));
            let named_later = head > place && self.is_capitalised(head);
            if self.is_noun(head, end) && !named_later && !(self.is_plain_adjective(head) && next_is_noun()) {
                let unit = self.language.quantity.units.get(&*self.words[head].lower).copied();
                let mut last = self.adjectives(head, end);
                if unit.is_some() && !self.has_article(last) {
                    last = self.stuff(last).unwrap_or(last);
                }
                return Some(Counted { words: place..last, unit });
            }
            if !self.is_adjective(head) {
                // « neuf tués dans leurs rangs »: the plural stands for the noun.
                let plural = head > place && self.is_plural_form(head - 1);
                return plural.then_some(Counted { words: place..head, unit: None });
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
        let start = (place + 1..place + 3)
            .take_while(|&at| self.continues(place, at))
            .find(|&at| !self.is_determiner(at) && self.is_noun(at, self.compound_end(at)))?;
        Some(self.adjectives(place, self.compound_end(start)))
    }

    /// Whether more than one of what a phrase names can be counted: its head is no mere singular.
    pub fn is_plural(&self, counted: &Counted) -> bool {
        let mut place = counted.words.start;
        while place < counted.words.end {
            let end = self.compound_end(place);
            if end > place + 1 {
                // A compound keeps its form: « deux cessez-le-feu ».
                return true;
            }
            let analyses: Vec<_> = self.language.lexicon.analyses(self.words[place].span.of(self.text)).collect();
            if analyses.iter().any(|analysis| analysis.upos == Upos::Noun) {
                return analyses.iter().any(|analysis| analysis.features.number != Some(Number::Singular));
            }
            place = end;
        }
        true
    }

    fn is_plural_form(&self, place: usize) -> bool {
        let word = self.words[place].span.of(self.text);
        self.language.lexicon.analyses(word).any(|analysis| analysis.features.number == Some(Number::Plural))
    }

    /// Whether what joins a unit to its stuff holds an article: « à 7 kilomètres des rives » measures no banks.
    fn has_article(&self, of: usize) -> bool {
        let quantity = &self.language.quantity;
        let article = self.words.get(of).is_some_and(|word| quantity.is(&word.lower, QuantityWord::Anaphoric));
        article || (self.is_determiner(of + 1) && !self.is_one(of + 1))
    }

    fn is_determiner(&self, place: usize) -> bool {
        let word = self.words.get(place).map_or("", |word| word.span.of(self.text));
        self.language.lexicon.analyses(word).any(|analysis| analysis.upos == Upos::Det)
    }

    /// The indefinite article, which a length of time may measure: « trois semaines d'un conflit ».
    fn is_one(&self, place: usize) -> bool {
        let lower = self.words.get(place).map_or("", |word| &word.lower);
        self.language.quantity.numbers.get(lower) == Some(&NumberWord::Add(1.0))
    }

    fn is_capitalised(&self, place: usize) -> bool {
        self.words[place].span.of(self.text).starts_with(char::is_uppercase)
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
        let mut analyses = self.language.lexicon.analyses(word);
        // « douze morts dans le sud »: a preposition that is spelt like a noun.
        if self.language.lexicon.analyses(word).any(|analysis| analysis.upos == Upos::Adp) {
            return false;
        }
        let noun = analyses.any(|analysis| matches!(analysis.upos, Upos::Noun | Upos::Propn));
        let short = word.chars().count() < 3 && !self.language.quantity.units.contains_key(&*first.lower);
        (!short && (noun || !known)) || self.language.quantity.units.contains_key(&*first.lower)
    }

    fn is_adjective(&self, place: usize) -> bool {
        let word = self.words[place].span.of(self.text);
        self.language.lexicon.analyses(word).any(|analysis| {
            let participle = analysis.upos == Upos::Verb && analysis.features.verb_form == Some(VerbForm::Participle);
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
