//! What is known of an act from the mentions that tell it.

use super::facts::Facts;
use super::sets::{Counts, Set};
use crate::lang::linking::Phase;
use crate::link::corpus::Days;
use crate::model::{EventType, Status, StoryActorId};

/// The contexts of this many mentions say what an act is about.
const CONTEXTS: usize = 8;
/// Acts of both sides, whichever is named first.
const FIGHTING: &str = "fighting";

/// One or more mentions taken for one act.
#[derive(Clone, Debug)]
pub(super) struct Act {
    pub members: Vec<usize>,
    pub kinds: Set<EventType>,
    pub agents: Counts<StoryActorId>,
    pub targets: Counts<StoryActorId>,
    /// Everybody who takes part, each once a mention.
    pub parties: Counts<StoryActorId>,
    pub sources: Set<StoryActorId>,
    pub places: Set<StoryActorId>,
    /// Where its neighbours are: it may be there as well.
    pub scenes: Set<StoryActorId>,
    pub days: Option<Days>,
    pub firm: bool,
    pub lasting: bool,
    pub published: Option<Days>,
    pub lemmas: Set<u32>,
    pub fought: bool,
    pub phase: Option<Phase>,
    pub context: Set<u32>,
    /// What the triggers share with other words for the same act.
    pub subjects: Set<u32>,
    pub quoted: Set<u64>,
    pub figures: Set<u64>,
    pub topic: Set<usize>,
    pub statuses: Set<Status>,
    pub sentences: Set<(usize, u32)>,
    pub readings: Set<usize>,
}

impl Act {
    /// The act that one mention tells.
    pub fn of(facts: &Facts) -> Self {
        Self {
            members: vec![facts.number],
            kinds: Set::from_iter([facts.kind]),
            agents: Counts::of(facts.agents.iter().copied()),
            targets: Counts::of(facts.targets.iter().copied()),
            parties: Counts::of(facts.participants()),
            sources: facts.sources.iter().copied().collect(),
            places: facts.place.into_iter().filter(|_| facts.placed).collect(),
            scenes: facts.place.into_iter().filter(|_| !facts.placed).collect(),
            days: facts.days,
            firm: facts.firm,
            lasting: facts.lasting,
            published: facts.published,
            lemmas: Set::from_iter([facts.lemma_number]),
            fought: facts.concepts.contains(FIGHTING),
            phase: facts.phase,
            context: facts.context.iter().copied().collect(),
            subjects: facts.subjects.iter().copied().collect(),
            quoted: facts.quoted.iter().copied().collect(),
            figures: facts.figures.iter().copied().collect(),
            topic: facts.topic.iter().copied().collect(),
            statuses: Set::from_iter([facts.status]),
            sentences: Set::from_iter([(facts.reading, facts.sentence)]),
            readings: Set::from_iter([facts.reading]),
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
        self.agents.add(other.agents.iter());
        self.targets.add(other.targets.iter());
        self.parties.add(other.parties.iter());
        self.sources.extend(other.sources);
        self.places.extend(other.places);
        self.scenes.extend(other.scenes);
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
        self.fought &= other.fought;
        self.subjects.extend(other.subjects);
        self.statuses.extend(other.statuses);
        self.sentences.extend(other.sentences);
        self.readings.extend(other.readings);
    }

    /// Whether nobody is named who takes part.
    pub fn is_bare(&self) -> bool {
        self.parties.is_empty()
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
