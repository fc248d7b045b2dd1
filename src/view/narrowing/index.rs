//! Which events pass which filters.

use super::{Facet, Filter, Filters, folded};
use crate::model::{Interval, Moment, Reading, Story, StoryActorId, StoryEvent, StoryEventId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What filters and searches look up, gathered once for a story.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// For each event: what a search looks into, folded.
    texts: Vec<String>,
    /// For each event: who tells it, by newspaper or agency.
    outlets: Vec<BTreeSet<String>>,
    /// All events in the order of time.
    order: Vec<StoryEventId>,
}

impl Index {
    /// Gathers it.
    #[must_use]
    pub fn new(readings: &[Reading], story: &Story) -> Self {
        let by_name: HashMap<&str, &Reading> = readings.iter().map(|reading| (reading.doc.as_str(), reading)).collect();
        let told = |event: &StoryEvent| -> Vec<(&Reading, usize)> {
            let reading = |doc: &str| by_name.get(doc).copied();
            event.mentions.iter().filter_map(|told| Some((reading(&told.doc)?, told.event.index()))).collect()
        };
        let texts = story.events.iter().map(|event| searchable(story, event, &told(event))).collect();
        let outlets = story
            .events
            .iter()
            .map(|event| {
                told(event).into_iter().filter_map(|(reading, _)| outlet(reading)).map(str::to_owned).collect()
            })
            .collect();
        let mut order: Vec<StoryEventId> = story.events.iter().map(|event| event.id).collect();
        order.sort_unstable_by_key(|&id| (time_order(story.events[id.index()].time), id));
        Self { texts, outlets, order }
    }

    /// The events that pass all filters, take part with the actor, and hold every word of the search; in the order of
    /// time. Actors and values that the story does not have are as if not given.
    #[must_use]
    pub fn shown(
        &self,
        story: &Story,
        filters: &Filters,
        actor: Option<StoryActorId>,
        query: &str,
    ) -> Vec<StoryEventId> {
        let actor = actor.filter(|id| id.index() < story.actors.len());
        let query = folded(query);
        let wanted: Vec<&str> = query.split_whitespace().collect();
        let passes = |&&id: &&StoryEventId| {
            let event = &story.events[id.index()];
            actor.is_none_or(|actor| takes_part(event, actor))
                && wanted.iter().all(|word| self.texts[id.index()].contains(word))
                && self.missed(event, filters).is_empty()
        };
        self.order.iter().filter(passes).copied().collect()
    }

    /// For each value that occurs: how many events of it would be shown beside what the other facets let pass; the most
    /// frequent of all first, whatever is chosen, so that the lists stay where they are.
    ///
    /// `rest` are the events that pass actor and search.
    #[must_use]
    pub fn counts(
        &self,
        story: &Story,
        filters: &Filters,
        rest: &[StoryEventId],
    ) -> BTreeMap<Facet, Vec<(Filter, usize)>> {
        let mut counted: BTreeMap<Filter, (usize, usize)> = BTreeMap::new();
        for &id in rest {
            let event = &story.events[id.index()];
            let missed = self.missed(event, filters);
            for value in self.values(event) {
                // Another value of the one facet that it misses would let it pass.
                let counts = missed.iter().all(|facet| *facet == value.facet());
                let (all, left) = counted.entry(value).or_default();
                *all += 1;
                *left += usize::from(counts);
            }
        }
        let mut counted: Vec<(Filter, (usize, usize))> = counted.into_iter().collect();
        counted.sort_by_key(|(_, (all, _))| std::cmp::Reverse(*all));
        let mut facets: BTreeMap<Facet, Vec<(Filter, usize)>> = BTreeMap::new();
        for (value, (_, left)) in counted {
            facets.entry(value.facet()).or_default().push((value, left));
        }
        facets
    }

    /// The facets whose filters an event does not pass.
    fn missed(&self, event: &StoryEvent, filters: &Filters) -> BTreeSet<Facet> {
        let mut missed: BTreeSet<Facet> = filters.iter().map(Filter::facet).collect();
        for filter in filters {
            if missed.contains(&filter.facet()) && self.passes(event, filter) {
                missed.remove(&filter.facet());
            }
        }
        missed
    }

    fn passes(&self, event: &StoryEvent, filter: &Filter) -> bool {
        match filter {
            Filter::Actor(id) => takes_part(event, *id),
            Filter::Kind(kind) => event.kind == *kind,
            Filter::Standing(standing) => super::Standing::of(event) == *standing,
            Filter::Place(id) => event.place == Some(*id),
            Filter::Outlet(name) => self.outlets[event.id.index()].contains(name),
            Filter::Article(doc) => event.mentions.iter().any(|told| told.doc == *doc),
            Filter::Source(id) => event.sources.contains(id),
            Filter::Period(period) => event.time.is_some_and(|time| period.meets(time)),
        }
    }

    /// The values of an event, each once.
    fn values(&self, event: &StoryEvent) -> BTreeSet<Filter> {
        let people = [&event.agents, &event.targets].into_iter().flatten().map(|&id| Filter::Actor(id));
        let sources = event.sources.iter().map(|&id| Filter::Source(id));
        let outlets = self.outlets[event.id.index()].iter().cloned().map(Filter::Outlet);
        let articles = event.mentions.iter().map(|told| Filter::Article(told.doc.clone()));
        let place = event.place.map(Filter::Place);
        let own = [Filter::Kind(event.kind), Filter::Standing(super::Standing::of(event))];
        people.chain(sources).chain(outlets).chain(articles).chain(place).chain(own).collect()
    }
}

/// Who brings out an article, as far as it says: the newspaper, else the agency.
fn outlet(reading: &Reading) -> Option<&str> {
    reading.outlet.as_deref().or(reading.agency.as_deref())
}

fn takes_part(event: &StoryEvent, actor: StoryActorId) -> bool {
    event.place == Some(actor)
        || [&event.agents, &event.targets, &event.sources].into_iter().any(|list| list.contains(&actor))
}

/// Dated before undated, then by the first day that is known.
fn time_order(time: Option<Interval>) -> (bool, Option<Moment>, Option<Moment>) {
    let known = time.unwrap_or_default();
    let first = known.earliest.or(known.latest);
    (first.is_none(), first, known.latest)
}

/// What a search looks into: the label, all names of those who have to do with it, the sentences that tell it.
fn searchable(story: &Story, event: &StoryEvent, told: &[(&Reading, usize)]) -> String {
    let mut text = folded(&event.label);
    let people = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place);
    for actor in people.filter_map(|id| story.actors.get(id.index())) {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            text.push('\n');
            text.push_str(&folded(name));
        }
    }
    for (reading, event) in told {
        let sentence = reading.events.get(*event).and_then(|event| reading.sentences.get(event.sentence as usize));
        if let Some(sentence) = sentence {
            text.push('\n');
            text.push_str(&folded(sentence.of(&reading.text)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventId, EventMention, EventType, Status};
    use crate::view::narrowing::Standing;
    use proptest::prelude::*;

    fn event(number: u32, kind: EventType, agent: u32, doc: &str) -> StoryEvent {
        StoryEvent {
            id: StoryEventId(number),
            label: format!("Événement {number}"),
            kind,
            agents: vec![StoryActorId(agent)],
            targets: Vec::new(),
            time: None,
            place: None,
            status: Status::Happened,
            sources: Vec::new(),
            mentions: vec![EventMention { doc: doc.to_owned(), event: EventId(0) }],
            evidence: Vec::new(),
            corrected: Vec::new(),
        }
    }

    fn story() -> Story {
        let events = vec![
            event(0, EventType::Protest, 0, "a"),
            event(1, EventType::Protest, 1, "a"),
            event(2, EventType::Elect, 0, "b"),
        ];
        Story { events, ..Story::default() }
    }

    fn shown(story: &Story, filters: &[Filter], query: &str) -> Vec<u32> {
        let index = Index::new(&[], story);
        index.shown(story, &filters.iter().cloned().collect(), None, query).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn any_value_of_a_facet_and_all_facets() {
        let story = story();
        let (protest, elect) = (Filter::Kind(EventType::Protest), Filter::Kind(EventType::Elect));
        assert_eq!(shown(&story, &[protest.clone(), elect], ""), [0, 1, 2]);
        assert_eq!(shown(&story, &[protest, Filter::Actor(StoryActorId(0))], ""), [0]);
    }

    #[test]
    fn case_and_accents_do_not_matter_to_a_search() {
        assert_eq!(shown(&story(), &[], "evenement 2"), [2]);
        assert!(shown(&story(), &[], "événements").is_empty());
    }

    fn any_filter() -> impl Strategy<Value = Filter> {
        prop_oneof![
            (0..3_u32).prop_map(|id| Filter::Actor(StoryActorId(id))),
            prop_oneof![Just(EventType::Protest), Just(EventType::Elect), Just(EventType::Judge)]
                .prop_map(Filter::Kind),
            Just(Filter::Standing(Standing::Happened)),
            "[abc]".prop_map(Filter::Article),
        ]
    }

    proptest! {
        #[test]
        fn a_count_is_what_choosing_the_value_alone_in_its_facet_shows(
            chosen in prop::collection::btree_set(any_filter(), 0..4)
        ) {
            let story = story();
            let index = Index::new(&[], &story);
            let all = index.shown(&story, &Filters::new(), None, "");
            for (facet, values) in index.counts(&story, &chosen, &all) {
                for (value, count) in values {
                    let others = chosen.iter().filter(|other| other.facet() != facet).cloned();
                    let alone: Filters = others.chain([value.clone()]).collect();
                    prop_assert_eq!(index.shown(&story, &alone, None, "").len(), count, "{:?} beside {:?}", value, chosen);
                }
            }
        }
    }
}
