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

impl CueForm {
    /// Whether its subject is the main clause's.
    pub fn shares_subject(self) -> bool {
        matches!(self, Self::Gerund | Self::Infinitive)
    }
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
            let alone = self.language.speech.verbs.get(analysis.lemma.as_str()).map(|&verb| (verb, place));
            let Some((verb, last)) = self.with_next(place, analysis).or(alone) else { continue };
            let Some((start, form)) = self.form(place, analysis, &analyses) else { continue };
            let close = place - start <= 3;
            let start = self.before_clitics(start);
            let first = if close { start } else { place };
            let span = self.narration.words[first].span.join(self.narration.words[last].span);
            let longer = |best: &Cue| (best.form, best.verb) == (form, verb) && start < best.words.start;
            if best.as_ref().is_none_or(|best| (best.form, best.verb) < (form, verb) || longer(best)) {
                best = Some(Cue { words: start..last + 1, span, verb, form });
            }
        }
        best
    }

    /// A verb that reports together with the word behind it: « faire valoir », « faire état ».
    fn with_next(&self, place: usize, analysis: &Analysis) -> Option<(SpeechVerb, usize)> {
        let (here, next) = (&self.narration.words[place], self.narration.words.get(place + 1)?);
        if next.sentence != here.sentence || next.quote != here.quote {
            return None;
        }
        let pair = |lemma: &str| self.language.speech.verbs.get(&*format!("{} {lemma}", analysis.lemma)).copied();
        let verb = pair(&next.lower).or_else(|| self.analyses(next).find_map(|next| pair(&next.lemma)));
        verb.map(|verb| (verb, place + 1))
    }

    /// The form of a verb as it stands, with the first word of its group.
    fn form(&self, place: usize, analysis: &Analysis, all: &[Analysis]) -> Option<(usize, CueForm)> {
        let may_be_noun = all.iter().any(|other| matches!(other.upos, Upos::Noun | Upos::Adj));
        match analysis.features.verb_form? {
            VerbForm::Finite => {
                let third = analysis.features.person.is_none_or(|person| person == Person::Third);
                let nominal = [SpeechWord::Definite, SpeechWord::Determiner, SpeechWord::Preposition];
                (third && !(may_be_noun && self.follows(place, &nominal))).then_some((place, CueForm::Finite))
            }
            VerbForm::Infinitive => {
                let nominal = [SpeechWord::Definite, SpeechWord::Determiner];
                (!(may_be_noun && self.follows(place, &nominal))).then_some((place, CueForm::Infinitive))
            }
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
            let auxiliary = self.analyses(word).find(|analysis| {
                let classes = [SpeechWord::Auxiliary, SpeechWord::Being];
                analysis.upos == Upos::Verb && classes.iter().any(|&class| speech.is(&analysis.lemma, class))
            });
            let form = auxiliary.as_ref().and_then(|auxiliary| auxiliary.features.verb_form);
            let (Some(found), Some(VerbForm::Finite | VerbForm::Infinitive)) = (auxiliary, form) else {
                // Another verb between the two: they do not belong together.
                let other = self.analyses(word).next().is_some_and(|first| {
                    first.upos == Upos::Verb && first.features.verb_form == Some(VerbForm::Finite)
                });
                if other && !speech.is(&word.lower, SpeechWord::Passive) {
                    return None;
                }
                continue;
            };
            if form == Some(VerbForm::Infinitive) {
                return Some((at, CueForm::Infinitive));
            }
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

    /// Whether a word of one of some classes stands right before.
    fn follows(&self, place: usize, classes: &[SpeechWord]) -> bool {
        let before = place.checked_sub(1).map(|at| &self.narration.words[at].lower);
        before.is_some_and(|before| classes.iter().any(|&class| self.language.speech.is(before, class)))
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
