//! Trains the tagger, on its own earlier decisions.

use super::perceptron::{Trainer, merged};
use super::random::Random;
use super::{Example, Settings};
use crate::model::Upos;
use crate::parse::perceptron::{Scorer, Weights, best};
use crate::parse::tagger::{Tagger, history, morphology_features, upos_features};

const SEED: u64 = 12_345;

/// A set of features goes with a part of speech when it was seen so often with it.
const OFTEN: usize = 2;

/// A tagger out of several runs over the same sentences.
pub(super) fn train(
    examples: &[&Example],
    sets: usize,
    rounds: usize,
    runs: u64,
    settings: Settings,
) -> Tagger<Weights> {
    let allowed = allowed(examples, sets);
    let (upos, morphology) = (0..runs).map(|run| train_once(examples, &allowed, sets, rounds, run)).unzip();
    Tagger { allowed, upos: merged(upos, settings), morphology: merged(morphology, settings) }
}

fn train_once(
    examples: &[&Example],
    allowed: &[Vec<bool>],
    sets: usize,
    rounds: usize,
    run: u64,
) -> (Trainer, Trainer) {
    let (mut upos, mut morphology) = (Trainer::new(Upos::ALL.len()), Trainer::new(sets));
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(SEED + run);
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &place in &order {
            upos_round(&mut upos, examples[place]);
            if examples[place].has_morphology {
                morphology_round(&mut morphology, allowed, examples[place], sets);
            }
        }
    }
    (upos, morphology)
}

fn allowed(examples: &[&Example], sets: usize) -> Vec<Vec<bool>> {
    let mut counts = vec![vec![0; sets]; Upos::ALL.len()];
    for tag in examples.iter().filter(|example| example.has_morphology).flat_map(|example| &example.tags) {
        counts[tag.upos as usize][tag.morphology as usize] += 1;
    }
    counts
        .into_iter()
        .map(|counts| {
            let mut row: Vec<bool> = counts.iter().map(|&count| count >= OFTEN).collect();
            if !row.contains(&true) {
                row[0] = true;
            }
            row
        })
        .collect()
}

fn upos_round(trainer: &mut Trainer, example: &Example) {
    let (mut features, mut scores) = (Vec::new(), vec![0.0; Upos::ALL.len()]);
    let mut upos: Vec<u32> = Vec::new();
    for (place, gold) in example.tags.iter().enumerate() {
        trainer.tick();
        upos_features(&example.words, place, history(&upos, place), &mut features);
        trainer.score(&features, &mut scores);
        let found = best(&scores, |_| true).map_or(0, |(class, _)| class);
        if found != gold.upos as usize {
            trainer.correct(&features, gold.upos as usize, found);
        }
        upos.push(found as u32);
    }
}

/// Over gold parts of speech: the sets that are allowed follow from them.
fn morphology_round(trainer: &mut Trainer, allowed: &[Vec<bool>], example: &Example, count: usize) {
    let (mut features, mut scores) = (Vec::new(), vec![0.0; count]);
    let upos: Vec<u32> = example.tags.iter().map(|tag| tag.upos as u32).collect();
    let mut sets: Vec<u32> = Vec::new();
    for (place, gold) in example.tags.iter().enumerate() {
        let allowed = &allowed[gold.upos as usize];
        trainer.tick();
        morphology_features(&example.words, place, &upos, history(&sets, place), &mut features);
        trainer.score(&features, &mut scores);
        let found = best(&scores, |set| allowed[set]).map_or(0, |(set, _)| set);
        let gold = gold.morphology as usize;
        if found != gold && allowed[gold] {
            trainer.correct(&features, gold, found);
        }
        sets.push(found as u32);
    }
}
