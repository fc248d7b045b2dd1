//! examples → the file of a [`Classifier`]: logistic regression over hashed features, each weight with a rate of its own
//! (`AdaGrad`, Duchi, Hazan and Singer 2011).

use crate::lang::resource::Seal;
use crate::lang::segmentation::Classifier;

const RATE: f32 = 0.1;
/// The share of weights that are not cut off when they are made small whole numbers.
const UNCLIPPED: usize = 999;

/// Weights in training.
pub(super) struct Trainer {
    weights: Vec<f32>,
    /// Sums of each weight's squared corrections.
    squares: Vec<f32>,
    /// Which weights are learnt.
    kept: Vec<bool>,
    /// Sums of each weight after the rounds that count.
    sums: Vec<f32>,
    /// How many those are.
    rounds: f32,
    /// How strongly weights are drawn towards nought.
    decay: f32,
}

impl Trainer {
    pub(super) fn new(decay: f32) -> Self {
        let size = Classifier::SIZE;
        Self {
            weights: vec![0.0; size],
            squares: vec![1e-6; size],
            kept: vec![true; size],
            sums: vec![0.0; size],
            rounds: 0.0,
            decay,
        }
    }

    /// Learns from an example, which counts `importance` times.
    pub(super) fn learn(&mut self, features: &[u32], is_so: bool, importance: f32) {
        let cells = features.iter().map(|&feature| Classifier::cell(feature));
        let score: f32 = cells.clone().map(|cell| self.weights[cell]).sum();
        let error = importance * (1.0 / (1.0 + (-score).exp()) - if is_so { 1.0 } else { 0.0 });
        for cell in cells.filter(|&cell| self.kept[cell]) {
            let slope = error + self.decay * self.weights[cell];
            self.squares[cell] += slope * slope;
            self.weights[cell] -= RATE * slope / self.squares[cell].sqrt();
        }
    }

    /// Keeps the `count` weights that are worth most, by their size and by how much they were corrected, and gives up the
    /// others for good.
    pub(super) fn keep(&mut self, count: usize) {
        let worth = |(weight, squares): (&f32, &f32)| weight.abs() * squares.sqrt();
        let worths: Vec<f32> = self.weights.iter().zip(&self.squares).map(worth).collect();
        self.kept = greatest(&worths, count);
        for (weight, _) in self.weights.iter_mut().zip(&self.kept).filter(|(_, kept)| !**kept) {
            *weight = 0.0;
        }
    }

    /// Lets the weights as they are now count: those of the file are the means of all that did.
    pub(super) fn count(&mut self) {
        self.rounds += 1.0;
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
    }

    /// The mean weights as small whole numbers, sealed.
    pub(super) fn file(&self, seal: Seal) -> Vec<u8> {
        Classifier::file(seal, self.whole().0.into_iter())
    }

    /// The mean weights as small whole numbers, and what one step of them stands for.
    pub(super) fn whole(&self) -> (Vec<(u32, i8)>, f32) {
        let mut sizes: Vec<f32> = self.sums.iter().map(|weight| weight.abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = sizes.get(sizes.len() * UNCLIPPED / 1000).copied().unwrap_or(1.0);
        let small = |weight: f32| (weight / largest * 127.0).round().clamp(-127.0, 127.0) as i8;
        let weights = self.sums.iter().enumerate().map(|(cell, &weight)| (cell as u32, small(weight)));
        (weights.filter(|(_, weight)| *weight != 0).collect(), largest / 127.0 / self.rounds)
    }
}

/// Which of these worths are the `count` greatest, fewer where some are alike.
pub(super) fn greatest(worths: &[f32], count: usize) -> Vec<bool> {
    let mut sorted = worths.to_vec();
    sorted.sort_by(|left, right| right.total_cmp(left));
    let least = sorted.get(count).copied().unwrap_or(0.0);
    worths.iter().map(|&worth| worth > least).collect()
}
