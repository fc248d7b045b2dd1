//! hashed features → scores: a linear classifier with few, small weights.
//!
//! Promises: whole numbers, so that every host gives the same scores. Never: a feature's name; two features whose hashes
//! meet share their weights, in training as in use.

use crate::lang::resource::{Cursor, put_block, put_number};
use crate::model::ReadError;

/// Features are hashed to so many bits.
pub(super) const FEATURE_BITS: u32 = 24;

/// What gives a score to each class.
pub(super) trait Scorer {
    /// Fills `scores` with one score a class.
    fn score(&self, features: &[u32], scores: &mut [f32]);
}

/// The hash of a feature: its template and up to three values.
#[inline]
pub(super) fn feature(template: u32, values: [u32; 3]) -> u32 {
    let mut state = u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for value in values {
        state = (state ^ u64::from(value)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state ^= state >> 29;
    }
    (state.wrapping_mul(0x94d0_49bb_1331_11eb) >> (64 - FEATURE_BITS)) as u32
}

/// The class with the highest score among those allowed, and how far it stands above the next one.
pub(super) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<(usize, f32)> {
    let mut found: Option<(usize, f32)> = None;
    let mut second = f32::MIN;
    for (class, &score) in scores.iter().enumerate().filter(|(class, _)| allowed(*class)) {
        match found {
            Some((_, top)) if score <= top => second = second.max(score),
            _ => {
                second = found.map_or(second, |(_, top)| top);
                found = Some((class, score));
            }
        }
    }
    found.map(|(class, top)| (class, if second > f32::MIN { top - second } else { f32::MAX }))
}

/// Trained weights: sparse rows of small whole numbers, found by an open hash table.
pub(super) struct Weights {
    /// Row number + 1 by hash place, 0 where none; a power of two long.
    table: Vec<u32>,
    keys: Vec<u32>,
    /// Where each row begins in `cells`, and the end.
    starts: Vec<u32>,
    cells: Vec<(u8, i8)>,
}

impl std::fmt::Debug for Weights {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Weights").field("features", &self.keys.len()).finish_non_exhaustive()
    }
}

impl Weights {
    /// From rows sorted by key.
    pub(super) fn new(rows: impl IntoIterator<Item = (u32, Vec<(u8, i8)>)>) -> Self {
        let (mut keys, mut starts, mut cells) = (Vec::new(), vec![0], Vec::new());
        for (key, row) in rows {
            keys.push(key);
            cells.extend(row);
            starts.push(cells.len() as u32);
        }
        let mut table = vec![0; (keys.len() * 2).next_power_of_two().max(2)];
        let mask = table.len() - 1;
        for (row, &key) in keys.iter().enumerate() {
            let mut place = slot(key) & mask;
            while table[place] != 0 {
                place = (place + 1) & mask;
            }
            table[place] = row as u32 + 1;
        }
        Self { table, keys, starts, cells }
    }

    #[inline]
    fn row(&self, key: u32) -> &[(u8, i8)] {
        let mask = self.table.len() - 1;
        let mut place = slot(key) & mask;
        loop {
            let row = self.table[place] as usize;
            if row == 0 {
                return &[];
            }
            if self.keys[row - 1] == key {
                return &self.cells[self.starts[row - 1] as usize..self.starts[row] as usize];
            }
            place = (place + 1) & mask;
        }
    }

    /// Reads what [`Weights::write`] wrote; classes beyond `classes` are an error.
    pub(super) fn read(
        cursor: &mut Cursor,
        classes: usize,
        malformed: &dyn Fn() -> ReadError,
    ) -> Result<Self, ReadError> {
        let count = cursor.number()? as usize;
        let mut keys = cursor.sub_block()?;
        let (lengths, labels, values) = (cursor.block()?, cursor.block()?, cursor.block()?);
        let total: usize = lengths.iter().map(|&length| length as usize).sum();
        let fits = lengths.len() == count
            && labels.len() == total
            && values.len() == total
            && labels.iter().all(|&label| (label as usize) < classes);
        if !fits {
            return Err(malformed());
        }
        let mut cells = labels.iter().zip(values).map(|(&label, &value)| (label, value as i8));
        let mut key = 0u32;
        let mut rows = Vec::with_capacity(count);
        for &length in lengths {
            key = key.wrapping_add(keys.number()?);
            rows.push((key, cells.by_ref().take(length as usize).collect()));
        }
        Ok(Self::new(rows))
    }

    /// Appends the weights, alike kept together so that they compress well.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let mut keys = Vec::new();
        let mut previous = 0;
        for &key in &self.keys {
            put_number(&mut keys, key - previous);
            previous = key;
        }
        let lengths: Vec<u8> = self.starts.windows(2).map(|pair| (pair[1] - pair[0]) as u8).collect();
        let labels: Vec<u8> = self.cells.iter().map(|cell| cell.0).collect();
        let values: Vec<u8> = self.cells.iter().map(|cell| cell.1 as u8).collect();
        put_number(out, self.keys.len() as u32);
        for block in [&keys, &lengths, &labels, &values] {
            put_block(out, block);
        }
    }

    /// How many features have weights.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}

#[inline]
fn slot(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 7) as usize
}

impl Scorer for Weights {
    #[inline]
    fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for &feature in features {
            for &(class, weight) in self.row(feature) {
                scores[class as usize] += f32::from(weight);
            }
        }
    }
}
