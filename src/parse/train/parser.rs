//! Trains heads and relations. Heads are learnt with a dynamic oracle (Goldberg and Nivre 2012): from the parser's own
//! states, good or bad, towards the best tree that can still be reached.

use super::perceptron::{Trainer, merged};
use super::random::Random;
use super::{Example, Settings};
use crate::model::Dependency;
use crate::parse::labels::{Frame, label_features};
use crate::parse::perceptron::{Scorer, Weights, best};
use crate::parse::transitions::{Coded, State, TRANSITIONS, Transition, transition_features};

const SEED: u64 = 777;

/// How often, in a hundred, a wrong decision is followed rather than set right.
const EXPLORE: u64 = 90;

pub(super) fn train(examples: &[&Example], coded: &[Vec<Coded>], settings: Settings) -> (Weights, Weights) {
    let heads = (0..settings.runs).map(|run| train_heads(examples, coded, settings.parser_rounds, run)).collect();
    let heads = merged(heads, settings);
    let labels = (0..settings.runs).map(|run| train_labels(examples, coded, settings.parser_rounds, run)).collect();
    (heads, merged(labels, settings))
}

fn train_heads(examples: &[&Example], coded: &[Vec<Coded>], rounds: usize, run: u64) -> Trainer {
    let mut trainer = Trainer::new(TRANSITIONS);
    let mut random = Random::new(SEED + run);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..rounds {
        random.shuffle(&mut order);
        for &place in &order {
            let words = &coded[place];
            let gold = gold_heads(examples[place]);
            walk(&mut trainer, words, &gold, || round > 0 && random.percent(EXPLORE));
        }
    }
    trainer
}

/// Heads by the parser's numbers; the root's is the number after the last word.
fn gold_heads(example: &Example) -> Vec<usize> {
    let words = &example.record.tree.words;
    let root = words.len() + 1;
    std::iter::once(0).chain(words.iter().map(|word| word.head.map_or(root, |head| head as usize + 1))).collect()
}

fn walk(trainer: &mut Trainer, words: &[Coded], gold: &[usize], mut explores: impl FnMut() -> bool) {
    let mut state = State::new(words);
    let mut features = Vec::new();
    let mut scores = [0.0; TRANSITIONS];
    while !state.is_done() {
        let costs = Transition::ALL.map(|step| state.allows(step).then(|| cost(&state, step, gold)));
        let Some(least) = costs.iter().flatten().min() else { break };
        let allowed = costs.iter().flatten().count();
        if allowed == 1 {
            let only = costs.iter().position(Option::is_some).unwrap_or_default();
            state.apply(Transition::ALL[only]);
            continue;
        }
        trainer.tick();
        transition_features(&state, words, &mut features);
        trainer.score(&features, &mut scores);
        let found = best(&scores, |step| costs[step].is_some()).map_or(0, |(step, _)| step);
        let right = best(&scores, |step| costs[step].as_ref() == Some(least)).map_or(0, |(step, _)| step);
        let fits = costs[found].as_ref() == Some(least);
        if !fits {
            trainer.correct(&features, right, found);
        }
        let follows = fits || explores();
        state.apply(Transition::ALL[if follows { found } else { right }]);
    }
}

/// How many gold arcs a step puts out of reach.
fn cost(state: &State, step: Transition, gold: &[usize]) -> usize {
    let next = state.next;
    let final_word = state.count;
    let top = state.stack.last().copied().unwrap_or(0);
    let stack_waits = || state.stack.iter().filter(|&&word| gold[word] == next && state.heads[word] == 0).count();
    let expected = || (next..=final_word).filter(|&word| gold[word] == top).count();
    match step {
        Transition::LeftArc => usize::from(gold[top] > next) + expected(),
        Transition::Reduce => expected(),
        Transition::RightArc => {
            let out_of_reach = gold[next] != top && (gold[next] > next || state.stack.contains(&gold[next]));
            usize::from(out_of_reach) + stack_waits()
        }
        Transition::Shift => usize::from(state.stack.contains(&gold[next])) + stack_waits(),
    }
}

fn train_labels(examples: &[&Example], coded: &[Vec<Coded>], rounds: usize, run: u64) -> Trainer {
    let mut trainer = Trainer::new(Dependency::ALL.len());
    let mut random = Random::new(SEED + run);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut features = Vec::new();
    let mut scores = vec![0.0; Dependency::ALL.len()];
    let root = Dependency::Root as usize;
    for _ in 0..rounds {
        random.shuffle(&mut order);
        for &place in &order {
            let words = &examples[place].record.tree.words;
            let heads: Vec<Option<u32>> = words.iter().map(|word| word.head).collect();
            let mut frame = Frame::new(&heads);
            for word in frame.order() {
                let mut found = root;
                if !frame.hangs_on_root(word) {
                    trainer.tick();
                    label_features(&frame, word, &coded[place], &mut features);
                    trainer.score(&features, &mut scores);
                    found = best(&scores, |label| label != root).map_or(root, |(label, _)| label);
                    let gold = words[word - 1].relation as usize;
                    if found != gold {
                        trainer.correct(&features, gold, found);
                    }
                }
                frame.labels[word] = found as u32;
            }
        }
    }
    trainer
}
