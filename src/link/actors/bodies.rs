//! Organisations under several names.

use super::candidates::{Candidate, Form};
use super::groups::Groups;
use crate::lang::Language;
use crate::lang::linking::{Linking, fold};
use crate::model::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// « ministère de la Défense » and « ministère arménien de la Défense », both of one country: the longer adds only the
/// country's adjective.
pub(super) fn join_demonyms(candidates: &[Candidate], groups: &mut Groups, language: &Language) {
    let mut names: BTreeMap<(ActorKind, &str, &[String]), usize> = BTreeMap::new();
    let bodies: Vec<(usize, &Candidate, &str)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| {
            candidate.form == Form::Named && !matches!(candidate.actor.kind, ActorKind::Person | ActorKind::Country)
        })
        .filter_map(|(number, candidate)| Some((number, candidate, candidate.of.as_deref()?)))
        .collect();
    for &(number, candidate, of) in &bodies {
        names.entry((candidate.actor.kind, of, &candidate.spelling.words)).or_insert(number);
    }
    for (number, candidate, of) in bodies {
        let country = candidate.actor.of.as_deref().and_then(|of| language.gazetteer.country_named(of));
        let Some(country) = country.map(|country| language.gazetteer.country(country)) else { continue };
        let is_demonym = |word: &str| country.demonyms.iter().flatten().any(|demonym| fold(demonym) == word);
        for place in 0..candidate.spelling.words.len() {
            if !is_demonym(&candidate.spelling.words[place]) {
                continue;
            }
            let mut shorter = candidate.spelling.words.clone();
            shorter.remove(place);
            if let Some(&other) = names.get(&(candidate.actor.kind, of, shorter.as_slice())) {
                let words = [candidate.actor.name.as_str(), candidates[other].actor.name.as_str()];
                groups.join(number, other, "name-with-demonym", words);
            }
        }
    }
}

/// « OSCE » is the only body whose words begin with these letters.
pub(super) fn join_acronyms(candidates: &[Candidate], groups: &mut Groups, linking: &Linking) {
    let bodies = || {
        candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| candidate.actor.kind == ActorKind::Organisation && candidate.form == Form::Named)
    };
    let mut expansions: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (number, candidate) in bodies() {
        let content = candidate.spelling.words.iter().filter(|word| !linking.is_stop_word(word));
        let initials: String = content.filter_map(|word| word.chars().next()).collect();
        if initials.chars().count() > 1 {
            expansions.entry(initials).or_default().insert(groups.find(number));
        }
    }
    for (number, candidate) in bodies() {
        let name = candidate.actor.name.replace('.', "");
        let is_acronym = name.chars().all(char::is_uppercase) && (2..=8).contains(&name.chars().count());
        let Some(roots) = expansions.get(&name.to_lowercase()).filter(|_| is_acronym) else { continue };
        if let (1, Some(&root)) = (roots.len(), roots.first()) {
            groups.join(number, root, "acronym", [&candidate.actor.name, &candidates[root].actor.name]);
        }
    }
}
