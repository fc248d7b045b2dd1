//! Events across documents: which mentions tell one act.

use super::actors::Cast;
use super::corpus::{Corpus, Days};
use super::similarity::{Facts, NARROW, Profile, is_firm, is_mutual};
use super::topics::topics;
use super::vocabulary::Vocabulary;
use crate::lang::Language;
use crate::model::{
    EventMention, EventTime, EventType, Interval, Merge, Moment, Status, StoryActorId, StoryEvent, StoryEventId,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// The story's events, and what they were made from, in the same order.
pub(super) struct Events {
    pub told: Vec<StoryEvent>,
    /// What was compared of every mention, by its number in the corpus.
    pub facts: Vec<Facts>,
    /// The numbers of each event's mentions.
    pub members: Vec<Vec<usize>>,
}

/// Two mentions tell one act when this much speaks for it, of 1.
const ENOUGH: f64 = 0.62;
/// An event is compared with this many others of one key: the latest, as events come in the order of time.
const COMPARED: usize = 32;

/// What events of one act share: type, an actor or a concept, a month.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Actor(EventType, StoryActorId, i64),
    Word(EventType, String, i64),
}

/// Joins the mentions that tell one act. Mentions come in an order that depends on what they say alone, what happened
/// before what is only announced or wished, what is dated before what is not, and each joins the act that it is most
/// like, or begins its own.
pub(super) fn events(corpus: &Corpus, cast: &Cast, language: &Language) -> Events {
    let mut vocabulary = Vocabulary::new(language);
    let topics = topics(corpus, cast);
    let facts: Vec<Facts> =
        (0..corpus.event_count()).map(|number| Facts::of(number, corpus, cast, &topics, &mut vocabulary)).collect();
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|&number| {
        let facts = &facts[number];
        let precision = if facts.is_narrow() { 0 } else { 1 + u8::from(facts.days.is_none()) };
        (facts.status, precision, !facts.firm, facts.days, number)
    });
    let mut acts: Vec<Profile> = Vec::new();
    let mut evidence: Vec<BTreeSet<[String; 2]>> = Vec::new();
    let mut index: HashMap<Key, VecDeque<usize>> = HashMap::new();
    for number in order {
        let facts = &facts[number];
        let keys = keys(facts);
        let near: BTreeSet<usize> = keys.iter().filter_map(|key| index.get(key)).flatten().copied().collect();
        let best = near
            .into_iter()
            .filter_map(|act| Some((acts[act].likeness(facts)?, act)))
            .filter(|&(likeness, _)| likeness >= ENOUGH)
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        let act = if let Some((_, act)) = best {
            let mut words = [corpus.trigger(acts[act].members[0]), corpus.trigger(number)].map(str::to_owned);
            words.sort();
            evidence[act].insert(words);
            acts[act].add(facts);
            act
        } else {
            acts.push(Profile::of(facts));
            evidence.push(BTreeSet::new());
            acts.len() - 1
        };
        for key in keys {
            let list = index.entry(key).or_default();
            if !list.contains(&act) {
                list.push_back(act);
                if list.len() > COMPARED {
                    list.pop_front();
                }
            }
        }
    }
    let mut told: Vec<(StoryEvent, Vec<usize>)> = acts
        .into_iter()
        .zip(evidence)
        .map(|(act, evidence)| {
            let mut members = act.members;
            members.sort_unstable();
            (tell(corpus, cast, &facts, &members, evidence), members)
        })
        .collect();
    told.sort_by(|one, other| order_in_story(&one.0, &one.1).cmp(&order_in_story(&other.0, &other.1)));
    let (mut told, members): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    for (place, event) in told.iter_mut().enumerate() {
        event.id = StoryEventId(place as u32);
    }
    Events { told, facts, members }
}

/// In the order of time; what has none comes last, in the order of the documents.
fn order_in_story<'a>(event: &StoryEvent, members: &'a [usize]) -> (bool, Option<Moment>, Option<Moment>, &'a [usize]) {
    let time = event.time.unwrap_or_default();
    let first = time.earliest.or(time.latest);
    (first.is_none(), first, time.latest, members)
}

fn keys(facts: &Facts) -> Vec<Key> {
    let mut months = BTreeSet::new();
    match facts.days.or(facts.published) {
        Some(Days { first, last }) => months.extend([first, last].map(|day| day.div_euclid(30))),
        None => {
            months.insert(0);
        }
    }
    if facts.days.is_none_or(|days| days.length() > NARROW) {
        // What is dated by a month or more, or not at all, must also be found by what is not dated in the same months.
        months.insert(facts.published.map_or(0, |days| days.last.div_euclid(30)));
    }
    let words: BTreeSet<&String> =
        if facts.concepts.is_empty() { BTreeSet::from([&facts.lemma]) } else { facts.concepts.iter().collect() };
    let participants = facts.participants();
    let mut keys = Vec::new();
    for month in months {
        keys.extend(participants.iter().map(|&actor| Key::Actor(facts.kind, actor, month)));
        keys.extend(words.iter().map(|&word| Key::Word(facts.kind, word.clone(), month)));
    }
    keys
}

fn tell(
    corpus: &Corpus,
    cast: &Cast,
    facts: &[Facts],
    members: &[usize],
    evidence: BTreeSet<[String; 2]>,
) -> StoryEvent {
    let kind = facts[members[0]].kind;
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
        evidence: evidence.into_iter().map(|words| Merge { rule: "same-act".to_owned(), words }).collect(),
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
