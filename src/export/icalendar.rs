//! Events → iCalendar (RFC 5545), an all-day entry an event.
//!
//! Written here rather than with the `icalendar` crate, which stamps entries with the clock and random identifiers:
//! the same story must give the same file.

use super::dates::{self, Extent};
use super::scope::Scope;
use super::{Exported, Omission};
use crate::model::{Status, StoryEvent};
use jiff::civil::Date;

/// An interval of more days than this names no day that a calendar could show.
const LONGEST: i32 = 31;

/// No line is longer, in octets.
const LINE: usize = 75;

pub(super) fn write(scope: &Scope) -> Exported {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//Frise//Frise//FR");
    lines.plain("CALSCALE", "GREGORIAN");
    let mut left_out = 0;
    for event in &scope.story.events {
        match days(event) {
            Some((first, behind)) => entry(&mut lines, scope, event, first, behind),
            None => left_out += 1,
        }
    }
    lines.plain("END", "VCALENDAR");
    Exported::without(lines.0, left_out, Omission::NoDay)
}

/// The first day of an event and the day behind its last; `None` where no calendar can show them.
fn days(event: &StoryEvent) -> Option<(Date, Date)> {
    let extent = Extent::of(event.time.as_ref());
    let (first, last) = (extent.first()?, extent.last()?);
    let behind = last.tomorrow().ok()?;
    let length = first.until(behind).ok()?.get_days();
    (first.year() > 0 && length <= LONGEST).then_some((first, behind))
}

fn entry(lines: &mut Lines, scope: &Scope, event: &StoryEvent, first: Date, behind: Date) {
    lines.plain("BEGIN", "VEVENT");
    lines.plain("UID", &identifier(event));
    lines.plain("DTSTAMP", &stamp(scope, event));
    lines.plain("DTSTART;VALUE=DATE", &basic(first));
    lines.plain("DTEND;VALUE=DATE", &basic(behind));
    lines.text("SUMMARY", &event.label);
    lines.text("DESCRIPTION", &description(scope, event));
    if let Some(place) = event.place.and_then(|id| scope.actor(id)) {
        lines.text("LOCATION", &place.name);
    }
    lines.text("CATEGORIES", &scope.type_words(event.kind));
    let status = match event.status {
        Status::Happened => "CONFIRMED",
        Status::Planned | Status::Wished | Status::Hypothetical => "TENTATIVE",
        Status::Negated => "CANCELLED",
    };
    lines.plain("STATUS", status);
    lines.plain("TRANSP", "TRANSPARENT");
    lines.plain("END", "VEVENT");
}

/// The same for the same event of the same documents.
fn identifier(event: &StoryEvent) -> String {
    let mut sum = crc32fast::Hasher::new();
    for mention in &event.mentions {
        sum.update(mention.doc.as_bytes());
        sum.update(mention.event.to_string().as_bytes());
    }
    format!("{}-{:08x}@frise.invalid", event.id, sum.finalize())
}

/// When the entry was made: the last day on which an article told it, as no clock is read.
fn stamp(scope: &Scope, event: &StoryEvent) -> String {
    let told = scope.mentions(event).filter_map(|told| told.excerpt.reading.published.interval.latest);
    let day = told.map(|moment| moment.date).filter(|date| date.year() > 0).max();
    day.map_or_else(|| "19700101T000000Z".to_owned(), |day| basic(day) + "T000000Z")
}

/// The date with its uncertainty, the status, who says so, and each article's sentence.
fn description(scope: &Scope, event: &StoryEvent) -> String {
    let mut parts = vec![format!("{} · {}", dates::edtf(event.time.as_ref()), scope.standing(event))];
    if !event.sources.is_empty() {
        let names: Vec<_> = scope.names(&event.sources).collect();
        parts.push(format!("{} {}", scope.word("according-to"), names.join(", ")));
    }
    for told in scope.mentions(event) {
        let reading = told.excerpt.reading;
        parts.push(format!("{}\n— {}", told.sentence(), reading.title.as_deref().unwrap_or(&reading.doc)));
    }
    parts.join("\n\n")
}

fn basic(date: Date) -> String {
    dates::iso(date).replace('-', "")
}

/// The file's lines.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property whose value the program itself has made.
    fn plain(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if width + character.len_utf8() > LINE {
                // A folded line begins with a space, which counts.
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(character);
            width += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is text: the characters that mean something are escaped, control characters dropped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for character in value.replace("\r\n", "\n").chars() {
            match character {
                '\\' | ';' | ',' => escaped.extend(['\\', character]),
                '\n' => escaped.push_str("\\n"),
                '\t' => escaped.push('\t'),
                control if control.is_control() => {}
                other => escaped.push(other),
            }
        }
        self.plain(name, &escaped);
    }
}
