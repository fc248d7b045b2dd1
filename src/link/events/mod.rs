//! Events across documents: which mentions tell one act.

mod act;
mod blocks;
mod facts;
mod likeness;
mod quotations;
mod sets;
mod telling;

use super::actors::Cast;
use super::corpus::Corpus;
use super::vocabulary::Vocabulary;
use crate::lang::Language;
use crate::model::{Merge, Status, StoryEvent, StoryEventId};
use act::Act;
pub(super) use act::is_mutual;
pub(super) use facts::{Facts, NARROW, facts};
use likeness::Comparison;
use std::collections::{BTreeSet, HashMap};
pub(super) use telling::{order_in_story, tell};

/// The story's events, and what they were made from, in the same order.
pub(super) struct Events {
    pub told: Vec<StoryEvent>,
    /// What was compared of every mention, by its number in the corpus.
    pub facts: Vec<Facts>,
    /// The numbers of each event's mentions.
    pub members: Vec<Vec<usize>>,
}

/// Two acts are one when this much speaks for it, of 1.
const ENOUGH: f64 = 0.55;
/// Mentions of one document only need more: it would not tell one act twice in other words.
const ENOUGH_HERE: f64 = 0.64;
/// A pair that has less than this is not looked at again when its acts have grown.
const PROMISING: f64 = 0.45;
/// Pairs are looked at anew this often, as what was joined tells more than its parts.
const ROUNDS: usize = 3;

/// Joins the mentions that tell one act, the surest pair first. What a pair tells was said by its mentions; whether
/// their acts are one is then asked of all that is known of both.
pub(super) fn events(corpus: &Corpus, cast: &Cast, language: &Language) -> Events {
    let mut vocabulary = Vocabulary::new(language);
    let facts = facts(corpus, cast, &mut vocabulary);
    let comparison = Comparison { cast, weights: weights(corpus, &facts) };
    let mut acts: Vec<Option<Act>> = facts.iter().map(|facts| Some(Act::of(facts))).collect();
    let mut pairs: Vec<(f64, usize, usize)> = blocks::pairs(&facts, cast)
        .into_iter()
        .filter_map(|(one, other)| {
            let likeness = comparison.likeness(acts[one].as_ref()?, acts[other].as_ref()?)?;
            (likeness >= PROMISING).then_some((likeness, one, other))
        })
        .collect();
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut act_of: Vec<usize> = (0..facts.len()).collect();
    let mut evidence: Vec<BTreeSet<(&'static str, [String; 2])>> = vec![BTreeSet::new(); facts.len()];
    // What two acts were when nothing made them one: as long as they are the same, nothing will.
    let mut refused: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
    for _ in 0..ROUNDS {
        let before = pairs.len();
        pairs.retain(|&(_, one, other)| {
            let (kept, gone) = (act_of[one].min(act_of[other]), act_of[one].max(act_of[other]));
            if kept == gone {
                return false;
            }
            let (Some(a), Some(b)) = (&acts[kept], &acts[gone]) else { return false };
            let sizes = (a.members.len(), b.members.len());
            if refused.get(&(kept, gone)) == Some(&sizes) {
                return true;
            }
            let enough = if a.readings == b.readings { ENOUGH_HERE } else { ENOUGH };
            if comparison.likeness(a, b).is_none_or(|likeness| likeness < enough) {
                refused.insert((kept, gone), sizes);
                return true;
            }
            let rule = rule(a, b);
            let mut words = [corpus.trigger(one), corpus.trigger(other)].map(str::to_owned);
            words.sort();
            let moved = std::mem::take(&mut evidence[gone]);
            evidence[kept].extend(moved);
            evidence[kept].insert((rule, words));
            if let Some(gone) = acts[gone].take() {
                gone.members.iter().for_each(|&member| act_of[member] = kept);
                if let Some(kept) = &mut acts[kept] {
                    kept.absorb(gone);
                }
            }
            false
        });
        if pairs.len() == before {
            break;
        }
    }
    let mut told: Vec<(StoryEvent, Vec<usize>)> = acts
        .into_iter()
        .zip(evidence)
        .filter_map(|(act, evidence)| {
            let mut members = act?.members;
            members.sort_unstable();
            let evidence = evidence.into_iter().map(|(rule, words)| Merge { rule: rule.to_owned(), words }).collect();
            let kind = facts[members[0]].kind;
            Some((tell(corpus, cast, &facts, &members, kind, evidence), members))
        })
        .collect();
    told.sort_by(|one, other| order_in_story(&one.0, &one.1).cmp(&order_in_story(&other.0, &other.1)));
    let (mut told, members): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    for (place, event) in told.iter_mut().enumerate() {
        event.id = StoryEventId(place as u32);
    }
    Events { told, facts, members }
}

/// What made two acts one, in a word.
fn rule(one: &Act, other: &Act) -> &'static str {
    let told = |act: &Act, status| act.statuses.contains(status);
    let announced = |one: &Act, other: &Act| told(one, Status::Planned) && !told(other, Status::Planned);
    match () {
        () if one.quoted.meets(&other.quoted) => "same-quotation",
        () if announced(one, other) || announced(other, one) => "announced-act",
        () => "same-act",
    }
}

/// How much each subject tells: what all documents speak of tells little.
fn weights(corpus: &Corpus, facts: &[Facts]) -> Vec<f64> {
    let mut count: Vec<u32> = Vec::new();
    for place in 0..corpus.readings().len() {
        let subjects: BTreeSet<u32> =
            facts[corpus.events_of(place)].iter().flat_map(|facts| &facts.context).copied().collect();
        for subject in subjects {
            let subject = subject as usize;
            if count.len() <= subject {
                count.resize(subject + 1, 0);
            }
            count[subject] += 1;
        }
    }
    let documents = corpus.readings().len() as f64;
    count.into_iter().map(|count| ((documents + 1.0) / f64::from(count.max(1))).ln() + 0.3).collect()
}
