//! One quotation in its paragraph → who said it, by which words, or that it is no quotation.

use super::marks::Marked;
use crate::extract::Document;
use crate::extract::speech::{Cue, CueForm, Cues, Narration, Speakers, Subject};
use crate::lang::speech::{SpeechVerb, SpeechWord};
use crate::model::{ActorId, Quote, Span};
use std::ops::Range;

/// Between a quotation and the verb after it stand at most so many words.
const FARTHEST_AFTER: usize = 7;
/// A quotation of fewer words has no reporting verb inside it.
const SHORTEST_WITH_INCISE: usize = 8;
/// How far from a quotation its verb or phrase may stand, in words.
const FARTHEST_CUE: usize = 80;
/// So many words in marks may be a name or a nickname rather than somebody's words.
const LONGEST_NAME: usize = 5;
/// So many words in marks, with nobody who says them, are only set apart by the writer.
const LONGEST_SCARE: usize = 3;

/// Who says a quotation.
#[derive(Debug)]
struct Attribution {
    speaker: Option<Subject>,
    cue: Option<Span>,
    rule: &'static str,
}

/// Attributes the quotations of one paragraph.
#[derive(Debug)]
pub struct Attributor<'a> {
    document: &'a Document<'a>,
    speakers: &'a Speakers<'a>,
    narration: &'a Narration,
    marked: &'a [Marked],
    cues: Cues<'a>,
    /// Whether the paragraph before ends with a colon.
    colon_before: bool,
}

impl<'a> Attributor<'a> {
    /// Prepares a paragraph.
    pub fn new(
        document: &'a Document<'a>,
        speakers: &'a Speakers<'a>,
        narration: &'a Narration,
        marked: &'a [Marked],
        colon_before: bool,
    ) -> Self {
        let cues = Cues { text: &document.article.text, language: document.language, narration };
        Self { document, speakers, narration, marked, cues, colon_before }
    }

    /// The quotation at a place, if it is one; `before` is the one before it in the document.
    pub fn quote(&self, place: usize, before: Option<&Quote>) -> Option<Quote> {
        let marked = self.marked[place];
        let words = self.narration.quoted[place].clone();
        if words.is_empty() || self.is_name(place, &words) {
            return None;
        }
        let found = self
            .incise_after(&words)
            .or_else(|| self.incise_inside(&words))
            .or_else(|| self.verb_before(&words))
            .or_else(|| self.phrase(&words))
            .or_else(|| self.colon(place, &words))
            .or_else(|| self.continued(place, &words, before));
        if found.is_none() && words.len() <= LONGEST_SCARE {
            return None;
        }
        let (speaker, cue, rule) = match found {
            Some(found) => (self.resolve(found.speaker, before), found.cue, found.rule),
            None => (None, None, "marks"),
        };
        let rule = if marked.closed { rule.to_owned() } else { format!("{rule}-unclosed") };
        Some(Quote { span: marked.span, speaker, cue, rule })
    }

    /// A pronoun that nothing resolves goes on speaking for the quotation before, when that stands near.
    fn resolve(&self, subject: Option<Subject>, before: Option<&Quote>) -> Option<ActorId> {
        match subject? {
            Subject::Actor(actor) => Some(actor),
            Subject::Pronoun => before.filter(|before| self.is_here(before)).and_then(|before| before.speaker),
        }
    }

    fn is_here(&self, quote: &Quote) -> bool {
        self.narration.words.first().is_some_and(|first| first.span.start <= quote.span.start)
    }

    /// « …, a déclaré la maire », « … », explique-t-elle.
    fn incise_after(&self, words: &Range<usize>) -> Option<Attribution> {
        let cue = self.cue_after(words.end)?;
        let subject = match cue.form {
            CueForm::Finite => self.speakers.subject_after(self.narration, &cue),
            CueForm::Passive | CueForm::Gerund | CueForm::Infinitive => return None,
        };
        Some(Attribution { speaker: subject, cue: Some(cue.span), rule: "verb-after" })
    }

    /// The verb at a word that reports words; one that claims a figure does not.
    fn cue_at(&self, place: usize) -> Option<Cue> {
        self.cues.at(place).filter(|cue| cue.verb != SpeechVerb::Claim)
    }

    /// The reporting verb that begins the writer's words at a place.
    fn cue_after(&self, first: usize) -> Option<Cue> {
        let words = &self.narration.words;
        let sentence = words.get(first)?.sentence;
        let previous = first.checked_sub(1).map(|at| words[at].sentence);
        if previous != Some(sentence) {
            return None;
        }
        for at in first..(first + FARTHEST_AFTER).min(words.len()) {
            if words[at].sentence != sentence || words[at].quote != words[first].quote {
                return None;
            }
            if let Some(cue) = self.cue_at(at).filter(|cue| cue.form == CueForm::Finite && cue.words.start >= first) {
                return Some(cue);
            }
            if !self.cues.is_light(at) {
                return None;
            }
        }
        None
    }

    /// « Nous partons, a déclaré la maire. Il est tard. »: the writer's words inside the marks.
    fn incise_inside(&self, words: &Range<usize>) -> Option<Attribution> {
        if words.len() < SHORTEST_WITH_INCISE {
            return None;
        }
        let text = &self.document.article.text;
        for at in words.start + 2..words.end {
            let gap = self.gap(at - 1);
            if !gap.trim_start().starts_with([',', '?', '!', '–', '—']) {
                continue;
            }
            let Some(cue) = self.cue_inside(at, words.end) else { continue };
            let after = self.narration.words.get(cue.words.end)?;
            let pronoun = text[..after.span.start as usize].ends_with('-')
                || (cue.words.clone())
                    .any(|word| text[..self.narration.words[word].span.start as usize].ends_with('-'));
            let named = after.span.of(text).starts_with(char::is_uppercase) || self.opens_noun(cue.words.end);
            if pronoun || named {
                let speaker = self.inside_subject(&cue);
                if speaker.is_some() {
                    return Some(Attribution { speaker, cue: Some(cue.span), rule: "verb-inside" });
                }
            }
        }
        None
    }

    fn cue_inside(&self, first: usize, end: usize) -> Option<Cue> {
        for at in first..(first + 4).min(end) {
            if let Some(cue) = self.cue_at(at) {
                let says = cue.form == CueForm::Finite && cue.verb == SpeechVerb::Say && cue.words.start >= first;
                return says.then_some(cue);
            }
            if !self.cues.is_light(at) {
                return None;
            }
        }
        None
    }

    /// The subject of a verb inside the marks: right behind it, or nobody.
    fn inside_subject(&self, cue: &Cue) -> Option<Subject> {
        let last = (cue.words.end + 3).min(self.narration.words.len()) - 1;
        let stretch =
            Span { start: self.narration.words[cue.words.end - 1].span.end, end: self.narration.words[last].span.end };
        self.speakers.inside(self.narration, cue, stretch)
    }

    fn opens_noun(&self, place: usize) -> bool {
        let speech = &self.document.language.speech;
        let lower = &self.narration.words[place].lower;
        speech.is(lower, SpeechWord::Definite) || speech.is(lower, SpeechWord::Determiner)
    }

    /// « La maire a déclaré que … « … » »: the nearest verb before, a finite one rather than another.
    fn verb_before(&self, words: &Range<usize>) -> Option<Attribution> {
        let cue = self.cue_before(words.start)?;
        let (speaker, rule) = match cue.form {
            CueForm::Finite => (self.speakers.subject_before(self.narration, &cue), "verb-before"),
            CueForm::Passive => (self.speakers.agent(self.narration, &cue), "passive-before"),
            CueForm::Gerund | CueForm::Infinitive => {
                let before = self.speakers.subject_before(self.narration, &cue);
                (before.or_else(|| self.subject_of_clause_after(words)), "verb-before")
            }
        };
        Some(Attribution { speaker, cue: Some(cue.span), rule })
    }

    fn cue_before(&self, first: usize) -> Option<Cue> {
        let sentence = self.narration.words[first].sentence;
        let mut second: Option<Cue> = None;
        let near = (first.saturating_sub(FARTHEST_CUE)..first).rev();
        for at in near.take_while(|&at| self.narration.words[at].sentence == sentence) {
            if self.narration.words[at].quote.is_some() {
                continue;
            }
            match self.cue_at(at) {
                Some(cue) if !cue.form.shares_subject() => return Some(cue),
                Some(cue) if second.is_none() => second = Some(cue),
                _ => {}
            }
        }
        second
    }

    /// « Qualifiant cela d'« erreur », la maire a … »: the subject of the clause that follows.
    fn subject_of_clause_after(&self, words: &Range<usize>) -> Option<Subject> {
        let sentence = self.narration.words[words.start].sentence;
        let comma = (words.end.saturating_sub(1)..self.narration.words.len())
            .take_while(|&at| self.narration.words[at].sentence == sentence)
            .find(|&at| self.gap(at).contains(','))?;
        self.speakers.named_after(self.narration, (comma + 1).min(self.narration.words.len() - 1))
    }

    /// « Selon la maire, « … » », « … », d'après elle.
    fn phrase(&self, words: &Range<usize>) -> Option<Attribution> {
        let speech = &self.document.language.speech;
        let sentence = self.narration.words[words.start].sentence;
        let same = |at: &usize| self.narration.words[*at].sentence == sentence;
        let before = (words.start.saturating_sub(FARTHEST_CUE)..words.start).rev().take_while(same);
        let after = (words.end..self.narration.words.len()).take(FARTHEST_CUE).take_while(same);
        before.chain(after).filter(|&at| self.narration.words[at].quote.is_none()).find_map(|at| {
            let (length, ()) = speech.attributions.at(&self.narration.plain, at)?;
            let last = at + length - 1;
            let cue = self.narration.words[at].span.join(self.narration.words[last].span);
            let speaker = self.speakers.named_after(self.narration, last)?;
            Some(Attribution { speaker: Some(speaker), cue: Some(cue), rule: "attributing-phrase" })
        })
    }

    /// « La maire : « … » », and a paragraph that opens after a colon.
    fn colon(&self, place: usize, words: &Range<usize>) -> Option<Attribution> {
        let text = &self.document.article.text;
        let outer = self.marked[place].outer;
        let paragraph = self.narration.words.first()?.span.start.min(outer.start);
        let before = text[paragraph as usize..outer.start as usize].trim_end();
        if let Some(name) = before.strip_suffix(':') {
            let start = self.narration.words[..words.start]
                .iter()
                .rev()
                .take(FARTHEST_CUE)
                .take_while(|word| word.sentence == self.narration.words[words.start].sentence)
                .last()
                .map_or(paragraph, |word| word.span.start);
            let stretch = Span { start, end: paragraph + name.trim_end().len() as u32 };
            if let Some(speaker) = self.speakers.only_one(stretch).filter(|_| stretch.start < stretch.end) {
                return Some(Attribution { speaker: Some(speaker), cue: None, rule: "name-colon" });
            }
        }
        None
    }

    /// « … », a dit la maire. « … »: what stands alone after a quotation goes on with it.
    fn continued(&self, place: usize, words: &Range<usize>, before: Option<&Quote>) -> Option<Attribution> {
        let before = before?;
        let here = &self.narration.words[words.start..words.end];
        let sentence = here.first()?.sentence;
        let last = here.last()?.sentence;
        let words = &self.narration.words;
        let around =
            words.partition_point(|word| word.sentence < sentence)..words.partition_point(|word| word.sentence <= last);
        let alone = words[around].iter().all(|word| word.quote == Some(place));
        let near = self.is_here(before) || (place == 0 && before.rule.ends_with("unclosed"));
        (alone && near && !self.colon_before).then(|| Attribution {
            speaker: before.speaker.map(Subject::Actor),
            cue: None,
            rule: "continued",
        })
    }

    /// Whether the marks hold a name, a title or a nickname and not somebody's words.
    fn is_name(&self, place: usize, words: &Range<usize>) -> bool {
        if words.len() > LONGEST_NAME {
            return false;
        }
        let text = &self.document.article.text;
        let outer = self.marked[place].outer;
        let inside = self.marked[place].span.of(text);
        let sentence = inside.ends_with(['.', '!', '?', '…']);
        let introduced = text[..outer.start as usize].trim_end().ends_with(':');
        let reported = self.cue_after(words.end).is_some();
        if sentence || introduced || reported {
            return false;
        }
        let capital = inside.starts_with(char::is_uppercase);
        let speech = &self.document.language.speech;
        let determined = words.start.checked_sub(1).is_some_and(|before| {
            let before = &self.narration.words[before];
            before.quote.is_none() && speech.is(&before.lower, SpeechWord::Definite)
        });
        let first = words.start == 0;
        // « dénoncer le « chantage » »: the verb right before makes a nickname somebody's word.
        let near = words.start.checked_sub(2).is_some_and(|at| self.cue_at(at).is_some());
        (capital && !first) || (determined && words.len() <= LONGEST_SCARE && !near)
    }

    /// What stands between a word and the next.
    fn gap(&self, place: usize) -> &str {
        let text = &self.document.article.text;
        let end = self.narration.words[place].span.end as usize;
        let next = self.narration.words.get(place + 1).map_or(end, |next| next.span.start as usize);
        &text[end..next]
    }
}
