//! French.

pub mod actors;
pub mod frames;
#[cfg(feature = "train")]
pub mod hunspell;
mod linking;
pub mod press;
pub mod quantity;
#[cfg(any(feature = "cli", test))]
pub mod resources;
mod segmentation;
pub mod speech;
pub mod time;

pub use linking::linking;

use super::Language;
use super::lemmas::Lemmas;
use super::lexicon::Lexicon;
use crate::model::ReadError;

/// Small enough to be a part of the program on every host.
const LEMMAS: &[u8] = include_bytes!("model/lemmas.bin");

/// French, with the lexicon from its resource file.
///
/// # Errors
/// [`ReadError::Resource`] when the lexicon is cut, altered, or of another version.
pub fn french(lexicon: Vec<u8>) -> Result<Language, ReadError> {
    Ok(Language {
        code: "fr",
        lexicon: Lexicon::load(lexicon)?,
        lemmas: Lemmas::load(LEMMAS)?,
        gazetteer: actors::gazetteer()?,
        frames: frames::frames()?,
        press: press::press(),
        linking: linking::linking()?,
        segmentation: segmentation::segmentation()?,
        quantity: quantity::quantity(),
        speech: speech::speech(),
        time: time::grammar()?,
    })
}
