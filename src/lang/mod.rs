//! What is particular to a language, as data: a stage reads it from here and names no word of any language itself.
//!
//! A second language is a second folder beside `fr`.

pub mod boundary;
pub mod fr;
pub mod frames;
pub mod gazetteer;
pub mod lemmas;
pub mod lexicon;
pub mod linking;
pub mod morphology;
pub mod phrases;
pub mod press;
pub mod quantity;
pub mod resource;
pub mod segmentation;
pub mod speech;
pub mod time;
pub mod titles;

/// One language's tables.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub code: &'static str,
    /// Its inflected forms.
    pub lexicon: lexicon::Lexicon,
    /// What its words say of their lemmas beyond the lexicon.
    pub lemmas: lemmas::Lemmas,
    /// Names and nouns for actors.
    pub gazetteer: gazetteer::Gazetteer,
    /// What the press writes around its articles.
    pub press: press::Press,
    /// What linking needs to know.
    pub linking: linking::Linking,
    /// Its tables for sentences and words.
    pub segmentation: segmentation::Segmentation,
    /// How quantities are written.
    pub quantity: quantity::Quantity,
    /// How words are attributed to a speaker.
    pub speech: speech::Speech,
    /// How it tells time.
    pub time: time::TimeGrammar,
    /// Its event frames.
    pub frames: frames::Frames,
}
