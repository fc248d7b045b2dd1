//! Who did it: sides that accuse each other, and documents that name other sides for one act.

use super::{COMPARED, Scene, is_told};
use crate::link::events::{Facts, is_mutual};
use crate::model::{Claim, Contradiction, ContradictionKind, EventType, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// Mutual accusations, and acts whose parties are not the same in all documents.
pub(super) fn roles(scene: &Scene) -> Vec<Contradiction> {
    let mut found = accusations(scene);
    found.extend(parties(scene));
    found
}

/// Two sides that accuse each other over the same days: who did it is open.
fn accusations(scene: &Scene) -> Vec<Contradiction> {
    let mut sides: BTreeMap<(StoryActorId, StoryActorId), Vec<(&Facts, bool)>> = BTreeMap::new();
    for facts in scene.events.facts.iter().filter(|facts| facts.kind == EventType::Accuse && is_told(facts)) {
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
                about: scene.label_of(*first),
                kind: ContradictionKind::Roles,
                claims: facts.values().map(|facts| scene.claim_of_event(facts)).collect(),
            });
        }
    }
    found
}

/// Acts between sides of which two documents each name both, and not the same.
fn parties(scene: &Scene) -> Vec<Contradiction> {
    // By whom is disputed: one war has many battles.
    let mut found: BTreeMap<BTreeSet<StoryActorId>, Contradiction> = BTreeMap::new();
    for (event, told) in scene.events.told.iter().enumerate() {
        let between = is_mutual(told.kind) || told.kind == EventType::Assault;
        let mut sides: BTreeMap<usize, BTreeSet<StoryActorId>> = BTreeMap::new();
        for facts in scene.told(event).filter(|facts| between && is_told(facts)) {
            sides.entry(facts.reading).or_default().extend(facts.participants());
        }
        let differ = |one: &BTreeSet<StoryActorId>, other: &BTreeSet<StoryActorId>| {
            one.len() > 1 && other.len() > 1 && !one.is_subset(other) && !other.is_subset(one)
        };
        let different: Vec<(&usize, &BTreeSet<StoryActorId>)> =
            sides.iter().filter(|(_, one)| sides.values().take(COMPARED).any(|other| differ(one, other))).collect();
        if different.is_empty() {
            continue;
        }
        let undisputed = different.iter().map(|(_, side)| (*side).clone()).reduce(|one, other| &one & &other);
        let disputed = |side: &BTreeSet<StoryActorId>| side - undisputed.as_ref().unwrap_or(side);
        let claims = different.iter().flat_map(|&(&reading, side)| {
            let first = scene.told(event).find(|facts| facts.reading == reading && is_told(facts));
            first.into_iter().flat_map(move |facts| disputed(side).into_iter().map(move |actor| (facts, actor)))
        });
        let claims = claims.map(|(facts, actor)| claim_of_party(scene, facts, actor));
        let key = different.iter().flat_map(|(_, side)| disputed(side)).collect();
        let (about, kind) = (told.label.clone(), ContradictionKind::Roles);
        found.entry(key).or_insert(Contradiction { about, kind, claims: Vec::new() }).claims.extend(claims);
    }
    found.into_values().collect()
}

/// The words that name a party nearest before an act, or in it; the act's own where nothing names it.
fn claim_of_party(scene: &Scene, facts: &Facts, party: StoryActorId) -> Claim {
    let reading = scene.corpus.readings()[facts.reading];
    let trigger = scene.corpus.event(facts.number).span;
    let named = reading
        .mentions
        .iter()
        .filter(|mention| scene.cast.actor(scene.corpus, facts.reading, mention.actor) == Some(party));
    let nearest = named.min_by_key(|mention| mention.span.start.abs_diff(trigger.start));
    let said = nearest.map_or(trigger, |mention| mention.span);
    scene.claim(facts.reading, said, facts.sources.first().copied(), None)
}
