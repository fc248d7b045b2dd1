//! The network's arithmetic on floats.
//!
//! Promises: bit for bit the same on every host, since nothing but +, −, × and ÷ is used, each rounded as IEEE 754 asks,
//! and sums are taken in a fixed order. Never: a fused multiplication, a library's exponential.

use bytemuck::cast;
use wide::{f32x4, i16x8, i32x4};

/// The largest size of a rounded number.
pub(super) const LARGEST: f32 = 32_767.0;

/// Added to a small float, it leaves the nearest whole number in the float's last bits.
const ROUNDING: f32 = 12_582_912.0;

/// Rounds floats to whole numbers, eight at a time; `values` has a multiple of eight.
pub(super) fn round(values: &[f32], factor: f32, out: &mut Vec<i16x8>) {
    for eight in values.as_chunks::<8>().0 {
        out.push(i16x8::new(eight.map(|value| {
            let scaled = (value * factor).clamp(-LARGEST, LARGEST);
            (scaled + ROUNDING).to_bits().wrapping_sub(ROUNDING.to_bits()) as i16
        })));
    }
}

/// e to the power of each; 0 and infinity are never reached.
pub(super) fn exponential(power: f32x4) -> f32x4 {
    const PER_LOG2: f32 = std::f32::consts::LOG2_E;
    // The logarithm of 2 in two parts, the first of few bits, so that its products are exact.
    const LOG2_HIGH: f32 = 0.693_359_4;
    const LOG2_LOW: f32 = -2.121_944_4e-4;
    let power = power.fast_max(f32x4::splat(-87.0)).fast_min(f32x4::splat(87.0));
    let shifted = power * f32x4::splat(PER_LOG2) + f32x4::splat(ROUNDING);
    let twos = shifted - f32x4::splat(ROUNDING);
    let rest = power - twos * f32x4::splat(LOG2_HIGH) - twos * f32x4::splat(LOG2_LOW);
    // Taylor's series: the rest is at most 0.35 in size.
    let mut sum = f32x4::splat(1.0 / 720.0);
    for term in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        sum = sum * rest + f32x4::splat(term);
    }
    let whole: i32x4 = cast::<f32x4, i32x4>(shifted) - cast::<f32x4, i32x4>(f32x4::splat(ROUNDING));
    cast(cast::<f32x4, i32x4>(sum) + (whole << 23))
}

/// 1 ÷ (1 + e to the power of −value), for each.
pub(super) fn sigmoid(value: f32x4) -> f32x4 {
    f32x4::ONE / (f32x4::ONE + exponential(f32x4::ZERO - value))
}

/// The hyperbolic tangent of each.
pub(super) fn tangent(value: f32x4) -> f32x4 {
    let half = sigmoid(value + value);
    half + half - f32x4::ONE
}

/// Negative numbers made ten times smaller.
pub(super) fn leaky(values: &mut [f32]) {
    for value in values {
        *value = if *value < 0.0 { *value * 0.1 } else { *value };
    }
}

/// The sum of products, both of the same length.
pub(super) fn product(left: &[f32], right: &[f32]) -> f32 {
    let mut sum = f32x4::ZERO;
    for (left, right) in left.as_chunks::<4>().0.iter().zip(right.as_chunks::<4>().0) {
        sum += f32x4::new(*left) * f32x4::new(*right);
    }
    total(sum)
}

/// How probable a choice is among scores, at a temperature.
pub(super) fn probability(scores: &[f32], choice: usize, temperature: f32) -> f32 {
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
pub(super) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
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
        fn the_exponential_is_near_the_library_s(power in -87.0f32..87.0) {
            let [ours, ..] = exponential(f32x4::splat(power)).to_array();
            let near = f64::from(power).exp();
            let error = (f64::from(ours) - near).abs() / near;
            prop_assert!(error < 1e-6, "{ours} in place of {near}: look at the parts of the logarithm of 2");
        }

        #[test]
        fn the_tangent_is_near_the_library_s(value in -100.0f32..100.0) {
            let [ours, ..] = tangent(f32x4::splat(value)).to_array();
            let near = f64::from(value).tanh();
            prop_assert!((f64::from(ours) - near).abs() < 1e-6, "{ours} in place of {near}: look at `sigmoid`");
        }

        #[test]
        fn numbers_are_rounded_to_the_nearest(value in -40_000.0f32..40_000.0) {
            let mut out = Vec::new();
            round(&[value; 8], 0.5, &mut out);
            let expected = (value * 0.5).clamp(-LARGEST, LARGEST).round_ties_even() as i16;
            prop_assert_eq!(out[0].to_array(), [expected; 8], "rounding must be to the nearest, at most {}", LARGEST);
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
