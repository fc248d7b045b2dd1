//! a figure's place → whose figure it is.

use crate::extract::Document;
use crate::extract::speech::{Cue, CueForm, Cues, Narration, Speakers, Subject};
use crate::lang::speech::SpeechVerb;
use crate::model::{ActorId, Quote};

/// How far from a figure its verb or phrase may stand, in words.
const FARTHEST: usize = 60;

/// Finds who gives the figures of a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub document: &'a Document<'a>,
    pub speakers: &'a Speakers<'a>,
    pub narration: &'a Narration,
    /// The quotations of the paragraph.
    pub quotes: &'a [Quote],
}

impl Sources<'_> {
    /// Who gives the figure at a word: whoever is quoted, else whom a phrase or a reporting verb of the sentence names.
    pub fn of(&self, place: usize) -> Option<ActorId> {
        if let Some(quote) = self.narration.words[place].quote {
            return self.quotes.get(quote).and_then(|quote| quote.speaker);
        }
        let subject = self.phrase(place).or_else(|| self.verb_before(place)).or_else(|| self.verb_after(place))?;
        match subject {
            Subject::Actor(actor) => Some(actor),
            Subject::Pronoun => None,
        }
    }

    fn sentence(&self, place: usize) -> impl Fn(&usize) -> bool + '_ {
        let sentence = self.narration.words[place].sentence;
        move |&at: &usize| self.narration.words[at].sentence == sentence
    }

    /// « …, selon la police », « Selon elle, … »: a phrase behind the figure, and before the next mark if another one opens
    /// the sentence.
    fn phrase(&self, place: usize) -> Option<Subject> {
        let words = &self.narration.words;
        let text = &self.document.article.text;
        let before = (place.saturating_sub(FARTHEST)..place).rev().take_while(self.sentence(place));
        let before = before.filter(|&at| words[at].quote.is_none()).find_map(|at| self.phrase_at(at));
        let parted = |at: usize| {
            at > 0 && text[words[at - 1].span.end as usize..words[at].span.start as usize].contains([',', ';'])
        };
        let near = |&at: &usize| before.is_none() || at == place || !parted(at);
        let after = (place..words.len()).take(FARTHEST).take_while(self.sentence(place)).take_while(near);
        after.filter(|&at| words[at].quote.is_none()).find_map(|at| self.phrase_at(at)).or(before)
    }

    /// Whom the attributing phrase at a word names.
    fn phrase_at(&self, at: usize) -> Option<Subject> {
        let (length, ()) = self.document.language.speech.attributions.at(&self.narration.plain, at)?;
        self.speakers.named_after(self.narration, at + length - 1)
    }

    /// Whether an attributing phrase begins at a word.
    pub fn is_attributed(&self, at: usize) -> bool {
        self.document.language.speech.attributions.at(&self.narration.plain, at).is_some()
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        let cues =
            Cues { text: &self.document.article.text, language: self.document.language, narration: self.narration };
        let says = |cue: &Cue| cue.verb != SpeechVerb::Act && matches!(cue.form, CueForm::Finite | CueForm::Gerund);
        (self.narration.words[at].quote.is_none()).then(|| cues.at(at)).flatten().filter(says)
    }

    fn verb_before(&self, place: usize) -> Option<Subject> {
        let before = (place.saturating_sub(FARTHEST)..place).rev().take_while(self.sentence(place));
        let figure = self.narration.words[place].span;
        let claims = |cue: &Cue| {
            let verb = self.narration.words[cue.words.end - 1].span;
            cue.verb == SpeechVerb::Say || self.speakers.governs(verb, figure)
        };
        let cue = before.into_iter().find_map(|at| self.cue(at).filter(claims))?;
        self.speakers.subject_before(self.narration, &cue)
    }

    /// « …, a indiqué la préfecture »: a comma, the verb, its subject.
    fn verb_after(&self, place: usize) -> Option<Subject> {
        let text = &self.document.article.text;
        let after = (place..self.narration.words.len()).take(FARTHEST).take_while(self.sentence(place));
        after.into_iter().find_map(|at| {
            let cue = self.cue(at).filter(|cue| cue.form == CueForm::Finite && cue.verb == SpeechVerb::Say)?;
            let first = &self.narration.words[cue.words.start];
            let comma = text[..first.span.start as usize].trim_end().ends_with(',');
            comma.then(|| self.speakers.subject_after(self.narration, &cue)).flatten()
        })
    }
}
