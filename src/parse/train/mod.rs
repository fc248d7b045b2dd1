//! treebanks → resource files: what tells contractions and lemmas, seeded, so that the same treebanks give the same file.
//!
//! The network is trained elsewhere, in `training/`.

mod contractions;
mod lemmatizer;
mod random;

pub use contractions::splitter;
pub use lemmatizer::lemmas;
