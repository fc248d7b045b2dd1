//! What the formats write: the selected part of readings and story, with look-ups between them.

use super::selection::{Excerpt, select, sentence_at};
use super::{Input, Syntax};
use crate::model::{
    ActorId, ActorKind, Event, EventMention, EventType, Problem, Reading, Span, Status, Story, StoryActor,
    StoryActorId, StoryEvent,
};
use std::borrow::Cow;
use std::collections::HashMap;

/// The selected part.
pub(super) struct Scope<'a> {
    /// The documents.
    pub excerpts: Vec<Excerpt<'a>>,
    /// The story.
    pub story: Cow<'a, Story>,
    /// What could not be read.
    pub problems: &'a [Problem],
    /// The trees that were given.
    pub syntax: &'a [Syntax],
    words: &'a dyn Fn(&str) -> String,
    place_of: HashMap<&'a str, usize>,
}

/// A mention of an event, found.
pub(super) struct Told<'s, 'a> {
    /// The document's part.
    pub excerpt: &'s Excerpt<'a>,
    /// The event there.
    pub event: &'a Event,
}

impl<'a> Told<'_, 'a> {
    /// The sentence that tells it.
    pub fn sentence(&self) -> &'a str {
        let reading = self.excerpt.reading;
        let span = reading.sentences.get(self.event.sentence as usize);
        span.map_or("", |&span| words(reading, span))
    }
}

impl<'a> Scope<'a> {
    pub fn new(input: &Input<'a>) -> Self {
        let (excerpts, story) = select(input.readings, input.story, input.selection);
        let place_of =
            excerpts.iter().enumerate().map(|(place, excerpt)| (excerpt.reading.doc.as_str(), place)).collect();
        Self { excerpts, story, problems: input.problems, syntax: input.syntax, words: input.words, place_of }
    }

    /// A message of the interface.
    pub fn word(&self, key: &str) -> String {
        (self.words)(key)
    }

    /// A type of event, in words.
    pub fn type_words(&self, kind: EventType) -> String {
        self.word(&format!("type-{}", kind.as_str()))
    }

    /// A status, in words.
    pub fn status_words(&self, status: Status) -> String {
        self.word(&format!("standing-{}", status.as_str()))
    }

    /// An event's status, in words, and whether a reader has corrected the event.
    pub fn standing(&self, event: &StoryEvent) -> String {
        let status = self.status_words(event.status);
        if event.corrected.is_empty() { status } else { format!("{status} · {}", self.word("report-corrected")) }
    }

    /// A kind of actor, in words.
    pub fn kind_words(&self, kind: ActorKind) -> String {
        self.word(&format!("kind-{}", kind.as_str()))
    }

    pub fn actor(&self, id: StoryActorId) -> Option<&StoryActor> {
        self.story.actors.get(id.index())
    }

    /// The names of actors.
    pub fn names<'s>(&'s self, ids: &'s [StoryActorId]) -> impl Iterator<Item = &'s str> + 's {
        ids.iter().filter_map(|&id| self.actor(id)).map(|actor| actor.name.as_str())
    }

    /// The name of a reading's actor: the story's, where it has one.
    pub fn name_in<'s>(&'s self, excerpt: &'s Excerpt, actor: ActorId) -> Option<&'s str> {
        let told = excerpt.cast.get(actor.index()).copied().flatten().and_then(|id| self.actor(id));
        let own = excerpt.reading.actors.get(actor.index()).map(|actor| actor.name.as_str());
        told.map(|actor| actor.name.as_str()).or(own)
    }

    pub fn excerpt(&self, doc: &str) -> Option<&Excerpt<'a>> {
        self.excerpts.get(*self.place_of.get(doc)?)
    }

    /// Where an event is told.
    pub fn told(&self, mention: &EventMention) -> Option<Told<'_, 'a>> {
        let excerpt = self.excerpt(&mention.doc)?;
        Some(Told { excerpt, event: excerpt.reading.events.get(mention.event.index())? })
    }

    /// Everywhere an event is told, in the story's order.
    pub fn mentions<'s>(&'s self, event: &'s StoryEvent) -> impl Iterator<Item = Told<'s, 'a>> + 's {
        event.mentions.iter().filter_map(|mention| self.told(mention))
    }
}

/// The words of a span; nothing where it does not fit the text.
pub(super) fn words(reading: &Reading, span: Span) -> &str {
    reading.text.get(span.range()).unwrap_or_default()
}

/// The sentence in which a span begins.
pub(super) fn sentence(reading: &Reading, span: Span) -> &str {
    sentence_at(reading, span).map_or("", |place| words(reading, reading.sentences[place]))
}
