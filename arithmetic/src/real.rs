//! The network's arithmetic on floats.
//!
//! Promises: bit for bit the same on every host, since nothing but +, −, × and ÷ is used, each rounded as IEEE 754 asks,
//! and sums are taken in a fixed order. Never: a fused multiplication, a library's exponential.

use bytemuck::cast;
use wide::{f32x4, i32x4};

/// The largest size of a rounded number.
pub(crate) const LARGEST: f32 = 32_767.0;

/// Added to a small float, it leaves the nearest whole number in the float's last bits.
const ROUNDING: f32 = 12_582_912.0;

/// Rounds floats to whole numbers of 16 bits, two in each number of `out`, the first in the lower half; `values` has a
/// multiple of four.
pub(crate) fn round(values: &[f32], factor: f32, out: &mut Vec<i32>) {
    let (factor, largest, rounding) = (f32x4::splat(factor), f32x4::splat(LARGEST), f32x4::splat(ROUNDING));
    let lower = i32x4::splat(0xffff);
    for &four in values.as_chunks::<4>().0 {
        let scaled = (f32x4::new(four) * factor).fast_min(largest).fast_max(-largest);
        let [a, b, c, d] = (cast::<f32x4, i32x4>(scaled + rounding) & lower).to_array();
        out.extend([a | b << 16, c | d << 16]);
    }
}

/// The largest size of a power of two that is told from infinity, or its inverse from 0: three of them can be multiplied.
const LARGEST_POWER: f32 = 40.0;

/// 2 to the power of each; beyond the largest power as for that one.
fn power_of_two(power: f32x4) -> f32x4 {
    // The best polynomial for powers between −½ and ½, found after Remez: it errs by less than the last bit.
    const TERMS: [f32; 5] = [0.009_675_541, 0.055_507_13, 0.240_221_2, 0.693_146_94, 1.000_000_1];
    let power = power.fast_min(f32x4::splat(LARGEST_POWER)).fast_max(f32x4::splat(-LARGEST_POWER));
    let shifted = power + f32x4::splat(ROUNDING);
    let rest = power - (shifted - f32x4::splat(ROUNDING));
    let mut sum = f32x4::splat(0.001_327_647_2);
    for term in TERMS {
        sum = sum * rest + f32x4::splat(term);
    }
    // The whole part stands in the last bits; shifted to those of the exponent, it loses all else.
    cast(cast::<f32x4, i32x4>(sum) + (cast::<f32x4, i32x4>(shifted) << 23))
}

/// e to the power of each; 0 and infinity are never reached.
pub(crate) fn exponential(power: f32x4) -> f32x4 {
    power_of_two(power * f32x4::splat(std::f32::consts::LOG2_E))
}

/// What input and state add up to at the gates of a cell, and what it holds → what it holds next, and what it gives.
///
/// With σ(x) = 1 ÷ (1 + exp(−x)) and tanh(x) = 2σ(2x) − 1, that is σ(forget) × cell + σ(input) × tanh(state), and
/// σ(output) × tanh of it; each brought to one fraction, since divisions are slow.
pub(crate) fn advance(cell: f32x4, input: f32x4, forget: f32x4, state: f32x4, output: f32x4) -> (f32x4, f32x4) {
    let one = f32x4::ONE;
    let decay = |value: f32x4| power_of_two(value * f32x4::splat(-std::f32::consts::LOG2_E));
    let decay_twice = |value: f32x4| power_of_two(value * f32x4::splat(-2.0 * std::f32::consts::LOG2_E));
    let (forget, state) = (one + decay(forget), decay_twice(state));
    let both = (one + decay(input)) * (one + state);
    let cell = (cell * both + (one - state) * forget) / (forget * both);
    let held = decay_twice(cell);
    (cell, (one - held) / ((one + decay(output)) * (one + held)))
}

/// Makes negative numbers ten times smaller.
#[inline(never)]
pub fn leaky(values: &mut [f32]) {
    for value in values {
        *value = if *value < 0.0 { *value * 0.1 } else { *value };
    }
}

/// The sum of products with a row of the same length, a multiple of four.
#[inline(never)]
#[must_use]
pub fn product(left: &[f32], right: &[f32]) -> f32 {
    let [sum] = products(left, [right]);
    sum
}

/// The sums of products with four rows, all of the same length.
#[inline(never)]
#[must_use]
pub fn four_products(left: &[f32], right: [&[f32]; 4]) -> [f32; 4] {
    products(left, right)
}

fn products<const COUNT: usize>(left: &[f32], right: [&[f32]; COUNT]) -> [f32; COUNT] {
    let mut sums = [f32x4::ZERO; COUNT];
    let left = left.as_chunks::<4>().0;
    let right = right.map(|row| &row.as_chunks::<4>().0[..left.len()]);
    for (place, &left) in left.iter().enumerate() {
        for (sum, row) in sums.iter_mut().zip(right) {
            *sum += f32x4::new(left) * f32x4::new(row[place]);
        }
    }
    sums.map(total)
}

/// How probable a choice is among scores, at a temperature.
#[inline(never)]
#[must_use]
pub fn probability(scores: &[f32], choice: usize, temperature: f32) -> f32 {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = |scores: [f32; 4]| exponential(f32x4::new(scores.map(|score| (score - highest) / temperature)));
    let (fours, rest) = scores.as_chunks::<4>();
    let mut sum = f32x4::ZERO;
    for &four in fours {
        sum += powers(four);
    }
    if !rest.is_empty() {
        let mut four = [f32::MIN; 4];
        four[..rest.len()].copy_from_slice(rest);
        sum += powers(four);
    }
    let [chosen, ..] = powers([scores[choice]; 4]).to_array();
    (chosen / total(sum)).clamp(0.0, 1.0)
}

/// The place of the highest score among those allowed, the first if there are several.
pub fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut found = None;
    let mut highest = f32::MIN;
    for (place, &score) in scores.iter().enumerate() {
        if allowed(place) && (found.is_none() || score > highest) {
            (found, highest) = (Some(place), score);
        }
    }
    found
}

fn total(sum: f32x4) -> f32 {
    let [first, second, third, fourth] = sum.to_array();
    (first + second) + (third + fourth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_exponential_is_near_the_library_s(power in -27.0f32..27.0) {
            let [ours, ..] = exponential(f32x4::splat(power)).to_array();
            let near = f64::from(power).exp();
            let error = (f64::from(ours) - near).abs() / near;
            prop_assert!(error < 4e-6, "{ours} in place of {near}: look at the terms of `power_of_two`");
        }

        #[test]
        fn cells_advance_as_they_are_defined(cell in -9.0f32..9.0, gates in prop::array::uniform4(-50.0f32..50.0)) {
            let [input, forget, state, output] = gates.map(f32x4::splat);
            let (next, given) = advance(f32x4::splat(cell), input, forget, state, output);
            let sigmoid = |value: f32| 1.0 / (1.0 + (-f64::from(value)).exp());
            let expected = sigmoid(gates[1]) * f64::from(cell) + sigmoid(gates[0]) * f64::from(gates[2]).tanh();
            let found = f64::from(next.to_array()[0]);
            prop_assert!((found - expected).abs() < 4e-6, "{found} in place of {expected}: look at the first fraction");
            let (expected, found) = (sigmoid(gates[3]) * expected.tanh(), f64::from(given.to_array()[0]));
            prop_assert!((found - expected).abs() < 4e-6, "{found} in place of {expected}: look at the second fraction");
        }

        #[test]
        fn products_do_not_depend_on_their_neighbours(values in prop::collection::vec(-8.0f32..8.0, 24)) {
            let (left, rows) = values.split_at(8);
            let [first, second] = products(left, [&rows[..8], &rows[8..]]);
            prop_assert_eq!([[first], [second]], [products(left, [&rows[..8]]), products(left, [&rows[8..]])]);
        }

        #[test]
        fn numbers_are_rounded_to_the_nearest(value in -40_000.0f32..40_000.0) {
            let mut out = Vec::new();
            round(&[value; 8], 0.5, &mut out);
            let expected = (value * 0.5).clamp(-LARGEST, LARGEST).round_ties_even() as i16;
            let halves: Vec<i16> = out.iter().flat_map(|&pair| [pair as i16, (pair >> 16) as i16]).collect();
            prop_assert_eq!(halves, [expected; 8], "rounding must be to the nearest, at most {}", LARGEST);
        }

        #[test]
        fn probabilities_sum_up_to_one(scores in prop::collection::vec(-50.0f32..50.0, 1..30)) {
            let sum: f32 = (0..scores.len()).map(|choice| probability(&scores, choice, 1.5)).sum();
            prop_assert!((sum - 1.0).abs() < 1e-4, "they sum up to {sum}");
        }
    }

    #[test]
    fn strange_numbers_do_no_harm() {
        for strange in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX] {
            round(&[strange; 8], 1.0, &mut Vec::new());
            assert!((0.0..=1.0).contains(&probability(&[strange.clamp(-1e30, 1e30).max(-1e30), 0.0], 1, 1.0)));
            assert!(best(&[strange; 3], |_| true).is_some(), "among any scores one place is chosen");
        }
    }
}
