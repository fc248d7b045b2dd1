//! A document as it came in, its parts told apart.

use super::{Interval, Span};
use serde::{Deserialize, Serialize};

/// A document: its text, untouched, and what each stretch of it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The file's name, or the name that the reader gave.
    pub doc: String,
    /// The decoded text; all spans point into it.
    pub text: String,
    /// The stretches of the text in order: they neither overlap nor leave out anything but white space.
    pub parts: Vec<Part>,
    /// Which news agency wrote or fed it, if it says so.
    pub agency: Option<String>,
    /// The paper or site, if it says so.
    pub outlet: Option<String>,
    /// Days that headers, date lines and datelines name, for the publication date.
    pub date_hints: Vec<DateHint>,
    /// When it was published, where the host knows; else what the text tells decides.
    pub published: Option<Interval>,
}

impl Article {
    /// The first part of a kind.
    #[must_use]
    pub fn part(&self, kind: PartKind) -> Option<&Part> {
        self.parts.iter().find(|part| part.kind == kind)
    }
}

/// One stretch of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
    /// The rule that told.
    pub rule: &'static str,
}

/// What a stretch of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A machine's line before the article: `date 2020-10`, an agency's name and minute.
    Header,
    /// The site's own words: cookies, log-in, comments, sharing.
    Boilerplate,
    /// The headline.
    Title,
    /// A heading inside the body.
    Heading,
    /// A picture's caption or credit.
    Caption,
    /// Who wrote it.
    Byline,
    /// `PARIS, 3 mars (Reuters) -`.
    Dateline,
    /// A paragraph of the article (the lead included).
    Body,
}

impl PartKind {
    /// Whether it belongs to the site, the machine or the signature rather than to what the article tells.
    #[must_use]
    pub fn is_noise(self) -> bool {
        matches!(self, Self::Header | Self::Boilerplate | Self::Byline)
    }
}

/// A stretch that may tell the day of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateHint {
    /// Its words.
    pub span: Span,
    /// Where it comes from: `date-line`, `header-month`, `dateline`, `update-line`.
    pub rule: &'static str,
}
