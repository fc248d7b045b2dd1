//! What the clock of a document keeps of each act.

use crate::extract::event::argument::Cast;
use crate::model::{ActorId, EventType, Interval, Span, Status};

/// The time of the paragraph's last dated act.
#[derive(Clone, Copy, Debug)]
pub struct Running {
    /// When the act took place.
    pub interval: Interval,
    /// The words that told it.
    pub span: Span,
    /// The sentence of the act.
    pub sentence: usize,
    /// The verb that told the act, or its noun.
    pub word: usize,
    /// The verb of the relative clause that the act stands in.
    pub relative: Option<usize>,
    /// How its time runs.
    pub course: Course,
    /// Whether a truce was made then, which others may break from then on.
    pub of_truce: bool,
    /// What began then, if something did, in which what follows takes place.
    pub begins: Option<EventType>,
    /// Whether the act was told in the present.
    pub in_present: bool,
    /// Whether it was told as older than the story.
    pub is_earlier: bool,
    /// The quotation that the act was told in.
    pub quote: Option<Span>,
}

/// How a time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// As days do.
    Days,
    /// From one day into the next: a night.
    Night,
    /// Up to publication: « depuis dimanche ».
    UpToNow,
}

/// An act that the document has told with its time.
#[derive(Debug)]
pub struct Dated {
    /// Whoever took part.
    pub actors: Vec<ActorId>,
    /// When it took place.
    pub interval: Interval,
    /// The words that told it.
    pub span: Span,
}

/// An act to be dated.
pub struct Undated<'a> {
    /// Its place among the acts of its sentence.
    pub act: usize,
    /// Whether it took place.
    pub status: Status,
    /// Who takes part in the acts of its sentence.
    pub cast: &'a Cast,
}

impl Undated<'_> {
    /// Whoever takes part in the act itself.
    pub fn actors(&self) -> Vec<ActorId> {
        let parts = &self.cast.parts[self.act];
        let mut actors: Vec<ActorId> =
            parts.agents.iter().chain(&parts.targets).map(|part| part.argument.actor).collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }
}
