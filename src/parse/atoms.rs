//! word → what the classifiers look at: its form, ends, shape and what the lexicon says, each as a number.

use super::network::words::{fold, shape, signature};
use crate::lang::Language;
use crate::lang::lexicon::Signature;

/// A word in numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Atoms {
    /// The form in small letters, digits alike; or its class, where it has one.
    pub(super) form: u32,
    /// The form as written.
    pub(super) written: u32,
    /// Its last one to five letters.
    pub(super) suffixes: [u32; 5],
    /// Its first one to three letters.
    pub(super) prefixes: [u32; 3],
    /// How it is written: small letters, capitals, digits.
    pub(super) shape: u32,
    /// Whether it has a hyphen or an apostrophe, and its length.
    pub(super) make: u32,
    /// What the lexicon says.
    pub(super) lexicon: Signature,
}

/// Stands before the first word.
pub(super) const BEFORE: Atoms = pad(1);
/// Stands behind the last word.
pub(super) const BEHIND: Atoms = pad(2);

const fn pad(number: u32) -> Atoms {
    Atoms {
        form: number,
        written: number,
        suffixes: [number; 5],
        prefixes: [number; 3],
        shape: 8 + number,
        make: 0,
        lexicon: Signature { coarse: number, fine: number, valency: 0 },
    }
}

/// The word at a place, or what stands beyond the sentence's ends.
pub(super) fn at(atoms: &[Atoms], place: Option<usize>) -> &Atoms {
    place.map_or(&BEFORE, |place| atoms.get(place).unwrap_or(&BEHIND))
}

/// The atoms of a form.
pub(super) fn atoms(form: &str, language: &Language) -> Atoms {
    let folded: Vec<char> = fold(form).collect();
    let length = folded.len();
    let shape = shape(form);
    Atoms {
        form: class(&folded, language).unwrap_or_else(|| hash(&folded)),
        written: crc32fast::hash(form.as_bytes()),
        suffixes: std::array::from_fn(|count| match length.checked_sub(count + 1) {
            Some(from) => hash(&folded[from..]),
            None => hash(&folded) ^ 0x55,
        }),
        prefixes: std::array::from_fn(|count| hash(&folded[..length.min(count + 1)])),
        shape,
        make: u32::from(folded.contains(&'-'))
            | u32::from(folded.contains(&'\'')) << 1
            | (length.min(12) as u32 / 3) << 2,
        lexicon: signature(form, shape, language),
    }
}

/// The number of the word's class, if it has one.
fn class(letters: &[char], language: &Language) -> Option<u32> {
    let word: String = letters.iter().collect();
    let class = language.segmentation.classes.get(word.as_str())?;
    Some(crc32fast::hash(class.as_bytes()))
}

fn hash(letters: &[char]) -> u32 {
    let mut state = 0x811c_9dc5_u32;
    for &letter in letters {
        state = (state ^ letter as u32).wrapping_mul(0x0100_0193);
    }
    state ^ state >> 15
}
