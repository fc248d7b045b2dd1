//! Who is the same because two documents tell one affair: « les dockers » of two articles on one strike.

use super::candidates::{Candidate, Form};
use super::groups::Groups;
use super::names::differ;
use crate::lang::Language;
use crate::lang::linking::fold;
use crate::link::corpus::{Corpus, Days};
use crate::link::topics::{is_shared, topics};
use crate::model::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// A name is compared with this many of the following days at most.
const COMPARED: usize = 16;
/// Documents on one affair come out within this many days.
const AFFAIR_DAYS: i64 = 45;

/// Joins those whom only their documents tell: groups, holders of an office, bodies that one document names in full.
pub(super) fn join_affairs(corpus: &Corpus, candidates: &[Candidate], groups: &mut Groups, language: &Language) {
    let topics = topics(corpus, |number| {
        let named = matches!(candidates[number].form, Form::Named | Form::Short);
        named.then(|| groups.find(number))
    });
    let published = |number: usize| Days::of(&corpus.readings()[candidates[number].reading].published.interval);
    let counted = counted(corpus);
    let mut blocks: BTreeMap<(ActorKind, Vec<String>), Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        if let Some(words) = description(candidate, language).filter(|_| !counted.contains(&number)) {
            blocks.entry((candidate.actor.kind, words)).or_default().push(number);
        }
    }
    let mut known: BTreeMap<usize, Known> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let known = known.entry(groups.find(number)).or_default();
        known.readings.insert(candidate.reading);
        known.of = known.of.or(candidate.of.as_deref());
    }
    let one_affair = |number: usize, other: usize| {
        let near = published(number).zip(published(other)).is_some_and(|(a, b)| a.gap(b) <= AFFAIR_DAYS);
        near && is_shared(&topics[candidates[number].reading], &topics[candidates[other].reading])
    };
    for mut numbers in blocks.into_values() {
        numbers.sort_by_key(|&number| (published(number), number));
        for (place, &number) in numbers.iter().enumerate() {
            let around = &numbers[place.saturating_sub(COMPARED)..numbers.len().min(place + COMPARED + 1)];
            // « le président », where an affair knows several.
            let told = around.iter().filter(|&&other| other == number || one_affair(number, other));
            let several = told.filter_map(|&other| candidates[other].of.as_deref()).collect::<BTreeSet<_>>().len() > 1;
            for &other in numbers[place + 1..].iter().take(COMPARED) {
                let (kept, gone) = (groups.find(number), groups.find(other));
                let (one, two) = (&candidates[number], &candidates[other]);
                let vague = several && (one.of.is_none() || two.of.is_none());
                if kept == gone || vague || is_full(one) || is_full(two) || !one_affair(number, other) {
                    continue;
                }
                let (mine, theirs) = (&known[&kept], &known[&gone]);
                if differ(mine.of, theirs.of) || !mine.readings.is_disjoint(&theirs.readings) {
                    continue;
                }
                groups.join(number, other, "same-affair", [&one.actor.name, &two.actor.name]);
                let moved = known.remove(&kept.max(gone)).unwrap_or_default();
                let kept = known.entry(kept.min(gone)).or_default();
                kept.readings.extend(moved.readings);
                kept.of = kept.of.or(moved.of);
            }
        }
    }
}

/// Persons with a name of their own: they stand here only because they may be meant by the office.
fn is_full(candidate: &Candidate) -> bool {
    candidate.actor.kind == ActorKind::Person && candidate.form != Form::Unnamed
}

/// Actors whom a document only counts: « trois manifestants » are not those of another day.
fn counted(corpus: &Corpus) -> BTreeSet<usize> {
    let (mut counted, mut told) = (BTreeSet::new(), BTreeSet::new());
    for (place, reading) in corpus.readings().iter().enumerate() {
        for mention in &reading.mentions {
            let Some(number) = corpus.actor_number(place, mention.actor) else { continue };
            let next = reading.figures.partition_point(|figure| figure.span.end <= mention.span.start);
            let is_counted = reading.figures.get(next).is_some_and(|figure| figure.span.overlaps(mention.span));
            if is_counted {
                counted.insert(number)
            } else {
                told.insert(number)
            };
        }
    }
    counted.difference(&told).copied().collect()
}

/// What is known of those already joined.
#[derive(Default)]
struct Known<'a> {
    readings: BTreeSet<usize>,
    of: Option<&'a str>,
}

/// The words that describe an actor whom its name alone does not tell: without number, and without what it belongs to.
fn description(candidate: &Candidate, language: &Language) -> Option<Vec<String>> {
    let linking = &language.linking;
    let actor = candidate.actor;
    if actor.kind == ActorKind::Person {
        let role = actor.role.as_deref()?;
        return Some(vec![linking.office(role).map_or_else(|| fold(role), str::to_owned)]);
    }
    if matches!(actor.kind, ActorKind::Country | ActorKind::Place) {
        return None;
    }
    let of = actor.of.as_deref().map(fold).unwrap_or_default();
    let country = actor.of.as_deref().and_then(|of| language.gazetteer.country_named(of));
    let demonyms = country.map(|country| &language.gazetteer.country(country).demonyms);
    let belongs = |word: &str| {
        of.split(' ').any(|part| part == word)
            || demonyms.is_some_and(|demonyms| demonyms.iter().flatten().any(|demonym| fold(demonym) == word))
    };
    let words = candidate.spelling.words.iter().filter(|word| {
        !word.chars().all(|letter| letter.is_ascii_digit()) && !linking.is_stop_word(word) && !belongs(word)
    });
    let words: Vec<String> = words.cloned().collect();
    // « le ministère »: an affair may know several.
    let vague = match words.as_slice() {
        [] => true,
        [word] => linking.is_institution(word),
        _ => false,
    };
    (!vague).then_some(words)
}
