//! What one side says and another denies, and what is told both as done and as not done.

use super::{COMPARED, Scene, is_told, speaks};
use crate::link::events::Facts;
use crate::link::topics::is_shared;
use crate::link::vocabulary::Vocabulary;
use crate::model::{Contradiction, ContradictionKind, EventType, Status, StoryActorId};
use std::collections::{BTreeMap, BTreeSet};

/// Acts whose words deny what others said.
const DENIAL: &str = "denial";
/// Acts whose words deny, if what they reject was said.
const REJECTION: &str = "rejection";
/// What can be denied.
const CLAIMS: [&str; 2] = ["claim", "charge"];
/// A claim and its denial stand within this many sentences of one another.
const SENTENCES: u32 = 2;
/// Documents tell one dispute within this many days.
const DISPUTE_DAYS: i64 = 31;

/// Denials with what they deny, and acts told both ways.
pub(super) fn denials(scene: &Scene) -> Vec<Contradiction> {
    let mut found = disputes(scene);
    found.extend(done_and_not_done(scene));
    found
}

/// Claims of others and their denials: those of one document, and what other documents tell of the same dispute.
fn disputes(scene: &Scene) -> Vec<Contradiction> {
    let alleged = allegations(scene);
    let mut vocabulary = Vocabulary::new(scene.language);
    let mut denials: Vec<&Facts> =
        scene.events.facts.iter().filter(|facts| is_denial(scene, facts, &mut vocabulary)).collect();
    denials.sort_by_key(|denial| (denial.published, denial.number));
    let mut by_denier: BTreeMap<StoryActorId, Vec<&Facts>> = BTreeMap::new();
    for denial in &denials {
        for denier in houses(scene, &denial.agents) {
            by_denier.entry(denier).or_default().push(denial);
        }
    }
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for denial in &denials {
        if !used.insert(denial.number) {
            continue;
        }
        let mut told: Vec<&Facts> = claim_before(scene, denial).into_iter().collect();
        told.push(denial);
        for denier in accused(scene, denial, told[0]) {
            // The same side's denials and the other's allegations, told elsewhere.
            let denied = by_denier.get(&denier).map(Vec::as_slice).unwrap_or_default();
            let place =
                denied.partition_point(|other| (other.published, other.number) <= (denial.published, denial.number));
            for again in denied[place..].iter().take(COMPARED) {
                if is_one_dispute(denial, again) && used.insert(again.number) {
                    told.push(again);
                    told.extend(claim_before(scene, again));
                }
            }
            let said_by: BTreeSet<StoryActorId> = told
                .iter()
                .flat_map(|facts| {
                    houses(scene, if facts.kind == EventType::Reject { &facts.sources } else { sayers(facts) })
                })
                .collect();
            let elsewhere = alleged.get(&denier).into_iter().flatten().filter(|claim| {
                let by_them = !houses(scene, sayers(claim)).is_disjoint(&said_by);
                claim.reading != denial.reading && by_them && is_one_dispute(denial, claim)
            });
            told.extend(elsewhere.take(COMPARED));
        }
        let others = || told.iter().filter(|facts| facts.number != denial.number);
        if let Some(disputed) = others().find(|facts| facts.kind != EventType::Reject).or_else(|| others().next()) {
            found.push(Contradiction {
                about: scene.label_of(disputed.number),
                kind: ContradictionKind::Denial,
                claims: told.iter().map(|facts| scene.claim_of_event(facts)).collect(),
            });
        }
    }
    found
}

/// Those who deny what is said of themselves: all, where the claim is not told; else those whom it names.
fn accused(scene: &Scene, denial: &Facts, claim: &Facts) -> BTreeSet<StoryActorId> {
    let mut deniers = houses(scene, &denial.agents);
    if claim.number != denial.number {
        let said = scene.corpus.event(claim.number).span.join(scene.corpus.event(denial.number).span);
        let reading = scene.corpus.readings()[denial.reading];
        let first = reading.mentions.partition_point(|mention| mention.span.end <= said.start);
        let inside = reading.mentions[first..].iter().take_while(|mention| mention.span.start < said.end);
        let named = inside.filter_map(|mention| scene.cast.actor(scene.corpus, denial.reading, mention.actor));
        let named: BTreeSet<StoryActorId> = named.map(|actor| scene.cast.house(actor)).collect();
        deniers.retain(|denier| named.contains(denier));
    }
    deniers
}

/// What others say of somebody, by the country or body of whom they say it: accusations, and acts told by others alone.
fn allegations<'a>(scene: &'a Scene) -> BTreeMap<StoryActorId, Vec<&'a Facts>> {
    let mut alleged: BTreeMap<StoryActorId, Vec<&'a Facts>> = BTreeMap::new();
    for facts in scene.events.facts.iter().filter(|facts| is_told(facts)) {
        let of: &[StoryActorId] = match facts.kind {
            EventType::Accuse => &facts.targets,
            EventType::State => &[],
            _ if facts.sources.is_empty() => &[],
            _ => &facts.agents,
        };
        for house in houses(scene, of).difference(&houses(scene, sayers(facts))) {
            alleged.entry(*house).or_default().push(facts);
        }
    }
    alleged
}

/// What others claim in the sentences before a denial: in the nearest sentence, an accusation before what it tells.
fn claim_before<'a>(scene: &'a Scene, denial: &Facts) -> Option<&'a Facts> {
    let range = scene.corpus.events_of(denial.reading);
    let before = scene.events.facts[range.start..denial.number].iter().rev();
    // Readings may come from elsewhere, with their events in another order than the text's.
    let near = before.take_while(|facts| denial.sentence.abs_diff(facts.sentence) < SENTENCES);
    let deniers = houses(scene, &denial.agents);
    let claimed = |facts: &&Facts| {
        let by = houses(scene, sayers(facts));
        let accused = facts.kind == EventType::Accuse && !houses(scene, &facts.targets).is_disjoint(&deniers);
        is_told(facts) && facts.kind != EventType::Reject && (accused || !by.is_empty()) && by.is_disjoint(&deniers)
    };
    near.filter(claimed)
        .min_by_key(|facts| (denial.sentence.abs_diff(facts.sentence), facts.kind != EventType::Accuse, facts.number))
}

fn houses(scene: &Scene, actors: &[StoryActorId]) -> BTreeSet<StoryActorId> {
    actors.iter().map(|&actor| scene.cast.house(actor)).collect()
}

/// Who says what is told: the agent of a statement, the sources of an act.
fn sayers(facts: &Facts) -> &[StoryActorId] {
    if speaks(facts.kind) && facts.sources.is_empty() { &facts.agents } else { &facts.sources }
}

/// Whether an act denies what others said. « Rejeter » and « contester » are said of offers as well: the sentence tells.
fn is_denial(scene: &Scene, facts: &Facts, vocabulary: &mut Vocabulary) -> bool {
    if facts.kind != EventType::Reject || !is_told(facts) {
        return false;
    }
    let linking = &scene.language.linking;
    let is_claim = |form: &String| linking.concept(form).is_some_and(|concept| CLAIMS.contains(&concept));
    facts.concepts.contains(DENIAL)
        || (facts.concepts.contains(REJECTION) && vocabulary.forms(scene.sentence(facts)).iter().any(is_claim))
}

/// Whether two documents speak of the same at about the same time.
fn is_one_dispute(one: &Facts, other: &Facts) -> bool {
    let near = one.published.zip(other.published).is_some_and(|(a, b)| a.gap(b) <= DISPUTE_DAYS);
    one.reading == other.reading || (near && is_shared(&one.topic, &other.topic))
}

/// Events of the same type, actors and words, on the same days: one told as done, the other as not done.
fn done_and_not_done(scene: &Scene) -> Vec<Contradiction> {
    type Key<'k> = (EventType, &'k [StoryActorId], &'k [StoryActorId]);
    let mut acts: BTreeMap<Key, [Vec<usize>; 2]> = BTreeMap::new();
    for (number, event) in scene.events.told.iter().enumerate().filter(|(_, event)| !event.agents.is_empty()) {
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
                if speaks_of_the_same(scene, yes, not) {
                    let mentions = scene.told(yes).chain(scene.told(not));
                    found.push(Contradiction {
                        about: scene.events.told[yes].label.clone(),
                        kind: ContradictionKind::Denial,
                        claims: mentions.map(|facts| scene.claim_of_event(facts)).collect(),
                    });
                }
            }
        }
    }
    found
}

fn speaks_of_the_same(scene: &Scene, one: usize, other: usize) -> bool {
    scene.told(one).take(COMPARED).any(|one| {
        scene.told(other).take(COMPARED).any(|other| {
            let words = one.lemma == other.lemma || !one.concepts.is_disjoint(&other.concepts);
            let days = one.days.zip(other.days).is_some_and(|(one, other)| one.gap(other) == 0);
            words && days && one.reading != other.reading && one.is_narrow() && other.is_narrow()
        })
    })
}
