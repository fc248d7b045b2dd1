//! How much speaks for two events being one act.

use super::actors::Cast;
use super::corpus::{Corpus, Days, words};
use super::topics;
use super::vocabulary::Vocabulary;
use crate::lang::linking::fold;
use crate::model::{EventTime, EventType, Reading, Span, Status, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// What linking compares of one event.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub number: usize,
    pub reading: usize,
    pub sentence: u32,
    pub kind: EventType,
    pub status: Status,
    pub agents: Vec<StoryActorId>,
    pub targets: Vec<StoryActorId>,
    pub place: Option<StoryActorId>,
    pub days: Option<Days>,
    /// Whether words date it, and not the day of publication alone.
    pub firm: bool,
    /// The days of its document, for events that tell no time.
    pub published: Option<Days>,
    pub lemma: String,
    /// What its trigger shares with other words for the same act.
    pub concepts: BTreeSet<String>,
    pub phase: Option<String>,
    /// The words around it that say what it is about.
    pub context: BTreeSet<u32>,
    /// Its concepts, as they would stand in another's context.
    subjects: BTreeSet<u32>,
    /// Whom its document speaks of most.
    topic: BTreeSet<StoryActorId>,
}

/// This many bytes on either side of a trigger are its context.
const CONTEXT_BYTES: usize = 90;
/// The contexts of this many mentions say what an act is about.
const CONTEXTS: usize = 8;
/// An interval of at most this many days dates an act; a longer one only bounds it.
pub(super) const NARROW: i64 = 3;
/// A document that gives no time is taken to speak of its own weeks.
const UNDATED_DAYS: i64 = 21;
/// What only the day of publication dates took place at most this many days before.
const REPORTED_DAYS: i64 = 4;
/// What is announced without a day is expected within this many days.
const EXPECTED_DAYS: i64 = 10;

impl Facts {
    pub fn of(
        number: usize,
        corpus: &Corpus,
        cast: &Cast,
        topics: &[BTreeSet<StoryActorId>],
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let place = corpus.event_place(number);
        let reading = corpus.readings()[place.reading];
        let event = corpus.event(number);
        let lemma = fold(&event.lemma);
        let forms: BTreeSet<String> =
            [event.lemma.as_str(), corpus.trigger(number)].iter().flat_map(|words| vocabulary.forms(words)).collect();
        let linking = &vocabulary.language().linking;
        let concepts: BTreeSet<String> =
            forms.iter().filter_map(|form| linking.concept(form)).map(str::to_owned).collect();
        // Giving way and withdrawing are an end by themselves.
        let lasts = !matches!(event.kind, EventType::Concede | EventType::Retreat | EventType::Agree);
        let phase = forms.iter().filter(|_| lasts).find_map(|form| linking.phase(form));
        Self {
            number,
            reading: place.reading,
            sentence: event.sentence,
            kind: event.kind,
            status: event.status,
            agents: cast.actors(corpus, place.reading, &event.agents),
            targets: cast.actors(corpus, place.reading, &event.targets),
            place: event.place.and_then(|actor| cast.actor(corpus, place.reading, actor)),
            days: event.time.as_ref().and_then(|time| Days::of(&time.interval)),
            published: Days::of(&reading.published.interval),
            firm: event.time.as_ref().is_some_and(is_firm),
            phase: phase.map(str::to_owned),
            context: vocabulary.subjects(around(reading, event.span, event.sentence)),
            subjects: concepts.iter().map(|concept| vocabulary.subject_of(concept)).collect(),
            topic: topics[place.reading].clone(),
            concepts,
            lemma,
        }
    }

    pub fn participants(&self) -> BTreeSet<StoryActorId> {
        self.agents.iter().chain(&self.targets).copied().collect()
    }

    pub fn is_narrow(&self) -> bool {
        self.days.is_some_and(|days| days.length() <= NARROW)
    }
}

/// The words of an event's sentence near its trigger.
fn around(reading: &Reading, trigger: Span, sentence: u32) -> &str {
    let sentence = reading.sentences.get(sentence as usize).copied().unwrap_or(trigger).join(trigger);
    let boundary = |mut place: usize| {
        while !reading.text.is_char_boundary(place) {
            place -= 1;
        }
        place
    };
    let start = boundary((trigger.start as usize).saturating_sub(CONTEXT_BYTES).max(sentence.start as usize));
    let end = boundary((trigger.end as usize + CONTEXT_BYTES).min(sentence.end as usize).min(reading.text.len()));
    words(reading, Span::new(start, end.max(start)))
}

/// What is known of an act from the mentions that were joined to it.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    pub members: Vec<usize>,
    kind: EventType,
    agents: BTreeMap<StoryActorId, usize>,
    targets: BTreeMap<StoryActorId, usize>,
    places: BTreeSet<StoryActorId>,
    days: Option<Days>,
    firm: bool,
    published: Option<Days>,
    lemmas: BTreeSet<String>,
    concepts: BTreeSet<String>,
    phase: Option<String>,
    context: BTreeSet<u32>,
    subjects: BTreeSet<u32>,
    topic: BTreeSet<StoryActorId>,
    statuses: BTreeSet<Status>,
    sentences: BTreeSet<(usize, u32)>,
    readings: BTreeSet<usize>,
}

impl Profile {
    pub fn of(facts: &Facts) -> Self {
        let mut profile = Self {
            members: Vec::new(),
            kind: facts.kind,
            agents: BTreeMap::new(),
            targets: BTreeMap::new(),
            places: BTreeSet::new(),
            days: facts.days,
            firm: facts.firm,
            published: facts.published,
            lemmas: BTreeSet::new(),
            concepts: BTreeSet::new(),
            phase: facts.phase.clone(),
            context: BTreeSet::new(),
            subjects: BTreeSet::new(),
            topic: BTreeSet::new(),
            statuses: BTreeSet::new(),
            sentences: BTreeSet::new(),
            readings: BTreeSet::new(),
        };
        profile.add(facts);
        profile
    }

    /// The profile with one more mention: its time is the narrowest that the mentions share.
    pub fn add(&mut self, facts: &Facts) {
        self.members.push(facts.number);
        facts.agents.iter().for_each(|&actor| *self.agents.entry(actor).or_default() += 1);
        facts.targets.iter().for_each(|&actor| *self.targets.entry(actor).or_default() += 1);
        self.places.extend(facts.place);
        self.days = match (self.days, facts.days) {
            (Some(_), Some(other)) if facts.firm && !self.firm => Some(other),
            (Some(one), Some(other)) if one.gap(other) == 0 && (facts.firm || !self.firm) => {
                Some(Days { first: one.first.max(other.first), last: one.last.min(other.last) })
            }
            (one, other) => one.or(other),
        };
        self.firm |= facts.firm;
        self.lemmas.insert(facts.lemma.clone());
        self.concepts.extend(facts.concepts.iter().cloned());
        if self.members.len() <= CONTEXTS {
            self.context.extend(&facts.context);
            self.topic.extend(&facts.topic);
        }
        self.subjects.extend(&facts.subjects);
        self.statuses.insert(facts.status);
        self.sentences.insert((facts.reading, facts.sentence));
        self.readings.insert(facts.reading);
    }

    /// How much speaks for an event being this act, from 0 to 1; nothing where something speaks against it.
    pub fn likeness(&self, facts: &Facts) -> Option<f64> {
        if self.kind != facts.kind || !self.status_fits(facts) || self.phase != facts.phase {
            return None;
        }
        let statement = self.kind == EventType::State;
        if !statement && self.sentences.contains(&(facts.reading, facts.sentence)) {
            return None;
        }
        let actors = self.actors_fit(facts)?;
        let time = self.time_fits(facts)?;
        let words = self.words_fit(facts);
        let place = match facts.place {
            Some(place) if self.places.contains(&place) => 1.0,
            Some(_) if !self.places.is_empty() => 0.0,
            _ => 0.5,
        };
        if statement {
            // One person says many things: what is said in one document on one day is one statement, elsewhere only the
            // words tell.
            let here = self.readings.contains(&facts.reading);
            let same = if here { self.days == facts.days } else { self.shared_context(facts) >= 0.3 };
            return (same && actors > 0.9 && facts.days.is_some() && time > 0.5).then_some(1.0);
        }
        Some(0.4 * actors + 0.2 * time + 0.25 * words + 0.05 * place + 0.1 * self.shared_context(facts))
    }

    fn status_fits(&self, facts: &Facts) -> bool {
        self.statuses.iter().all(|&status| {
            let (one, other) = (status.min(facts.status), status.max(facts.status));
            match (one, other) {
                _ if one == other => true,
                (Status::Happened, other) => other == Status::Planned,
                // What is denied elsewhere may be what was announced; what one document tells apart is apart.
                (Status::Planned, Status::Negated) => !self.readings.contains(&facts.reading),
                (Status::Negated, _) => false,
                _ => true,
            }
        })
    }

    fn actors_fit(&self, facts: &Facts) -> Option<f64> {
        let fought = |concepts: &BTreeSet<String>| concepts.contains("fighting");
        let mutual = is_mutual(self.kind) || (fought(&self.concepts) && fought(&facts.concepts));
        let all: BTreeMap<StoryActorId, usize> =
            self.agents.iter().chain(&self.targets).map(|(&actor, &count)| (actor, count)).collect();
        let everyone = facts.participants();
        // Who is not named is whom the documents speak of, where they speak of the same.
        let topic = self.readings.contains(&facts.reading) || topics::is_shared(&self.topic, &facts.topic);
        if everyone.is_empty() && all.is_empty() {
            let dated = self.firm && facts.firm && facts.is_narrow();
            return Some(if topic && dated { 0.6 } else { 0.5 });
        }
        if everyone.is_empty() || all.is_empty() {
            return Some(if topic { 0.55 } else { 0.3 });
        }
        let contained = everyone.iter().all(|actor| all.contains_key(actor));
        if mutual {
            let fit = overlap(&all, everyone.into_iter()).filter(|&fit| fit > 0.5);
            return if contained { fit.map(|fit| fit.max(0.75)).or(Some(0.65)) } else { fit };
        }
        let agents = overlap(&self.agents, facts.agents.iter().copied());
        let targets = overlap(&self.targets, facts.targets.iter().copied());
        let fit = match (agents, targets) {
            (Some(agents), Some(targets)) if agents > 0.0 && targets > 0.0 => f64::midpoint(agents, targets),
            (Some(_), Some(_)) => return None,
            (Some(fit), None) if self.targets.is_empty() && facts.targets.is_empty() => fit,
            (Some(fit), None) | (None, Some(fit)) => fit * 0.8,
            (None, None) => 0.0,
        };
        (fit > 0.4).then_some(fit)
    }

    fn time_fits(&self, facts: &Facts) -> Option<f64> {
        let (Some(mine), Some(other)) = (self.days, facts.days) else {
            let mine = self.days.or(self.published);
            let other = facts.days.or(facts.published);
            let near = mine.zip(other).is_none_or(|(mine, other)| mine.gap(other) <= UNDATED_DAYS);
            let both = self.days.is_none() && facts.days.is_none();
            return near.then_some(if both { 0.6 } else { 0.3 });
        };
        let gap = mine.gap(other);
        if gap > 0 {
            // A document tells what happened before it came out.
            let reported = if self.firm { !facts.firm && other.first > mine.last } else { mine.first > other.last };
            let reported = reported || (!self.firm && !facts.firm);
            return (reported && gap <= REPORTED_DAYS && !self.readings.contains(&facts.reading)).then_some(0.6);
        }
        if self.is_expected_by(facts, mine, other) {
            return Some(0.9);
        }
        let (shorter, longer) = (mine.length().min(other.length()), mine.length().max(other.length()));
        // Fighting lasts: a day of it is not the war.
        if self.kind == EventType::Assault && shorter <= NARROW && longer > 7 * NARROW {
            return None;
        }
        let shared = mine.last.min(other.last) - mine.first.max(other.first) + 1;
        match (shorter <= NARROW, longer <= NARROW) {
            (_, true) => Some(1.0),
            (true, false) => Some(0.4),
            _ => Some(0.2 + 0.6 * shared as f64 / longer as f64),
        }
    }

    /// Whether one was announced without a day, and the other took place soon after.
    fn is_expected_by(&self, facts: &Facts, mine: Days, other: Days) -> bool {
        let announced = self.statuses.contains(&Status::Planned) || facts.status == Status::Planned;
        let (day, open) = if mine.length() <= other.length() { (mine, other) } else { (other, mine) };
        announced && day.length() <= NARROW && day.last - open.first <= EXPECTED_DAYS
    }

    fn words_fit(&self, facts: &Facts) -> f64 {
        if self.lemmas.contains(&facts.lemma) {
            1.0
        } else if !self.concepts.is_disjoint(&facts.concepts) {
            0.8
        } else if is_mutual(self.kind)
            && (!self.subjects.is_disjoint(&facts.context) || !facts.subjects.is_disjoint(&self.context))
        {
            // To agree on a truce, and the truce.
            0.7
        } else if self.concepts.is_empty() || facts.concepts.is_empty() {
            0.3
        } else {
            0.15
        }
    }

    /// The share of the poorer context that both have.
    fn shared_context(&self, facts: &Facts) -> f64 {
        let shared = self.context.intersection(&facts.context).count();
        let least = self.context.len().min(facts.context.len());
        if least == 0 { 0.0 } else { shared as f64 / least as f64 }
    }
}

/// Whether words date an act, and not the day of publication alone.
pub(super) fn is_firm(time: &EventTime) -> bool {
    !matches!(time.reason.as_str(), "publication" | "after-publication")
}

/// Whether acts of this type bind all who take part alike, so that who is named first does not matter.
pub(super) fn is_mutual(kind: EventType) -> bool {
    matches!(kind, EventType::Consult | EventType::Agree | EventType::Cooperate)
}

/// How well actors fit counted ones, from 0 to 1; nothing where either side names nobody.
fn overlap(counted: &BTreeMap<StoryActorId, usize>, actors: impl Iterator<Item = StoryActorId>) -> Option<f64> {
    let total: usize = counted.values().sum();
    let (mut number, mut shared, mut weight) = (0_usize, 0_usize, 0);
    for actor in actors {
        number += 1;
        if let Some(count) = counted.get(&actor) {
            shared += 1;
            weight += count;
        }
    }
    if number == 0 || total == 0 {
        return None;
    }
    let (mine, theirs) = (shared as f64 / number as f64, weight as f64 / total as f64);
    Some(f64::midpoint(mine.max(theirs), mine.min(theirs)))
}
