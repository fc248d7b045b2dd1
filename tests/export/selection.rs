//! What is selected, and nothing else, is exported.

use crate::corpus::{output, write_all, write_part};
use crate::tables::rows;
use crate::{graphs, texts};
use frise::export::{FORMATS, Format, Selection};
use frise::model::{Output, StoryActorId, StoryEvent, StoryEventId};
use std::collections::BTreeSet;

fn contract(selection: &Selection) -> Output {
    serde_json::from_str(&write_part(output(), selection, Format::Json).text).expect("the contract's types read it")
}

/// Every number of a story names something in it.
fn is_whole(output: &Output) {
    let story = &output.story;
    let docs: BTreeSet<&str> = output.readings.iter().map(|reading| reading.doc.as_str()).collect();
    let actor = |id: &StoryActorId| assert!(id.index() < story.actors.len(), "{id} names no actor");
    for (place, event) in story.events.iter().enumerate() {
        assert_eq!(event.id.index(), place, "an event's number is its place");
        event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place).for_each(actor);
        assert!(event.mentions.iter().all(|mention| docs.contains(mention.doc.as_str())), "{event:?}");
        assert!(!event.mentions.is_empty());
    }
    for (place, found) in story.actors.iter().enumerate() {
        assert_eq!(found.id.index(), place, "an actor's number is its place");
    }
    for relation in &story.relations {
        [relation.from, relation.to].iter().for_each(actor);
        assert!(relation.events.iter().all(|id| id.index() < story.events.len()));
        assert!(relation.cooperation + relation.conflict <= relation.events.len() as u32);
    }
    for claim in story.contradictions.iter().flat_map(|contradiction| &contradiction.claims) {
        claim.source.iter().for_each(actor);
        assert!(docs.contains(claim.doc.as_str()));
    }
}

fn parties(event: &StoryEvent) -> BTreeSet<StoryActorId> {
    event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place).copied().collect()
}

#[test]
fn an_actor_brings_its_events_and_their_parties() {
    let story = &output().story;
    for actor in story.actors.iter().take(12) {
        let selection = Selection { actors: Some(BTreeSet::from([actor.id])), ..Selection::default() };
        let part = contract(&selection);
        is_whole(&part);
        let expected = story.events.iter().filter(|event| parties(event).contains(&actor.id)).map(|event| &event.label);
        assert!(part.story.events.iter().map(|event| &event.label).eq(expected), "{}", actor.name);
        assert!(part.story.actors.iter().any(|other| other.name == actor.name), "who was chosen is there");
    }
}

#[test]
fn a_document_brings_what_it_tells() {
    for reading in &output().readings {
        let selection = Selection { documents: Some(BTreeSet::from([reading.doc.clone()])), ..Selection::default() };
        let part = contract(&selection);
        is_whole(&part);
        assert_eq!(part.readings.len(), 1);
        let mentions: usize = part.story.events.iter().map(|event| event.mentions.len()).sum();
        assert_eq!(mentions, reading.events.len(), "each of its events, and no mention in another document");
        assert_eq!(rows(&write_part(output(), &selection, Format::QuotesCsv).text).len(), reading.quotes.len());
    }
}

#[test]
fn an_event_alone_is_a_story_in_every_format() {
    let story = &output().story;
    let relation = story.relations.first().expect("the corpus has relations");
    let chosen: StoryEventId = relation.events[0];
    let selection = Selection { events: Some(BTreeSet::from([chosen])), ..Selection::default() };
    let part = contract(&selection);
    is_whole(&part);
    assert_eq!(part.story.events.len(), 1);
    assert_eq!(part.story.events[0].label, story.events[chosen.index()].label);
    assert!(!part.story.relations.is_empty() && part.story.relations.iter().all(|relation| relation.events.len() == 1));
    for format in FORMATS {
        let (part, all) = (write_part(output(), &selection, format), write_all(format));
        assert!(part.text.len() < all.text.len(), "{}: the selection must be smaller", format.name());
    }
    graphs::gexf(&write_part(output(), &selection, Format::Gexf).text);
    texts::footnotes(&write_part(output(), &selection, Format::Markdown).text);
}

#[test]
fn criteria_are_met_together() {
    let story = &output().story;
    let event = story.events.iter().find(|event| !event.agents.is_empty()).expect("somebody acts");
    let other = story.actors.iter().find(|actor| !parties(event).contains(&actor.id)).expect("somebody does not");
    let selection = Selection {
        events: Some(BTreeSet::from([event.id])),
        actors: Some(BTreeSet::from([other.id])),
        ..Selection::default()
    };
    assert!(contract(&selection).story.events.is_empty(), "an event without the actor is not selected");
}

#[test]
fn everything_chosen_by_name_is_everything() {
    let story = &output().story;
    let selection = Selection {
        documents: Some(output().readings.iter().map(|reading| reading.doc.clone()).collect()),
        ..Selection::default()
    };
    let whole: Output = serde_json::from_str(&write_all(Format::Json).text).expect("the contract's types read it");
    let part = contract(&selection);
    assert_eq!(part.story.relations, story.relations, "relations are counted as linking counts them");
    assert!(part == whole, "choosing every document changes nothing");
}
