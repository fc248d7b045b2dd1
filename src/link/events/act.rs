//! What is known of an act from the mentions that tell it.

use super::facts::Facts;
use crate::link::corpus::Days;
use crate::model::{EventType, Status, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// The contexts of this many mentions say what an act is about.
const CONTEXTS: usize = 8;

/// One or more mentions taken for one act.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub members: Vec<usize>,
    pub kinds: BTreeSet<EventType>,
    pub agents: BTreeMap<StoryActorId, usize>,
    pub targets: BTreeMap<StoryActorId, usize>,
    pub sources: BTreeSet<StoryActorId>,
    pub places: BTreeSet<StoryActorId>,
    pub days: Option<Days>,
    pub firm: bool,
    pub lasting: bool,
    pub published: Option<Days>,
    pub lemmas: BTreeSet<String>,
    pub concepts: BTreeSet<String>,
    pub phase: Option<String>,
    pub context: BTreeSet<u32>,
    pub subjects: BTreeSet<u32>,
    pub quoted: BTreeSet<u64>,
    pub figures: BTreeSet<u64>,
    pub topic: BTreeSet<usize>,
    pub statuses: BTreeSet<Status>,
    pub sentences: BTreeSet<(usize, u32)>,
    pub readings: BTreeSet<usize>,
}

impl Act {
    /// The act that one mention tells.
    pub fn of(facts: &Facts) -> Self {
        let count = |actors: &[StoryActorId]| actors.iter().map(|&actor| (actor, 1)).collect();
        Self {
            members: vec![facts.number],
            kinds: BTreeSet::from([facts.kind]),
            agents: count(&facts.agents),
            targets: count(&facts.targets),
            sources: facts.sources.iter().copied().collect(),
            places: facts.place.into_iter().collect(),
            days: facts.days,
            firm: facts.firm,
            lasting: facts.lasting,
            published: facts.published,
            lemmas: BTreeSet::from([facts.lemma.clone()]),
            concepts: facts.concepts.clone(),
            phase: facts.phase.clone(),
            context: facts.context.clone(),
            subjects: facts.subjects.clone(),
            quoted: facts.quoted.iter().copied().collect(),
            figures: facts.figures.clone(),
            topic: (*facts.topic).clone(),
            statuses: BTreeSet::from([facts.status]),
            sentences: BTreeSet::from([(facts.reading, facts.sentence)]),
            readings: BTreeSet::from([facts.reading]),
        }
    }

    /// Takes another's mentions: its time is the narrowest that all share.
    pub fn absorb(&mut self, other: Self) {
        if self.members.len() < CONTEXTS {
            self.context.extend(other.context);
            self.topic.extend(other.topic);
            self.quoted.extend(other.quoted);
            self.figures.extend(other.figures);
        }
        self.members.extend(other.members);
        self.kinds.extend(other.kinds);
        other.agents.into_iter().for_each(|(actor, count)| *self.agents.entry(actor).or_default() += count);
        other.targets.into_iter().for_each(|(actor, count)| *self.targets.entry(actor).or_default() += count);
        self.sources.extend(other.sources);
        self.places.extend(other.places);
        self.days = match (self.days, other.days) {
            (Some(_), Some(days)) if other.firm && !self.firm => Some(days),
            (Some(one), Some(days)) if one.gap(days) == 0 && (other.firm || !self.firm) => {
                Some(Days { first: one.first.max(days.first), last: one.last.min(days.last) })
            }
            (one, days) => one.or(days),
        };
        self.firm |= other.firm;
        self.lasting &= other.lasting;
        self.published = self.published.or(other.published);
        self.lemmas.extend(other.lemmas);
        self.concepts.extend(other.concepts);
        self.subjects.extend(other.subjects);
        self.statuses.extend(other.statuses);
        self.sentences.extend(other.sentences);
        self.readings.extend(other.readings);
    }

    /// Everybody who takes part, with the number of mentions that say so.
    pub fn everybody(&self) -> BTreeMap<StoryActorId, usize> {
        let mut all = self.agents.clone();
        for (&actor, &count) in &self.targets {
            all.entry(actor).and_modify(|known| *known = (*known).max(count)).or_insert(count);
        }
        all
    }
}

/// Whether acts of this type bind all who take part alike, so that who is named first does not matter.
pub(in crate::link) fn is_mutual(kind: EventType) -> bool {
    matches!(kind, EventType::Consult | EventType::Agree | EventType::Cooperate)
}

/// Types between which documents choose in telling one act: the least of those that go together.
pub(super) fn family(kind: EventType) -> EventType {
    use EventType::{Agree, Aid, Coerce, Concede, Consult, Cooperate, Retreat, Sanction, Support};
    match kind {
        Concede | Retreat => Agree,
        Cooperate => Consult,
        Aid => Support,
        Coerce => Sanction,
        other => other,
    }
}
