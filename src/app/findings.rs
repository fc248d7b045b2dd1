//! What was found in the corpus, indexed for the page's questions.

use crate::link::corrections::{Outcome, Rewritten};
use crate::model::{
    ActorId, Correction, Event, EventId, EventMention, ReadError, Reading, Story, StoryActor, StoryActorId, StoryEvent,
    StoryEventId,
};
use crate::view::narrowing::{Filter, Index};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

pub use crate::view::narrowing::Standing;

/// The readings, the story that they tell, and what could not be read.
#[derive(Clone, Debug)]
pub struct Findings {
    /// One for each text that could be read, in the corpus's order.
    pub readings: Rc<Vec<Reading>>,
    /// The one story, as the reader has corrected it.
    pub story: Rc<Story>,
    /// The story as it was read.
    pub read: Rc<Story>,
    /// What the reader has corrected in it.
    pub corrections: Rc<Vec<Correction>>,
    /// What became of each correction.
    pub outcomes: Vec<Outcome>,
    /// The texts that could not be read, and why.
    pub errors: Vec<(String, ReadError)>,
    places: HashMap<String, usize>,
    /// By text, so that asking makes no name anew.
    told_by: HashMap<String, HashMap<EventId, StoryEventId>>,
    known_as: HashMap<String, HashMap<ActorId, StoryActorId>>,
    /// What filters and searches look up.
    pub index: Index,
}

/// Two are the same when they are one: what was found never changes, and comparing it word by word takes time.
impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Findings {
    /// Indexes what was found.
    #[must_use]
    pub fn new(readings: Vec<Reading>, story: Story, errors: Vec<(String, ReadError)>) -> Self {
        let read = Rc::new(story);
        Self::of(Rc::new(readings), Rc::clone(&read), read, errors)
    }

    /// The same with the story as it was read, before any correction.
    #[must_use]
    pub fn uncorrected(&self) -> Self {
        Self::of(Rc::clone(&self.readings), Rc::clone(&self.read), Rc::clone(&self.read), self.errors.clone())
    }

    /// The same with the story as corrections leave it.
    #[must_use]
    pub fn rewritten(&self, rewritten: Rewritten, corrections: Rc<Vec<Correction>>) -> Self {
        let story = Rc::new(rewritten.story);
        let findings = Self::of(Rc::clone(&self.readings), story, Rc::clone(&self.read), self.errors.clone());
        Self { corrections, outcomes: rewritten.outcomes, ..findings }
    }

    fn of(readings: Rc<Vec<Reading>>, story: Rc<Story>, read: Rc<Story>, errors: Vec<(String, ReadError)>) -> Self {
        let places = readings.iter().enumerate().map(|(place, reading)| (reading.doc.clone(), place)).collect();
        let mut told_by: HashMap<String, HashMap<EventId, StoryEventId>> = HashMap::new();
        for event in &story.events {
            for told in &event.mentions {
                of_text(&mut told_by, &told.doc).insert(told.event, event.id);
            }
        }
        let mut known_as: HashMap<String, HashMap<ActorId, StoryActorId>> = HashMap::new();
        for actor in &story.actors {
            for member in &actor.members {
                of_text(&mut known_as, &member.doc).insert(member.actor, actor.id);
            }
        }
        let index = Index::new(&readings, &story);
        let (corrections, outcomes) = (Rc::default(), Vec::new());
        Self { readings, story, read, corrections, outcomes, errors, places, told_by, known_as, index }
    }

    /// An event of the story, if it has one of this name.
    #[must_use]
    pub fn event(&self, id: StoryEventId) -> Option<&StoryEvent> {
        self.story.events.get(id.index())
    }

    /// An actor of the story, if it has one of this name.
    #[must_use]
    pub fn actor(&self, id: StoryActorId) -> Option<&StoryActor> {
        self.story.actors.get(id.index())
    }

    /// The event that tells what another story's event told first, if there still is one.
    #[must_use]
    pub fn same_event(&self, other: &StoryEvent) -> Option<StoryEventId> {
        other.mentions.iter().find_map(|told| self.story_event(&told.doc, told.event))
    }

    /// The actor that another story's actor was, if there still is one.
    #[must_use]
    pub fn same_actor(&self, other: &StoryActor) -> Option<StoryActorId> {
        other.members.iter().find_map(|member| self.story_actor(&member.doc, member.actor))
    }

    /// The reading of a text, if it was read.
    #[must_use]
    pub fn reading(&self, doc: &str) -> Option<&Reading> {
        self.places.get(doc).map(|&place| &self.readings[place])
    }

    /// The number of a text in the corpus, from 1.
    #[must_use]
    pub fn number_of(&self, doc: &str) -> usize {
        self.places.get(doc).map_or(0, |place| place + 1)
    }

    /// The event of the story that an article's event belongs to.
    #[must_use]
    pub fn story_event(&self, doc: &str, event: EventId) -> Option<StoryEventId> {
        self.told_by.get(doc)?.get(&event).copied()
    }

    /// The actor of the story that an article's actor belongs to.
    #[must_use]
    pub fn story_actor(&self, doc: &str, actor: ActorId) -> Option<StoryActorId> {
        self.known_as.get(doc)?.get(&actor).copied()
    }

    /// The article's own event behind a mention, and its reading.
    #[must_use]
    pub fn told(&self, mention: &EventMention) -> Option<(&Reading, &Event)> {
        let reading = self.reading(&mention.doc)?;
        Some((reading, reading.events.get(mention.event.index())?))
    }

    /// In how many articles an event is told.
    #[must_use]
    pub fn article_count(event: &StoryEvent) -> usize {
        let mut docs: Vec<&str> = event.mentions.iter().map(|mention| mention.doc.as_str()).collect();
        docs.sort_unstable();
        docs.dedup();
        docs.len()
    }

    /// In how many events each actor has a part, whichever it is.
    #[must_use]
    pub fn event_counts(&self) -> BTreeMap<StoryActorId, usize> {
        let mut counts = BTreeMap::new();
        for event in &self.story.events {
            let people = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place);
            for id in people.copied().collect::<BTreeSet<_>>() {
                *counts.entry(id).or_default() += 1;
            }
        }
        counts
    }

    /// How many events an actor takes part in, tells, or is the scene of.
    #[must_use]
    pub fn events_with(&self, actor: StoryActorId) -> usize {
        self.index.shown(&self.story, &[Filter::Actor(actor)].into(), None, "").len()
    }
}

/// What is kept of a text.
fn of_text<'a, Kept: Default>(by_text: &'a mut HashMap<String, Kept>, doc: &str) -> &'a mut Kept {
    if !by_text.contains_key(doc) {
        by_text.insert(doc.to_owned(), Kept::default());
    }
    by_text.get_mut(doc).expect("it was put there")
}
