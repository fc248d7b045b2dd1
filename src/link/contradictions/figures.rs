//! Different numbers of one thing. The same number of the same source in two documents is one claim with two witnesses.

use super::{COMPARED, Scene};
use crate::lang::linking::fold;
use crate::link::corpus::{Days, words};
use crate::link::events::Facts;
use crate::link::topics::is_shared;
use crate::link::vocabulary::Vocabulary;
use crate::model::{Contradiction, ContradictionKind, EventType, Figure, Reading, Span, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// Nouns that say that people are counted and not which: the act tells.
const PEOPLE: &str = "people";
/// Units that money, shares and sizes are counted in: what was measured stands elsewhere.
const UNIT: &str = "unit";
/// A document tells of a day that is at most this many days before its own, if it names none.
const REPORTED_DAYS: i64 = 2;
/// Documents count one thing within this many days.
const COUNTED_DAYS: i64 = 7;
/// Counts of one thing differ by less than this factor.
const APART: f64 = 20.0;

/// A figure and what it is about.
struct Count<'a> {
    reading: usize,
    figure: &'a Figure,
    /// When what it counts took place, as far as its sentence tells.
    days: Option<Days>,
    /// Whether words date it.
    firm: bool,
    /// What took place, among the story's events.
    act: Option<usize>,
    published: Option<Days>,
    /// Who and where.
    about: BTreeSet<StoryActorId>,
    topic: BTreeSet<usize>,
    source: Option<StoryActorId>,
}

/// Finds numbers of one thing that differ.
pub(super) fn figures(scene: &Scene) -> Vec<Contradiction> {
    let mut vocabulary = Vocabulary::new(scene.language);
    let mut things: BTreeMap<String, Vec<Count>> = BTreeMap::new();
    for (place, reading) in scene.corpus.readings().iter().enumerate() {
        for figure in &reading.figures {
            let near = acts_near(scene, place, reading, figure);
            if let Some(thing) = thing(scene, reading, figure, &near, &mut vocabulary) {
                things.entry(thing).or_default().push(count(scene, place, figure, &near));
            }
        }
    }
    let mut found = Vec::new();
    for mut counts in things.into_values() {
        counts.sort_by_key(|count| (count.published, count.reading, count.figure.span));
        for group in same_subject(counts) {
            let values: BTreeSet<_> = group.iter().map(Count::value).collect();
            if values.len() > 1 {
                found.push(Contradiction {
                    about: group[0].figure.what.clone().unwrap_or_default(),
                    kind: ContradictionKind::Figures,
                    claims: group
                        .iter()
                        .map(|count| scene.claim(count.reading, count.figure.span, count.source, count.figure.value))
                        .collect(),
                });
            }
        }
    }
    found
}

/// The acts of a figure's sentence, the nearest first.
fn acts_near<'a>(scene: &'a Scene, place: usize, reading: &Reading, figure: &Figure) -> Vec<&'a Facts> {
    let sentence = reading.sentence_at(figure.span);
    let acts = scene.corpus.events_of(place).map(|number| scene.facts(number));
    let mut near: Vec<&Facts> = acts.filter(|facts| facts.sentence as usize == sentence).collect();
    near.sort_by_key(|facts| scene.corpus.event(facts.number).span.start.abs_diff(figure.span.start));
    near
}

/// What a figure counts, so that « morts », « tués » and « victimes » are one thing; nothing for measures of time, which
/// say how long and not how many, and for units, which do not say of what.
fn thing(
    scene: &Scene,
    reading: &Reading,
    figure: &Figure,
    near: &[&Facts],
    vocabulary: &mut Vocabulary,
) -> Option<String> {
    let linking = &scene.language.linking;
    let forms = vocabulary.forms(figure.what.as_deref()?);
    let content = || forms.iter().filter(|form| form.len() > 1 && !linking.is_stop_word(form));
    if content().any(|form| linking.is_time_unit(form)) {
        return None;
    }
    let named = content().find_map(|form| linking.concept(form)).or(content().next().map(String::as_str))?;
    match named {
        UNIT => None,
        PEOPLE => {
            let owner = owner_before(scene, reading, figure, vocabulary);
            owner.or_else(|| near.iter().find_map(|facts| facts.concepts.first().cloned()))
        }
        named => Some(named.to_owned()),
    }
}

/// What people are counted in by the noun before: « la mort de 25 personnes ».
fn owner_before(scene: &Scene, reading: &Reading, figure: &Figure, vocabulary: &mut Vocabulary) -> Option<String> {
    let sentence = reading.sentence_at(figure.span);
    let start = reading.sentences.get(sentence).map_or(0, |sentence| sentence.start).min(figure.span.start);
    let before = words(reading, Span { start, end: figure.span.start });
    let linking = &scene.language.linking;
    let (noun, joint) = before.trim_end().rsplit_once(' ')?;
    let noun = noun.rsplit([' ', '\'', '\u{2019}']).next().filter(|_| linking.is_stop_word(&fold(joint)))?;
    vocabulary.forms(noun).iter().find_map(|form| linking.concept(form)).map(str::to_owned)
}

fn count<'a>(scene: &Scene, place: usize, figure: &'a Figure, near: &[&Facts]) -> Count<'a> {
    // A statement dates the count, what is counted may be older: the nearest other act counts first.
    let act = near.iter().find(|facts| facts.kind != EventType::State).or(near.first());
    Count {
        reading: place,
        figure,
        days: act.and_then(|facts| facts.days),
        firm: act.is_some_and(|facts| facts.firm),
        act: act.map(|facts| scene.event_of[&facts.number]),
        published: Days::of(&scene.corpus.readings()[place].published.interval),
        about: near.iter().flat_map(|facts| facts.participants().into_iter().chain(facts.place)).collect(),
        topic: scene.topic(place),
        source: figure.source.and_then(|actor| scene.cast.actor(scene.corpus, place, actor)),
    }
}

impl Count<'_> {
    /// The number, comparable; where there is none, the words stand for it.
    fn value(&self) -> (u64, &str) {
        match self.number() {
            Some(value) => (value.to_bits(), ""),
            None => (0, self.figure.qualifier.as_deref().unwrap_or_default()),
        }
    }

    fn number(&self) -> Option<f64> {
        self.figure.value.or(self.figure.low).or(self.figure.high)
    }

    /// Whether both count the same: over days that meet, of one act, or with an actor or place in common.
    fn meets(&self, other: &Self) -> bool {
        let size = self.number().zip(other.number()).is_none_or(|(one, two)| one.max(two) <= one.min(two) * APART);
        let late = if self.firm && other.firm { 0 } else { REPORTED_DAYS };
        let days = self.days.zip(other.days).is_none_or(|(one, two)| one.gap(two) <= late);
        if !size || !days {
            return false;
        }
        if self.reading == other.reading {
            // A document that counts twice tells by whom.
            return self.source != other.source;
        }
        if self.act.is_some() && self.act == other.act {
            return true;
        }
        // An act that nothing dates may be of any year.
        let undated = |count: &Self| count.act.is_some() && count.days.is_none();
        if undated(self) || undated(other) {
            return false;
        }
        let unnamed = self.about.is_empty() || other.about.is_empty();
        let dated = self.days.is_some() && other.days.is_some();
        let near = self.published.zip(other.published).is_some_and(|(one, two)| one.gap(two) <= COUNTED_DAYS);
        !self.about.is_disjoint(&other.about) || ((unnamed || dated) && near && is_shared(&self.topic, &other.topic))
    }
}

/// Counts of one thing in groups of one subject: a count makes all groups one that have a count that it meets.
fn same_subject(counts: Vec<Count>) -> Vec<Vec<Count>> {
    let mut groups: Vec<Vec<Count>> = Vec::new();
    for count in counts {
        let recent = groups.len().saturating_sub(COMPARED);
        let meets = |group: &Vec<Count>| group.iter().rev().take(COMPARED).any(|other| count.meets(other));
        let met: Vec<usize> = (recent..groups.len()).filter(|&place| meets(&groups[place])).collect();
        let Some((&first, others)) = met.split_first() else {
            groups.push(vec![count]);
            continue;
        };
        for &place in others.iter().rev() {
            let group = groups.remove(place);
            groups[first].extend(group);
        }
        groups[first].push(count);
    }
    groups
}
