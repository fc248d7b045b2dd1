//! Readings + Story → a file: one file here a format.
//!
//! Promises: the same input gives the same file, byte for byte; untrusted text is always escaped as its format asks;
//! an uncertain date stays uncertain; what a format has no place for is counted and told ([`LeftOut`]). Never: reading
//! the clock, touching a file, knowing a language (words for people come from [`Input::words`]).
//!
//! `docs/exports.md` tells who uses which format, its members, and what it loses.

mod conllu;
pub mod corrections;
mod csv;
mod dates;
mod events_csv;
mod figures_csv;
mod gexf;
mod graph;
mod graphml;
mod icalendar;
pub mod json;
mod markdown;
mod names;
pub mod page;
mod quotes_csv;
mod schema_org;
mod scope;
mod selection;
mod timelinejs;
mod timeml;
mod web_annotation;
mod xml;

pub use conllu::Syntax;
pub use csv::tab_separated;
pub use selection::Selection;

use crate::model::{Problem, Reading, Story};
use scope::Scope;

/// A format of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The contract, whole: what `frise read` prints.
    Json,
    /// A table of events, with columns after PLOVER and POLECAT.
    EventsCsv,
    /// A table of figures.
    FiguresCsv,
    /// A table of quotations.
    QuotesCsv,
    /// The timeline of Knight Lab's `TimelineJS`.
    TimelineJs,
    /// A calendar, RFC 5545.
    ICalendar,
    /// The map of actors through time, GEXF 1.3.
    Gexf,
    /// The map of actors, `GraphML` 1.0.
    GraphMl,
    /// Linked data in the words of schema.org.
    SchemaOrg,
    /// Marks in the articles, after the W3C's Web Annotation Data Model.
    WebAnnotation,
    /// Events and times in the articles, `TimeML` 1.2.1.
    TimeMl,
    /// The sentences as trees, the exchange format of Universal Dependencies.
    ConllU,
    /// A report for people, with a footnote for each sentence.
    Markdown,
}

/// All formats, in the order of a menu.
pub const FORMATS: [Format; 13] = [
    Format::Json,
    Format::EventsCsv,
    Format::FiguresCsv,
    Format::QuotesCsv,
    Format::Markdown,
    Format::TimelineJs,
    Format::ICalendar,
    Format::Gexf,
    Format::GraphMl,
    Format::SchemaOrg,
    Format::WebAnnotation,
    Format::TimeMl,
    Format::ConllU,
];

impl Format {
    /// Its name: what the command calls it, and `format-` before it the key of its label.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::EventsCsv => "events-csv",
            Self::FiguresCsv => "figures-csv",
            Self::QuotesCsv => "quotes-csv",
            Self::TimelineJs => "timelinejs",
            Self::ICalendar => "icalendar",
            Self::Gexf => "gexf",
            Self::GraphMl => "graphml",
            Self::SchemaOrg => "schema-org",
            Self::WebAnnotation => "web-annotation",
            Self::TimeMl => "timeml",
            Self::ConllU => "conllu",
            Self::Markdown => "markdown",
        }
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        FORMATS.into_iter().find(|format| format.name() == name)
    }

    /// What the file is called where nobody gives it a name.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Json => "story.json",
            Self::EventsCsv => "events.csv",
            Self::FiguresCsv => "figures.csv",
            Self::QuotesCsv => "quotes.csv",
            Self::TimelineJs => "timeline.json",
            Self::ICalendar => "events.ics",
            Self::Gexf => "actors.gexf",
            Self::GraphMl => "actors.graphml",
            Self::SchemaOrg => "story.jsonld",
            Self::WebAnnotation => "annotations.jsonld",
            Self::TimeMl => "articles.tml",
            Self::ConllU => "articles.conllu",
            Self::Markdown => "report.md",
        }
    }

    /// The ending of the file's name, without the point.
    #[must_use]
    pub fn extension(self) -> &'static str {
        self.file_name().rsplit('.').next().unwrap_or_default()
    }

    /// The media type; text is in UTF-8.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json | Self::TimelineJs => "application/json",
            Self::EventsCsv | Self::FiguresCsv | Self::QuotesCsv => "text/csv;charset=utf-8",
            Self::ICalendar => "text/calendar;charset=utf-8",
            Self::Gexf => "application/gexf+xml",
            Self::GraphMl => "application/graphml+xml",
            Self::SchemaOrg => "application/ld+json",
            Self::WebAnnotation => "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"",
            Self::TimeMl => "application/xml",
            Self::ConllU => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }

    /// Whether it needs [`Input::syntax`].
    #[must_use]
    pub fn needs_syntax(self) -> bool {
        self == Self::ConllU
    }
}

/// What is exported.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The readings, their spans in bytes.
    pub readings: &'a [Reading],
    /// The story that they tell.
    pub story: &'a Story,
    /// What could not be read; the JSON says so, too.
    pub problems: &'a [Problem],
    /// Which part of it.
    pub selection: &'a Selection,
    /// The trees of the articles, where the format needs them ([`Format::needs_syntax`]); else nothing.
    pub syntax: &'a [Syntax],
    /// The words for people: the text of a message of the interface's catalogue, by its key. Messages with gaps are
    /// never asked for.
    pub words: &'a dyn Fn(&str) -> String,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its contents.
    pub text: String,
    /// What the format has no place for.
    pub left_out: Option<LeftOut>,
}

impl Exported {
    fn whole(text: String) -> Self {
        Self { text, left_out: None }
    }

    fn without(text: String, count: usize, why: Omission) -> Self {
        Self { text, left_out: (count > 0).then_some(LeftOut { count, why }) }
    }
}

/// What a file does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// How many; at least one.
    pub count: usize,
    /// Of what, and why.
    pub why: Omission,
}

/// Why things are not in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// Events whose date no calendar can show: unknown, open, or longer than a month.
    NoDay,
    /// Events whose date is unknown.
    NoDate,
    /// Events that do not join two actors.
    NoPair,
    /// Dates and events whose words overlap those of one before.
    Overlap,
    /// Articles whose trees were not given.
    NoTrees,
}

impl Omission {
    /// The key of its words in the interface's catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoDay => "left-out-no-day",
            Self::NoDate => "left-out-no-date",
            Self::NoPair => "left-out-no-pair",
            Self::Overlap => "left-out-overlap",
            Self::NoTrees => "left-out-no-trees",
        }
    }
}

/// Writes what is selected in a format.
#[must_use]
pub fn write(format: Format, input: &Input) -> Exported {
    let scope = Scope::new(input);
    match format {
        Format::Json => Exported::whole(json::write(&scope)),
        Format::EventsCsv => Exported::whole(events_csv::write(&scope)),
        Format::FiguresCsv => Exported::whole(figures_csv::write(&scope)),
        Format::QuotesCsv => Exported::whole(quotes_csv::write(&scope)),
        Format::TimelineJs => timelinejs::write(&scope),
        Format::ICalendar => icalendar::write(&scope),
        Format::Gexf => gexf::write(&scope),
        Format::GraphMl => graphml::write(&scope),
        Format::SchemaOrg => Exported::whole(schema_org::write(&scope)),
        Format::WebAnnotation => Exported::whole(web_annotation::write(&scope)),
        Format::TimeMl => timeml::write(&scope),
        Format::ConllU => conllu::write(&scope),
        Format::Markdown => Exported::whole(markdown::write(&scope)),
    }
}
