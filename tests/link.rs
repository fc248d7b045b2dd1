//! Linking: on the gold readings, on cases, and in any order.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

#[path = "link/cases.rs"]
mod cases;
#[path = "link/corrections.rs"]
mod corrections;
#[path = "link/gold.rs"]
mod gold;

use frise::Reader;
use frise::model::{
    Actor, ActorId, ActorKind, Event, EventId, EventTime, EventType, Figure, Interval, Mention, MentionForm, Published,
    Reading, Span, Status, Story,
};
use proptest::prelude::*;
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
    assert!(score >= 0.95, "actors of the gold are joined with B³ {score:.3}; see which rule of link/actors changed");
    let events = gold::story_groups("events", "mentions");
    let mentions = |doc: &str| {
        let mentions = story.events.iter().flat_map(|event| event.mentions.iter().map(move |told| (told, event.id.0)));
        mentions.filter(|(told, _)| told.doc == doc).map(|(told, id)| (told.event.index(), id)).collect()
    };
    // The annotators number events as they stand: e1, e2, …
    let found = gold::by_annotation(&readings, mentions, |reading, place| reading.events[place].id.to_string());
    let score = b_cubed(&events, &found);
    assert!(
        score >= 0.82,
        "events of the gold are joined with B³ {score:.3}; see what changed in link/events/likeness.rs"
    );
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

const NAMES: [&str; 9] =
    ["Anna Keller", "Ana Keler", "Keller", "OTAN", "", "l’Été", "Premier ministre", "premier ministre", "États-Unis"];

fn days() -> impl Strategy<Value = Interval> {
    let moment = || prop::option::of((2010i16..2013, 1i8..13).prop_map(|(year, month)| day(year, month)));
    (moment(), moment()).prop_map(|(earliest, latest)| Interval { earliest, latest })
}

fn day(year: i16, month: i8) -> frise::model::Moment {
    format!("{year}-{month:02}-15").parse().expect("a date in ISO 8601")
}

fn span() -> impl Strategy<Value = Span> {
    (0u32..60, 0u32..12).prop_map(|(start, length)| Span { start, end: start + length })
}

prop_compose! {
    fn actor()(name in 0..NAMES.len(), kind in 0..5usize, office in any::<bool>(), of in prop::option::of(0..NAMES.len()))
        -> Actor
    {
        use ActorKind::{Country, Group, Organisation, Person, Place};
        Actor {
            id: ActorId(0),
            name: NAMES[name].to_owned(),
            kind: [Person, Country, Organisation, Group, Place][kind],
            role: office.then(|| "Premier ministre".to_owned()),
            of: of.map(|of| NAMES[of].to_owned()),
            rule: String::new(),
        }
    }
}

prop_compose! {
    fn event()(
        span in span(), kind in 0..21usize, status in 0..5usize, sentence in 0..4u32, time in prop::option::of(days()),
        agents in prop::collection::vec(0..5u32, 0..3), targets in prop::collection::vec(0..5u32, 0..3),
        place in prop::option::of(0..5u32), lemma in prop::sample::select(vec!["rencontre", "démentir", "grève", ""]),
    ) -> Event {
        use Status::{Happened, Hypothetical, Negated, Planned, Wished};
        let ids = |numbers: Vec<u32>| numbers.into_iter().map(ActorId).collect::<Vec<_>>();
        Event {
            id: EventId(0),
            span,
            sentence,
            kind: EventType::ALL[kind],
            lemma: lemma.to_owned(),
            agents: ids(agents),
            sources: ids(targets.clone()),
            targets: ids(targets),
            time: time.map(|interval| EventTime { interval, reason: String::new(), evidence: None }),
            place: place.map(ActorId),
            status: [Happened, Planned, Negated, Wished, Hypothetical][status],
            rule: String::new(),
            evidence: Vec::new(),
        }
    }
}

prop_compose! {
    // Ids and spans may point anywhere: a reading that was stored by another version must not stop the story.
    fn reading()(
        actors in prop::collection::vec(actor(), 0..4), mut events in prop::collection::vec(event(), 0..5),
        mentions in prop::collection::vec((span(), 0..5u32), 0..4), published in days(), value in prop::option::of(0..9u8),
    ) -> Reading {
        for (place, event) in events.iter_mut().enumerate() {
            event.id = EventId(place as u32);
        }
        let text = "L’été, la grève et l’État : « ça a coûté 12 morts ».".to_owned();
        Reading {
            doc: String::new(),
            language: "fr".to_owned(),
            title: None,
            outlet: None,
            agency: None,
            byline: None,
            published: Published { interval: published, ..Published::default() },
            noise: Vec::new(),
            sentences: vec![Span::new(0, 8), Span::new(8, text.len())],
            text,
            actors,
            mentions: mentions
                .into_iter()
                .map(|(span, actor)| Mention {
                    span,
                    actor: ActorId(actor),
                    form: MentionForm::Name,
                    rule: String::new(),
                })
                .collect(),
            times: Vec::new(),
            events,
            quotes: Vec::new(),
            figures: vec![Figure {
                span: Span::new(0, 1),
                value: value.map(f64::from),
                low: None,
                high: None,
                qualifier: None,
                what: Some("morts".to_owned()),
                source: Some(ActorId(1)),
                rule: String::new(),
            }],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_readings_give_one_story(mut readings in prop::collection::vec(reading(), 0..5)) {
        thread_local!(static READER: Reader = reader());
        for (place, reading) in readings.iter_mut().enumerate() {
            reading.doc = format!("{place}.txt");
        }
        READER.with(|reader| {
            let story = frise::link(&readings, reader.language());
            let actors: usize = readings.iter().map(|reading| reading.actors.len()).sum();
            let members: usize = story.actors.iter().map(|actor| actor.members.len()).sum();
            prop_assert_eq!(actors, members, "every actor of a reading is in one actor of the story");
            let events: usize = readings.iter().map(|reading| reading.events.len()).sum();
            let told: usize = story.events.iter().map(|event| event.mentions.len()).sum();
            prop_assert_eq!(events, told, "every event of a reading is in one event of the story");
            for event in &story.events {
                let ids = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place);
                prop_assert!(ids.into_iter().all(|id| id.index() < story.actors.len()), "every id resolves");
                prop_assert!(!event.label.is_empty(), "every event has a title");
                prop_assert!(
                    event.mentions.len() == 1 || !event.evidence.is_empty(),
                    "what is joined says why: look at evidence in link/events/mod.rs"
                );
            }
            for actor in &story.actors {
                prop_assert!(
                    actor.members.len() == 1 || !actor.evidence.is_empty(),
                    "who is joined says why: look at link/actors/groups.rs"
                );
            }
            for relation in &story.relations {
                let actors = [relation.from, relation.to];
                prop_assert!(actors.iter().all(|id| id.index() < story.actors.len()), "every id resolves");
                prop_assert!(relation.events.iter().all(|id| id.index() < story.events.len()), "every id resolves");
            }
            for claim in story.contradictions.iter().flat_map(|contradiction| &contradiction.claims) {
                prop_assert!(readings.iter().any(|reading| reading.doc == claim.doc), "every claim has its document");
                prop_assert!(claim.source.is_none_or(|id| id.index() < story.actors.len()), "every id resolves");
            }
            if let Some(last) = readings.pop() {
                // A story that was told before leaves nothing behind: one more document is told as all anew.
                let _ = frise::link(&readings, reader.language());
                readings.insert(0, last);
                prop_assert_eq!(&story, &frise::link(&readings, reader.language()), "one more is all again");
            }
            readings.reverse();
            prop_assert_eq!(story, frise::link(&readings, reader.language()), "the order does not matter");
            Ok(())
        })?;
    }
}
