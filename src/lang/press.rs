//! What a language's press writes around its articles: agencies, date lines, signatures, captions, the site's own words.

use super::phrases::{Phrases, rows};
use std::collections::{HashMap, HashSet};

/// How much a phrase tells that a sentence is the site's and not the article's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteWord {
    /// It settles the matter alone.
    Formula,
    /// What sites speak of: cookies, accounts, newsletters. An article may speak of it too.
    Topic,
    /// The site speaks to its reader. An article may quote such words too.
    Address,
}

/// What a short phrase that stands outside any sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// A button or link: nothing of its line belongs to the article.
    Button,
    /// A link to something else: the rest of its line names it.
    Lead,
    /// A section of the paper, above the headline.
    Section,
}

/// What words beside a picture tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaptionWord {
    /// Where somebody stands in the picture; it is written in brackets.
    Position,
    /// Who took it; the line begins with it.
    Credit,
    /// Where it was taken from; a name follows.
    Source,
}

/// What words around a signature tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BylineWord {
    /// A name follows, at the line's start.
    Author,
    /// Agencies follow.
    With,
    /// Who translated or edited; inside closing brackets.
    Edition,
}

/// What a header's key says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The day of publication.
    Date,
    /// The headline.
    Title,
    /// The paper or site.
    Outlet,
    /// Who wrote it.
    Author,
    /// Anything else that is not the article's.
    Other,
}

/// What a word of a date line says of the date after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampWord {
    /// The article came out then.
    Published,
    /// It was changed then.
    Updated,
    /// How long it takes to read.
    Reading,
    /// Nothing by itself.
    Plain,
}

/// A word of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// A month's name.
    Month,
    /// A weekday's name.
    Weekday,
}

/// The tables.
#[derive(Debug)]
pub struct Press {
    /// News agencies under every name that they sign with, and the name that they are known by.
    pub agencies: Phrases<Box<str>>,
    /// The site's own words.
    pub site: Phrases<SiteWord>,
    /// Buttons, links and section names.
    pub controls: Phrases<Control>,
    /// Words beside pictures.
    pub captions: Phrases<CaptionWord>,
    /// Words around signatures.
    pub bylines: Phrases<BylineWord>,
    /// Keys of header lines.
    pub fields: Phrases<Field>,
    /// Months and weekdays, folded.
    pub calendar: HashMap<Box<str>, CalendarWord>,
    /// The words that a date line is made of beside its date, folded.
    pub stamps: HashMap<Box<str>, StampWord>,
    /// Grammatical words that have a capital only where a sentence begins, as written there.
    pub openers: HashSet<Box<str>>,
}

/// The contents of the files that make [`Press`].
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PressTables {
    pub agencies: &'static str,
    pub site: &'static str,
    pub controls: &'static str,
    pub captions: &'static str,
    pub bylines: &'static str,
    pub fields: &'static str,
    pub calendar: &'static str,
    pub stamps: &'static str,
    pub openers: &'static str,
}

impl Press {
    /// Reads the tables.
    #[must_use]
    pub fn load(tables: &PressTables) -> Self {
        let calendar = rows(tables.calendar).filter_map(|row| {
            let (word, kind) = row.split_once('\t')?;
            let kind = match kind {
                "month" => CalendarWord::Month,
                "weekday" => CalendarWord::Weekday,
                _ => return None,
            };
            Some((super::phrases::fold(word).into(), kind))
        });
        let stamps = rows(tables.stamps).filter_map(|row| {
            let (word, kind) = row.split_once('\t')?;
            let kind = match kind {
                "published" => StampWord::Published,
                "updated" => StampWord::Updated,
                "reading" => StampWord::Reading,
                "plain" => StampWord::Plain,
                _ => return None,
            };
            Some((super::phrases::fold(word).into(), kind))
        });
        Self {
            agencies: Phrases::load(tables.agencies, |columns| Some((*columns.first()?).into())),
            site: Phrases::load(tables.site, |columns| match *columns.first()? {
                "formula" => Some(SiteWord::Formula),
                "topic" => Some(SiteWord::Topic),
                "address" => Some(SiteWord::Address),
                _ => None,
            }),
            controls: Phrases::load(tables.controls, |columns| match *columns.first()? {
                "button" => Some(Control::Button),
                "lead" => Some(Control::Lead),
                "section" => Some(Control::Section),
                _ => None,
            }),
            captions: Phrases::load(tables.captions, |columns| match *columns.first()? {
                "position" => Some(CaptionWord::Position),
                "credit" => Some(CaptionWord::Credit),
                "source" => Some(CaptionWord::Source),
                _ => None,
            }),
            bylines: Phrases::load(tables.bylines, |columns| match *columns.first()? {
                "author" => Some(BylineWord::Author),
                "with" => Some(BylineWord::With),
                "edition" => Some(BylineWord::Edition),
                _ => None,
            }),
            fields: Phrases::load(tables.fields, |columns| match *columns.first()? {
                "date" => Some(Field::Date),
                "title" => Some(Field::Title),
                "outlet" => Some(Field::Outlet),
                "author" => Some(Field::Author),
                "other" => Some(Field::Other),
                _ => None,
            }),
            calendar: calendar.collect(),
            stamps: stamps.collect(),
            openers: rows(tables.openers).map(Into::into).collect(),
        }
    }
}
