//! cue + mentions (+ tree) → who speaks.

use super::cue::Cue;
use super::narration::Narration;
use crate::extract::{Document, Found};
use crate::lang::speech::SpeechWord;
use crate::model::{ActorId, Dependency, Mention, Span};

/// How far behind its verb a subject may begin, in words.
const FARTHEST_SUBJECT: usize = 14;
/// How far before its verb a subject may stand, in words, when no tree tells it.
const FARTHEST_BEFORE: usize = 40;
/// How many heads are climbed in a tree in search of a subject.
const HIGHEST_CLIMB: usize = 4;

/// How many words a phrase may have that names a source.
const LONGEST_PHRASE: usize = 12;

/// So many heads at most stand between a figure and the verb whose subject claims it.
const HIGHEST_FIGURE: usize = 6;

/// Who a subject is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An actor.
    Actor(ActorId),
    /// A pronoun that no mention resolves.
    Pronoun,
}

/// The mentions of a document, laid out for questions about one place.
#[derive(Debug)]
pub struct Speakers<'a> {
    document: Document<'a>,
    /// The mentions that stand in no other, in order.
    outermost: Vec<&'a Mention>,
}

impl<'a> Speakers<'a> {
    /// Prepares a document's mentions.
    pub fn new(document: &Document<'a>, found: &'a Found) -> Self {
        let mut mentions: Vec<&Mention> = found.mentions.iter().collect();
        mentions.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
        let mut end = 0;
        mentions.retain(|mention| {
            let outermost = mention.span.end > end;
            end = end.max(mention.span.end);
            outermost
        });
        Self { document: *document, outermost: mentions }
    }

    /// The subject of a cue that stands before the words it attributes, or around them.
    pub fn subject_before(&self, narration: &Narration, cue: &Cue) -> Option<Subject> {
        if let Some(actor) = self.subject_in_tree(narration.words[cue.words.end - 1].span) {
            return Some(Subject::Actor(actor));
        }
        let first = cue.words.start;
        let sentence = narration.words[first].sentence;
        if let Some(before) = first.checked_sub(1).filter(|&before| narration.words[before].sentence == sentence)
            && self.is_pronoun(narration, before)
        {
            return Some(self.pronoun(narration.words[before].span));
        }
        let from = (first.saturating_sub(FARTHEST_BEFORE)..first)
            .find(|&at| narration.words[at].sentence == sentence)
            .map(|at| narration.words[at].span.start)?;
        let until = narration.words[first].span.start;
        let mentions = self.between(from, until);
        mentions
            .iter()
            .rev()
            .find(|mention| self.is_free(narration, mention))
            .map(|mention| Subject::Actor(mention.actor))
    }

    /// The subject of a cue that follows the words it attributes: « …, a dit la maire ».
    pub fn subject_after(&self, narration: &Narration, cue: &Cue) -> Option<Subject> {
        let verb = cue.words.end - 1;
        let sentence = narration.words[verb].sentence;
        // « a-t-il dit », « dit-elle »: the pronoun stands in the group or at its end, joined by a hyphen.
        let group = cue.words.start..(cue.words.end + 2).min(narration.words.len());
        for at in group {
            let word = &narration.words[at];
            let joined = self.document.article.text[..word.span.start as usize].ends_with(['-', '\u{2011}']);
            if word.sentence == sentence && joined && self.is_pronoun(narration, at) {
                return Some(self.pronoun(word.span));
            }
        }
        let last = (verb..narration.words.len().min(verb + FARTHEST_SUBJECT))
            .take_while(|&at| narration.words[at].sentence == sentence)
            .last()?;
        let mentions = self.between(narration.words[verb].span.end, narration.words[last].span.end);
        mentions
            .iter()
            .find(|mention| self.is_free(narration, mention))
            .map(|mention| Subject::Actor(mention.actor))
            .or_else(|| self.subject_in_tree(narration.words[verb].span).map(Subject::Actor))
    }

    /// The subject of a verb inside the marks: a pronoun joined to it, or a name right behind it.
    pub fn inside(&self, narration: &Narration, cue: &Cue, stretch: Span) -> Option<Subject> {
        let group = cue.words.start..(cue.words.end + 2).min(narration.words.len());
        let joined = group.into_iter().find(|&at| {
            let word = &narration.words[at];
            self.document.article.text[..word.span.start as usize].ends_with('-') && self.is_pronoun(narration, at)
        });
        match joined {
            Some(at) => Some(self.pronoun(narration.words[at].span)),
            None => self.between(stretch.start, stretch.end).first().map(|mention| Subject::Actor(mention.actor)),
        }
    }

    /// The agent of a passive: « accusé par la maire de … ».
    pub fn agent(&self, narration: &Narration, cue: &Cue) -> Option<Subject> {
        let until = (cue.words.end + FARTHEST_SUBJECT).min(narration.words.len());
        let by = (cue.words.end..until)
            .find(|&at| self.document.language.speech.is(&narration.words[at].lower, SpeechWord::Agent))?;
        self.named_after(narration, by)
    }

    /// Who is named in the phrase after a word, before the next mark: « selon la maire », « selon un bilan du ministère ».
    pub fn named_after(&self, narration: &Narration, place: usize) -> Option<Subject> {
        let words = &narration.words;
        let text = &self.document.article.text;
        let parted = |at: &usize| {
            text[words[at - 1].span.end as usize..words[*at].span.start as usize]
                .contains([',', ';', ':', '.', '(', '«', '"', '“', '–', '—'])
        };
        let until = words.len().min(place + LONGEST_PHRASE);
        let last = (place + 1..until).take_while(|at| !parted(at)).last().unwrap_or(place);
        let mentions = self.between(words[place].span.start, words[last].span.end);
        let mention = mentions.iter().find(|mention| mention.span.end > words[place].span.end)?;
        (words[mention_place(narration, mention)].sentence == words[place].sentence)
            .then_some(Subject::Actor(mention.actor))
    }

    /// Who is named in a stretch that holds nothing else: « La maire : ».
    pub fn only_one(&self, stretch: Span) -> Option<Subject> {
        let mentions = self.between(stretch.start, stretch.end);
        let [mention] = mentions else { return None };
        let outside = (stretch.end - stretch.start).saturating_sub(mention.span.end - mention.span.start);
        (outside <= 6).then_some(Subject::Actor(mention.actor))
    }

    /// The subject that the tree gives a verb, climbing from infinitives and coordinated verbs.
    fn subject_in_tree(&self, verb: Span) -> Option<ActorId> {
        let sentences = self.document.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end <= verb.start);
        let tree = self.document.trees.get(at)?;
        let mut here = tree.words.iter().position(|word| word.span == verb)?;
        for _ in 0..HIGHEST_CLIMB {
            let subject = tree.children(here).find(|&child| tree.words[child].relation == Dependency::Nsubj);
            if let Some(subject) = subject {
                return self.at(tree.words[subject].span).map(|mention| mention.actor);
            }
            let climbs = matches!(
                tree.words[here].relation,
                Dependency::Conj | Dependency::Xcomp | Dependency::Advcl | Dependency::Aux | Dependency::AuxTense
            );
            here = tree.words[here].head.filter(|_| climbs)? as usize;
        }
        None
    }

    /// Whether a verb governs a word in its sentence's tree, with no other clause between.
    pub fn governs(&self, verb: Span, word: Span) -> bool {
        let at = self.document.sentences.partition_point(|sentence| sentence.span.end <= verb.start);
        let Some(tree) = self.document.trees.get(at) else { return false };
        let place = |span: Span| {
            let place = tree.words.partition_point(|word| word.span.end <= span.start);
            (place < tree.words.len()).then_some(place)
        };
        let (Some(verb), Some(mut here)) = (place(verb), place(word)) else { return false };
        for _ in 0..HIGHEST_FIGURE {
            if here == verb {
                return true;
            }
            let apart =
                matches!(tree.words[here].relation, Dependency::AclRelcl | Dependency::Advcl | Dependency::Parataxis);
            let Some(head) = tree.words[here].head.filter(|_| !apart) else { return false };
            here = head as usize;
        }
        false
    }

    /// The outermost mention over a place.
    fn at(&self, span: Span) -> Option<&'a Mention> {
        let place = self.outermost.partition_point(|mention| mention.span.end <= span.start);
        self.outermost.get(place).copied().filter(|mention| mention.span.contains(span))
    }

    /// The outermost mentions between two offsets.
    fn between(&self, start: u32, end: u32) -> &[&'a Mention] {
        let first = self.outermost.partition_point(|mention| mention.span.start < start);
        let after = self.outermost.partition_point(|mention| mention.span.start < end);
        &self.outermost[first..after.max(first)]
    }

    /// Whether a mention can be a subject: the writer names it, and no preposition stands before or opens it.
    fn is_free(&self, narration: &Narration, mention: &Mention) -> bool {
        let speech = &self.document.language.speech;
        let place = mention_place(narration, mention);
        let word = &narration.words[place];
        let inside = speech.is(&word.lower, SpeechWord::Preposition) && mention.span.contains(word.span);
        let skip = usize::from(place > 0 && is_article(narration, place - 1, self));
        let before = place.checked_sub(1 + skip).map(|at| &narration.words[at]);
        let governed = before.is_some_and(|before| {
            before.sentence == word.sentence && speech.is(&before.lower, SpeechWord::Preposition)
        });
        word.quote.is_none() && !inside && !governed
    }

    fn is_pronoun(&self, narration: &Narration, place: usize) -> bool {
        self.document.language.speech.is(&narration.words[place].lower, SpeechWord::Pronoun)
    }

    fn pronoun(&self, span: Span) -> Subject {
        self.at(span).map_or(Subject::Pronoun, |mention| Subject::Actor(mention.actor))
    }
}

fn is_article(narration: &Narration, place: usize, speakers: &Speakers) -> bool {
    let speech = &speakers.document.language.speech;
    let word = &narration.words[place].lower;
    speech.is(word, SpeechWord::Definite) || speech.is(word, SpeechWord::Determiner)
}

/// The first word of a mention.
fn mention_place(narration: &Narration, mention: &Mention) -> usize {
    let place = narration.words.partition_point(|word| word.span.end <= mention.span.start);
    place.min(narration.words.len() - 1)
}
