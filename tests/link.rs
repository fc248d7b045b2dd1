//! Linking: on the gold readings, on cases, and in any order.

#[path = "link/cases.rs"]
mod cases;
#[path = "link/gold.rs"]
mod gold;

use frise::Reader;
use frise::model::{Reading, Story};
use std::collections::{BTreeMap, BTreeSet};

fn reader() -> Reader {
    Reader::embedded().expect("the embedded files are whole")
}

/// B³: how much of each item's group is right, and how much of the right group it is with.
fn b_cubed(gold: &BTreeMap<(String, String), usize>, found: &BTreeMap<(String, String), u32>) -> f64 {
    let size = |count: usize| count as f64;
    let (mut precision, mut recall) = (0.0, 0.0);
    for (item, group) in gold {
        let right: BTreeSet<_> = gold.iter().filter(|(_, other)| *other == group).map(|(item, _)| item).collect();
        let with: BTreeSet<_> =
            gold.keys().filter(|other| found.get(*other).is_some_and(|id| Some(id) == found.get(item))).collect();
        let both = size(right.intersection(&with).count());
        precision += both / size(with.len().max(1));
        recall += both / size(right.len());
    }
    let (precision, recall) = (precision / size(gold.len()), recall / size(gold.len()));
    2.0 * precision * recall / (precision + recall)
}

#[test]
fn gold_actors_and_events_are_joined() {
    let readings = gold::readings();
    let story = frise::link(&readings, reader().language());
    let actors = gold::story_groups("actors", "in");
    let members = |doc: &str| {
        let members =
            story.actors.iter().flat_map(|actor| actor.members.iter().map(move |member| (member, actor.id.0)));
        members.filter(|(member, _)| member.doc == doc).map(|(member, id)| (member.actor.index(), id)).collect()
    };
    let found = gold::by_annotation(&readings, members, |reading, place| reading.actors[place].name.clone());
    let score = b_cubed(&actors, &found);
    assert!(
        score >= 0.95,
        "actors of the gold are joined with B³ {score:.3}; see which rule of link/actors.rs changed"
    );
    let events = gold::story_groups("events", "mentions");
    let mentions = |doc: &str| {
        let mentions = story.events.iter().flat_map(|event| event.mentions.iter().map(move |told| (told, event.id.0)));
        mentions.filter(|(told, _)| told.doc == doc).map(|(told, id)| (told.event.index(), id)).collect()
    };
    // The annotators number events as they stand: e1, e2, …
    let found = gold::by_annotation(&readings, mentions, |reading, place| reading.events[place].id.to_string());
    let score = b_cubed(&events, &found);
    assert!(score >= 0.82, "events of the gold are joined with B³ {score:.3}; see what changed in link/similarity.rs");
}

#[test]
fn order_does_not_matter() {
    let reader = reader();
    let mut readings = gold::readings();
    let story = frise::link(&readings, reader.language());
    for _ in 0..readings.len() {
        readings.rotate_left(1);
        same(&story, &readings, &reader);
        readings.swap(0, 1);
        same(&story, &readings, &reader);
    }
}

fn same(story: &Story, readings: &[Reading], reader: &Reader) {
    let docs: Vec<_> = readings.iter().map(|reading| &reading.doc).collect();
    assert!(
        *story == frise::link(readings, reader.language()),
        "the order {docs:?} gives another story: something in link depends on the order of the readings"
    );
}

#[test]
fn cases() {
    let reader = reader();
    let mut failures = Vec::new();
    for file in ["actors", "events"] {
        let path = format!("{}/tests/cases/link/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        for case in cases::parse(&std::fs::read_to_string(path).expect("the cases can be read")) {
            let story = frise::link(&case.readings, reader.language());
            failures.extend(case.failures(&story).iter().map(|line| format!("{file}: {}: {line}", case.name)));
        }
    }
    assert!(
        failures.is_empty(),
        "{}\nEach line is what the story should have; the rules are in src/link, their words in src/lang/fr/linking",
        failures.join("\n")
    );
}
