//! What all documents tell together.

use super::{ActorId, ActorKind, Corrected, EventId, EventType, Interval, Span, Status, StoryActorId, StoryEventId};
use serde::{Deserialize, Serialize};

/// One story out of many readings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Story {
    /// Who appears, across documents.
    pub actors: Vec<StoryActor>,
    /// What happened, across documents, in the order of time.
    pub events: Vec<StoryEvent>,
    /// Who acted on whom.
    pub relations: Vec<Relation>,
    /// Where the documents do not agree.
    pub contradictions: Vec<Contradiction>,
}

/// An actor across documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoryActor {
    /// Its name for the story.
    pub id: StoryActorId,
    /// Its fullest or most frequent name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its office.
    pub role: Option<String>,
    /// What it belongs to.
    pub of: Option<String>,
    /// Its other names.
    pub aliases: Vec<String>,
    /// The actors of the readings that it stands for.
    pub members: Vec<Member>,
    /// Why they are one.
    pub evidence: Vec<Merge>,
    /// What a reader has corrected of it, with what was there before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
}

/// An actor of a reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// The document.
    pub doc: String,
    /// The actor in it.
    pub actor: ActorId,
}

/// Why two things were taken for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Merge {
    /// The rule's name.
    pub rule: String,
    /// What it compared: the two names, or the two triggers.
    pub words: [String; 2],
}

/// An event across documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StoryEvent {
    /// Its name for the story.
    pub id: StoryEventId,
    /// A short title in the corpus's language.
    pub label: String,
    /// What kind of act it is.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Who did it.
    pub agents: Vec<StoryActorId>,
    /// To whom or to what.
    pub targets: Vec<StoryActorId>,
    /// When: the narrowest interval that the mentions share.
    pub time: Option<Interval>,
    /// Where.
    pub place: Option<StoryActorId>,
    /// Whether it happened, as the latest document tells.
    pub status: Status,
    /// According to whom; empty where a document tells it on its own account.
    pub sources: Vec<StoryActorId>,
    /// Where it is told.
    pub mentions: Vec<EventMention>,
    /// Why they are one.
    pub evidence: Vec<Merge>,
    /// What a reader has corrected of it, with what was there before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
}

/// An event of a reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventMention {
    /// The document.
    pub doc: String,
    /// The event in it.
    pub event: EventId,
}

/// What one actor did to another, summed up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Relation {
    /// Who acts.
    pub from: StoryActorId,
    /// On whom.
    pub to: StoryActorId,
    /// The events.
    pub events: Vec<StoryEventId>,
    /// How many of them are cooperation.
    pub cooperation: u32,
    /// How many are conflict.
    pub conflict: u32,
}

/// Things said that do not agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contradiction {
    /// What they are about, in the documents' words.
    pub about: String,
    /// In what they differ.
    pub kind: ContradictionKind,
    /// The things said.
    pub claims: Vec<Claim>,
}

/// In what things said may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ContradictionKind {
    /// How many.
    Figures,
    /// When.
    Dates,
    /// Who.
    Roles,
    /// Whether.
    Denial,
    /// Whether it has come to pass: announced by one, told as done or called off by another.
    Course,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    /// The document that says it.
    pub doc: String,
    /// Its words.
    #[serde(flatten)]
    pub span: Span,
    /// According to whom.
    pub source: Option<StoryActorId>,
    /// The number, where it is one.
    pub value: Option<f64>,
}
