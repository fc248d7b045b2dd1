//! Counts, sums, shares.

use super::{ActorId, Span};
use serde::{Deserialize, Serialize};

/// A quantity that a document gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Its words, qualifier included.
    #[serde(flatten)]
    pub span: Span,
    /// The number as written; `None` for « plusieurs milliers ».
    pub value: Option<f64>,
    /// The least that the words allow; `None` is open.
    pub low: Option<f64>,
    /// The most that the words allow; `None` is open.
    pub high: Option<f64>,
    /// « près de », « plus de », as written.
    pub qualifier: Option<String>,
    /// What is counted, as written: « morts », « % des voix ».
    pub what: Option<String>,
    /// Whose count it is.
    pub source: Option<ActorId>,
    /// The rule that read it.
    pub rule: String,
}
