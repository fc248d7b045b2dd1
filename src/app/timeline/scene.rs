//! What the timeline draws, whoever it comes from.

use crate::model::StoryEventId;
use crate::view::timeline::{Index, Look};
use std::borrow::Cow;

/// Events in their lanes.
pub struct Scene {
    /// Where each stands in time, and in which lane.
    pub index: Index,
    /// The stretch of time to show first, in day numbers.
    pub home: (f64, f64),
    /// The lanes' names.
    pub lanes: Vec<String>,
    /// What each event is.
    pub source: Box<dyn Source>,
}

/// Two are the same when they are one: comparing their events takes time.
impl PartialEq for Scene {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What the drawing asks of an event; only of those that it draws.
pub trait Source {
    /// The event's name.
    fn id(&self, item: usize) -> StoryEventId;
    /// The place of the event with a name.
    fn item(&self, id: StoryEventId) -> Option<usize>;
    /// What its mark tells.
    fn look(&self, item: usize) -> Look;
    /// Its label.
    fn label(&self, item: usize) -> Cow<'_, str>;
    /// Its date in words.
    fn date(&self, item: usize) -> String;
}
