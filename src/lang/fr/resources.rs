//! The resource files, embedded: for hosts that do not fetch them.

/// The lexicon's file.
pub const LEXICON: &[u8] = include_bytes!("model/lexicon.fst");

/// The parser's file.
pub const MODEL: &[u8] = include_bytes!("model/parser.bin");
