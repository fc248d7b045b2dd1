//! Where the documents do not agree: on numbers, on days, on who did it, on whether it happened, or happened yet.

mod beginnings;
mod course;
mod dates;
mod denials;
mod figures;
mod roles;

use super::actors::Cast;
use super::corpus::{Corpus, words};
use super::events::{Events, Facts};
use crate::lang::Language;
use crate::model::{Claim, Contradiction, EventType, Span, Status, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// In a block, claims are compared with this many others at most.
const COMPARED: usize = 64;

/// Finds what the documents tell differently, in the order of what is said.
pub(super) fn contradictions(corpus: &Corpus, cast: &Cast, events: &Events, language: &Language) -> Vec<Contradiction> {
    let members = events.members.iter().enumerate();
    let event_of = members.flat_map(|(event, members)| members.iter().map(move |&number| (number, event))).collect();
    let scene = Scene { corpus, cast, events, language, event_of };
    let mut found = figures::figures(&scene);
    found.extend(dates::dates(&scene));
    found.extend(beginnings::beginnings(&scene));
    found.extend(roles::roles(&scene));
    found.extend(denials::denials(&scene));
    found.extend(course::course(&scene));
    for contradiction in &mut found {
        contradiction.claims.sort_by(|one, other| (&one.doc, one.span).cmp(&(&other.doc, other.span)));
        contradiction.claims.dedup_by(|one, other| one.doc == other.doc && one.span == other.span);
    }
    found.retain(|contradiction| contradiction.claims.len() > 1);
    found.sort_by_cached_key(|contradiction| {
        let claims = contradiction.claims.iter().map(|claim| (claim.doc.clone(), claim.span));
        (contradiction.kind, claims.collect::<Vec<_>>())
    });
    found.dedup();
    found
}

/// What all kinds of contradiction look at.
struct Scene<'a> {
    corpus: &'a Corpus<'a>,
    cast: &'a Cast,
    events: &'a Events,
    language: &'a Language,
    /// The story's event that each mention belongs to.
    event_of: BTreeMap<usize, usize>,
}

impl Scene<'_> {
    fn facts(&self, number: usize) -> &Facts {
        &self.events.facts[number]
    }

    /// What is known of the mentions of a story's event.
    fn told(&self, event: usize) -> impl Iterator<Item = &Facts> {
        self.events.members[event].iter().map(|&number| self.facts(number))
    }

    /// Whom a document speaks of most.
    fn topic(&self, reading: usize) -> BTreeSet<usize> {
        let first = self.corpus.events_of(reading).next();
        first.map(|number| (*self.facts(number).topic).clone()).unwrap_or_default()
    }

    fn label_of(&self, number: usize) -> String {
        self.events.told[self.event_of[&number]].label.clone()
    }

    /// The words of the sentence that a mention stands in.
    fn sentence(&self, facts: &Facts) -> &str {
        let reading = self.corpus.readings()[facts.reading];
        reading.sentences.get(facts.sentence as usize).map_or("", |&sentence| words(reading, sentence))
    }

    fn claim_of_event(&self, facts: &Facts) -> Claim {
        let event = self.corpus.event(facts.number);
        let source = facts.sources.first().or(facts.agents.first().filter(|_| speaks(facts.kind))).copied();
        self.claim(facts.reading, event.span, source, None)
    }

    fn claim(&self, reading: usize, span: Span, source: Option<StoryActorId>, value: Option<f64>) -> Claim {
        Claim { doc: self.corpus.readings()[reading].doc.clone(), span, source, value }
    }
}

fn is_told(facts: &Facts) -> bool {
    facts.status == Status::Happened
}

/// Whether the agent of an act of this type is the one who says something.
fn speaks(kind: EventType) -> bool {
    matches!(kind, EventType::Accuse | EventType::Reject | EventType::State | EventType::Request)
}
