//! A language's tables for cutting text into sentences and words.

use super::resource::{Cursor, Seal};
use crate::model::ReadError;
use std::collections::{HashMap, HashSet};

pub(crate) const SEAL: Seal = Seal { name: "the table of contractions", magic: *b"FRCO", version: 1 };

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
    /// Words that stand in the same places in a sentence, and the name of their class: the days of the week, the months,
    /// titles before names. Treebanks are too small to show each of them in each of its places.
    pub classes: HashMap<&'static str, &'static str>,
    /// Tells an ambiguous contraction from one word.
    pub splitter: Splitter,
}

/// A linear classifier over hashed features.
#[derive(Debug)]
pub struct Splitter {
    weights: Vec<i8>,
}

impl Splitter {
    /// How many weights it has.
    pub const SIZE: usize = 1 << 14;

    /// Reads its file.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when it is cut, altered, or of another version.
    pub fn load(file: &[u8]) -> Result<Self, ReadError> {
        let weights = Cursor::new(SEAL, SEAL.open(file)?).take(Self::SIZE)?.iter().map(|&byte| byte as i8).collect();
        Ok(Self { weights })
    }

    /// Whether the features speak for two words.
    #[must_use]
    pub fn splits(&self, features: &[u32]) -> bool {
        features.iter().map(|&feature| i32::from(self.weights[feature as usize % Self::SIZE])).sum::<i32>() >= 0
    }
}
