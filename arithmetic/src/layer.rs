//! inputs of sentences' words → outputs that know their context: long short-term memory, walked in both directions.
//!
//! After Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997), with the gate that forgets of Gers, Schmidhuber and
//! Cummins (2000). Several sentences are walked together, so that the weights upon their states are read once for all.

use crate::matrix::{Inputs, Matrix, Scale};
use crate::real;
use std::ops::Range;
use wide::f32x4;

/// The order of the gates in the rows of the matrices: input, forget, state, output.
pub const GATES: usize = 4;
/// There and back.
pub const DIRECTIONS: usize = 2;
/// What one step of a rounded output stands for: outputs lie between −1 and 1.
pub const STATE_SCALE: f32 = 1.0 / real::LARGEST;

/// A layer.
#[derive(Debug)]
pub struct Layer {
    /// Of its inputs.
    pub scale: Scale,
    /// Units in each direction, a multiple of eight.
    pub units: usize,
    /// Upon the inputs: rows by direction, gate and unit, with the biases; behind them rows of other layers upon the same.
    pub matrix: Matrix,
    /// Upon a direction's last outputs: rows by gate and unit.
    pub states: [Matrix; DIRECTIONS],
}

/// What a matrix makes of inputs.
#[derive(Clone, Copy, Debug)]
pub struct Products<'a> {
    /// Row after row.
    pub values: &'a [f32],
    /// The matrix's rows.
    pub stride: usize,
    /// Where those of the layer begin.
    pub start: usize,
}

/// Room that every walk uses anew.
#[derive(Debug, Default)]
pub struct Room {
    inputs: Inputs,
    gates: Vec<f32>,
    /// By sentence and unit.
    cells: Vec<f32x4>,
    /// By sentence and unit, the last outputs.
    last: Vec<f32>,
}

impl Layer {
    /// Numbers that it gives for each word.
    #[must_use]
    pub fn width(&self) -> usize {
        DIRECTIONS * self.units
    }

    /// Fills `out` with a row for each place; `rows` says which row of the matrix's products stands there, and `sentences`
    /// which places belong together, the longest sentence first.
    #[inline(never)]
    pub fn walk(
        &self,
        products: Products,
        rows: &[u32],
        sentences: &[Range<usize>],
        room: &mut Room,
        out: &mut Vec<f32>,
    ) {
        out.clear();
        out.resize(rows.len() * self.width(), 0.0);
        for direction in 0..DIRECTIONS {
            room.cells.clear();
            room.cells.resize(sentences.len() * self.units / 4, f32x4::ZERO);
            room.last.clear();
            room.last.resize(sentences.len() * self.units, 0.0);
            let mut walking = sentences;
            for step in 0..sentences.first().map_or(0, Range::len) {
                while walking.last().is_some_and(|sentence| sentence.len() <= step) {
                    walking = &walking[..walking.len() - 1];
                }
                let place = |sentence: &Range<usize>| match direction {
                    0 => sentence.start + step,
                    _ => sentence.end - 1 - step,
                };
                self.step(direction, products, rows, walking.iter().map(place), room, out);
            }
        }
    }

    /// One word further in each sentence that is not at its end; `places` are those words.
    fn step(
        &self,
        direction: usize,
        products: Products,
        rows: &[u32],
        places: impl ExactSizeIterator<Item = usize>,
        room: &mut Room,
        out: &mut [f32],
    ) {
        let (units, width) = (self.units, self.width());
        let Room { inputs, gates, cells, last } = room;
        inputs.clear();
        inputs.push(&last[..places.len() * units], Scale::new(STATE_SCALE));
        gates.clear();
        self.states[direction].multiply(inputs, gates);
        let walks = gates.chunks_exact(GATES * units).zip(cells.chunks_exact_mut(units / 4));
        for ((place, (of_state, cells)), last) in places.zip(walks).zip(last.chunks_exact_mut(units)) {
            let at = rows[place] as usize * products.stride + products.start + direction * GATES * units;
            let of_input = &products.values[at..at + GATES * units];
            advance(of_input, of_state, cells, last);
            out[place * width + direction * units..][..units].copy_from_slice(last);
        }
    }
}

/// What input and state add to the gates → the next cells and outputs of one sentence.
fn advance(of_input: &[f32], of_state: &[f32], cells: &mut [f32x4], last: &mut [f32]) {
    let fours = cells.len();
    let (of_input, of_state) = (of_input.as_chunks::<4>().0, of_state.as_chunks::<4>().0);
    let gates: [_; GATES] = std::array::from_fn(|gate| {
        let rows = gate * fours..(gate + 1) * fours;
        (&of_input[rows.clone()], &of_state[rows])
    });
    for (four, (cell, last)) in cells.iter_mut().zip(last.as_chunks_mut::<4>().0).enumerate() {
        let [input, forget, state, output] =
            gates.map(|(of_input, of_state)| f32x4::new(of_input[four]) + f32x4::new(of_state[four]));
        let (next, given) = real::advance(*cell, input, forget, state, output);
        *cell = next;
        *last = given.to_array();
    }
}
