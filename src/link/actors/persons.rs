//! Persons by a part of their name, or by their office.

use super::candidates::{Candidate, Form};
use super::groups::Groups;
use super::names::{differ, join_compatible};
use crate::lang::Language;
use crate::lang::linking::Linking;
use crate::link::corpus::{Corpus, Days};
use crate::model::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// Offices change hands: an unnamed holder is taken for a named one only if their documents are this near in time.
const OFFICE_DAYS: i64 = 366;

/// A family name alone stands for the only person of the corpus who has it.
pub(super) fn join_short_names(candidates: &[Candidate], groups: &mut Groups, linking: &Linking) {
    let mut full: BTreeMap<&[String], BTreeSet<usize>> = BTreeMap::new();
    let person = |candidate: &Candidate, form| candidate.actor.kind == ActorKind::Person && candidate.form == form;
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| person(candidate, Form::Named)) {
        let root = groups.find(number);
        for start in 1..candidate.spelling.sounds.len() {
            full.entry(&candidate.spelling.sounds[start..]).or_default().insert(root);
        }
    }
    let mut alone: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    let respelled: Vec<Vec<String>> = candidates.iter().map(|candidate| short_sounds(candidate, linking)).collect();
    for (number, candidate) in candidates.iter().enumerate() {
        let short = person(candidate, Form::Short);
        if !short && !person(candidate, Form::Named) {
            continue;
        }
        let bearers = full.get(respelled[number].as_slice()).map(|roots| {
            // Joins made on the way may have made two roots one.
            roots.iter().map(|&root| groups.find(root)).collect::<BTreeSet<_>>()
        });
        let bearer = bearers.as_ref().and_then(|bearers| only_bearer(candidates, candidate, bearers));
        match (bearer, bearers) {
            (Some(bearer), _) => {
                let words = [candidate.actor.name.as_str(), candidates[bearer].actor.name.as_str()];
                groups.join(number, bearer, "family-name", words);
            }
            (None, None) if short => alone.entry(&respelled[number]).or_default().push(number),
            _ => {}
        }
    }
    for numbers in alone.into_values() {
        join_compatible(candidates, &numbers, true, "same-name", groups);
    }
}

/// A lone family name sounds as it would at the end of a full one.
fn short_sounds(candidate: &Candidate, linking: &Linking) -> Vec<String> {
    match candidate.spelling.words.as_slice() {
        [word] => vec![linking.respelled(word, true)],
        _ => candidate.spelling.sounds.clone(),
    }
}

/// The one bearer of a family name who can be meant: the only one, or the only one of the same country or body.
fn only_bearer(candidates: &[Candidate], short: &Candidate, bearers: &BTreeSet<usize>) -> Option<usize> {
    let fits: Vec<usize> = bearers
        .iter()
        .copied()
        .filter(|&bearer| !differ(candidates[bearer].of.as_deref(), short.of.as_deref()))
        .collect();
    let same_of = |&bearer: &usize| short.of.is_some() && candidates[bearer].of == short.of;
    match fits.as_slice() {
        &[only] if bearers.len() == 1 || same_of(&only) => Some(only),
        _ => None,
    }
}

/// The office that a role names if one person holds it, in general or in the country.
fn office<'a>(role: &str, of: Option<&str>, language: &'a Language) -> Option<&'a str> {
    let country = of.and_then(|of| language.gazetteer.country_named(of));
    let known = || language.gazetteer.offices(role, country).find(|office| language.linking.is_single_office(office));
    language.linking.office(role).or_else(known)
}

/// « le Premier ministre arménien » of one document is the only person whom others name with that office, at that time.
pub(super) fn join_offices(corpus: &Corpus, candidates: &[Candidate], groups: &mut Groups, language: &Language) {
    type Office<'a> = (&'a str, &'a str);
    let mut holders: BTreeMap<Office, Vec<usize>> = BTreeMap::new();
    let mut unnamed: BTreeMap<Office, Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let (ActorKind::Person, Some(role), Some(of)) =
            (candidate.actor.kind, candidate.actor.role.as_deref(), candidate.of.as_deref())
        else {
            continue;
        };
        if let Some(office) = office(role, candidate.actor.of.as_deref(), language) {
            let list = if candidate.form == Form::Unnamed { &mut unnamed } else { &mut holders };
            list.entry((office, of)).or_default().push(number);
        }
    }
    let published = |number: usize| Days::of(&corpus.readings()[candidates[number].reading].published.interval);
    for (office, mut numbers) in unnamed {
        // Holders in the order of their documents' days: those near in time are found without looking at all.
        let mut dated: Vec<(Option<Days>, usize)> = holders
            .get(&office)
            .map(|holders| holders.iter().map(|&number| (published(number), groups.find(number))).collect())
            .unwrap_or_default();
        dated.sort_unstable();
        dated.dedup();
        let mut alone = Vec::new();
        numbers.sort_by_key(|&number| (published(number), number));
        for number in numbers {
            let day = published(number);
            let near = |other: Option<Days>| match (day, other) {
                (Some(day), Some(other)) => day.gap(other) <= OFFICE_DAYS,
                _ => true,
            };
            let mut found = BTreeSet::new();
            for &(_, root) in dated.iter().filter(|&&(other, _)| near(other)) {
                found.insert(groups.find(root));
                if found.len() > 1 {
                    break;
                }
            }
            match (found.len(), found.first()) {
                (1, Some(&root)) => {
                    let words = [candidates[number].actor.name.as_str(), candidates[root].actor.name.as_str()];
                    groups.join(number, root, "office", words);
                }
                (0, _) => alone.push(number),
                _ => {}
            }
        }
        for pair in alone.windows(2) {
            let near = match (published(pair[0]), published(pair[1])) {
                (Some(one), Some(other)) => one.gap(other) <= OFFICE_DAYS,
                _ => false,
            };
            if near {
                let words = [candidates[pair[0]].actor.name.as_str(), candidates[pair[1]].actor.name.as_str()];
                groups.join(pair[0], pair[1], "office", words);
            }
        }
    }
}
