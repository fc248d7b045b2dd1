//! What is particular to a language, as data: a stage reads it from here and names no word of any language itself.
//!
//! A second language is a second folder beside `fr`.

pub mod fr;

/// One language's tables.
#[derive(Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub code: &'static str,
}
