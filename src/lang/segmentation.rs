//! A language's tables for cutting text into sentences and words.

use super::boundary::Boundary;
use super::resource::{Cursor, Seal};
use crate::model::ReadError;
use std::collections::{HashMap, HashSet};

/// The seal of the weights that tell contractions.
pub const CONTRACTIONS: Seal = Seal { name: "the table of contractions", magic: *b"FRCO", version: 2 };

/// What must follow an abbreviation's full stop for it to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follower {
    /// Anything; the abbreviation never ends a sentence.
    Any,
    /// A capital letter, as of a name.
    Name,
    /// A digit.
    Number,
    /// Anything; the abbreviation may end a sentence.
    End,
}

/// What a hyphenated ending hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A verb: `dit-il`.
    Verb,
    /// A noun: `cette année-là`.
    Noun,
}

/// A word that stands for two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contraction {
    /// The two words that it stands for.
    pub words: [&'static str; 2],
    /// Whether it can also be one word, as its neighbours tell.
    pub ambiguous: bool,
}

/// The tables.
#[derive(Debug)]
pub struct Segmentation {
    /// Abbreviations without their full stop, in small letters.
    pub abbreviations: HashMap<&'static str, Follower>,
    /// Words cut before a vowel, with their apostrophe, in small letters.
    pub elisions: HashSet<&'static str>,
    /// The letters before which words are cut, in small letters.
    pub elision_followers: &'static str,
    /// Endings that hang on a word by a hyphen and are words of their own.
    pub enclitics: Vec<(&'static str, Host)>,
    /// Words with apostrophes or hyphens that stay whole, in small letters.
    pub whole: HashSet<&'static str>,
    /// Words that stand for two.
    pub contractions: HashMap<&'static str, Contraction>,
    /// Tells an ambiguous contraction from one word.
    pub contraction: Classifier,
    /// Tells the end of a sentence from a place inside one.
    pub boundary: Boundary,
}

/// A linear classifier over hashed features, its weights whole numbers, so that every host decides alike.
#[derive(Debug)]
pub struct Classifier {
    weights: Vec<i8>,
}

impl Classifier {
    /// How many weights there can be; most are nought, and are not in the file.
    pub const SIZE: usize = 1 << 18;

    /// Reads the file of the classifier that a seal names.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(seal: Seal, file: &[u8]) -> Result<Self, ReadError> {
        Self::read(seal, &mut Cursor::new(seal, seal.open(file)?))
    }

    /// Reads the weights that stand next in a file.
    pub(super) fn read(seal: Seal, cursor: &mut Cursor) -> Result<Self, ReadError> {
        let mut gaps = cursor.sub_block()?;
        let mut weights = vec![0; Self::SIZE];
        let mut cell = 0usize;
        for &weight in cursor.block()? {
            cell = cell.saturating_add(gaps.number()? as usize);
            *weights.get_mut(cell).ok_or_else(|| seal.error("malformed: a weight stands for nothing"))? = weight as i8;
        }
        Ok(Self { weights })
    }

    /// The file of a classifier, from its weights in order, each with its number.
    #[cfg(feature = "train")]
    pub(crate) fn file(seal: Seal, weights: impl Iterator<Item = (u32, i8)>) -> Vec<u8> {
        let mut payload = Vec::new();
        Self::write(weights, &mut payload);
        seal.close(&payload)
    }

    /// Writes the weights for [`Classifier::read`].
    #[cfg(feature = "train")]
    pub(super) fn write(weights: impl Iterator<Item = (u32, i8)>, payload: &mut Vec<u8>) {
        use super::resource::{put_block, put_number};
        let (mut gaps, mut values, mut previous) = (Vec::new(), Vec::new(), 0);
        for (cell, weight) in weights {
            put_number(&mut gaps, cell - previous);
            values.push(weight as u8);
            previous = cell;
        }
        put_block(payload, &gaps);
        put_block(payload, &values);
    }

    /// The number of a feature's weight.
    pub(crate) fn cell(feature: u32) -> usize {
        feature as usize % Self::SIZE
    }

    /// Whether the features speak for it.
    #[must_use]
    pub fn agrees(&self, features: &[u32]) -> bool {
        self.sum(features) >= 0
    }

    /// How much they speak for it.
    pub(super) fn sum(&self, features: &[u32]) -> i32 {
        features.iter().map(|&feature| i32::from(self.weights[Self::cell(feature)])).sum()
    }
}
