//! Document + mentions → who is said to say what stands at a place: reporting verbs, their subjects, attributing phrases.
//!
//! Promises: a speaker that the text names in the same sentence. Never: reading quotations or figures, which ask it.

mod cue;
mod narration;
mod speaker;

pub use cue::{Cue, CueForm, Cues};
pub use narration::{NarratedWord, Narration, narration};
pub use speaker::{Speakers, Subject};
