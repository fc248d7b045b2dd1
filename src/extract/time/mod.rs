//! Document → temporal expressions and the day of publication.
//!
//! Promises: expressions in the text's order, none overlapping another, each with the rule that read it; value, EDTF
//! form and interval agree; `earliest` is not after `latest`. Never: guessing what nothing in the text resolves, or
//! asking what day it is today.

mod calendar;
mod chart;
mod dated;
mod fields;
mod find;
mod format;
mod meaning;
mod number;
mod occurrence;
mod published;
mod resolve;
mod tense;
mod told;
mod undated;
mod unit;
mod when;

use super::Document;
use crate::lang::time::TimeGrammar;
use crate::model::{Article, Moment, PartKind, Published, Span, TimeExpression};
use find::Outlook;
use jiff::civil::{Date, DateTime, Time, date};
use published::{Hint, Placed};
use tense::Clauses;
use when::Value;

/// How many sentences of the body are its lead.
const LEAD_SENTENCES: usize = 3;

/// Two days without anything in common: what reads alike on both does not depend on the day of publication.
const FAR_APART: [Date; 2] = [date(1203, 2, 9), date(8806, 9, 18)];

/// An expression of a text whose day of writing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The expression.
    pub expression: TimeExpression,
    /// The TIMEX3 value of its first part, if it is a range, else of the whole.
    pub value: String,
    /// The TIMEX3 value of its last part, if it is a range.
    pub value_end: Option<String>,
}

/// Finds the temporal expressions of a document, and when it was published.
#[must_use]
pub fn times(document: &Document) -> (Vec<TimeExpression>, Published) {
    let (article, grammar) = (document.article, &document.language.time);
    let placed = placed(document);
    let told = published::published(&hints(article, grammar), &placed);
    let published = match article.published {
        Some(given) => published::given(given, told),
        None => told,
    };
    let expressions: Vec<_> = placed.into_iter().map(|placed| placed.expression).collect();
    let tell = |day: Date| told::tell(&expressions, midnight(day), told::Story::BeginsOpen);
    let [first, last] = match (published.interval.earliest, published.interval.latest) {
        (Some(earliest), Some(latest)) => [earliest.date, latest.date],
        _ => FAR_APART,
    };
    let known = published.interval.earliest.is_some() && published.interval.latest.is_some();
    let times = tell(first)
        .into_iter()
        .zip(tell(last))
        .zip(&expressions)
        .map(|((first, last), found)| if known { first.or(&last) } else { first.if_same(&last) }.into_expression(found))
        .collect();
    (times, published)
}

/// Finds the temporal expressions of any text that was written at `reference`.
#[must_use]
pub fn times_of_text(text: &str, reference: Moment, grammar: &TimeGrammar) -> Vec<Timed> {
    let now = reference.date.to_datetime(reference.time.unwrap_or(Time::midnight()));
    let (expressions, _) = find::expressions(text, grammar);
    told::tell(&expressions, now, told::Story::BeginsNow)
        .into_iter()
        .zip(&expressions)
        .map(|(told, expression)| Timed {
            value: told.written.value.clone(),
            value_end: told.written.value_end.clone(),
            expression: told.into_expression(expression),
        })
        .collect()
}

fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}

/// The expressions of an article's own words, part by part.
fn placed(document: &Document) -> Vec<Placed> {
    let (article, grammar) = (document.article, &document.language.time);
    let clauses = Clauses::new(document);
    let mut all = Vec::new();
    let (mut sentence, mut of_body) = (0, 0);
    for part in article.parts.iter().filter(|part| tells_times(part.kind)) {
        let before = all.len();
        let (found, sentences) = find::expressions(part.span.of(&article.text), grammar);
        let mut quotation = Quotation { read: part.span.start, is_open: false };
        for mut expression in found {
            expression.span.start += part.span.start;
            expression.span.end += part.span.start;
            let leads = part.kind == PartKind::Body && of_body + expression.sentence < LEAD_SENTENCES;
            expression.sentence += sentence;
            expression.event = expression.event.map(|place| before + place);
            // The verb that governs it outweighs the one that only stands near.
            let governed = clauses.verb_time(expression.span);
            expression.outlook = clauses.outlook(expression.span);
            let was_to_be = expression.outlook == Some(Outlook::WasToBe);
            expression.verbs = governed.or(expression.verbs).filter(|_| !was_to_be);
            expression.quoted = quotation.is_open_at(&article.text, expression.span.start);
            let bare = clauses.is_bare(expression.span);
            all.push(Placed { expression, part: part.kind, leads, governed, bare });
        }
        sentence += sentences;
        of_body += if part.kind == PartKind::Body { sentences } else { 0 };
    }
    all
}

/// Whether the words of a part are quoted, read once from its beginning to its end.
struct Quotation {
    read: u32,
    is_open: bool,
}

impl Quotation {
    /// Whether a quotation is open at a place behind those asked for before.
    fn is_open_at(&mut self, text: &str, place: u32) -> bool {
        let between = text.get(self.read as usize..place as usize).unwrap_or_default();
        if let Some(mark) = between.rfind(['\u{ab}', '\u{201c}', '\u{bb}', '\u{201d}']) {
            self.is_open = between[mark..].starts_with(['\u{ab}', '\u{201c}']);
        }
        self.read = self.read.max(place);
        self.is_open
    }
}

/// Whether the days in a part are the story's own.
fn tells_times(kind: PartKind) -> bool {
    !matches!(kind, PartKind::Header | PartKind::Boilerplate | PartKind::Byline | PartKind::Dateline)
}

/// The article's date hints, read.
fn hints(article: &Article, grammar: &TimeGrammar) -> Vec<Hint> {
    let read = |span: Span| {
        find::expressions(span.of(&article.text), grammar).0.into_iter().find_map(|found| match found.value {
            Value::When(when) => Some(when),
            _ => None,
        })
    };
    article
        .date_hints
        .iter()
        .filter_map(|hint| Some(Hint { span: hint.span, rule: hint.rule, when: read(hint.span)? }))
        .collect()
}
