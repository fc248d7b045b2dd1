//! What a correction names → its number in the corpus; and back, what names an event or an actor.

use crate::link::corpus::{Corpus, words};
use crate::model::{
    ActorId, ActorTarget, Event, EventId, EventTarget, NamedActor, Reading, Span, StoryActor, StoryEvent, ToldEvent,
};
use std::collections::HashMap;

/// So many characters before a trigger tell it from the same words elsewhere.
const BEFORE: usize = 32;

/// What names an event of a reading.
#[must_use]
pub fn told_event(reading: &Reading, event: &Event) -> ToldEvent {
    let before = before(reading, event.span).to_owned();
    ToldEvent { doc: reading.doc.clone(), event: event.id, words: words(reading, event.span).to_owned(), before }
}

/// What names an actor of a reading, if the reading has it.
#[must_use]
pub fn named_actor(reading: &Reading, actor: ActorId) -> Option<NamedActor> {
    let name = reading.actors.get(actor.index())?.name.clone();
    Some(NamedActor { doc: reading.doc.clone(), actor, name })
}

/// What names an event of the story that was linked from readings, which are found by their names.
pub fn event_target<'a>(event: &StoryEvent, reading: impl Fn(&str) -> Option<&'a Reading>) -> EventTarget {
    let told = event.mentions.iter().filter_map(|told| {
        let reading = reading(&told.doc)?;
        Some(told_event(reading, reading.events.get(told.event.index())?))
    });
    told.collect()
}

/// What names an actor of the story that was linked from readings, which are found by their names.
pub fn actor_target<'a>(actor: &StoryActor, reading: impl Fn(&str) -> Option<&'a Reading>) -> ActorTarget {
    actor.members.iter().filter_map(|member| named_actor(reading(&member.doc)?, member.actor)).collect()
}

fn before(reading: &Reading, span: Span) -> &str {
    let text = reading.text.get(..span.start as usize).unwrap_or_default();
    let first = text.char_indices().rev().take(BEFORE).last().map_or(text.len(), |(place, _)| place);
    &text[first..]
}

/// Finds what corrections name.
pub(super) struct Finder<'a> {
    corpus: &'a Corpus<'a>,
    places: HashMap<&'a str, usize>,
}

impl<'a> Finder<'a> {
    pub fn new(corpus: &'a Corpus<'a>) -> Self {
        let places = corpus.readings().iter().enumerate();
        Self { corpus, places: places.map(|(place, reading)| (reading.doc.as_str(), place)).collect() }
    }

    fn place(&self, doc: &str) -> Option<(usize, &'a Reading)> {
        self.places.get(doc).map(|&place| (place, self.corpus.readings()[place]))
    }

    /// The number of a reading's actor in the corpus.
    pub fn actor_number(&self, doc: &str, actor: ActorId) -> Option<usize> {
        self.corpus.actor_number(self.place(doc)?.0, actor)
    }

    /// The number of a reading's event in the corpus.
    pub fn event_number(&self, doc: &str, event: EventId) -> Option<usize> {
        let events = self.corpus.events_of(self.place(doc)?.0);
        Some(events.start + event.index()).filter(|number| events.contains(number))
    }

    /// The number of the actor that is meant: the one of this number if it is still called so, else the only one of its
    /// article that is.
    pub fn actor(&self, named: &NamedActor) -> Option<usize> {
        let (_, reading) = self.place(&named.doc)?;
        let is_meant = |place: usize| reading.actors.get(place).is_some_and(|actor| actor.name == named.name);
        let place = if is_meant(named.actor.index()) {
            named.actor.index()
        } else {
            only((0..reading.actors.len()).filter(|&place| is_meant(place)))?
        };
        self.actor_number(&named.doc, ActorId(place as u32))
    }

    /// The number of the event that is meant: the one of this number if it is still told by these words, else the only
    /// one that the same place of its article tells, else the only one of these words.
    pub fn event(&self, told: &ToldEvent) -> Option<usize> {
        let (_, reading) = self.place(&told.doc)?;
        let events = || reading.events.iter().enumerate();
        let has_words = |event: &Event| words(reading, event.span) == told.words;
        let is_meant = |event: &Event| has_words(event) && before(reading, event.span) == told.before;
        let place = if reading.events.get(told.event.index()).is_some_and(is_meant) {
            told.event.index()
        } else if let Some(place) = only(events().filter(|(_, event)| is_meant(event)).map(|(place, _)| place)) {
            place
        } else if let Some(said) = said_at(reading, told) {
            only(events().filter(|(_, event)| event.span.overlaps(said)).map(|(place, _)| place))?
        } else {
            only(events().filter(|(_, event)| has_words(event)).map(|(place, _)| place))?
        };
        self.event_number(&told.doc, EventId(place as u32))
    }
}

/// Where an article says the words, if it says them once.
fn said_at(reading: &Reading, told: &ToldEvent) -> Option<Span> {
    let said = format!("{}{}", told.before, told.words);
    let start = reading.text.find(&said).filter(|&start| reading.text.rfind(&said) == Some(start))?;
    (!told.words.is_empty()).then(|| Span::new(start + told.before.len(), start + said.len()))
}

/// The only one of several; none where there are more.
fn only(mut places: impl Iterator<Item = usize>) -> Option<usize> {
    places.next().filter(|_| places.next().is_none())
}
