//! [Reading] → Story.
//!
//! Promises: the same story whatever the order of the readings; every merge has its evidence; the cost grows with the
//! number of actors and events, not with its square, because only what shares a key is compared. Never: inventing what
//! no reading says, merging what two documents may mean differently.
//!
//! What a reader corrects is applied to the story afterwards: see [`corrections`].
//!
//! Documents are told apart by their names; the host gives each its own.

mod actors;
mod contradictions;
mod corpus;
pub mod corrections;
mod events;
mod labels;
mod relations;
mod topics;
mod vocabulary;

use crate::lang::Language;
use crate::model::{Reading, Story};
use corpus::Corpus;

/// Links readings into one story.
#[must_use]
pub fn link(readings: &[Reading], language: &Language) -> Story {
    let corpus = Corpus::new(readings);
    let cast = actors::cast(&corpus, language);
    let mut events = events::events(&corpus, &cast, language);
    labels::label(&mut events, &corpus, &cast, &language.linking);
    let relations = relations::relations(&events.told);
    let contradictions = contradictions::contradictions(&corpus, &cast, &events, language);
    Story { actors: cast.actors, events: events.told, relations, contradictions }
}
