//! Events as the story tells them, from the mentions that tell them.

use super::act::is_mutual;
use super::facts::{Facts, is_firm};
use crate::link::actors::Cast;
use crate::link::corpus::{Corpus, Days};
use crate::model::{
    EventMention, EventTime, EventType, Interval, Merge, Moment, Status, StoryActorId, StoryEvent, StoryEventId,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In the order of time; what has none comes last, in the order of the documents.
pub(in crate::link) fn order_in_story<'a>(
    event: &StoryEvent,
    members: &'a [usize],
) -> (bool, Option<Moment>, Option<Moment>, &'a [usize]) {
    let time = event.time.unwrap_or_default();
    let first = time.earliest.or(time.latest);
    (first.is_none(), first, time.latest, members)
}

/// One event, without its number and title.
pub(in crate::link) fn tell(
    corpus: &Corpus,
    cast: &Cast,
    facts: &[Facts],
    members: &[usize],
    kind: EventType,
    evidence: Vec<Merge>,
) -> StoryEvent {
    let (agents, targets) = roles(facts, members, kind);
    let mut places: BTreeMap<StoryActorId, usize> = BTreeMap::new();
    members.iter().filter_map(|&number| facts[number].place).for_each(|place| *places.entry(place).or_default() += 1);
    StoryEvent {
        id: StoryEventId(0),
        label: String::new(),
        kind,
        agents,
        targets,
        time: time(corpus, members),
        place: places.into_iter().min_by_key(|&(place, count)| (Reverse(count), place)).map(|(place, _)| place),
        status: status(facts, members),
        sources: sources(corpus, cast, facts, members),
        mentions: members
            .iter()
            .map(|&number| {
                let place = corpus.event_place(number);
                let reading = corpus.readings()[place.reading];
                EventMention { doc: reading.doc.clone(), event: reading.events[place.item].id }
            })
            .collect(),
        evidence,
        corrected: Vec::new(),
    }
}

/// Who did it to whom: each actor stands where most mentions put it, both sides of a mutual act on both.
fn roles(facts: &[Facts], members: &[usize], kind: EventType) -> (Vec<StoryActorId>, Vec<StoryActorId>) {
    let mut counts: BTreeMap<StoryActorId, [usize; 3]> = BTreeMap::new();
    for &number in members {
        let facts = &facts[number];
        for actor in facts.participants() {
            let roles = counts.entry(actor).or_default();
            match (facts.agents.contains(&actor), facts.targets.contains(&actor)) {
                (true, true) => roles[2] += 1,
                (true, false) => roles[0] += 1,
                _ => roles[1] += 1,
            }
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(actor, roles)| (Reverse(roles.iter().sum::<usize>()), *actor));
    let mut agents: Vec<StoryActorId> =
        ranked.iter().filter(|(_, roles)| roles[0] + roles[2] >= roles[1]).map(|&(actor, _)| actor).collect();
    let targets: Vec<StoryActorId> = ranked
        .iter()
        .filter(|(actor, roles)| roles[2] > 0 || !agents.contains(actor))
        .map(|&(actor, _)| actor)
        .collect();
    if agents.is_empty() && is_mutual(kind) {
        agents.clone_from(&targets);
        return (agents, Vec::new());
    }
    (agents, targets)
}

/// The narrowest interval that the mentions share: from the most precise on, each narrows what it meets.
fn time(corpus: &Corpus, members: &[usize]) -> Option<Interval> {
    let is_open = |interval: &Interval| interval.earliest.is_none() && interval.latest.is_none();
    let mut times: Vec<&EventTime> = members.iter().filter_map(|&number| corpus.event(number).time.as_ref()).collect();
    times.retain(|time| !is_open(&time.interval));
    // The day of publication dates an act only where no words do.
    if times.iter().any(|time| is_firm(time)) {
        times.retain(|time| is_firm(time));
    }
    let mut intervals: Vec<Interval> = times.into_iter().map(|time| time.interval).collect();
    intervals.sort_by_key(|interval| (Days::of(interval).map(Days::length), interval.earliest, interval.latest));
    let mut shared = *intervals.first()?;
    for interval in &intervals[1..] {
        let earliest = shared.earliest.max(interval.earliest);
        let latest = match (shared.latest, interval.latest) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        if earliest.zip(latest).is_none_or(|(earliest, latest)| earliest.date <= latest.date) {
            shared = Interval { earliest, latest };
        }
    }
    Some(shared)
}

/// What the latest document tells, what is known before what is expected.
fn status(facts: &[Facts], members: &[usize]) -> Status {
    members
        .iter()
        .map(|&number| &facts[number])
        .max_by_key(|facts| {
            let known = matches!(facts.status, Status::Happened | Status::Negated);
            (known, facts.published.map(|days| days.last), Reverse(facts.status))
        })
        .map_or(Status::Happened, |facts| facts.status)
}

/// According to whom, where no document tells it on its own account.
fn sources(corpus: &Corpus, cast: &Cast, facts: &[Facts], members: &[usize]) -> Vec<StoryActorId> {
    let mut sources = BTreeSet::new();
    for &number in members {
        let named = cast.actors(corpus, facts[number].reading, &corpus.event(number).sources);
        if named.is_empty() {
            return Vec::new();
        }
        sources.extend(named);
    }
    sources.into_iter().collect()
}
