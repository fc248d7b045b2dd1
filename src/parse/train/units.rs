//! examples → the units of a [`Boundary`]: a layer of rectified units over hashed features, learnt by back-propagation, each
//! row with a rate of its own (`AdaGrad`, Duchi, Hazan and Singer 2011). Of the features some are withheld each time, so that
//! none is trusted alone (Srivastava et al. 2014).

use super::classifier::greatest;
use super::random::Random;
use crate::lang::boundary::{Boundary, UNITS};

const RATE: f32 = 0.02;
const DECAY: f32 = 1e-4;
/// The share of features that are withheld.
const WITHHELD: f32 = 0.3;
/// What a row begins with, at most, and the sum of its squared corrections.
const FIRST_WEIGHT: f32 = 0.035;
const FIRST_SQUARES: f32 = 1e-3;
/// The largest of those numbers: with eight times as many steps the file is half as large again, and little is gained.
const LEVELS: f32 = 15.0;
/// The share of weights that are not cut off when they are made small whole numbers.
const UNCLIPPED: f32 = 0.999;

/// One number for each unit.
type Row = [f32; UNITS];

/// Weights and biases.
#[derive(Clone)]
struct Weights {
    rows: Vec<Row>,
    biases: Row,
    outputs: Row,
    bias: f32,
}

impl Weights {
    fn all(&mut self) -> impl Iterator<Item = &mut f32> {
        let Self { rows, biases, outputs, bias } = self;
        rows.iter_mut().flatten().chain(biases).chain(outputs).chain(std::iter::once(bias))
    }
}

/// Sums of squared corrections; those of a row are their mean.
struct Squares {
    rows: Vec<f32>,
    biases: Row,
    outputs: Row,
    bias: f32,
}

/// Units in training.
pub(super) struct Trainer {
    weights: Weights,
    squares: Squares,
    kept: Vec<bool>,
    /// Of the rounds that count.
    sum: Option<Weights>,
    rounds: f32,
    random: Random,
}

/// Units as small whole numbers.
pub(super) struct Whole {
    pub(super) rows: Vec<(u32, [i8; UNITS])>,
    pub(super) biases: [i32; UNITS],
    pub(super) outputs: [i16; UNITS],
    pub(super) bias: f32,
    /// What one step of the units' sum stands for.
    pub(super) scale: f32,
}

impl Trainer {
    pub(super) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut row = |most: f32| std::array::from_fn(|_| (random.share() * 2.0 - 1.0) * most);
        let rows = (0..Boundary::SIZE).map(|_| row(FIRST_WEIGHT)).collect();
        let weights = Weights { rows, biases: [0.1; UNITS], outputs: row(0.9), bias: 0.0 };
        let squares = Squares {
            rows: vec![FIRST_SQUARES; Boundary::SIZE],
            biases: [FIRST_SQUARES; UNITS],
            outputs: [0.1; UNITS],
            bias: 0.1,
        };
        Self { weights, squares, kept: vec![true; Boundary::SIZE], sum: None, rounds: 0.0, random }
    }

    /// Learns from an example, which counts `importance` times; `pace` slows the learning down.
    pub(super) fn learn(&mut self, features: &[u32], is_so: bool, importance: f32, pace: f32) {
        let Self { weights, squares, kept, random, .. } = self;
        let rate = RATE * pace;
        let cells: Vec<usize> = features
            .iter()
            .map(|&feature| Boundary::cell(feature))
            .filter(|&cell| kept[cell] && random.share() >= WITHHELD)
            .collect();
        let louder = 1.0 / (1.0 - WITHHELD);
        let mut sums = weights.biases;
        for &cell in &cells {
            sums.iter_mut().zip(weights.rows[cell]).for_each(|(sum, weight)| *sum += weight * louder);
        }
        let given = sums.map(|sum| sum.max(0.0));
        let score: f32 =
            weights.bias + given.iter().zip(weights.outputs).map(|(given, output)| given * output).sum::<f32>();
        let error = importance * (1.0 / (1.0 + (-score).exp()) - if is_so { 1.0 } else { 0.0 });
        let slopes: Row =
            std::array::from_fn(|unit| if given[unit] > 0.0 { error * weights.outputs[unit] } else { 0.0 });
        for unit in 0..UNITS {
            correct(&mut weights.outputs[unit], &mut squares.outputs[unit], error * given[unit], rate);
            correct(&mut weights.biases[unit], &mut squares.biases[unit], slopes[unit], rate);
        }
        correct(&mut weights.bias, &mut squares.bias, error, rate);
        let square = slopes.iter().map(|slope| slope * slope).sum::<f32>() / UNITS as f32;
        for cell in cells {
            squares.rows[cell] += square;
            let rate = rate / squares.rows[cell].sqrt();
            for (weight, slope) in weights.rows[cell].iter_mut().zip(slopes) {
                *weight -= rate * (slope * louder + DECAY * *weight);
            }
        }
    }

    /// Keeps the `count` rows that are worth most, by their size and by how much they were corrected, and gives up the
    /// others for good.
    pub(super) fn keep(&mut self, count: usize) {
        let size = |row: &Row| row.iter().map(|weight| weight * weight).sum::<f32>();
        let worths: Vec<f32> = self
            .weights
            .rows
            .iter()
            .zip(&self.squares.rows)
            .map(|(row, squares)| size(row) * (squares - FIRST_SQUARES))
            .collect();
        self.kept = greatest(&worths, count);
        for (row, _) in self.weights.rows.iter_mut().zip(&self.kept).filter(|(_, kept)| !**kept) {
            *row = [0.0; UNITS];
        }
    }

    /// Lets the weights as they are now count: the last are the means of all that did.
    pub(super) fn count(&mut self) {
        self.rounds += 1.0;
        match &mut self.sum {
            None => self.sum = Some(self.weights.clone()),
            Some(sum) => sum.all().zip(self.weights.all()).for_each(|(sum, weight)| *sum += *weight),
        }
    }

    /// The mean weights as small whole numbers.
    pub(super) fn whole(mut self) -> Whole {
        let mut mean = self.sum.take().unwrap_or(self.weights);
        mean.all().for_each(|weight| *weight /= self.rounds.max(1.0));
        let kept = || mean.rows.iter().zip(&self.kept).zip(0..).filter(|((_, kept), _)| **kept);
        let mut sizes: Vec<f32> = kept().flat_map(|((row, _), _)| row).map(|weight| weight.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let largest = |sizes: &[f32], share: f32| sizes.get((sizes.len() as f32 * share) as usize).copied();
        let step = largest(&sizes, UNCLIPPED).unwrap_or(1.0) / LEVELS;
        let of_outputs = mean.outputs.iter().fold(1e-9, |most: f32, output| most.max(output.abs())) / 32_767.0;
        let rows = kept()
            .map(|((row, _), cell)| (cell, row.map(|weight| (weight / step).round().clamp(-LEVELS, LEVELS) as i8)));
        Whole {
            rows: rows.filter(|(_, row)| *row != [0; UNITS]).collect(),
            biases: mean.biases.map(|bias| (bias / step).round() as i32),
            outputs: mean.outputs.map(|output| (output / of_outputs).round() as i16),
            bias: mean.bias,
            scale: step * of_outputs,
        }
    }
}

/// One step down a slope.
fn correct(weight: &mut f32, squares: &mut f32, slope: f32, rate: f32) {
    *squares += slope * slope;
    *weight -= rate * slope / squares.sqrt();
}
