//! Where the documents do not agree: on numbers, on days, on who did it, on whether it happened.

use super::actors::Cast;
use super::corpus::{Corpus, Days};
use super::events::{Events, Facts};
use super::vocabulary::Vocabulary;
use crate::lang::Language;
use crate::model::{
    Claim, Contradiction, ContradictionKind, EventType, Figure, Interval, Reading, Span, Status, StoryActorId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Acts whose words deny what others said.
const DENIAL: &str = "denial";
/// A claim and its denial stand within this many sentences of one another.
const DENIAL_SENTENCES: u32 = 2;
/// Figures are compared with this many others of one thing at most.
const COMPARED: usize = 64;

/// Finds what the documents tell differently, in the order of what is said.
pub(super) fn contradictions(corpus: &Corpus, cast: &Cast, events: &Events, language: &Language) -> Vec<Contradiction> {
    let members = events.members.iter().enumerate();
    let event_of = members.flat_map(|(event, members)| members.iter().map(move |&number| (number, event))).collect();
    let scene = Scene { corpus, cast, events, language, event_of };
    let mut found = scene.figures();
    found.extend(scene.dates());
    found.extend(scene.accusations());
    found.extend(scene.denials());
    for contradiction in &mut found {
        contradiction.claims.sort_by(|one, other| (&one.doc, one.span).cmp(&(&other.doc, other.span)));
        contradiction.claims.dedup_by(|one, other| one.doc == other.doc && one.span == other.span);
    }
    found.retain(|contradiction| contradiction.claims.len() > 1);
    found.sort_by(|one, other| {
        let key = |contradiction: &Contradiction| {
            (
                contradiction.kind,
                contradiction.claims.iter().map(|claim| (claim.doc.clone(), claim.span)).collect::<Vec<_>>(),
            )
        };
        key(one).cmp(&key(other))
    });
    found.dedup();
    found
}

struct Scene<'a> {
    corpus: &'a Corpus<'a>,
    cast: &'a Cast,
    events: &'a Events,
    language: &'a Language,
    /// The story's event that each mention belongs to.
    event_of: BTreeMap<usize, usize>,
}

/// A figure and what it is about.
struct Count<'a> {
    reading: usize,
    figure: &'a Figure,
    /// When what it counts took place, as far as its sentence tells.
    days: Option<Days>,
    /// Who and where.
    about: BTreeSet<StoryActorId>,
    source: Option<StoryActorId>,
}

impl<'a> Scene<'a> {
    /// Different numbers of one thing. The same number of the same source in two documents is one claim with two
    /// witnesses.
    fn figures(&self) -> Vec<Contradiction> {
        let mut vocabulary = Vocabulary::new(self.language);
        let mut things: BTreeMap<String, Vec<Count>> = BTreeMap::new();
        for (place, reading) in self.corpus.readings().iter().enumerate() {
            for figure in &reading.figures {
                if let Some(thing) = self.thing(figure, &mut vocabulary) {
                    things.entry(thing).or_default().push(self.count(place, reading, figure));
                }
            }
        }
        let mut found = Vec::new();
        for counts in things.into_values() {
            for group in same_subject(counts) {
                let values: BTreeSet<_> = group.iter().map(Count::value).collect();
                if values.len() > 1 {
                    found.push(Contradiction {
                        about: group[0].figure.what.clone().unwrap_or_default(),
                        kind: ContradictionKind::Figures,
                        claims: group.iter().map(|count| self.claim_of_figure(count)).collect(),
                    });
                }
            }
        }
        found
    }

    /// What a figure counts, so that « morts », « tués » and « victimes » are one thing; nothing for measures of time,
    /// which say how long and not how many.
    fn thing(&self, figure: &Figure, vocabulary: &mut Vocabulary) -> Option<String> {
        let forms = vocabulary.forms(figure.what.as_deref()?);
        let content = || forms.iter().filter(|form| form.len() > 1 && !self.language.linking.is_stop_word(form));
        if content().any(|form| self.language.linking.is_time_unit(form)) {
            return None;
        }
        content()
            .find_map(|form| self.language.linking.concept(form))
            .or(content().next().map(String::as_str))
            .map(str::to_owned)
    }

    fn count(&self, place: usize, reading: &'a Reading, figure: &'a Figure) -> Count<'a> {
        let sentence = reading.sentences.partition_point(|sentence| sentence.end <= figure.span.start);
        let mut near: Vec<&Facts> = self
            .corpus
            .events_of(place)
            .map(|number| &self.events.facts[number])
            .filter(|facts| facts.sentence as usize == sentence)
            .collect();
        near.sort_by_key(|facts| {
            let trigger = self.corpus.event(facts.number).span;
            trigger.start.abs_diff(figure.span.start)
        });
        // A statement dates the count, what is counted may be older: the nearest other act counts first.
        let dated = || near.iter().filter(|facts| facts.days.is_some());
        let act = dated().find(|facts| facts.kind != EventType::State).or_else(|| dated().next());
        Count {
            reading: place,
            figure,
            days: act.and_then(|facts| facts.days),
            about: near.iter().flat_map(|facts| facts.participants().into_iter().chain(facts.place)).collect(),
            source: figure.source.and_then(|actor| self.cast.actor(self.corpus, place, actor)),
        }
    }

    fn claim_of_figure(&self, count: &Count) -> Claim {
        let source = count.source;
        self.claim(count.reading, count.figure.span, source, count.figure.value)
    }

    /// One act that documents put on different days.
    fn dates(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for (event, members) in self.events.told.iter().zip(&self.events.members) {
            let dated: Vec<(&Facts, Interval)> = members
                .iter()
                .map(|&number| &self.events.facts[number])
                .filter(|facts| facts.is_narrow())
                .filter_map(|facts| Some((facts, self.corpus.event(facts.number).time.as_ref()?.interval)))
                .collect();
            let readings: BTreeSet<_> = dated.iter().map(|(facts, _)| facts.reading).collect();
            let days: BTreeSet<_> = dated.iter().filter_map(|(facts, _)| facts.days).collect();
            if readings.len() > 1 && days.len() > 1 && !nested(&days) {
                found.push(Contradiction {
                    about: event.label.clone(),
                    kind: ContradictionKind::Dates,
                    claims: dated.iter().map(|(facts, _)| self.claim_of_time(facts)).collect(),
                });
            }
        }
        found
    }

    /// Two sides that accuse each other over the same days: who did it is open.
    fn accusations(&self) -> Vec<Contradiction> {
        let mut sides: BTreeMap<(StoryActorId, StoryActorId), Vec<(&Facts, bool)>> = BTreeMap::new();
        for facts in self.events.facts.iter().filter(|facts| facts.kind == EventType::Accuse && is_told(facts)) {
            for &agent in &facts.agents {
                for &target in facts.targets.iter().filter(|&&target| target != agent) {
                    sides.entry((agent.min(target), agent.max(target))).or_default().push((facts, agent < target));
                }
            }
        }
        let mut found = Vec::new();
        for accusations in sides.into_values() {
            let meets = |one: &Facts, other: &Facts| one.days.zip(other.days).is_none_or(|(a, b)| a.gap(b) == 0);
            let answered = |&&(facts, first): &&(&Facts, bool)| {
                let opposite = accusations.iter().filter(|(_, other_first)| *other_first != first);
                opposite.take(COMPARED).any(|(other, _)| meets(facts, other))
            };
            let facts: BTreeMap<usize, &Facts> =
                accusations.iter().filter(answered).map(|&(facts, _)| (facts.number, facts)).collect();
            if let Some(first) = facts.keys().next() {
                found.push(Contradiction {
                    about: self.label_of(*first),
                    kind: ContradictionKind::Roles,
                    claims: facts.values().map(|facts| self.claim_of_event(facts)).collect(),
                });
            }
        }
        found
    }

    /// What one side says and another denies, and what is told both as done and as not done.
    fn denials(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for (place, _) in self.corpus.readings().iter().enumerate() {
            let range = self.corpus.events_of(place);
            let facts = &self.events.facts[range];
            for (position, denial) in facts.iter().enumerate() {
                if denial.kind != EventType::Reject || !denial.concepts.contains(DENIAL) || !is_told(denial) {
                    continue;
                }
                let denied = facts[..position]
                    .iter()
                    .rev()
                    .take_while(|facts| denial.sentence.saturating_sub(facts.sentence) < DENIAL_SENTENCES);
                let claimed = denied.filter(|facts| is_claimed_by_others(facts, denial, self)).last();
                if let Some(claimed) = claimed {
                    let mut claims = vec![self.claim_of_event(denial)];
                    let mentions = &self.events.members[self.event_of[&claimed.number]];
                    claims.extend(mentions.iter().map(|&number| self.claim_of_event(&self.events.facts[number])));
                    found.push(Contradiction {
                        about: self.label_of(claimed.number),
                        kind: ContradictionKind::Denial,
                        claims,
                    });
                }
            }
        }
        found.extend(self.done_and_not_done());
        found
    }

    /// Events of the same type, actors and words, on the same days: one told as done, the other as not done.
    fn done_and_not_done(&self) -> Vec<Contradiction> {
        type Key<'k> = (EventType, &'k [StoryActorId], &'k [StoryActorId]);
        let mut acts: BTreeMap<Key, [Vec<usize>; 2]> = BTreeMap::new();
        for (number, event) in self.events.told.iter().enumerate().filter(|(_, event)| !event.agents.is_empty()) {
            let side = match event.status {
                Status::Happened => 0,
                Status::Negated => 1,
                _ => continue,
            };
            acts.entry((event.kind, &event.agents, &event.targets)).or_default()[side].push(number);
        }
        let mut found = Vec::new();
        for [done, not_done] in acts.into_values() {
            for &not in not_done.iter().take(COMPARED) {
                for &yes in done.iter().take(COMPARED) {
                    if self.speaks_of_the_same(yes, not) {
                        let mentions = self.events.members[yes].iter().chain(&self.events.members[not]);
                        found.push(Contradiction {
                            about: self.events.told[yes].label.clone(),
                            kind: ContradictionKind::Denial,
                            claims: mentions.map(|&number| self.claim_of_event(&self.events.facts[number])).collect(),
                        });
                    }
                }
            }
        }
        found
    }

    fn speaks_of_the_same(&self, one: usize, other: usize) -> bool {
        let facts = |event: usize| self.events.members[event].iter().map(|&number| &self.events.facts[number]);
        facts(one).any(|one| {
            facts(other).any(|other| {
                let words = one.lemma == other.lemma || !one.concepts.is_disjoint(&other.concepts);
                let days = one.days.zip(other.days).is_some_and(|(one, other)| one.gap(other) == 0);
                words && days && one.reading != other.reading && one.is_narrow() && other.is_narrow()
            })
        })
    }

    fn label_of(&self, number: usize) -> String {
        self.events.told[self.event_of[&number]].label.clone()
    }

    fn claim_of_event(&self, facts: &Facts) -> Claim {
        let event = self.corpus.event(facts.number);
        let sources = self.cast.actors(self.corpus, facts.reading, &event.sources);
        let source = sources.first().or(facts.agents.first().filter(|_| speaks(facts.kind))).copied();
        self.claim(facts.reading, event.span, source, None)
    }

    fn claim_of_time(&self, facts: &Facts) -> Claim {
        let event = self.corpus.event(facts.number);
        let said = event.time.as_ref().and_then(|time| time.evidence).unwrap_or(event.span);
        let sources = self.cast.actors(self.corpus, facts.reading, &event.sources);
        self.claim(facts.reading, said, sources.first().copied(), None)
    }

    fn claim(&self, reading: usize, span: Span, source: Option<StoryActorId>, value: Option<f64>) -> Claim {
        Claim { doc: self.corpus.readings()[reading].doc.clone(), span, source, value }
    }
}

impl Count<'_> {
    /// The number, comparable; where there is none, the words stand for it.
    fn value(&self) -> (u64, &str) {
        match self.figure.value.or(self.figure.low).or(self.figure.high) {
            Some(value) => (value.to_bits(), ""),
            None => (0, self.figure.qualifier.as_deref().unwrap_or_default()),
        }
    }

    /// Whether both count the same: over days that meet, with an actor or place in common.
    fn meets(&self, other: &Self) -> bool {
        let days = self.days.zip(other.days).is_none_or(|(one, other)| one.gap(other) == 0);
        let about = !self.about.is_disjoint(&other.about) || (self.reading == other.reading);
        days && about
    }
}

/// Counts of one thing in groups of one subject: each joins the first group that has one it meets.
fn same_subject(counts: Vec<Count>) -> Vec<Vec<Count>> {
    let mut groups: Vec<Vec<Count>> = Vec::new();
    for count in counts {
        let recent = groups.len().saturating_sub(COMPARED);
        let group =
            groups[recent..].iter_mut().find(|group| group.iter().take(COMPARED).any(|other| count.meets(other)));
        match group {
            Some(group) => group.push(count),
            None => groups.push(vec![count]),
        }
    }
    groups
}

/// Whether each interval lies in the next longer one: then the documents differ in precision only.
fn nested(days: &BTreeSet<Days>) -> bool {
    let mut days: Vec<Days> = days.iter().copied().collect();
    days.sort_by_key(|days| days.length());
    days.windows(2).all(|pair| pair[1].first <= pair[0].first && pair[0].last <= pair[1].last)
}

fn is_told(facts: &Facts) -> bool {
    facts.status == Status::Happened
}

/// Whether the agent of an act of this type is the one who says something.
fn speaks(kind: EventType) -> bool {
    matches!(kind, EventType::Accuse | EventType::Reject | EventType::State | EventType::Request)
}

/// Whether an event is an accusation, or told by someone who does not deny it.
fn is_claimed_by_others(facts: &Facts, denial: &Facts, scene: &Scene) -> bool {
    let sources = scene.cast.actors(scene.corpus, facts.reading, &scene.corpus.event(facts.number).sources);
    let said_by: &[StoryActorId] = if facts.kind == EventType::Accuse { &facts.agents } else { &sources };
    !said_by.is_empty() && said_by.iter().all(|actor| !denial.agents.contains(actor))
}
