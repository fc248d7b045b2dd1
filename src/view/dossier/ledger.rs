//! Figures by what they count.

use crate::model::{Contradiction, ContradictionKind, Figure, Interval, Reading, Span, StoryActorId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The figures that count the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they count, as first written; `None` where no word says it.
    pub what: Option<String>,
    /// Whether the articles, or those whom they quote, do not agree on it.
    pub disputed: bool,
    /// The figures, in the corpus's order.
    pub entries: Vec<Entry>,
}

/// A figure of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The reading's place in the list.
    pub reading: usize,
    /// The figure's place in the reading.
    pub figure: usize,
    /// Whether it is among those that do not agree.
    pub disputed: bool,
}

/// All figures by what they count (`same` folds the words): first what is disputed, then what is counted most often,
/// last the figures of which no word says what they count.
#[must_use]
pub fn ledger(readings: &[Reading], contradictions: &[Contradiction], same: impl Fn(&str) -> String) -> Vec<Group> {
    let disputed: BTreeSet<(&str, Span)> = contradictions
        .iter()
        .filter(|found| found.kind == ContradictionKind::Figures)
        .flat_map(|found| found.claims.iter().map(|claim| (claim.doc.as_str(), claim.span)))
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (place, reading) in readings.iter().enumerate() {
        for (number, figure) in reading.figures.iter().enumerate() {
            let what = figure.what.as_deref().map(&same);
            let group = *known.entry(what).or_insert_with(|| {
                groups.push(Group { what: figure.what.clone(), disputed: false, entries: Vec::new() });
                groups.len() - 1
            });
            let group = &mut groups[group];
            let among = disputed.contains(&(reading.doc.as_str(), figure.span));
            group.disputed |= among;
            group.entries.push(Entry { reading: place, figure: number, disputed: among });
        }
    }
    groups.sort_by_key(|group| (group.what.is_none(), !group.disputed, Reverse(group.entries.len())));
    groups
}

/// When and where what a figure counts took place: what all the events agree on that its sentence tells.
#[must_use]
pub fn surroundings(
    reading: &Reading,
    figure: &Figure,
    actor: impl Fn(crate::model::ActorId) -> Option<StoryActorId>,
) -> (Option<Interval>, Option<StoryActorId>) {
    let sentence = reading.sentence_at(figure.span);
    let told = || reading.events.iter().filter(move |event| event.sentence as usize == sentence);
    let times: BTreeSet<_> =
        told().map(|event| event.time.as_ref().map(|time| (time.interval.earliest, time.interval.latest))).collect();
    let places: BTreeSet<_> = told().map(|event| event.place.and_then(&actor)).collect();
    let time = alone(times).map(|(earliest, latest)| Interval { earliest, latest });
    (time, alone(places))
}

/// What a set holds, where that is one thing.
fn alone<T>(values: BTreeSet<Option<T>>) -> Option<T> {
    if values.len() == 1 { values.into_iter().next().flatten() } else { None }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{ActorId, Claim, Event, EventId, EventTime, EventType, Published, Status};

    /// A reading of one sentence in which nothing was found.
    pub fn reading(text: &str) -> Reading {
        Reading {
            doc: "doc".to_owned(),
            text: text.to_owned(),
            language: "en".to_owned(),
            title: None,
            outlet: None,
            agency: None,
            byline: None,
            published: Published::default(),
            noise: Vec::new(),
            sentences: vec![Span::new(0, text.len())],
            actors: Vec::new(),
            mentions: Vec::new(),
            times: Vec::new(),
            events: Vec::new(),
            quotes: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// An event of which nothing is known but its status.
    pub fn event(number: u32, sentence: u32, status: Status) -> Event {
        Event {
            id: EventId(number),
            span: Span::new(0, 1),
            sentence,
            kind: EventType::Other,
            lemma: String::new(),
            agents: Vec::new(),
            targets: Vec::new(),
            time: None,
            place: None,
            status,
            sources: Vec::new(),
            rule: String::new(),
            evidence: Vec::new(),
        }
    }

    fn figure(what: Option<&str>, start: usize) -> Figure {
        Figure {
            span: Span::new(start, start + 1),
            value: Some(3.0),
            low: Some(3.0),
            high: Some(3.0),
            qualifier: None,
            what: what.map(str::to_owned),
            source: None,
            rule: String::new(),
        }
    }

    #[test]
    fn what_is_disputed_comes_first_and_what_counts_nothing_last() {
        let mut one = reading("3 4 5 6 7");
        one.figures =
            vec![figure(None, 0), figure(Some("Boats"), 2), figure(Some("boats"), 4), figure(Some("dead"), 6)];
        let mut other = reading("8 9");
        other.doc = "other".to_owned();
        other.figures = vec![figure(Some("dead"), 0)];
        let claim =
            |doc: &str, at| Claim { doc: doc.to_owned(), span: Span::new(at, at + 1), source: None, value: None };
        let disputed = Contradiction {
            about: "dead".to_owned(),
            kind: ContradictionKind::Figures,
            claims: vec![claim("doc", 6), claim("other", 0)],
        };
        let found = ledger(&[one, other], &[disputed], str::to_lowercase);
        let told: Vec<_> =
            found.iter().map(|group| (group.what.as_deref(), group.disputed, group.entries.len())).collect();
        assert_eq!(told, [(Some("dead"), true, 2), (Some("Boats"), false, 2), (None, false, 1)]);
        assert!(found[0].entries.iter().all(|entry| entry.disputed), "both counts of the dead are disputed");
    }

    #[test]
    fn a_sentence_gives_time_and_place_where_its_events_agree() {
        let day: crate::model::Moment = "2021-03-05".parse().expect("a day");
        let time = EventTime {
            interval: Interval { earliest: Some(day), latest: Some(day) },
            reason: String::new(),
            evidence: None,
        };
        let at = |number, place: u32| Event {
            time: Some(time.clone()),
            place: Some(ActorId(place)),
            ..event(number, 0, Status::Happened)
        };
        let mut told = reading("Three boats.");
        told.events = vec![at(0, 1), at(1, 2)];
        let found = surroundings(&told, &figure(Some("boats"), 0), |actor| Some(StoryActorId(actor.0)));
        assert_eq!(found, (Some(time.interval), None));
        told.events.pop();
        let found = surroundings(&told, &figure(Some("boats"), 0), |actor| Some(StoryActorId(actor.0)));
        assert_eq!(found.1, Some(StoryActorId(1)));
    }
}
