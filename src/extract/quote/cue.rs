//! narration → the verbs that attribute words, as groups with their auxiliaries.

use super::narration::{NarratedWord, Narration};
use crate::lang::Language;
use crate::lang::lexicon::Analysis;
use crate::lang::speech::{SpeechVerb, SpeechWord};
use crate::model::{Person, Span, Tense, Upos, VerbForm};
use std::ops::Range;

/// How far before its participle an auxiliary may stand, in words: « a quant à lui, dans la soirée, estimé ».
const FARTHEST_AUXILIARY: usize = 8;

/// What form a reporting verb has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CueForm {
    /// « accuser »: its subject is another verb's.
    Infinitive,
    /// « estimant ».
    Gerund,
    /// « est accusé »: the subject does not speak.
    Passive,
    /// « déclare », « a déclaré ».
    Finite,
}

/// A reporting verb with its auxiliary.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its words, from clitics and auxiliary to the verb.
    pub words: Range<usize>,
    /// The words that are shown: auxiliary to verb, or the verb alone where much stands between.
    pub span: Span,
    /// How it attributes.
    pub verb: SpeechVerb,
    /// Its form.
    pub form: CueForm,
}

/// Reads reporting verbs.
#[derive(Clone, Copy, Debug)]
pub struct Cues<'a> {
    pub text: &'a str,
    pub language: &'a Language,
    pub narration: &'a Narration,
}

impl Cues<'_> {
    /// The reporting verb at a word, if there is one.
    pub fn at(&self, place: usize) -> Option<Cue> {
        let word = &self.narration.words[place];
        let analyses: Vec<Analysis> = self.analyses(word).collect();
        let mut best: Option<Cue> = None;
        for analysis in analyses.iter().filter(|analysis| analysis.upos == Upos::Verb) {
            let Some(&verb) = self.language.speech.verbs.get(analysis.lemma.as_str()) else { continue };
            let Some((start, form)) = self.form(place, analysis, &analyses) else { continue };
            let first = self.narration.words[start].span;
            let close = place - start <= 3;
            let span = if close { first.join(word.span) } else { word.span };
            let start = self.before_clitics(start);
            if best.as_ref().is_none_or(|best| (best.form, best.verb) < (form, verb)) {
                best = Some(Cue { words: start..place + 1, span, verb, form });
            }
        }
        best
    }

    /// The form of a verb as it stands, with the first word of its group.
    fn form(&self, place: usize, analysis: &Analysis, all: &[Analysis]) -> Option<(usize, CueForm)> {
        match analysis.features.verb_form? {
            VerbForm::Finite => {
                let third = analysis.features.person.is_none_or(|person| person == Person::Third);
                let may_be_noun = all.iter().any(|other| matches!(other.upos, Upos::Noun | Upos::Adj));
                (third && !(may_be_noun && self.follows_determiner(place))).then_some((place, CueForm::Finite))
            }
            VerbForm::Infinitive => Some((place, CueForm::Infinitive)),
            VerbForm::Participle if analysis.features.tense == Some(Tense::Present) => Some((place, CueForm::Gerund)),
            VerbForm::Participle => self.auxiliary(place),
        }
    }

    /// The auxiliary of a participle, and whether the two make an active or a passive.
    fn auxiliary(&self, place: usize) -> Option<(usize, CueForm)> {
        let speech = &self.language.speech;
        let words = &self.narration.words;
        let mut passive = false;
        for at in (place.saturating_sub(FARTHEST_AUXILIARY)..place).rev() {
            let word = &words[at];
            if word.sentence != words[place].sentence || word.quote != words[place].quote {
                return None;
            }
            passive |= speech.is(&word.lower, SpeechWord::Passive);
            let mut auxiliary = self
                .analyses(word)
                .filter(|analysis| analysis.upos == Upos::Verb && speech.is(&analysis.lemma, SpeechWord::Auxiliary));
            let Some(found) = auxiliary.find(|found| found.features.verb_form == Some(VerbForm::Finite)) else {
                // Another verb between the two: they do not belong together.
                let other = self.analyses(word).next().is_some_and(|first| {
                    first.upos == Upos::Verb && first.features.verb_form == Some(VerbForm::Finite)
                });
                if other && !speech.is(&word.lower, SpeechWord::Passive) {
                    return None;
                }
                continue;
            };
            let reflexive = self.before_clitics(at) < at;
            let being = speech.is(&found.lemma, SpeechWord::Being);
            let form = if passive || (being && !reflexive) { CueForm::Passive } else { CueForm::Finite };
            return Some((at, form));
        }
        None
    }

    /// The first of the clitics before a verb: « s'est », « le lui a ».
    fn before_clitics(&self, place: usize) -> usize {
        let words = &self.narration.words;
        let is_clitic = |at: usize| {
            words[at].sentence == words[place].sentence
                && words[at].quote == words[place].quote
                && self.language.speech.is(&words[at].lower, SpeechWord::Clitic)
        };
        (place.saturating_sub(3)..place).rev().take_while(|&at| is_clitic(at)).last().unwrap_or(place)
    }

    fn follows_determiner(&self, place: usize) -> bool {
        let Some(before) = place.checked_sub(1).map(|at| &self.narration.words[at]) else { return false };
        let speech = &self.language.speech;
        [SpeechWord::Definite, SpeechWord::Determiner, SpeechWord::Preposition]
            .into_iter()
            .any(|class| speech.is(&before.lower, class))
    }

    /// Whether a word may stand between a quotation and its reporting verb: auxiliary, clitic, pronoun, adverb.
    pub fn is_light(&self, place: usize) -> bool {
        let word = &self.narration.words[place];
        let speech = &self.language.speech;
        speech.is(&word.lower, SpeechWord::Clitic)
            || speech.is(&word.lower, SpeechWord::Pronoun)
            || self.analyses(word).any(|analysis| {
                matches!(analysis.upos, Upos::Adv | Upos::Cconj)
                    || (analysis.upos == Upos::Verb && speech.is(&analysis.lemma, SpeechWord::Auxiliary))
            })
    }

    fn analyses<'b>(&'b self, word: &NarratedWord) -> impl Iterator<Item = Analysis> + 'b {
        self.language.lexicon.analyses(word.span.of(self.text))
    }
}
