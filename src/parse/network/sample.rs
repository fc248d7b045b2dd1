//! Small random networks for tests: their file, and the numbers in it as floats, for a plain reckoning.

use super::file::SEAL;
use super::names::Chain;
use super::words::Feature;
use crate::lang::resource::{put_block, put_number};

/// Parts of speech, sets of features, relations and tags of a sample.
pub(super) const LABELS: [&[&str]; 4] = [
    &["NOUN", "VERB", "PUNCT"],
    &["_", "Gender=Fem|Number=Sing", "VerbForm=Inf", "Number=Plur"],
    &["nsubj", "root", "obj", "punct", "conj"],
    &["O", "B-Person", "I-Person", "B-Location", "I-Location"],
];
/// For each part of speech, the sets of features that go with it.
pub(super) const ALLOWED: [[u8; 4]; 3] = [[1, 1, 0, 1], [0, 0, 1, 0], [1, 0, 0, 0]];
pub(super) const UNITS: usize = 8;
pub(super) const LAYERS: usize = 2;
const ARCS: usize = 11;
const RELATIONS: usize = 6;
/// A unit of rounded inputs.
const SCALE: f32 = 1e-3;

pub(super) type Rows = Vec<Vec<f64>>;

/// A random network.
pub(super) struct Sample {
    payload: Vec<u8>,
    random: u64,
    pub(super) tables: Vec<(Feature, Vec<&'static str>, Rows)>,
    /// In the file's order, but for the tables.
    pub(super) matrices: Vec<Rows>,
    /// In the file's order.
    pub(super) vectors: Vec<Vec<f64>>,
}

impl Sample {
    pub(super) fn new(seed: u64) -> Self {
        let (tables, matrices, vectors) = (Vec::new(), Vec::new(), Vec::new());
        let mut sample = Self { payload: Vec::new(), random: seed, tables, matrices, vectors };
        for labels in LABELS {
            sample.lines(labels);
        }
        sample.payload.extend(ALLOWED.iter().flatten());
        put_number(&mut sample.payload, 2);
        sample.table(Feature::Word, &["a", "b", "de", "maison", "ñuf"], 7);
        sample.table(Feature::Suffix(2), &["de", "on", "rs", "uf"], 6);
        let mut width = 13;
        sample.keep_matrix(1, width);
        put_number(&mut sample.payload, LAYERS as u32);
        for _ in 0..LAYERS {
            sample.layer(width);
            width = 2 * UNITS;
        }
        sample.scale(SCALE);
        let lengths = [LABELS[0].len(), LABELS[1].len(), ARCS, ARCS, RELATIONS];
        for rows in lengths {
            sample.keep_matrix(rows, width);
            sample.vector(rows);
        }
        sample.keep_matrix(RELATIONS, width);
        for (rows, columns) in [(ARCS, ARCS), (LABELS[2].len(), RELATIONS)] {
            sample.scale(SCALE);
            sample.scale(1.0);
            sample.keep_matrix(rows, columns);
            sample.vector(rows);
        }
        sample.layer(13);
        sample.scale(SCALE);
        sample.keep_matrix(LABELS[3].len(), width);
        sample.vector(LABELS[3].len());
        sample.vector(Chain::transitions(LABELS[3].len()));
        sample
    }

    pub(super) fn file(&self) -> Vec<u8> {
        SEAL.close(&self.payload)
    }

    pub(super) fn payload(&self) -> &[u8] {
        &self.payload
    }

    fn next(&mut self) -> i8 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.random >> 56) as i8
    }

    fn lines(&mut self, lines: &[&str]) {
        put_number(&mut self.payload, lines.len() as u32);
        put_block(&mut self.payload, lines.join("\n").as_bytes());
    }

    fn scale(&mut self, scale: f32) {
        self.payload.extend(scale.to_le_bytes());
    }

    fn table(&mut self, feature: Feature, words: &[&'static str], width: usize) {
        put_block(&mut self.payload, feature.name().as_bytes());
        self.lines(words);
        let rows = self.matrix(words.len() + 1, width);
        self.tables.push((feature, words.to_vec(), rows));
    }

    fn layer(&mut self, width: usize) {
        self.scale(SCALE);
        self.keep_matrix(8 * UNITS, width);
        self.keep_matrix(8 * UNITS, UNITS);
        self.vector(8 * UNITS);
    }

    fn keep_matrix(&mut self, rows: usize, columns: usize) {
        let matrix = self.matrix(rows, columns);
        self.matrices.push(matrix);
    }

    fn matrix(&mut self, rows: usize, columns: usize) -> Rows {
        const KNOWN: [f32; 3] = [0.002, 0.004, 0.008];
        put_number(&mut self.payload, rows as u32);
        put_number(&mut self.payload, columns as u32);
        put_block(&mut self.payload, &KNOWN.map(f32::to_le_bytes).concat());
        let places: Vec<u8> = (0..rows).map(|_| self.next() as u8 % 3).collect();
        self.payload.extend(&places);
        let row = |place: u8| {
            let whole: Vec<i8> = (0..columns).map(|_| self.next().max(-127)).collect();
            self.payload.extend(whole.iter().map(|&whole| whole as u8));
            whole.into_iter().map(|whole| f64::from(whole) * f64::from(KNOWN[place as usize])).collect()
        };
        places.into_iter().map(row).collect()
    }

    fn vector(&mut self, length: usize) {
        let scale = 0.004;
        put_number(&mut self.payload, length as u32);
        self.scale(scale);
        let whole: Vec<i16> = (0..length).map(|_| i16::from(self.next())).collect();
        self.payload.extend(whole.iter().flat_map(|whole| whole.to_le_bytes()));
        self.vectors.push(whole.into_iter().map(|whole| f64::from(whole) * f64::from(scale)).collect());
    }
}
