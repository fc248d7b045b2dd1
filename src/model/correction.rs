//! What a reader corrects in the story, and the marks that it leaves there.

use super::{ActorId, ActorKind, EventId, EventType, Interval};
use serde::{Deserialize, Serialize};

/// A reader's correction.
///
/// It names what it corrects by the places in the articles that tell of it, not by the story's numbers: so it holds for
/// another reading of the same articles, beside other articles, in another order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Correction {
    /// These events are one; the first keeps its type.
    MergeEvents {
        /// The events, two or more.
        events: Vec<EventTarget>,
    },
    /// This telling is of another event than the others that it was taken with.
    SplitEvent {
        /// The telling.
        telling: ToldEvent,
    },
    /// An event's title.
    RenameEvent {
        /// The event.
        event: EventTarget,
        /// Its title.
        label: String,
    },
    /// What kind of act an event is.
    RetypeEvent {
        /// The event.
        event: EventTarget,
        /// Its type.
        #[serde(rename = "type")]
        kind: EventType,
    },
    /// When an event took place.
    DateEvent {
        /// The event.
        event: EventTarget,
        /// Its time; `None` where it is not known.
        time: Option<Interval>,
    },
    /// An event that does not belong in the story.
    HideEvent {
        /// The event.
        event: EventTarget,
    },
    /// An event that belongs in the story after all.
    ShowEvent {
        /// The event.
        event: EventTarget,
    },
    /// These actors are one; the first keeps its name and kind.
    MergeActors {
        /// The actors, two or more.
        actors: Vec<ActorTarget>,
    },
    /// This article's actor is another than the others that it was taken with.
    SplitActor {
        /// The article's actor.
        named: NamedActor,
    },
    /// What an actor is called.
    RenameActor {
        /// The actor.
        actor: ActorTarget,
        /// Its name.
        name: String,
    },
    /// What an actor is.
    RetypeActor {
        /// The actor.
        actor: ActorTarget,
        /// Its kind.
        kind: ActorKind,
    },
    /// An actor that does not belong in the story; its events stay.
    HideActor {
        /// The actor.
        actor: ActorTarget,
    },
    /// An actor that belongs in the story after all.
    ShowActor {
        /// The actor.
        actor: ActorTarget,
    },
}

/// An event of the story, by all places that tell it; the first that is found stands for it.
pub type EventTarget = Vec<ToldEvent>;

/// An actor of the story, by all articles that name it; the first that is found stands for it.
pub type ActorTarget = Vec<NamedActor>;

/// An event in an article, so that another reading finds it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ToldEvent {
    /// The document.
    pub doc: String,
    /// The event in it.
    pub event: EventId,
    /// The words that name the act.
    pub words: String,
    /// The words just before them.
    pub before: String,
}

/// An actor in an article, so that another reading finds it again.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NamedActor {
    /// The document.
    pub doc: String,
    /// The actor in it.
    pub actor: ActorId,
    /// What the document's reading calls it.
    pub name: String,
}

/// Corrections as they are kept: in a file, or in the browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionFile {
    /// What it is: [`CorrectionFile::FORMAT`].
    pub format: String,
    /// The number of its form: [`CorrectionFile::VERSION`].
    pub version: u32,
    /// The corrections, in the order in which they were made.
    pub corrections: Vec<Correction>,
}

impl CorrectionFile {
    /// What every such file calls itself.
    pub const FORMAT: &str = "frise-corrections";
    /// The number of the present form.
    pub const VERSION: u32 = 1;
    /// A file holds at most this many: more than anyone makes by hand.
    pub const LIMIT: usize = 10_000;

    /// A file of these corrections.
    #[must_use]
    pub fn new(corrections: Vec<Correction>) -> Self {
        Self { format: Self::FORMAT.to_owned(), version: Self::VERSION, corrections }
    }
}

/// A mark that a correction leaves on an event or an actor, with what was there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "part", rename_all = "lowercase")]
pub enum Corrected {
    /// Its title or name.
    Name {
        /// What it was called.
        before: String,
    },
    /// An event's type.
    Type {
        /// What it was.
        before: EventType,
    },
    /// An actor's kind.
    Kind {
        /// What it was.
        before: ActorKind,
    },
    /// An event's time.
    Date {
        /// What it was.
        before: Option<Interval>,
    },
    /// It was several.
    Merged {
        /// What they were called.
        before: Vec<String>,
    },
    /// It was one with others.
    Split {
        /// What that was called.
        before: String,
    },
}
