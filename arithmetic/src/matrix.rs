//! Rounded inputs × rows of small whole numbers → floats.
//!
//! Promises: sums of whole numbers, so that their order does not count; the weights are read once for all words. Never: an
//! overflow, for a matrix is too wide for one is refused when it is read.

use crate::real;
use wide::{f32x4, i16x8, i32x4};

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!("build for WebAssembly with -C target-feature=+simd128, as .cargo/config.toml says: unset RUSTFLAGS");

/// Numbers that stand beside each other in a vector.
const LANES: usize = 8;
/// Rows whose weights stand beside each other in a vector, two of each row: their sums never leave their places.
const ROWS: usize = 4;
/// Such vectors that meet some words at once, and those words: as many sums as registers hold. Without AVX, x86 needs some
/// registers more for copies.
const BANDS: usize = if cfg!(target_arch = "x86_64") { 4 } else { 3 };
/// See there.
const WORDS: usize = if cfg!(target_arch = "x86_64") { 2 } else { 4 };

/// Pairs of columns that are taken at once: the fewer places are counted. Columns are padded to as many.
const STEPS: usize = LANES / 2;

/// A matrix of so many columns at most adds up products without overflow: 32,767 × 127 each.
pub const MOST_COLUMNS: usize = 516;

/// The next multiple of the number of lanes.
#[must_use]
pub fn padded(length: usize) -> usize {
    length.next_multiple_of(LANES)
}

/// A matrix as it stands in a file.
#[derive(Debug)]
pub struct Rows<'a> {
    /// Numbers in a row.
    pub columns: usize,
    /// Row after row; each byte a number with a sign.
    pub whole: &'a [u8],
    /// What the numbers of each row are multiplied with.
    pub scales: Vec<f32>,
}

/// Inputs for a matrix: rows of whole numbers, padded with zeros.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Two numbers of 16 bits in each, the first in the lower half.
    pairs: Vec<i32>,
}

impl Inputs {
    /// Takes all rows out.
    pub fn clear(&mut self) {
        self.pairs.clear();
    }

    /// Adds a row, or several of a multiple of eight numbers each, divided by a scale and rounded.
    #[inline(never)]
    pub fn push(&mut self, values: &[f32], scale: Scale) {
        real::round(values, scale.inverse, &mut self.pairs);
    }
}

/// What a rounded number stands for: so many times this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    value: f32,
    inverse: f32,
}

impl Scale {
    /// The scale of a number.
    #[must_use]
    pub fn new(value: f32) -> Self {
        Self { value, inverse: 1.0 / value }
    }
}

/// A matrix, its rows padded to a multiple of eight with zeros, and so are its columns.
#[derive(Debug, Default)]
pub struct Matrix {
    /// Pairs of columns.
    pairs: usize,
    /// For each block of bands of four rows, each pair of columns and each band, the weights of those rows in those columns:
    /// in the order in which they are met.
    weights: Vec<i16x8>,
    /// Band by band, what the rows' sums are multiplied with, and what is added.
    factors: Vec<(f32x4, f32x4)>,
}

impl Matrix {
    /// The matrix for inputs of a scale. Rows without a bias have 0.
    #[must_use]
    pub fn new(rows: &Rows, scale: Scale, biases: &[f32]) -> Self {
        let pairs = padded(rows.columns) / 2;
        let bands = padded(rows.scales.len()) / ROWS;
        let weight = |row: usize, column: usize| {
            let inside = row < rows.scales.len() && column < rows.columns;
            if inside { i16::from(rows.whole[row * rows.columns + column] as i8) } else { 0 }
        };
        let factor = |row: usize| rows.scales.get(row).map_or(0.0, |factor| factor * scale.value);
        let bias = |row: usize| biases.get(row).copied().unwrap_or(0.0);
        let mut weights = Vec::with_capacity(bands * pairs);
        for block in (0..bands).step_by(BANDS) {
            for pair in 0..pairs {
                for first in (block..bands.min(block + BANDS)).map(|band| band * ROWS) {
                    let lane = |lane: usize| weight(first + lane / 2, pair * 2 + lane % 2);
                    weights.push(i16x8::new(std::array::from_fn(lane)));
                }
            }
        }
        let four =
            |number: &dyn Fn(usize) -> f32, band| f32x4::new(std::array::from_fn(|lane| number(band * ROWS + lane)));
        let factors = (0..bands).map(|band| (four(&factor, band), four(&bias, band))).collect();
        Self { pairs, weights, factors }
    }

    /// Puts another matrix of as many columns under this one.
    pub fn append(&mut self, other: Self) {
        let bands: Vec<Vec<i16x8>> = self.bands().chain(other.bands()).collect();
        self.pairs = other.pairs;
        self.weights.clear();
        for block in bands.chunks(BANDS) {
            for pair in 0..self.pairs {
                self.weights.extend(block.iter().map(|band| band[pair]));
            }
        }
        self.factors.extend(other.factors);
    }

    /// Band by band, the weights in each pair of columns.
    fn bands(&self) -> impl Iterator<Item = Vec<i16x8>> {
        let blocks = self.weights.chunks((self.pairs * BANDS).max(1));
        blocks.flat_map(|block| {
            let count = block.len() / self.pairs;
            (0..count).map(move |band| block.iter().skip(band).step_by(count).copied().collect())
        })
    }

    /// Numbers that it gives for each word.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.factors.len() * ROWS
    }

    /// Appends a row of numbers for each row of inputs.
    #[inline(never)]
    pub fn multiply(&self, inputs: &Inputs, out: &mut Vec<f32>) {
        let start = out.len();
        out.resize(start + inputs.pairs.len() / self.pairs * self.rows(), 0.0);
        let out = &mut out[start..];
        let blocks = self.weights.chunks(self.pairs * BANDS).zip(self.factors.chunks(BANDS));
        for (number, (weights, factors)) in blocks.enumerate() {
            let block = Block { pairs: self.pairs, weights, factors, place: number * BANDS, stride: self.rows() };
            match factors.len() {
                1 => block.multiply_all::<1>(&inputs.pairs, out),
                2 => block.multiply_all::<2>(&inputs.pairs, out),
                3 => block.multiply_all::<3>(&inputs.pairs, out),
                _ => block.multiply_all::<BANDS>(&inputs.pairs, out),
            }
        }
    }
}

/// Some bands of a matrix.
struct Block<'a> {
    pairs: usize,
    weights: &'a [i16x8],
    factors: &'a [(f32x4, f32x4)],
    /// The number of the first band.
    place: usize,
    /// From one word's numbers to the next one's.
    stride: usize,
}

impl Block<'_> {
    fn multiply_all<const COUNT: usize>(&self, words: &[i32], out: &mut [f32]) {
        let mut groups = words.chunks_exact(self.pairs * WORDS);
        let mut places = out.chunks_exact_mut(self.stride * WORDS);
        for (words, out) in groups.by_ref().zip(places.by_ref()) {
            self.multiply::<COUNT, WORDS>(words, out);
        }
        let (words, out) = (groups.remainder(), places.into_remainder());
        match words.len() / self.pairs {
            1 => self.multiply::<COUNT, 1>(words, out),
            2 => self.multiply::<COUNT, 2>(words, out),
            3 => self.multiply::<COUNT, 3>(words, out),
            _ => {}
        }
    }

    #[inline]
    fn multiply<const COUNT: usize, const MANY: usize>(&self, words: &[i32], out: &mut [f32]) {
        let part = |number: usize| number * self.pairs..(number + 1) * self.pairs;
        let weights = self.weights.as_chunks::<COUNT>().0.as_chunks::<STEPS>().0;
        let words: [&[[i32; STEPS]]; MANY] = std::array::from_fn(|word| words[part(word)].as_chunks().0);
        let mut sums = [[i32x4::ZERO; COUNT]; MANY];
        for (pairs, weights) in weights.iter().enumerate() {
            for (step, weights) in weights.iter().enumerate() {
                for (word, sums) in words.iter().zip(&mut sums) {
                    let input: i16x8 = bytemuck::cast(i32x4::splat(word[pairs][step]));
                    for (weights, sum) in weights.iter().zip(sums) {
                        *sum += input.dot(*weights);
                    }
                }
            }
        }
        for (word, sums) in sums.iter().enumerate() {
            let out = &mut out[word * self.stride + self.place * ROWS..][..COUNT * ROWS];
            for ((sum, (factor, bias)), out) in sums.iter().zip(self.factors).zip(out.as_chunks_mut::<ROWS>().0) {
                *out = (sum.round_float() * *factor + *bias).to_array();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn case() -> impl Strategy<Value = (usize, Vec<u8>, Vec<Vec<i16>>)> {
        (1usize..40, 1usize..20, 0usize..11).prop_flat_map(|(columns, rows, words)| {
            let extreme = prop_oneof![any::<i8>(), Just(i8::MAX), Just(-127)].prop_map(|weight| weight.max(-127) as u8);
            let input = prop_oneof![-32_767i16..=32_767, Just(32_767), Just(-32_767)];
            (
                Just(columns),
                prop::collection::vec(extreme, rows * columns),
                prop::collection::vec(prop::collection::vec(input, columns), words),
            )
        })
    }

    proptest! {
        #[test]
        fn products_are_those_of_a_plain_sum((columns, whole, words) in case()) {
            let scales: Vec<f32> = (0..whole.len() / columns).map(|row| 0.25 + row as f32).collect();
            let biases: Vec<f32> = (0..scales.len()).map(|row| row as f32 * 0.5).collect();
            let matrix = Matrix::new(&Rows { columns, whole: &whole, scales: scales.clone() }, Scale::new(0.5), &biases);
            let mut inputs = Inputs::default();
            for word in &words {
                let mut row: Vec<f32> = word.iter().map(|&value| f32::from(value) * 0.5).collect();
                row.resize(padded(columns), 0.0);
                inputs.push(&row, Scale::new(0.5));
            }
            let mut out = Vec::new();
            matrix.multiply(&inputs, &mut out);
            prop_assert_eq!(out.len(), words.len() * padded(scales.len()), "each word has all rows");
            for (word, out) in words.iter().zip(out.chunks(matrix.rows())) {
                for (row, &found) in out.iter().enumerate().take(scales.len()) {
                    let weights = &whole[row * columns..(row + 1) * columns];
                    let sum: i64 = weights.iter().zip(word).map(|(&w, &x)| i64::from(w as i8) * i64::from(x)).sum();
                    let expected = sum as f32 * (scales[row] * 0.5) + biases[row];
                    prop_assert_eq!(found.to_bits(), expected.to_bits(), "row {} of {}: look at Block::multiply", row, scales.len());
                }
            }
        }
    }

    #[test]
    fn the_widest_matrix_does_not_overflow() {
        let whole = vec![127; MOST_COLUMNS];
        let matrix =
            Matrix::new(&Rows { columns: MOST_COLUMNS, whole: &whole, scales: vec![1.0] }, Scale::new(1.0), &[]);
        let mut inputs = Inputs::default();
        inputs.push(&vec![real::LARGEST; padded(MOST_COLUMNS)], Scale::new(1.0));
        let mut out = Vec::new();
        matrix.multiply(&inputs, &mut out);
        assert_eq!(out[0].to_bits(), ((MOST_COLUMNS * 127 * 32_767) as f32).to_bits(), "lower MOST_COLUMNS");
    }
}
