//! What linking compares of one event.

use super::quotations::Quotations;
use super::topics::topics;
use crate::lang::linking::fold;
use crate::link::actors::Cast;
use crate::link::corpus::{Corpus, Days, words};
use crate::link::vocabulary::Vocabulary;
use crate::model::{EventTime, EventType, Reading, Span, Status, StoryActorId};
use std::collections::BTreeSet;

/// This many bytes on either side of a trigger are its context.
const CONTEXT_BYTES: usize = 90;
/// An interval of at most this many days dates an act; a longer one only bounds it.
pub(in crate::link) const NARROW: i64 = 3;

/// What linking compares of one event.
#[derive(Clone, Debug)]
pub(in crate::link) struct Facts {
    pub number: usize,
    pub reading: usize,
    pub sentence: u32,
    pub kind: EventType,
    pub status: Status,
    pub agents: Vec<StoryActorId>,
    pub targets: Vec<StoryActorId>,
    /// According to whom.
    pub sources: Vec<StoryActorId>,
    pub place: Option<StoryActorId>,
    pub days: Option<Days>,
    /// Whether words date it, and not the day of publication alone.
    pub firm: bool,
    /// Whether it went on from the first to the last of its days.
    pub lasting: bool,
    /// The days of its document, for events that tell no time.
    pub published: Option<Days>,
    pub lemma: String,
    /// What its trigger shares with other words for the same act.
    pub concepts: BTreeSet<String>,
    pub phase: Option<String>,
    /// The words around it that say what it is about.
    pub context: BTreeSet<u32>,
    /// Its concepts, as they would stand in another's context.
    pub subjects: BTreeSet<u32>,
    /// What is quoted in its sentence, as runs of words.
    pub quoted: Vec<u64>,
    /// Whom its document speaks of most.
    pub topic: BTreeSet<StoryActorId>,
}

/// The facts of every event of a corpus, in its order.
pub(super) fn facts(corpus: &Corpus, cast: &Cast, vocabulary: &mut Vocabulary) -> Vec<Facts> {
    let topics = topics(corpus, cast);
    let mut facts = Vec::with_capacity(corpus.event_count());
    for (place, reading) in corpus.readings().iter().enumerate() {
        let quotations = Quotations::of(reading);
        for number in corpus.events_of(place) {
            facts.push(Facts::of(number, corpus, cast, &topics[place], &quotations, vocabulary));
        }
    }
    facts
}

impl Facts {
    fn of(
        number: usize,
        corpus: &Corpus,
        cast: &Cast,
        topic: &BTreeSet<StoryActorId>,
        quotations: &Quotations,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let place = corpus.event_place(number);
        let reading = corpus.readings()[place.reading];
        let event = corpus.event(number);
        let forms: BTreeSet<String> =
            [event.lemma.as_str(), corpus.trigger(number)].iter().flat_map(|words| vocabulary.forms(words)).collect();
        let linking = &vocabulary.language().linking;
        let concepts: BTreeSet<String> =
            forms.iter().filter_map(|form| linking.concept(form)).map(str::to_owned).collect();
        // Giving way and withdrawing are an end by themselves.
        let lasts = !matches!(event.kind, EventType::Concede | EventType::Retreat | EventType::Agree);
        let phase = forms.iter().filter(|_| lasts).find_map(|form| linking.phase(form));
        let sentence = sentence(reading, event.span, event.sentence);
        Self {
            number,
            reading: place.reading,
            sentence: event.sentence,
            kind: event.kind,
            status: event.status,
            agents: cast.actors(corpus, place.reading, &event.agents),
            targets: cast.actors(corpus, place.reading, &event.targets),
            sources: cast.actors(corpus, place.reading, &event.sources),
            place: event.place.and_then(|actor| cast.actor(corpus, place.reading, actor)),
            days: event.time.as_ref().and_then(|time| Days::of(&time.interval)),
            published: Days::of(&reading.published.interval),
            firm: event.time.as_ref().is_some_and(is_firm),
            lasting: event.time.as_ref().is_some_and(is_lasting),
            lemma: fold(&event.lemma),
            phase: phase.map(str::to_owned),
            context: vocabulary.subjects(around(reading, event.span, sentence)),
            subjects: concepts.iter().map(|concept| vocabulary.subject_of(concept)).collect(),
            quoted: quotations.in_sentence(sentence),
            topic: topic.clone(),
            concepts,
        }
    }

    pub fn participants(&self) -> BTreeSet<StoryActorId> {
        self.agents.iter().chain(&self.targets).copied().collect()
    }

    pub fn is_narrow(&self) -> bool {
        self.days.is_some_and(|days| days.length() <= NARROW)
    }
}

fn sentence(reading: &Reading, trigger: Span, sentence: u32) -> Span {
    reading.sentences.get(sentence as usize).copied().unwrap_or(trigger).join(trigger)
}

/// The words of an event's sentence near its trigger.
fn around(reading: &Reading, trigger: Span, sentence: Span) -> &str {
    let boundary = |mut place: usize| {
        while !reading.text.is_char_boundary(place) {
            place -= 1;
        }
        place
    };
    let start = boundary((trigger.start as usize).saturating_sub(CONTEXT_BYTES).max(sentence.start as usize));
    let end = boundary((trigger.end as usize + CONTEXT_BYTES).min(sentence.end as usize).min(reading.text.len()));
    words(reading, Span::new(start, end.max(start)))
}

/// Whether words date an act, and not the day of publication alone.
pub(in crate::link) fn is_firm(time: &EventTime) -> bool {
    !matches!(time.reason.as_str(), "publication" | "after-publication" | "news" | "present-day")
}

/// Whether an act went on all the time that is given, in place of falling somewhere in it.
fn is_lasting(time: &EventTime) -> bool {
    time.reason == "lasting" || time.reason.starts_with("since")
}
