//! Story + corrections → Story.
//!
//! Promises: corrections are applied in the order in which they were made; what each leaves bears its mark and what was
//! there before; relations, titles and contradictions are those of the corrected actors and events; no corrections leave
//! the story as it was, and so do those that undo each other. What a correction names and the articles do not have is
//! reported and changes nothing. Never: comparing events anew, so that one correction does not move what it does not name.
//!
//! The documents' own dates stay theirs: that an event's date was corrected makes no documents agree.

mod draft;
mod find;
mod rewrite;

pub use find::{actor_target, event_target, named_actor, told_event};

use super::corpus::Corpus;
use crate::lang::Language;
use crate::model::{ActorTarget, Correction, EventTarget, Reading, Story};
use draft::{Draft, Time};
use find::Finder;
use serde::{Deserialize, Serialize};

/// A corrected story, and what became of each correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rewritten {
    /// The story.
    pub story: Story,
    /// What became of each correction, in their order.
    pub outcomes: Vec<Outcome>,
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It holds.
    Applied,
    /// The articles do not have what it names.
    Absent,
    /// The story is so already: what it joins is one, what it splits is apart.
    Needless,
}

/// Applies corrections to the story that was linked from the readings.
#[must_use]
pub fn correct(readings: &[Reading], story: &Story, corrections: &[Correction], language: &Language) -> Rewritten {
    let corpus = Corpus::new(readings);
    let finder = Finder::new(&corpus);
    let mut actors = Draft::new(
        corpus.actor_count(),
        story.actors.iter().map(|actor| {
            actor.members.iter().filter_map(|member| finder.actor_number(&member.doc, member.actor)).collect()
        }),
    );
    let mut events = Draft::new(
        corpus.event_count(),
        story
            .events
            .iter()
            .map(|event| event.mentions.iter().filter_map(|told| finder.event_number(&told.doc, told.event)).collect()),
    );
    let outcomes = corrections.iter().map(|correction| apply(correction, &finder, &mut actors, &mut events)).collect();
    Rewritten { story: rewrite::rewrite(&corpus, story, actors, events, language), outcomes }
}

fn apply(correction: &Correction, finder: &Finder, actors: &mut Actors, events: &mut Events) -> Outcome {
    let event = |target: &EventTarget| target.iter().find_map(|told| finder.event(told));
    let actor = |target: &ActorTarget| target.iter().find_map(|named| finder.actor(named));
    let applied = match correction {
        Correction::MergeEvents { events: targets } => return events.merge(targets.iter().map(event)),
        Correction::MergeActors { actors: targets } => return actors.merge(targets.iter().map(actor)),
        Correction::SplitEvent { telling } => return events.split(finder.event(telling)),
        Correction::SplitActor { named } => return actors.split(finder.actor(named)),
        Correction::RenameEvent { event: target, label } => {
            events.change(event(target), |changes| changes.name = Some(label.clone()))
        }
        Correction::RetypeEvent { event: target, kind } => {
            events.change(event(target), |changes| changes.kind = Some(*kind))
        }
        Correction::DateEvent { event: target, time } => {
            events.change(event(target), |changes| changes.time = Time::Given(*time))
        }
        Correction::HideEvent { event: target } => events.change(event(target), |changes| changes.hidden = true),
        Correction::ShowEvent { event: target } => events.change(event(target), |changes| changes.hidden = false),
        Correction::RenameActor { actor: target, name } => {
            actors.change(actor(target), |changes| changes.name = Some(name.clone()))
        }
        Correction::RetypeActor { actor: target, kind } => {
            actors.change(actor(target), |changes| changes.kind = Some(*kind))
        }
        Correction::HideActor { actor: target } => actors.change(actor(target), |changes| changes.hidden = true),
        Correction::ShowActor { actor: target } => actors.change(actor(target), |changes| changes.hidden = false),
    };
    if applied { Outcome::Applied } else { Outcome::Absent }
}

type Actors = Draft<crate::model::ActorKind>;
type Events = Draft<crate::model::EventType>;
