//! Plain data, no logic: what the stages hand to one another and what Frise prints.
//!
//! Promises: every position is a [`Span`] into the article's text; every item carries the rule that
//! made it. Never: computing, formatting, or knowing a language.

mod actor;
mod article;
mod correction;
mod event;
mod figure;
mod id;
mod problem;
mod quote;
mod reading;
mod sentence;
mod span;
mod story;
mod time;
mod tree;

pub use actor::{Actor, ActorKind, Mention, MentionForm};
pub use article::{Article, DateHint, Part, PartKind};
pub use correction::{ActorTarget, Corrected, Correction, CorrectionFile, EventTarget, NamedActor, ToldEvent};
pub use event::{Event, EventTime, EventType, Status};
pub use figure::Figure;
pub use id::{ActorId, EventId, StoryActorId, StoryEventId};
pub use problem::{Problem, ReadError};
pub use quote::Quote;
pub use reading::{Noise, Output, Reading, SCHEMA};
pub use sentence::{Sentence, Token};
pub use span::{Reason, Span};
pub use story::{
    Claim, Contradiction, ContradictionKind, EventMention, Member, Merge, Relation, Story, StoryActor, StoryEvent,
};
pub use time::{Interval, IntervalParseError, Moment, MomentParseError, Published, TimeExpression, TimeKind};
pub use tree::{
    Features, Gender, Mood, Name, NameKind, Number, Person, Relation as Dependency, Tense, Tree, Upos, VerbForm, Voice,
    Word,
};
