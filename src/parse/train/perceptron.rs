//! corrections → weights: the averaged perceptron (Freund and Schapire 1999, Collins 2002).

use super::Settings;
use crate::parse::perceptron::{FEATURE_BITS, Scorer, Weights};
use std::collections::BTreeMap;

/// The share of weights that are not cut off when they are made small whole numbers.
const UNCLIPPED: f64 = 0.9997;

/// Weights in training.
pub(super) struct Trainer {
    classes: usize,
    /// Row number + 1 by feature, 0 where none.
    rows: Vec<u32>,
    keys: Vec<u32>,
    weights: Vec<f32>,
    /// Sums of the weights over time, up to each row's last change.
    sums: Vec<f32>,
    changed: Vec<u32>,
    updates: Vec<u32>,
    now: u32,
}

impl Scorer for Trainer {
    fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for &feature in features {
            if let Some(row) = (self.rows[feature as usize] as usize).checked_sub(1) {
                let weights = &self.weights[row * self.classes..(row + 1) * self.classes];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        }
    }
}

impl Trainer {
    pub(super) fn new(classes: usize) -> Self {
        Self {
            classes,
            rows: vec![0; 1 << FEATURE_BITS],
            keys: Vec::new(),
            weights: Vec::new(),
            sums: Vec::new(),
            changed: Vec::new(),
            updates: Vec::new(),
            now: 1,
        }
    }

    /// Passes on to the next decision.
    pub(super) fn tick(&mut self) {
        self.now += 1;
    }

    /// Speaks for one class and against another.
    pub(super) fn correct(&mut self, features: &[u32], right: usize, wrong: usize) {
        for &feature in features {
            let row = self.current_row(feature);
            self.updates[row] += 1;
            self.weights[row * self.classes + right] += 1.0;
            self.weights[row * self.classes + wrong] -= 1.0;
        }
    }

    /// The feature's row, its sums brought up to now.
    fn current_row(&mut self, feature: u32) -> usize {
        if self.rows[feature as usize] == 0 {
            self.keys.push(feature);
            self.rows[feature as usize] = self.keys.len() as u32;
            self.weights.resize(self.weights.len() + self.classes, 0.0);
            self.sums.resize(self.weights.len(), 0.0);
            self.changed.push(self.now);
            self.updates.push(0);
        }
        let row = self.rows[feature as usize] as usize - 1;
        let elapsed = (self.now - self.changed[row]) as f32;
        for cell in row * self.classes..(row + 1) * self.classes {
            self.sums[cell] += self.weights[cell] * elapsed;
        }
        self.changed[row] = self.now;
        row
    }

    /// The weights averaged over time.
    fn averaged(&mut self) {
        for feature in self.keys.clone() {
            self.current_row(feature);
        }
        let time = self.now as f32;
        self.sums.iter_mut().for_each(|sum| *sum /= time);
    }
}

/// The averaged weights of several runs together, as small whole numbers, without those that say little. What one run
/// learnt by chance of its order, another did not.
pub(super) fn merged(mut runs: Vec<Trainer>, settings: Settings) -> Weights {
    let mut rows: BTreeMap<u32, (Vec<f32>, u32)> = BTreeMap::new();
    for run in &mut runs {
        run.averaged();
        for (row, &key) in run.keys.iter().enumerate() {
            let sums = &run.sums[row * run.classes..(row + 1) * run.classes];
            let merged = rows.entry(key).or_insert_with(|| (vec![0.0; run.classes], 0));
            merged.0.iter_mut().zip(sums).for_each(|(merged, sum)| *merged += sum);
            merged.1 += run.updates[row];
        }
    }
    let needed = settings.updates * runs.len() as u32;
    drop(runs);
    let mut sizes: Vec<f32> =
        rows.values().flat_map(|(sums, _)| sums).map(|sum| sum.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get((sizes.len() as f64 * UNCLIPPED) as usize).or(sizes.last()).copied().unwrap_or(1.0);
    let rows = rows.into_iter().filter(|(_, (_, updates))| *updates >= needed).filter_map(|(key, (sums, _))| {
        let cells: Vec<(u8, i8)> = sums
            .iter()
            .map(|sum| (sum / largest * settings.levels).round().clamp(-settings.levels, settings.levels))
            .enumerate()
            .filter(|(_, weight)| weight.abs() >= settings.threshold)
            .map(|(class, weight)| (class as u8, weight as i8))
            .collect();
        (!cells.is_empty()).then_some((key, cells))
    });
    Weights::new(rows)
}
