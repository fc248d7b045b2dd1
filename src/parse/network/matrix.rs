//! Rounded inputs × rows of small whole numbers → floats.
//!
//! Promises: sums of whole numbers, so that their order does not count; the weights are read once for all words. Never: an
//! overflow, for a matrix is too wide for one is refused when it is read.

use super::real;
use wide::{i16x8, i32x4};

#[cfg(all(target_arch = "wasm32", not(target_feature = "simd128")))]
compile_error!("build for WebAssembly with -C target-feature=+simd128, as .cargo/config.toml says: unset RUSTFLAGS");

/// Numbers that stand beside each other in a vector.
const LANES: usize = 8;
/// Words that meet a block of rows at once; as many sums as registers hold.
const WORDS: usize = 4;
/// Rows in a block.
const ROWS: usize = 2;

/// A matrix of so many columns at most adds up products without overflow: 32,767 × 127 each.
pub(super) const MOST_COLUMNS: usize = 516;

/// The next multiple of the number of lanes.
pub(super) fn padded(length: usize) -> usize {
    length.next_multiple_of(LANES)
}

/// A matrix as it stands in a file.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    pub(super) columns: usize,
    /// Row after row; each byte a number with a sign.
    pub(super) whole: &'a [u8],
    /// What the numbers of each row are multiplied with.
    pub(super) scales: Vec<f32>,
}

/// Inputs for a matrix: rows of whole numbers, padded with zeros.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    values: Vec<i16x8>,
}

impl Inputs {
    pub(super) fn clear(&mut self) {
        self.values.clear();
    }

    /// Adds a row, or several of a multiple of eight numbers each, divided by a scale and rounded.
    pub(super) fn push(&mut self, values: &[f32], scale: Scale) {
        real::round(values, scale.inverse, &mut self.values);
    }
}

/// What a rounded number stands for: so many times this.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    value: f32,
    inverse: f32,
}

impl Scale {
    pub(super) fn new(value: f32) -> Self {
        Self { value, inverse: 1.0 / value }
    }
}

/// A matrix, its rows padded to a multiple of eight with zeros, and so are its columns.
#[derive(Debug, Default)]
pub(super) struct Matrix {
    /// Vectors in a row.
    steps: usize,
    weights: Vec<i16x8>,
    /// Row by row, what the sum is multiplied with, and what is added.
    factors: Vec<(f32, f32)>,
}

impl Matrix {
    /// The matrix for inputs of a scale. Rows without a bias have 0.
    pub(super) fn new(rows: &Rows, scale: Scale, biases: &[f32]) -> Self {
        let mut matrix = Self { steps: rows.columns.div_ceil(LANES), ..Self::default() };
        for row in rows.whole.chunks_exact(rows.columns) {
            for eight in row.chunks(LANES) {
                let lane = |place| eight.get(place).map_or(0, |&byte: &u8| i16::from(byte as i8));
                matrix.weights.push(i16x8::new(std::array::from_fn(lane)));
            }
        }
        let biases = biases.iter().copied().chain(std::iter::repeat(0.0));
        matrix.factors.extend(rows.scales.iter().zip(biases).map(|(row, bias)| (row * scale.value, bias)));
        let rows = padded(matrix.factors.len());
        matrix.factors.resize(rows, (0.0, 0.0));
        matrix.weights.resize(rows * matrix.steps, i16x8::ZERO);
        matrix
    }

    /// Puts another matrix of as many columns under this one.
    pub(super) fn append(&mut self, other: Self) {
        self.steps = other.steps;
        self.weights.extend(other.weights);
        self.factors.extend(other.factors);
    }

    /// Numbers that it gives for each word.
    pub(super) fn rows(&self) -> usize {
        self.factors.len()
    }

    /// Appends a row of numbers for each row of inputs.
    pub(super) fn multiply(&self, inputs: &Inputs, out: &mut Vec<f32>) {
        let start = out.len();
        let words = inputs.values.len() / self.steps;
        out.resize(start + words * self.rows(), 0.0);
        let out = &mut out[start..];
        let blocks = self.weights.chunks_exact(self.steps * ROWS).zip(self.factors.as_chunks::<ROWS>().0);
        for (number, (weights, factors)) in blocks.enumerate() {
            let block = Block { steps: self.steps, weights, factors, place: number * ROWS, stride: self.rows() };
            let mut groups = inputs.values.chunks_exact(self.steps * WORDS);
            let mut places = out.chunks_exact_mut(self.rows() * WORDS);
            for (words, out) in groups.by_ref().zip(places.by_ref()) {
                block.multiply::<WORDS>(words, out);
            }
            let (words, out) = (groups.remainder(), places.into_remainder());
            match words.len() / self.steps {
                1 => block.multiply::<1>(words, out),
                2 => block.multiply::<2>(words, out),
                3 => block.multiply::<3>(words, out),
                _ => {}
            }
        }
    }
}

/// Some rows of a matrix.
struct Block<'a> {
    steps: usize,
    weights: &'a [i16x8],
    factors: &'a [(f32, f32); ROWS],
    /// The number of the first row.
    place: usize,
    /// From one word's numbers to the next one's.
    stride: usize,
}

impl Block<'_> {
    #[inline]
    fn multiply<const COUNT: usize>(&self, words: &[i16x8], out: &mut [f32]) {
        let row = |number: usize| &self.weights[number * self.steps..(number + 1) * self.steps];
        let rows: [&[i16x8]; ROWS] = std::array::from_fn(row);
        let words: [&[i16x8]; COUNT] =
            std::array::from_fn(|number| &words[number * self.steps..(number + 1) * self.steps]);
        let mut sums = [[i32x4::ZERO; ROWS]; COUNT];
        for step in 0..self.steps {
            let weights: [i16x8; ROWS] = std::array::from_fn(|number| rows[number][step]);
            for (word, sums) in words.iter().zip(&mut sums) {
                for (weight, sum) in weights.iter().zip(sums) {
                    *sum += word[step].dot(*weight);
                }
            }
        }
        for (word, sums) in sums.iter().enumerate() {
            let out = &mut out[word * self.stride + self.place..][..ROWS];
            for ((sum, (factor, bias)), out) in sums.iter().zip(self.factors).zip(out) {
                *out = sum.reduce_add() as f32 * factor + bias;
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
                    prop_assert_eq!(found, expected, "row {} of {}: look at Block::multiply", row, scales.len());
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
        assert_eq!(out[0], (MOST_COLUMNS * 127 * 32_767) as f32, "lower MOST_COLUMNS");
    }
}
