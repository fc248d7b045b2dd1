//! The page's one state and its one list of actions.

mod action;
mod looks;

use super::corpus::Corpus;
use super::corrections::Corrections;
use super::findings::Findings;
use super::words::Locale;
use crate::model::{EventId, ReadError, Span, StoryActorId, StoryEventId};
use crate::view::marks::MarkKinds;
use crate::view::narrowing::Filters;
use std::rc::Rc;

pub use crate::view::narrowing::Period;
pub use action::Action;
pub use looks::{Lanes, Relations, Tab, Theme, View};

/// Everything that the page shows depends on this.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What to read; a new one starts a new reading.
    pub corpus: Rc<Corpus>,
    /// How far the reading is.
    pub phase: Phase,
    /// What the reader has chosen.
    pub choice: Choice,
    /// The stretch of time in view, where the reader has chosen one; the map follows it.
    pub period: Option<Period>,
    /// What the timeline's lanes are.
    pub lanes: Lanes,
    /// What the events are narrowed by.
    pub filters: Filters,
    /// How the actors are drawn.
    pub relations: Relations,
    /// What the reader has corrected.
    pub corrections: Corrections,
    /// What the events are searched for.
    pub query: String,
    /// The interface's language.
    pub locale: Locale,
    /// The interface's colours.
    pub theme: Theme,
    /// Which parts the host shows.
    pub view: View,
    /// Which part of what was found is listed; on a narrow screen, the part that is shown.
    pub tab: Tab,
    /// The kinds of mark that the reader does not show.
    pub unmarked: MarkKinds,
    /// Whether a narrow screen shows the article in place of that part.
    pub reading: bool,
    /// What lies over the page.
    pub open: Option<Overlay>,
}

/// How far the reading of the corpus is.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// So many texts are read.
    Reading(usize),
    /// All are read and linked.
    Ready(Rc<Findings>),
    /// The reading could not begin.
    Failed(ReadError),
}

/// What the reader has chosen; it stands in the page's address. What is not in the corpus is as if not chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The event on the card.
    pub event: Option<StoryEventId>,
    /// The actor to whose events the page is narrowed.
    pub actor: Option<StoryActorId>,
    /// Two actors whose events with one another are on the card.
    pub tie: Option<(StoryActorId, StoryActorId)>,
    /// The article in the reader, by its name.
    pub article: Option<String>,
    /// The event of that article whose sentence is shown.
    pub passage: Option<EventId>,
    /// Words of that article whose sentence is shown, where they tell no event.
    pub words: Option<Span>,
}

/// What lies over the page until the reader closes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The dialog for the reader's own texts.
    Texts,
    /// The filters to choose from.
    Filters,
    /// The palette of everything that can be found and done.
    Palette,
    /// The formats to export to.
    Export,
    /// The lines that show the same in somebody's page.
    Embed,
    /// The keys of the drawings.
    Keys,
}

impl State {
    /// The findings, once there are some.
    #[must_use]
    pub fn findings(&self) -> Option<&Rc<Findings>> {
        match &self.phase {
            Phase::Ready(findings) => Some(findings),
            Phase::Reading(_) | Phase::Failed(_) => None,
        }
    }

    /// The state in which another corpus is read: what was chosen in the one before is not in it.
    fn reading(&self, corpus: Corpus) -> Self {
        Self {
            corrections: self.corrections.for_corpus(&self.corpus, &corpus),
            corpus: Rc::new(corpus),
            phase: Phase::Reading(0),
            choice: Choice::default(),
            period: None,
            query: String::new(),
            filters: Filters::new(),
            open: None,
            ..self.clone()
        }
    }
}
