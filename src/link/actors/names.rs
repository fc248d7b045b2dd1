//! Who has the same name, in the same or another spelling.

use super::candidates::{Candidate, Form};
use super::groups::Groups;
use super::spelling::Spelling;
use crate::model::ActorKind;
use std::collections::{BTreeMap, BTreeSet};

/// A name is compared with this many others of its block at most, so that no corpus makes linking slow.
const COMPARED: usize = 64;
/// One folded name is one actor, unless documents place it in different countries or bodies.
pub(super) fn join_same_names(candidates: &[Candidate], groups: &mut Groups) {
    let mut names: BTreeMap<(ActorKind, &[String]), Vec<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.form == Form::Named) {
        names.entry((candidate.actor.kind, &candidate.spelling.words)).or_default().push(number);
    }
    for ((kind, _), numbers) in names {
        let belongs_matters = !matches!(kind, ActorKind::Country | ActorKind::Person);
        join_compatible(candidates, &numbers, belongs_matters, "same-name", groups);
    }
}

/// Joins things of one name. Where what they belong to matters, those that tell it join by it, and those that do not
/// join the only one that there is.
pub(super) fn join_compatible(
    candidates: &[Candidate],
    numbers: &[usize],
    of_matters: bool,
    rule: &str,
    groups: &mut Groups,
) {
    let mut by_of: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &number in numbers {
        by_of.entry(candidates[number].of.as_deref().filter(|_| of_matters)).or_default().push(number);
    }
    let told = by_of.keys().flatten().count();
    let mut join_all = |numbers: &[usize]| {
        for pair in numbers.windows(2) {
            let words = [candidates[pair[0]].actor.name.as_str(), candidates[pair[1]].actor.name.as_str()];
            groups.join(pair[0], pair[1], rule, words);
        }
    };
    if told <= 1 {
        join_all(numbers);
    } else {
        by_of.iter().filter(|(of, _)| of.is_some()).for_each(|(_, numbers)| join_all(numbers));
    }
}

/// Spellings of one name. What sounds alike is one; what only nearly does must be a person's full name, and the two must
/// never stand in one document, where they would be told apart.
pub(super) fn join_variants(candidates: &[Candidate], groups: &mut Groups) {
    let mut blocks: BTreeMap<(ActorKind, String), BTreeMap<&Spelling, usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.form == Form::Named) {
        let block = (candidate.actor.kind, candidate.spelling.frame());
        blocks.entry(block).or_default().entry(&candidate.spelling).or_insert(number);
    }
    let mut readings = readings_of_groups(candidates, groups);
    for ((kind, _), names) in blocks {
        let names: Vec<(&Spelling, usize)> = names.into_iter().collect();
        for (place, &(one, number)) in names.iter().enumerate() {
            for &(other, other_number) in names[place + 1..].iter().take(COMPARED) {
                let alike = one.sounds == other.sounds;
                let near = kind == ActorKind::Person && one.is_variant_of(other);
                let (root, other_root) = (groups.find(number), groups.find(other_number));
                if root == other_root || !(alike || near) {
                    continue;
                }
                let (a, b) = (&candidates[number], &candidates[other_number]);
                let apart =
                    kind != ActorKind::Country && kind != ActorKind::Person && differ(a.of.as_deref(), b.of.as_deref());
                if apart || (!alike && !readings[&root].is_disjoint(&readings[&other_root])) {
                    continue;
                }
                let rule = if alike { "spelling-variant" } else { "close-spelling" };
                groups.join(number, other_number, rule, [&a.actor.name, &b.actor.name]);
                let (gone, kept) = (root.max(other_root), root.min(other_root));
                let moved = readings.remove(&gone).unwrap_or_default();
                readings.entry(kept).or_default().extend(moved);
            }
        }
    }
}

pub(super) fn differ(one: Option<&str>, other: Option<&str>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one != other)
}

fn readings_of_groups(candidates: &[Candidate], groups: &mut Groups) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut readings: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        readings.entry(groups.find(number)).or_default().insert(candidate.reading);
    }
    readings
}
