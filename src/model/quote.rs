//! Words in quotation marks.

use super::{ActorId, Span};
use serde::{Deserialize, Serialize};

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words between the marks.
    #[serde(flatten)]
    pub span: Span,
    /// Who said them.
    pub speaker: Option<ActorId>,
    /// The words that attribute them: « a déclaré ».
    pub cue: Option<Span>,
    /// The rule that found marks and speaker.
    pub rule: String,
}
