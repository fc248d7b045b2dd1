//! Since when something goes on: the day that one document names, and the length of time that another gives.

use super::{COMPARED, Scene};
use crate::link::corpus::{Days, words};
use crate::link::events::NARROW;
use crate::link::topics::is_shared;
use crate::link::vocabulary::Vocabulary;
use crate::model::{Contradiction, ContradictionKind, Reading, Span, TimeExpression, TimeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Documents tell one thing that goes on within this many days.
const TOLD_DAYS: i64 = 31;
/// Beginnings that lie further apart are not of one thing.
const APART_DAYS: i64 = 366;
/// What ends this many days before its document came out goes on.
const ONGOING_DAYS: i64 = 1;

/// A beginning that a document gives.
struct Beginning {
    reading: usize,
    day: i64,
    said: Span,
    published: Option<Days>,
    topic: BTreeSet<usize>,
}

/// Things that go on since different days.
pub(super) fn beginnings(scene: &Scene) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (thing, beginnings) in told(scene) {
        for group in groups(beginnings) {
            let days = || group.iter().map(|beginning| beginning.day);
            let apart = days().max().zip(days().min()).map_or(0, |(last, first)| last - first);
            if apart > NARROW && apart < APART_DAYS {
                let lasting = |number: &usize| {
                    let facts = scene.facts(*number);
                    facts.lasting && facts.concepts.contains(&thing)
                };
                let act = group.iter().flat_map(|told| scene.corpus.events_of(told.reading)).find(lasting);
                found.push(Contradiction {
                    about: act.map_or_else(|| thing.clone(), |number| scene.label_of(number)),
                    kind: ContradictionKind::Dates,
                    claims: group.iter().map(|told| scene.claim(told.reading, told.said, None, None)).collect(),
                });
            }
        }
    }
    found
}

/// The beginnings of what goes on, by what it is.
fn told(scene: &Scene) -> BTreeMap<String, Vec<Beginning>> {
    let mut told: BTreeMap<String, Vec<Beginning>> = BTreeMap::new();
    let beginning = |reading: usize, day: i64, said: Span| Beginning {
        reading,
        day,
        said,
        published: Days::of(&scene.corpus.readings()[reading].published.interval),
        topic: scene.topic(reading),
    };
    for facts in scene.events.facts.iter().filter(|facts| facts.lasting && !facts.is_narrow()) {
        let said = scene.corpus.event(facts.number).time.as_ref().and_then(|time| time.evidence);
        if let Some((said, days)) = said.zip(facts.days) {
            for thing in &facts.concepts {
                told.entry(thing.clone()).or_default().push(beginning(facts.reading, days.first, said));
            }
        }
    }
    let mut vocabulary = Vocabulary::new(scene.language);
    for (place, reading) in scene.corpus.readings().iter().enumerate() {
        let published = Days::of(&reading.published.interval);
        for time in reading.times.iter().filter(|time| time.kind == TimeKind::Duration) {
            let days = Days::of(&time.interval).filter(|days| days.length() > NARROW && days.length() < APART_DAYS);
            let ongoing = days.filter(|days| published.is_some_and(|day| days.gap(day) <= ONGOING_DAYS));
            let thing = ongoing.and_then(|_| thing_near(reading, time, &told, &mut vocabulary));
            if let Some((days, thing)) = ongoing.zip(thing) {
                told.entry(thing).or_default().push(beginning(place, days.first, time.span));
            }
        }
    }
    told
}

/// What goes on for a length of time: the nearest word of its sentence for something that the story tells to go on.
fn thing_near(
    reading: &Reading,
    time: &TimeExpression,
    told: &BTreeMap<String, Vec<Beginning>>,
    vocabulary: &mut Vocabulary,
) -> Option<String> {
    let place = reading.sentence_at(time.span);
    let sentence = *reading.sentences.get(place)?;
    let text = words(reading, sentence);
    let mut near: Option<(u32, String)> = None;
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty()) {
        let start = sentence.start + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
        let distance = start.abs_diff(time.span.start);
        let linking = &vocabulary.language().linking;
        let forms = vocabulary.forms(word);
        let thing = forms.iter().filter_map(|form| linking.concept(form)).find(|thing| told.contains_key(*thing));
        if let Some(thing) = thing.filter(|_| near.as_ref().is_none_or(|(least, _)| distance < *least)) {
            near = Some((distance, thing.to_owned()));
        }
    }
    near.map(|(_, thing)| thing)
}

/// Beginnings in groups of documents on one affair.
fn groups(mut beginnings: Vec<Beginning>) -> Vec<Vec<Beginning>> {
    beginnings.sort_by_key(|told| (told.published, told.reading, told.said));
    let mut groups: Vec<Vec<Beginning>> = Vec::new();
    for told in beginnings {
        let is_one = |other: &Beginning| {
            let near = told.published.zip(other.published).is_some_and(|(one, two)| one.gap(two) <= TOLD_DAYS);
            told.reading == other.reading || (near && is_shared(&told.topic, &other.topic))
        };
        let recent = groups.len().saturating_sub(COMPARED);
        let group = groups[recent..].iter_mut().find(|group| group.iter().rev().take(COMPARED).any(is_one));
        match group {
            Some(group) => group.push(told),
            None => groups.push(vec![told]),
        }
    }
    groups
}
