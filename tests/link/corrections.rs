//! A reader's corrections, applied to the story.

use frise::link::corrections::{Outcome, Rewritten, actor_target, correct, event_target, named_actor, told_event};
use frise::model::{
    ActorKind, ActorTarget, Corrected, Correction, CorrectionFile, EventId, EventTarget, EventType, Interval, Reading,
    Story, StoryActor, StoryEvent,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn event(readings: &[Reading], event: &StoryEvent) -> EventTarget {
    event_target(event, |doc| readings.iter().find(|reading| reading.doc == doc))
}

fn actor(readings: &[Reading], actor: &StoryActor) -> ActorTarget {
    actor_target(actor, |doc| readings.iter().find(|reading| reading.doc == doc))
}

/// A correction of the story, by numbers that say which and of what.
fn any_correction(readings: &[Reading], story: &Story, change: u8, one: usize, other: usize) -> Option<Correction> {
    let events = |place: usize| Some(event(readings, story.events.get(place % story.events.len().max(1))?));
    let actors = |place: usize| Some(actor(readings, story.actors.get(place % story.actors.len().max(1))?));
    Some(match change % 13 {
        0 => Correction::MergeEvents { events: vec![events(one)?, events(other)?] },
        1 => Correction::SplitEvent { telling: events(one)?.into_iter().nth(other % 2)? },
        2 => Correction::RenameEvent { event: events(one)?, label: format!("Grève {other}") },
        3 => Correction::RetypeEvent { event: events(one)?, kind: EventType::ALL[other % 21] },
        4 => Correction::DateEvent { event: events(one)?, time: ["2011", "2012-03/.."][other % 2].parse().ok() },
        5 => Correction::HideEvent { event: events(one)? },
        6 => Correction::ShowEvent { event: events(one)? },
        7 => Correction::MergeActors { actors: vec![actors(one)?, actors(other)?] },
        8 => Correction::SplitActor { named: actors(one)?.into_iter().nth(other % 2)? },
        9 => Correction::RenameActor { actor: actors(one)?, name: format!("Anna {other}") },
        10 => Correction::RetypeActor {
            actor: actors(one)?,
            kind: [ActorKind::Place, ActorKind::Organisation][other % 2],
        },
        11 => Correction::HideActor { actor: actors(one)? },
        _ => Correction::ShowActor { actor: actors(one)? },
    })
}

fn holds_together(readings: &[Reading], story: &Story) -> Result<(), TestCaseError> {
    let is_actor = |id: &frise::model::StoryActorId| id.index() < story.actors.len();
    let mut told = BTreeSet::new();
    for (place, event) in story.events.iter().enumerate() {
        prop_assert_eq!(event.id.index(), place, "an event's number is its place");
        let ids = event.agents.iter().chain(&event.targets).chain(&event.sources).chain(&event.place);
        prop_assert!(ids.into_iter().all(is_actor), "every id resolves: look at strip in rewrite.rs");
        prop_assert!(event.mentions.iter().all(|mention| told.insert(mention.clone())), "a telling is of one event");
        prop_assert!(!event.mentions.is_empty() && !event.label.is_empty(), "every event is told, and has a title");
    }
    let mut named = BTreeSet::new();
    for (place, actor) in story.actors.iter().enumerate() {
        prop_assert_eq!(actor.id.index(), place, "an actor's number is its place");
        prop_assert!(actor.members.iter().all(|member| named.insert(member.clone())), "a member is of one actor");
        prop_assert!(!actor.members.is_empty(), "every actor is named somewhere");
    }
    for relation in &story.relations {
        prop_assert!([relation.from, relation.to].iter().all(is_actor), "every id resolves");
        prop_assert!(relation.events.iter().all(|id| id.index() < story.events.len()), "every id resolves");
    }
    for claim in story.contradictions.iter().flat_map(|contradiction| &contradiction.claims) {
        prop_assert!(claim.source.iter().all(is_actor), "every id resolves");
        prop_assert!(readings.iter().any(|reading| reading.doc == claim.doc), "every claim has its document");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_corrections_give_a_story(
        mut readings in prop::collection::vec(super::reading(), 0..5),
        wanted in prop::collection::vec((any::<u8>(), 0..20usize, 0..20usize), 0..6),
        pair in (0..20usize, 0..20usize),
    ) {
        thread_local!(static READER: frise::Reader = super::reader());
        for (place, reading) in readings.iter_mut().enumerate() {
            reading.doc = format!("{place}.txt");
        }
        READER.with(|reader| {
            let language = reader.language();
            let story = frise::link(&readings, language);
            let told = |corrections: &[Correction]| correct(&readings, &story, corrections, language);
            prop_assert_eq!(&told(&[]).story, &story, "no corrections change nothing: look at link/corrections/rewrite.rs");

            let corrections: Vec<Correction> = wanted
                .iter()
                .filter_map(|&(change, one, other)| any_correction(&readings, &story, change, one, other))
                .collect();
            let corrected = told(&corrections);
            prop_assert_eq!(corrected.outcomes.len(), corrections.len(), "each correction has its outcome");
            prop_assert!(!corrected.outcomes.contains(&Outcome::Absent), "all that is named is there: look at find.rs");
            holds_together(&readings, &corrected.story)?;
            if corrected.outcomes.iter().all(|outcome| *outcome == Outcome::Needless) {
                prop_assert_eq!(&corrected.story, &story, "what is needless changes nothing");
            }

            let mut turned = readings.clone();
            turned.reverse();
            prop_assert_eq!(&correct(&turned, &story, &corrections, language), &corrected, "the order does not matter");

            let mut elsewhere = readings.clone();
            for reading in &mut elsewhere {
                reading.doc.push('x');
            }
            let story = frise::link(&elsewhere, language);
            let absent = correct(&elsewhere, &story, &corrections, language);
            prop_assert!(absent.outcomes.iter().all(|outcome| *outcome == Outcome::Absent), "what is not there is told");
            prop_assert_eq!(&absent.story, &story, "what is not there changes nothing");
            Ok(())
        })?;
        READER.with(|reader| undone(&readings, pair, reader.language()))?;
    }
}

/// What is done and undone leaves the story as it was.
fn undone(
    readings: &[Reading],
    (one, other): (usize, usize),
    language: &frise::lang::Language,
) -> Result<(), TestCaseError> {
    let story = frise::link(readings, language);
    let same = |corrections: &[Correction], what: &str| {
        prop_assert_eq!(&correct(readings, &story, corrections, language).story, &story, "{}", what);
        Ok(())
    };
    if !story.events.is_empty() {
        let of = |place: usize| event(readings, &story.events[place % story.events.len()]);
        let merge = Correction::MergeEvents { events: vec![of(one), of(other)] };
        for target in [of(one), of(other)] {
            if let ([telling], false) = (&target[..], of(one) == of(other)) {
                let split = Correction::SplitEvent { telling: telling.clone() };
                same(&[merge.clone(), split], "merged and split back: look at Draft::split")?;
            }
        }
        let hidden = Correction::HideEvent { event: of(one) };
        same(&[hidden, Correction::ShowEvent { event: of(one) }], "hidden and shown again: an event")?;
    }
    if !story.actors.is_empty() {
        let of = |place: usize| actor(readings, &story.actors[place % story.actors.len()]);
        let merge = Correction::MergeActors { actors: vec![of(one), of(other)] };
        for target in [of(one), of(other)] {
            if let ([named], false) = (&target[..], of(one) == of(other)) {
                let split = Correction::SplitActor { named: named.clone() };
                same(&[merge.clone(), split], "merged and split back: look at Draft::split")?;
            }
        }
        let hidden = Correction::HideActor { actor: of(one) };
        same(&[hidden, Correction::ShowActor { actor: of(one) }], "hidden and shown again: an actor")?;
    }
    Ok(())
}

/// Two articles on a visit and a strike.
fn articles() -> (Vec<Reading>, Story, frise::Reader) {
    let reader = super::reader();
    let texts = [
        (
            "lundi.txt",
            "Visite à Nantes\n\nNANTES, 12 mars 2019 (AFP) - La maire Claire Morvan a rencontré mardi 12 mars à Nantes \
             le ministre Paul Keller. Les dockers ont manifesté lundi 11 mars contre la fermeture du port.",
        ),
        (
            "mardi.txt",
            "Le port en grève\n\nNANTES, 13 mars 2019 (Reuters) - Anna Duval a critiqué mercredi 13 mars Paul Keller. \
             Les dockers ont manifesté lundi 11 mars.",
        ),
    ];
    let readings: Vec<Reading> =
        texts.into_iter().map(|(doc, text)| reader.read(doc, text.as_bytes()).expect("it is a text")).collect();
    let story = frise::link(&readings, reader.language());
    (readings, story, reader)
}

fn told_with<'a>(story: &'a Story, word: &str) -> &'a StoryEvent {
    story.events.iter().find(|event| event.label.contains(word)).unwrap_or_else(|| {
        let labels: Vec<_> = story.events.iter().map(|event| &event.label).collect();
        panic!("no event is called « {word} »: {labels:?}")
    })
}

fn named<'a>(story: &'a Story, name: &str) -> &'a StoryActor {
    story.actors.iter().find(|actor| actor.name == name).unwrap_or_else(|| {
        let names: Vec<_> = story.actors.iter().map(|actor| &actor.name).collect();
        panic!("no actor is called « {name} »: {names:?}")
    })
}

fn whole(rewritten: Rewritten) -> Story {
    assert!(
        rewritten.outcomes.iter().all(|outcome| *outcome == Outcome::Applied),
        "{:?}: all that is corrected is in the articles",
        rewritten.outcomes
    );
    rewritten.story
}

#[test]
fn what_is_corrected_says_what_it_was() {
    let (readings, story, reader) = articles();
    let meeting = told_with(&story, "Keller");
    let target = event(&readings, meeting);
    let day: Interval = "2019-03-10".parse().expect("it is a day");
    let corrections = [
        Correction::RenameEvent { event: target.clone(), label: "Entretien au port".to_owned() },
        Correction::RetypeEvent { event: target.clone(), kind: EventType::Request },
        Correction::DateEvent { event: target, time: Some(day) },
    ];
    let corrected = whole(correct(&readings, &story, &corrections, reader.language()));
    let now = told_with(&corrected, "Entretien au port");
    assert_eq!((now.kind, now.time), (EventType::Request, Some(day)));
    let [Corrected::Type { before: kind }, Corrected::Date { before: time }, Corrected::Name { .. }] =
        &now.corrected[..]
    else {
        panic!("a mark for each correction is missing: {:?}", now.corrected)
    };
    assert_eq!((*kind, *time), (meeting.kind, meeting.time), "a mark holds what was there before");
    let others = corrected.events.iter().filter(|event| event.corrected.is_empty()).count();
    assert_eq!(others + 1, story.events.len(), "only what is corrected is marked");
}

#[test]
fn an_actor_that_is_corrected_takes_its_events_along() {
    let (readings, story, reader) = articles();
    let keller = actor(&readings, named(&story, "Paul Keller"));
    let duval = actor(&readings, named(&story, "Anna Duval"));
    let rename = [Correction::RenameActor { actor: keller.clone(), name: "Pavel Keller".to_owned() }];
    let renamed = whole(correct(&readings, &story, &rename, reader.language()));
    assert!(named(&renamed, "Pavel Keller").aliases.contains(&"Paul Keller".to_owned()), "it is found by both names");
    assert!(renamed.events.iter().all(|event| !event.label.contains("Paul Keller")), "titles have the new name");

    let merge = [Correction::MergeActors { actors: vec![keller.clone(), duval] }];
    let merged = whole(correct(&readings, &story, &merge, reader.language()));
    let one = named(&merged, "Paul Keller");
    assert_eq!(one.corrected, [Corrected::Merged { before: vec!["Paul Keller".to_owned(), "Anna Duval".to_owned()] }]);
    assert!(one.evidence.iter().any(|merge| merge.rule == "by-the-reader"), "a merge has its evidence");
    assert_eq!(merged.actors.len() + 1, story.actors.len());

    let hide = [Correction::HideActor { actor: keller }];
    let hidden = whole(correct(&readings, &story, &hide, reader.language()));
    assert!(hidden.actors.iter().all(|actor| actor.name != "Paul Keller"));
    assert_eq!(hidden.events.len(), story.events.len(), "the events of an actor who is hidden stay");
}

#[test]
fn a_correction_finds_its_event_in_another_reading() {
    let (mut readings, _, reader) = articles();
    let told = told_event(&readings[1], &readings[1].events[1]);
    // Another version reads one event less, so that the numbers shift, and takes more words for the act.
    readings[1].events.remove(0);
    for (place, event) in readings[1].events.iter_mut().enumerate() {
        event.id = EventId(place as u32);
        event.span.end += 1;
    }
    let story = frise::link(&readings, reader.language());
    let corrections = [
        Correction::RenameEvent { event: vec![told.clone()], label: "Cortège".to_owned() },
        Correction::HideEvent { event: vec![frise::model::ToldEvent { words: "voyagé".to_owned(), ..told }] },
    ];
    let corrected = correct(&readings, &story, &corrections, reader.language());
    assert_eq!(corrected.outcomes, [Outcome::Applied, Outcome::Absent], "what is not said there is not there");
    let renamed = told_with(&corrected.story, "Cortège");
    assert!(renamed.mentions.iter().any(|mention| mention.doc == "mardi.txt" && mention.event == EventId(0)));
    let known = named_actor(&readings[0], frise::model::ActorId(9999));
    assert!(known.is_none(), "there is no such actor");
}

#[test]
fn corrections_are_written_and_read_back() {
    let (readings, story, _) = articles();
    let all: Vec<Correction> = (0..13).filter_map(|change| any_correction(&readings, &story, change, 0, 2)).collect();
    assert_eq!(all.len(), 13, "there is an example of each correction");
    let file = CorrectionFile::new(all);
    let written = serde_json::to_string(&file).expect("corrections are JSON");
    let read: CorrectionFile = serde_json::from_str(&written).expect("what is written can be read");
    assert_eq!(read, file, "what is written is read as the same: look at the names in model/correction.rs");
}

#[test]
fn times_are_read_by_day_month_year_and_range() {
    let cases = [
        ("2020-10-23", Some("2020-10-23/2020-10-23")),
        ("2020-10", Some("2020-10-01/2020-10-31")),
        ("2020", Some("2020-01-01/2020-12-31")),
        ("2020-02/2020-03-05", Some("2020-02-01/2020-03-05")),
        ("2020-10-23T10:50", Some("2020-10-23T10:50/2020-10-23T10:50")),
        ("2020-10-23/..", Some("2020-10-23/..")),
        ("../2020", Some("../2020-12-31")),
        ("../..", None),
        ("2020-13", None),
        ("2020-03/2020-02", None),
        ("octobre", None),
        ("20201", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let read: Option<Interval> = text.parse().ok();
        let ends = |time: Interval| {
            let end =
                |moment: Option<frise::model::Moment>| moment.map_or("..".to_owned(), |moment| moment.to_string());
            format!("{}/{}", end(time.earliest), end(time.latest))
        };
        assert_eq!(read.map(ends).as_deref(), expected, "{text}: see Interval::from_str");
        if let Some(read) = read {
            assert_eq!(read.to_string().parse(), Ok(read), "{text}: what is written is read as the same");
        }
    }
}
