//! What was found in the corpus, indexed for the page's questions.

use crate::model::{
    Event, EventId, EventMention, Interval, ReadError, Reading, Status, Story, StoryActor, StoryActorId, StoryEvent,
    StoryEventId,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The readings, the story that they tell, and what could not be read.
#[derive(Clone, Debug)]
pub struct Findings {
    /// One for each text that could be read, in the corpus's order.
    pub readings: Vec<Reading>,
    /// The one story.
    pub story: Story,
    /// The texts that could not be read, and why.
    pub errors: Vec<(String, ReadError)>,
    places: HashMap<String, usize>,
    told_by: HashMap<(String, EventId), StoryEventId>,
    known_as: HashMap<(String, u32), StoryActorId>,
    searchable: Vec<String>,
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
        let places = readings.iter().enumerate().map(|(place, reading)| (reading.doc.clone(), place)).collect();
        let told_by = story
            .events
            .iter()
            .flat_map(|event| event.mentions.iter().map(|told| ((told.doc.clone(), told.event), event.id)))
            .collect();
        let known_as = story
            .actors
            .iter()
            .flat_map(|actor| actor.members.iter().map(|member| ((member.doc.clone(), member.actor.0), actor.id)))
            .collect();
        let searchable = story.events.iter().map(|event| searchable(&story, event)).collect();
        Self { readings, story, errors, places, told_by, known_as, searchable }
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
        self.told_by.get(&(doc.to_owned(), event)).copied()
    }

    /// The actor of the story that an article's actor belongs to.
    #[must_use]
    pub fn story_actor(&self, doc: &str, actor: crate::model::ActorId) -> Option<StoryActorId> {
        self.known_as.get(&(doc.to_owned(), actor.0)).copied()
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

    /// The events that an actor takes part in, tells, or is the scene of, narrowed to those that hold every word of the
    /// search; in the order of time.
    #[must_use]
    pub fn shown(&self, actor: Option<StoryActorId>, query: &str) -> Vec<StoryEventId> {
        let actor = actor.filter(|&id| self.actor(id).is_some());
        let query = folded(query);
        let wanted: Vec<&str> = query.split_whitespace().collect();
        let mut shown: Vec<&StoryEvent> = self
            .story
            .events
            .iter()
            .zip(&self.searchable)
            .filter(|(event, text)| {
                actor.is_none_or(|id| takes_part(event, id)) && wanted.iter().all(|word| text.contains(word))
            })
            .map(|(event, _)| event)
            .collect();
        shown.sort_by_key(|event| (order(event.time), event.id));
        shown.into_iter().map(|event| event.id).collect()
    }
}

/// What draws an event: whether it took place, or who alone says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Told on an article's own account.
    Happened,
    /// Told as what someone says.
    Alleged,
    /// Announced.
    Planned,
    /// Denied.
    Negated,
    /// Asked or hoped for.
    Wished,
    /// Possible.
    Hypothetical,
}

impl Standing {
    /// All of them, in the legend's order.
    pub const ALL: [Self; 6] =
        [Self::Happened, Self::Alleged, Self::Planned, Self::Negated, Self::Wished, Self::Hypothetical];

    /// How an event stands.
    #[must_use]
    pub fn of(event: &StoryEvent) -> Self {
        match event.status {
            Status::Happened if event.sources.is_empty() => Self::Happened,
            Status::Happened => Self::Alleged,
            Status::Planned => Self::Planned,
            Status::Negated => Self::Negated,
            Status::Wished => Self::Wished,
            Status::Hypothetical => Self::Hypothetical,
        }
    }

    /// Its name in classes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Alleged => "alleged",
            Self::Planned => "planned",
            Self::Negated => "negated",
            Self::Wished => "wished",
            Self::Hypothetical => "hypothetical",
        }
    }
}

fn takes_part(event: &StoryEvent, actor: StoryActorId) -> bool {
    event.place == Some(actor)
        || [&event.agents, &event.targets, &event.sources].into_iter().any(|list| list.contains(&actor))
}

/// Dated before undated, then by the first day that is known.
fn order(time: Option<Interval>) -> (bool, Option<crate::model::Moment>, Option<crate::model::Moment>) {
    let known = time.unwrap_or_default();
    let first = known.earliest.or(known.latest);
    (first.is_none(), first, known.latest)
}

/// What a search looks into: the label and the names of all who have to do with it.
fn searchable(story: &Story, event: &StoryEvent) -> String {
    let people = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place);
    let names = people.filter_map(|id| story.actors.get(id.index())).map(|actor| actor.name.as_str());
    let parts: Vec<&str> = std::iter::once(event.label.as_str()).chain(names).collect();
    folded(&parts.join("\n"))
}

/// Lower case without accents.
pub fn folded(text: &str) -> String {
    text.nfd().filter(|&character| !is_combining_mark(character)).flat_map(char::to_lowercase).collect()
}
