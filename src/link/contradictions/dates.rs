//! One act on different days, and days in a document that do not go together.

use super::Scene;
use crate::link::corpus::{Days, words};
use crate::link::events::{Facts, NARROW};
use crate::model::{Claim, Contradiction, ContradictionKind, Reason};
use std::collections::BTreeSet;

/// Acts that documents put on different days, and documents whose own days differ.
pub(super) fn dates(scene: &Scene) -> Vec<Contradiction> {
    let mut found = acts(scene);
    found.extend(documents(scene));
    found
}

fn acts(scene: &Scene) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (event, told) in scene.events.told.iter().enumerate() {
        let dated: Vec<&Facts> = scene.told(event).filter(|facts| facts.firm && facts.is_narrow()).collect();
        let readings: BTreeSet<_> = dated.iter().map(|facts| facts.reading).collect();
        let days: BTreeSet<_> = dated.iter().filter_map(|facts| facts.days).collect();
        if readings.len() > 1 && days.len() > 1 && !nested(&days) {
            found.push(Contradiction {
                about: told.label.clone(),
                kind: ContradictionKind::Dates,
                claims: dated.iter().map(|facts| claim_of_time(scene, facts)).collect(),
            });
        }
    }
    found
}

/// A document's days that speak against the day that its other days give: a picture's, a slip.
fn documents(scene: &Scene) -> Vec<Contradiction> {
    let mut found = Vec::new();
    for (place, reading) in scene.corpus.readings().iter().enumerate() {
        let Some(against) = reading.published.conflicts.first() else { continue };
        // A month or a length of time leaves both days open.
        let is_day = |reason: &&Reason| {
            let mut times = reading.times.iter().filter(|time| time.span == reason.span);
            times.any(|time| Days::of(&time.interval).is_some_and(|days| days.length() <= NARROW))
        };
        let reasons = || reading.published.reasons.iter().filter(is_day).chain(&reading.published.conflicts);
        let is_dated = |number: usize| {
            let said = scene.corpus.event(number).time.as_ref().and_then(|time| time.evidence);
            said.is_some_and(|said| reasons().any(|reason| reason.span == said))
        };
        let dated = scene.corpus.events_of(place).find(|&number| is_dated(number));
        found.push(Contradiction {
            about: dated.map_or_else(|| words(reading, against.span).to_owned(), |number| scene.label_of(number)),
            kind: ContradictionKind::Dates,
            claims: reasons().map(|reason| scene.claim(place, reason.span, None, None)).collect(),
        });
    }
    found
}

fn claim_of_time(scene: &Scene, facts: &Facts) -> Claim {
    let event = scene.corpus.event(facts.number);
    let said = event.time.as_ref().and_then(|time| time.evidence).unwrap_or(event.span);
    scene.claim(facts.reading, said, facts.sources.first().copied(), None)
}

/// Whether each interval lies in the next longer one: then the documents differ in precision only.
fn nested(days: &BTreeSet<Days>) -> bool {
    let mut days: Vec<Days> = days.iter().copied().collect();
    days.sort_by_key(|days| days.length());
    days.windows(2).all(|pair| pair[1].first <= pair[0].first && pair[0].last <= pair[1].last)
}
