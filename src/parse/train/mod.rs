//! treebanks → Model: trains every part of the parser, seeded, so that the same treebanks give the same file.
//!
//! The heads and relations are learnt over tags that taggers trained on other sentences gave, as they will be in use.

mod boundaries;
mod classifier;
mod contractions;
mod lemmatizer;
mod parser;
mod perceptron;
mod random;
pub mod segmentation;
mod tagger;

pub use boundaries::boundaries;
pub use contractions::contractions;
pub use lemmatizer::lemmas;

use super::atoms::{Atoms, atoms};
use super::conllu::Record;
use super::lemmatizer::lemma;
use super::model::{Calibration, STEPS};
use super::tagger::Tag;
use super::transitions::Coded;
use super::{Model, labels, transitions};
use crate::lang::{Language, morphology};
use crate::model::Features;
use std::collections::BTreeMap;

/// Into how many parts the treebanks are cut for tagging each with the others.
const FOLDS: usize = 5;

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Rounds over the sentences for the tagger.
    pub tagger_rounds: usize,
    /// Rounds over the sentences for heads and relations.
    pub parser_rounds: usize,
    /// How many runs, each in another order, are merged.
    pub runs: u64,
    /// A feature must have been corrected so often to be kept.
    pub updates: u32,
    /// A weight must be at least so large, in steps, to be kept.
    pub threshold: f32,
    /// The largest weight, in steps; at most 127.
    pub levels: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { tagger_rounds: 8, parser_rounds: 12, runs: 3, updates: 2, threshold: 1.25, levels: 63.0 }
    }
}

/// A treebank's sentence, its words in numbers.
struct Example<'a> {
    record: &'a Record,
    /// Whether its morphology is learnt from.
    has_morphology: bool,
    words: Vec<Atoms>,
    tags: Vec<Tag>,
}

/// Sentences to learn from, and to measure on.
#[derive(Debug, Default)]
pub struct Treebanks {
    /// Learnt from.
    pub records: Vec<Record>,
    /// Learnt from too, but for their morphology, which follows other guidelines.
    pub without_morphology: Vec<Record>,
    /// Not learnt from: they tell how far to trust each decision.
    pub tuning: Vec<Record>,
}

/// Trains a model.
#[must_use]
pub fn train(treebanks: &Treebanks, language: &Language, settings: Settings) -> Model {
    let sets = feature_sets(&treebanks.records);
    let whole = treebanks.records.iter().map(|record| example(record, true, &sets, language));
    let partial = treebanks.without_morphology.iter().map(|record| example(record, false, &sets, language));
    let examples: Vec<Example> = whole.chain(partial).collect();
    let all: Vec<&Example> = examples.iter().collect();
    let jackknifed = jackknifed(&examples, sets.len(), settings);
    let coded: Vec<Vec<Coded>> = examples
        .iter()
        .zip(&jackknifed)
        .map(|(example, tags)| {
            let lemmas = lemmas_of(example.record, tags, &sets, language);
            transitions::coded(&example.words, tags, &lemmas)
        })
        .collect();
    let (tagger, (transitions, labels)) = std::thread::scope(|scope| {
        let tagger = scope.spawn(|| tagger::train(&all, sets.len(), settings.tagger_rounds, settings.runs, settings));
        let parser = parser::train(&all, &coded, settings);
        // A panic in the other thread is passed on.
        (tagger.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), parser)
    });
    let mut model = Model {
        morphology: sets,
        tagger,
        transitions,
        labels,
        arc_calibration: Calibration::default(),
        label_calibration: Calibration::default(),
    };
    calibrate(&mut model, &treebanks.tuning, language);
    model
}

/// The sets of features that occur three times or more, the empty one first.
fn feature_sets(records: &[Record]) -> Vec<Features> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for word in records.iter().flat_map(|record| &record.tree.words) {
        *counts.entry(morphology::pack(word.features)).or_default() += 1;
    }
    counts.insert(0, 3);
    counts.into_iter().filter(|(_, count)| *count >= 3).map(|(set, _)| morphology::unpack(set)).collect()
}

fn example<'a>(record: &'a Record, has_morphology: bool, sets: &[Features], language: &Language) -> Example<'a> {
    let words = record.tree.words.iter().map(|word| atoms(&word.form, language)).collect();
    let tags = record
        .tree
        .words
        .iter()
        .map(|word| {
            let set = sets.iter().position(|set| *set == word.features).unwrap_or(0);
            Tag { upos: word.upos, morphology: set as u16 }
        })
        .collect();
    Example { record, has_morphology, words, tags }
}

/// The tags of each sentence, given by taggers that have not seen it.
fn jackknifed(examples: &[Example], sets: usize, settings: Settings) -> Vec<Vec<Tag>> {
    let mut tagged = vec![Vec::new(); examples.len()];
    let tag_fold = |fold: usize| -> Vec<(usize, Vec<Tag>)> {
        let others: Vec<&Example> = examples
            .iter()
            .enumerate()
            .filter(|(place, _)| place % FOLDS != fold)
            .map(|(_, example)| example)
            .collect();
        let by_others = tagger::train(&others, sets, settings.tagger_rounds.min(6), 1, settings);
        let inside = examples.iter().enumerate().filter(|(place, _)| place % FOLDS == fold);
        inside.map(|(place, example)| (place, by_others.tag(&example.words))).collect()
    };
    let tag_fold = &tag_fold;
    std::thread::scope(|scope| {
        let halves =
            [0, 1].map(|half| scope.spawn(move || (half..FOLDS).step_by(2).flat_map(tag_fold).collect::<Vec<_>>()));
        for half in halves {
            for (place, tags) in half.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)) {
                tagged[place] = tags;
            }
        }
    });
    tagged
}

fn lemmas_of(record: &Record, tags: &[Tag], sets: &[Features], language: &Language) -> Vec<String> {
    let words = record.tree.words.iter().zip(tags);
    words.map(|(word, tag)| lemma(&word.form, tag.upos, sets[tag.morphology as usize], language)).collect()
}

/// Learns how often decisions of each margin are right.
fn calibrate(model: &mut Model, tuning: &[Record], language: &Language) {
    let (mut arcs, mut relations) = (Vec::new(), Vec::new());
    for record in tuning {
        let gold = &record.tree.words;
        let words: Vec<Atoms> = gold.iter().map(|word| atoms(&word.form, language)).collect();
        let tags = model.tagger.tag(&words);
        let lemmas = lemmas_of(record, &tags, &model.morphology, language);
        let coded = transitions::coded(&words, &tags, &lemmas);
        let (heads, margins) = transitions::heads(&model.transitions, &coded);
        let labels = labels::labels(&model.labels, &coded, &heads);
        for (place, word) in gold.iter().enumerate() {
            let right = heads[place] == word.head;
            arcs.push((margins[place], right));
            if right {
                relations.push((labels[place].1, labels[place].0 == word.relation));
            }
        }
    }
    model.arc_calibration = calibration(arcs);
    model.label_calibration = calibration(relations);
}

fn calibration(mut decisions: Vec<(f32, bool)>) -> Calibration {
    decisions.sort_by(|left, right| left.0.total_cmp(&right.0));
    let size = decisions.len().div_ceil(STEPS).max(1);
    let steps = decisions.chunks(size).map(|step| {
        let right = step.iter().filter(|(_, right)| *right).count();
        (step[0].0 as u32, (right * 255 / step.len()) as u8)
    });
    Calibration { steps: steps.collect() }
}
