//! The weights that tell the end of a sentence from a place inside one.
//!
//! A logistic regression over all that is seen of a place, and beside it a few units that see together what stands around
//! it: a unit adds up what each thing that is seen is worth to it, and counts when the sum is above nought. Weights are
//! whole numbers, so that every host decides alike.
//!
//! Promises: whatever the bytes, an error that says what is wrong, or weights whose sums do not overflow.

use super::resource::{Cursor, Seal};
use super::segmentation::Classifier;
use crate::model::ReadError;

/// The seal of the weights.
pub const BOUNDARIES: Seal = Seal { name: "the table of sentence boundaries", magic: *b"FRBO", version: 2 };

/// How many units there are.
pub const UNITS: usize = 16;

/// What is seen of a place, as hashed features.
#[derive(Debug, Default)]
pub struct Features {
    /// What the regression counts.
    pub single: Vec<u32>,
    /// What the units see together.
    pub together: Vec<u32>,
}

/// Tells whether a sentence ends at a place.
#[derive(Debug)]
pub struct Boundary {
    regression: Classifier,
    /// What the regression's sum is multiplied with to count as much as the units' sum.
    factor: i32,
    /// For each feature the number of its row from 1, and 0 where it is worth nothing to the units.
    places: Vec<u16>,
    rows: Vec<[i8; UNITS]>,
    biases: [i32; UNITS],
    outputs: [i16; UNITS],
    bias: i64,
}

impl Boundary {
    /// How many features the units can tell apart; most are worth nothing, and are not in the file.
    pub const SIZE: usize = 1 << 17;

    /// Reads the file of the weights.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: &[u8]) -> Result<Self, ReadError> {
        let mut cursor = Cursor::new(BOUNDARIES, BOUNDARIES.open(file)?);
        let malformed = |what: &str| BOUNDARIES.error(&format!("malformed: {what}"));
        let regression = Classifier::read(BOUNDARIES, &mut cursor)?;
        let mut gaps = cursor.sub_block()?;
        let (rows, rest) = cursor.block()?.as_chunks::<UNITS>();
        if !rest.is_empty() || rows.len() > usize::from(u16::MAX) {
            return Err(malformed("the units' rows are cut, or too many"));
        }
        let (mut places, mut cell) = (vec![0; Self::SIZE], 0usize);
        for row in 1..=rows.len() {
            cell = cell.saturating_add(gaps.number()? as usize);
            *places.get_mut(cell).ok_or_else(|| malformed("a row stands for nothing"))? = row as u16;
        }
        let rows = rows.iter().map(|row| row.map(|weight| weight as i8)).collect();
        let mut biases = [0; UNITS];
        for bias in &mut biases {
            *bias = i32::from_le_bytes(array(&mut cursor)?);
        }
        let mut outputs = [0; UNITS];
        for output in &mut outputs {
            *output = i16::from_le_bytes(array(&mut cursor)?);
        }
        let bias = i64::from(i32::from_le_bytes(array(&mut cursor)?)) << 16;
        let factor = i32::from_le_bytes(array(&mut cursor)?);
        if !cursor.rest().is_empty() {
            return Err(malformed("it goes on behind its end"));
        }
        Ok(Self { regression, factor, places, rows, biases, outputs, bias })
    }

    /// Whether a sentence ends at a place of which this is seen.
    #[must_use]
    pub fn agrees(&self, features: &Features) -> bool {
        let mut sums = self.biases.map(i64::from);
        for &feature in &features.together {
            let Some(row) = usize::from(self.places[Self::cell(feature)]).checked_sub(1) else { continue };
            sums.iter_mut().zip(self.rows[row]).for_each(|(sum, weight)| *sum += i64::from(weight));
        }
        let units: i64 = sums.iter().zip(self.outputs).map(|(&sum, output)| sum.max(0) * i64::from(output)).sum();
        let single = i64::from(self.regression.sum(&features.single)) * i64::from(self.factor);
        units + single + self.bias >= 0
    }

    /// The number of a feature among those that the units can tell apart.
    pub(crate) fn cell(feature: u32) -> usize {
        feature as usize % Self::SIZE
    }
}

/// The next bytes, so many as are asked for.
fn array<const LENGTH: usize>(cursor: &mut Cursor) -> Result<[u8; LENGTH], ReadError> {
    let bytes = cursor.take(LENGTH)?;
    Ok(std::array::from_fn(|at| bytes[at]))
}

/// The units' weights as they go into a file, the regression's beside them.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) regression: Vec<(u32, i8)>,
    pub(crate) factor: i32,
    /// Ascending by their features.
    pub(crate) rows: Vec<(u32, [i8; UNITS])>,
    pub(crate) biases: [i32; UNITS],
    pub(crate) outputs: [i16; UNITS],
    /// In steps of 65,536.
    pub(crate) bias: i32,
}

#[cfg(feature = "train")]
impl Parts {
    /// The file.
    pub(crate) fn file(&self) -> Vec<u8> {
        use super::resource::{put_block, put_number};
        let (mut gaps, mut rows, mut payload, mut previous) = (Vec::new(), Vec::new(), Vec::new(), 0);
        Classifier::write(self.regression.iter().copied(), &mut payload);
        for (cell, row) in &self.rows {
            put_number(&mut gaps, cell - previous);
            rows.extend(row.map(|weight| weight as u8));
            previous = *cell;
        }
        put_block(&mut payload, &gaps);
        put_block(&mut payload, &rows);
        payload.extend(self.biases.iter().flat_map(|bias| bias.to_le_bytes()));
        payload.extend(self.outputs.iter().flat_map(|output| output.to_le_bytes()));
        payload.extend(self.bias.to_le_bytes());
        payload.extend(self.factor.to_le_bytes());
        BOUNDARIES.close(&payload)
    }
}

#[cfg(all(test, feature = "train"))]
mod tests {
    use super::*;

    /// Weights with which two things together speak for an end, and neither by itself; a third speaks against it.
    fn parts() -> Parts {
        let mut biases = [0; UNITS];
        biases[0] = -1;
        let mut outputs = [0; UNITS];
        outputs[0] = i16::MAX;
        let mut row = [0; UNITS];
        row[0] = 1;
        let rows = vec![(5, row), (900, row)];
        Parts { regression: vec![(3, -100)], factor: 1000, rows, biases, outputs, bias: 0 }
    }

    fn agrees(single: &[u32], together: &[u32]) -> bool {
        let boundary = Boundary::load(&parts().file()).expect("it is a whole file");
        boundary.agrees(&Features { single: single.to_vec(), together: together.to_vec() })
    }

    #[test]
    fn units_see_together() {
        assert!(!agrees(&[3], &[]), "what speaks against an end alone decides");
        assert!(!agrees(&[3], &[5]) && !agrees(&[3], &[900]), "one of two things leaves the unit below nought");
        assert!(!agrees(&[3], &[5, 901]), "another thing has no row");
        assert!(agrees(&[], &[5, 900]), "both together speak for an end");
        assert!(!agrees(&[3, 3], &[5, 900]), "and can be outweighed");
    }

    #[test]
    fn wrong_files_are_refused() {
        let payload = parts().file()[16..].to_vec();
        for end in 0..payload.len() {
            let error = Boundary::load(&BOUNDARIES.close(&payload[..end])).expect_err("it is cut").to_string();
            assert!(error.contains("malformed"), "{end} bytes are no weights: {error}");
        }
        let longer = [&payload[..], b"more"].concat();
        let error = Boundary::load(&BOUNDARIES.close(&longer)).expect_err("it is too long").to_string();
        assert!(error.contains("behind its end"), "tell that it is too long, not {error:?}");
        let beyond = Parts { rows: vec![(Boundary::SIZE as u32, [1; UNITS])], ..parts() };
        let error = Boundary::load(&beyond.file()).expect_err("no feature has this number").to_string();
        assert!(error.contains("stands for nothing"), "tell which row is wrong, not {error:?}");
    }
}
