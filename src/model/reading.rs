//! What one document says.

use super::{Actor, ActorId, Event, Figure, Mention, PartKind, Problem, Published, Quote, Span, Story, TimeExpression};
use serde::{Deserialize, Serialize};

/// The number of the contract's present form.
pub const SCHEMA: u32 = 1;

/// Everything that Frise found in one document. It depends on that document alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reading {
    /// The file's name.
    pub doc: String,
    /// The decoded text that all spans point into.
    pub text: String,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// The headline.
    pub title: Option<String>,
    /// The paper or site.
    pub outlet: Option<String>,
    /// The news agency.
    pub agency: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Published,
    /// What is not the article's body.
    pub noise: Vec<Noise>,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Who appears in it.
    pub actors: Vec<Actor>,
    /// Where they appear, in order.
    pub mentions: Vec<Mention>,
    /// The temporal expressions, in order.
    pub times: Vec<TimeExpression>,
    /// What happened, in the text's order.
    pub events: Vec<Event>,
    /// The quotations, in order.
    pub quotes: Vec<Quote>,
    /// The quantities, in order.
    pub figures: Vec<Figure>,
}

impl Reading {
    /// The place of the sentence in which a span begins, or of the next one where it stands between two; the number of
    /// sentences after the last.
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= span.start)
    }

    /// What names an actor or a sentence that the reading does not have; nothing in a reading that Frise made.
    #[must_use]
    pub fn unknown_name(&self) -> Option<String> {
        let mentions = self.mentions.iter().enumerate().map(|(place, item)| ("mentions", place, vec![item.actor]));
        let events = self.events.iter().enumerate().map(|(place, item)| {
            let actors = [&item.agents, &item.targets, &item.sources].into_iter().flatten().chain(&item.place);
            ("events", place, actors.copied().collect())
        });
        let quotes =
            self.quotes.iter().enumerate().map(|(place, item)| ("quotes", place, Vec::from_iter(item.speaker)));
        let figures =
            self.figures.iter().enumerate().map(|(place, item)| ("figures", place, Vec::from_iter(item.source)));
        if let Some(place) = self.actors.iter().zip(0..).position(|(actor, place)| actor.id != ActorId(place)) {
            return Some(format!("actors[{place}] must have the id {}, for its place", ActorId(place as u32)));
        }
        let mut named = mentions.chain(events).chain(quotes).chain(figures);
        let actor = named.find_map(|(list, place, actors)| {
            let unknown = actors.into_iter().find(|actor| actor.index() >= self.actors.len())?;
            Some(format!("{list}[{place}] names the actor {unknown}, which the reading does not have"))
        });
        let sentence = || self.events.iter().position(|event| event.sentence as usize >= self.sentences.len());
        actor.or_else(|| Some(format!("events[{}] stands in a sentence that the reading does not have", sentence()?)))
    }
}

/// A stretch that is not the article's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Noise {
    /// Its words.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
    /// The rule that told.
    pub rule: String,
}

/// What `frise read` prints.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Output {
    /// The contract's form: [`SCHEMA`].
    pub schema: u32,
    /// The version of Frise that made it.
    pub frise: String,
    /// One for each document that could be read.
    pub readings: Vec<Reading>,
    /// The one story that they tell.
    pub story: Story,
    /// What could not be read, and why.
    pub problems: Vec<Problem>,
}
