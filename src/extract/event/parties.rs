//! A document's fights → who fights, where and since when, where the words do not say it again.
//!
//! « L'armée affronte les rebelles à Sévaré depuis mardi. Les combats ont fait dix morts. »: the fights are theirs, there
//! and since then, as long as the document knows no other parties, place or beginning.

use crate::model::{ActorId, Event, EventTime, EventType, Interval, Reason, Span, Status};

/// The rule under which parties are carried over.
const PARTIES: &str = "agent-parties-of-the-conflict";
/// The rule under which the place is carried over.
const PLACE: &str = "place-of-the-conflict";
/// The rule under which the beginning is carried over.
const BEGINNING: &str = "since-beginning-of-the-conflict";
/// The reasons of a time that the act's own words do not tell.
const ASSUMED: [&str; 3] = ["publication", "news", "paragraph"];

/// An event with what its pattern says of it.
pub struct Told {
    /// It.
    pub event: Event,
    /// Whether its frame is that of a mutual act.
    pub mutual: bool,
    /// Whether its trigger is a noun.
    pub noun: bool,
    /// Whether it is told to begin.
    pub begins: bool,
}

impl Told {
    fn is_fight(&self) -> bool {
        self.mutual && self.event.kind == EventType::Assault
    }
}

/// Gives the fights without parties, place or time those of the document's one conflict.
pub fn complete(told: &mut [Told], published: Interval) {
    let parties = parties(told);
    let place =
        only(told.iter().filter(|told| told.is_fight()).filter_map(|told| Some((told.event.place?, told.event.span))));
    let beginning = beginning(told);
    for Told { event, begins, .. } in told.iter_mut().filter(|told| told.is_fight() && told.noun) {
        if let Some((parties, told_by)) = &parties
            && event.agents.is_empty()
            && event.targets.is_empty()
        {
            event.agents.clone_from(parties);
            event.evidence.push(Reason { span: *told_by, rule: PARTIES.to_owned() });
        }
        if let Some((place, told_by)) = place
            && event.place.is_none()
        {
            event.place = Some(place);
            event.evidence.push(Reason { span: told_by, rule: PLACE.to_owned() });
        }
        if let Some((earliest, told_by)) = beginning
            && event.status == Status::Happened
            && !*begins
            && event.time.as_ref().is_some_and(|time| ASSUMED.contains(&time.reason.as_str()))
        {
            let interval = Interval { earliest: earliest.earliest, latest: published.latest };
            event.time = Some(EventTime { interval, reason: BEGINNING.to_owned(), evidence: Some(told_by) });
        }
    }
}

/// What all agree on, with the words of the first.
fn only<T: PartialEq>(mut all: impl Iterator<Item = (T, Span)>) -> Option<(T, Span)> {
    let first = all.next()?;
    all.all(|(other, _)| other == first.0).then_some(first)
}

/// When the document's fights began, if it tells one beginning before its publication.
fn beginning(told: &[Told]) -> Option<(Interval, Span)> {
    let dated = told.iter().filter(|told| told.is_fight() && told.begins && told.event.status == Status::Happened);
    let times = dated.filter_map(|told| told.event.time.as_ref());
    only(times.filter(|time| !ASSUMED.contains(&time.reason.as_str())).filter_map(|time| {
        time.interval.earliest?;
        Some((Interval { earliest: time.interval.earliest, latest: None }, time.evidence?))
    }))
}

/// The two or more that the document tells to fight or to accuse each other, if they are the same wherever it does.
fn parties(told: &[Told]) -> Option<(Vec<ActorId>, Span)> {
    let mut only: Option<(Vec<ActorId>, Span)> = None;
    for Told { event, mutual, .. } in told {
        let fights = event.kind == EventType::Assault && *mutual;
        let accuse = event.kind == EventType::Accuse && event.agents.len() > 1 && event.agents == event.targets;
        if !fights && !accuse {
            continue;
        }
        let mut sides: Vec<ActorId> = event.agents.iter().chain(&event.targets).copied().collect();
        sides.sort_unstable();
        sides.dedup();
        match &only {
            _ if sides.len() < 2 => {}
            Some((known, _)) if *known != sides => return None,
            Some(_) => {}
            None => only = Some((sides, event.span)),
        }
    }
    only
}
