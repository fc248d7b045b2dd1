//! The parser's trained weights, and the form of their file.

use super::perceptron::Weights;
use super::tagger::Tagger;
use super::transitions::TRANSITIONS;
use crate::lang::morphology;
use crate::lang::resource::{Cursor, Seal, put_number};
use crate::model::{Dependency, Features, ReadError, Upos};

const SEAL: Seal = Seal { name: "the parser's model", magic: *b"FRPM", version: 2 };

/// How many steps a margin is told apart in.
#[cfg(feature = "train")]
pub(super) const STEPS: usize = 16;

/// From a decision's margin to how often decisions with such a margin are right.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Calibration {
    /// The margins at which the steps after the first begin, and how often the decision is right, in 255ths.
    pub(super) steps: Vec<(u32, u8)>,
}

impl Calibration {
    pub(super) fn confidence(&self, margin: f32) -> f32 {
        let step = self.steps.partition_point(|(from, _)| *from as f32 <= margin);
        self.steps.get(step.saturating_sub(1)).map_or(0.5, |(_, right)| f32::from(*right) / 255.0)
    }

    fn read(cursor: &mut Cursor) -> Result<Self, ReadError> {
        let count = cursor.number()?;
        let steps = (0..count).map(|_| Ok((cursor.number()?, cursor.byte()?))).collect::<Result<_, ReadError>>()?;
        Ok(Self { steps })
    }

    fn write(&self, out: &mut Vec<u8>) {
        put_number(out, self.steps.len() as u32);
        for (from, right) in &self.steps {
            put_number(out, *from);
            out.push(*right);
        }
    }
}

/// The parser's trained weights.
#[derive(Debug)]
pub struct Model {
    pub(super) morphology: Vec<Features>,
    pub(super) tagger: Tagger<Weights>,
    pub(super) transitions: Weights,
    pub(super) labels: Weights,
    pub(super) arc_calibration: Calibration,
    pub(super) label_calibration: Calibration,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: &[u8]) -> Result<Self, ReadError> {
        let malformed = || SEAL.error("malformed: a number stands for nothing");
        let mut cursor = Cursor::new(SEAL, SEAL.open(file)?);
        let count = cursor.number()?;
        let morphology: Vec<Features> =
            (0..count).map(|_| Ok(morphology::unpack(cursor.number()?))).collect::<Result<_, ReadError>>()?;
        let mut allowed = Vec::new();
        for _ in Upos::ALL {
            allowed.push(cursor.take(morphology.len())?.iter().map(|&byte| byte != 0).collect());
        }
        let upos = Weights::read(&mut cursor, Upos::ALL.len(), &malformed)?;
        let features = Weights::read(&mut cursor, morphology.len(), &malformed)?;
        let transitions = Weights::read(&mut cursor, TRANSITIONS, &malformed)?;
        let labels = Weights::read(&mut cursor, Dependency::ALL.len(), &malformed)?;
        let arc_calibration = Calibration::read(&mut cursor)?;
        let label_calibration = Calibration::read(&mut cursor)?;
        let tagger = Tagger { allowed, upos, morphology: features };
        if morphology.is_empty() || !cursor.rest().is_empty() {
            return Err(malformed());
        }
        Ok(Self { morphology, tagger, transitions, labels, arc_calibration, label_calibration })
    }

    /// The model's file.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        let mut payload = Vec::new();
        put_number(&mut payload, self.morphology.len() as u32);
        self.morphology.iter().for_each(|&features| put_number(&mut payload, morphology::pack(features)));
        self.tagger.allowed.iter().flatten().for_each(|&allowed| payload.push(u8::from(allowed)));
        for weights in [&self.tagger.upos, &self.tagger.morphology, &self.transitions, &self.labels] {
            weights.write(&mut payload);
        }
        self.arc_calibration.write(&mut payload);
        self.label_calibration.write(&mut payload);
        SEAL.close(&payload)
    }

    /// How many features have weights: for parts of speech, morphology, heads, relations.
    #[must_use]
    pub fn sizes(&self) -> [usize; 4] {
        [&self.tagger.upos, &self.tagger.morphology, &self.transitions, &self.labels].map(Weights::len)
    }
}
