//! treebanks → resource files: what tells sentences, contractions and lemmas, seeded: the same treebanks give the same file.
//!
//! The network is trained elsewhere, in `training/`.

mod boundaries;
mod classifier;
mod contractions;
mod lemmatizer;
mod random;
pub mod segmentation;
mod units;

pub use boundaries::boundaries;
pub use contractions::contractions;
pub use lemmatizer::lemmas;
