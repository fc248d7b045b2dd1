//! Events → the JSON of `TimelineJS`, a slide an event.
//!
//! `TimelineJS` shows its texts as HTML: everything is escaped.

use super::dates::Extent;
use super::scope::Scope;
use super::{Exported, Omission, json};
use crate::model::StoryEvent;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

pub(super) fn write(scope: &Scope) -> Exported {
    let slides: Vec<Value> = scope.story.events.iter().filter_map(|event| slide(scope, event)).collect();
    let left_out = scope.story.events.len() - slides.len();
    let title = json!({ "text": { "headline": html(&scope.word("report-title")) } });
    let text = json::print(&json!({ "scale": "human", "title": title, "events": slides }));
    Exported::without(text, left_out, Omission::NoDate)
}

/// The slide of an event; `None` where nothing tells when.
fn slide(scope: &Scope, event: &StoryEvent) -> Option<Value> {
    let extent = Extent::of(event.time.as_ref());
    let (start, end) = match extent {
        Extent::Unknown => return None,
        Extent::Month(first) => (date(first, 2), None),
        Extent::Year(first) => (date(first, 1), None),
        Extent::Between(first, last) => (date(first, 3), Some(date(last, 3))),
        // A slide needs a beginning: an open side is told by what it shows.
        Extent::Day(day) | Extent::From(day) | Extent::Until(day) => (date(day, 3), None),
    };
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": start,
        "display_date": html(&extent.shown("")),
        "group": html(&scope.type_words(event.kind)),
        "text": { "headline": html(&event.label), "text": body(scope, event) },
    });
    if let (Some(end), Some(members)) = (end, slide.as_object_mut()) {
        members.insert("end_date".to_owned(), end);
    }
    Some(slide)
}

/// A date to the year, the month or the day: one to three members.
fn date(date: Date, members: usize) -> Value {
    let parts = [("year", i32::from(date.year())), ("month", i32::from(date.month())), ("day", i32::from(date.day()))];
    let parts = parts.into_iter().take(members);
    Value::Object(parts.map(|(name, number)| (name.to_owned(), number.into())).collect::<Map<_, _>>())
}

/// The status, and each article's sentence with its title.
fn body(scope: &Scope, event: &StoryEvent) -> String {
    let mut out = format!("<p>{}</p>", html(&scope.standing(event)));
    for told in scope.mentions(event) {
        let reading = told.excerpt.reading;
        let title = reading.title.as_deref().unwrap_or(&reading.doc);
        let (sentence, title) = (html(told.sentence()), html(title));
        out.extend(["<blockquote>", &sentence, "<br><cite>", &title, "</cite></blockquote>"]);
    }
    out
}

fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
