//! Readings → the W3C's Web Annotation Data Model: each mention, date, event, quotation and figure as a mark in its
//! article.
//!
//! A mark is found by its position in code points and, where the text has changed, by its words and those around it.

use super::json::{CodePoints, print};
use super::names;
use super::scope::{Scope, words};
use super::selection::Excerpt;
use crate::model::{Figure, Reading, Span};
use serde_json::{Value, json};
use std::fmt::Write;

/// How many characters before and behind a mark help to find it again.
const AROUND: usize = 32;

pub(super) fn write(scope: &Scope) -> String {
    let items: Vec<Value> = scope.excerpts.iter().flat_map(|excerpt| Marks::new(excerpt).all(scope)).collect();
    print(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "#annotations",
        "type": "AnnotationCollection",
        "total": items.len(),
        "first": { "id": "#page", "type": "AnnotationPage", "startIndex": 0, "items": items },
    }))
}

/// A document's address: its name as a relative reference, so that whoever has the articles beside the file finds them.
pub(super) fn address(doc: &str) -> String {
    let mut out = String::new();
    for byte in doc.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            let written = write!(out, "%{byte:02X}");
            debug_assert!(written.is_ok(), "a String takes whatever is written");
        }
    }
    out
}

struct Marks<'s, 'a> {
    excerpt: &'s Excerpt<'a>,
    reading: &'a Reading,
    places: CodePoints,
    source: String,
}

impl<'s, 'a> Marks<'s, 'a> {
    fn new(excerpt: &'s Excerpt<'a>) -> Self {
        let reading = excerpt.reading;
        Self { excerpt, reading, places: CodePoints::of(&reading.text), source: address(&reading.doc) }
    }

    fn all(&self, scope: &Scope) -> Vec<Value> {
        let mut items = Vec::new();
        let mentions = self.reading.mentions.iter().zip(1..).filter(|(mention, _)| self.excerpt.tells(mention.span));
        for (mention, number) in mentions {
            let Some(actor) = self.excerpt.cast.get(mention.actor.index()).copied().flatten() else { continue };
            let Some(actor) = scope.actor(actor) else { continue };
            let body = [body("identifying", &actor.name), body("tagging", actor.kind.as_str())];
            items.push(self.mark(&format!("m{number}"), mention.span, "identifying", &body));
        }
        for (time, number) in self.reading.times.iter().zip(1..).filter(|(time, _)| self.excerpt.tells(time.span)) {
            let value = if time.edtf.is_empty() { &time.value } else { &time.edtf };
            items.push(self.mark(&format!("t{number}"), time.span, "tagging", &[body("tagging", value)]));
        }
        for &(id, told) in &self.excerpt.events {
            let Some(event) = self.reading.events.get(id.index()) else { continue };
            let Some(told) = scope.story.events.get(told.index()) else { continue };
            // The story's type may be a reader's correction.
            let mut body = vec![
                body("classifying", told.kind.as_str()),
                body("tagging", event.status.as_str()),
                body("describing", &told.label),
            ];
            body.extend(
                names::corrections(&told.corrected).map(|part| self::body("tagging", &format!("corrected-{part}"))),
            );
            items.push(self.mark(&id.to_string(), event.span, "classifying", &body));
        }
        for (quote, number) in self.excerpt.quotes.iter().zip(1..) {
            let speaker = quote.speaker.and_then(|actor| scope.name_in(self.excerpt, actor));
            let body: Vec<Value> = speaker.map(|name| body("identifying", name)).into_iter().collect();
            items.push(self.mark(&format!("q{number}"), quote.span, "identifying", &body));
        }
        for (figure, number) in self.excerpt.figures.iter().zip(1..) {
            let body = [body("describing", &amount(figure))];
            items.push(self.mark(&format!("f{number}"), figure.span, "describing", &body));
        }
        items
    }

    fn mark(&self, id: &str, span: Span, motivation: &str, body: &[Value]) -> Value {
        let at = self.places.span(span);
        let text = &self.reading.text;
        let before = text.get(..span.start as usize).unwrap_or_default();
        let prefix = before.char_indices().rev().take(AROUND).last().map_or("", |(start, _)| &before[start..]);
        let behind = text.get(span.end as usize..).unwrap_or_default();
        let suffix = behind.char_indices().nth(AROUND).map_or(behind, |(end, _)| &behind[..end]);
        json!({
            "id": format!("#{}-{id}", self.source),
            "type": "Annotation",
            "motivation": motivation,
            "body": body,
            "target": {
                "source": self.source,
                "selector": [
                    { "type": "TextPositionSelector", "start": at.start, "end": at.end },
                    {
                        "type": "TextQuoteSelector",
                        "exact": words(self.reading, span),
                        "prefix": prefix,
                        "suffix": suffix,
                    },
                ],
            },
        })
    }
}

fn body(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

/// A figure's number, or its range as an interval of mathematics: `≥ 100`, `100–200`.
fn amount(figure: &Figure) -> String {
    match (figure.value, figure.low, figure.high) {
        (Some(value), ..) => value.to_string(),
        (None, Some(low), Some(high)) => format!("{low}–{high}"),
        (None, Some(low), None) => format!("≥ {low}"),
        (None, None, Some(high)) => format!("≤ {high}"),
        (None, None, None) => figure.what.clone().unwrap_or_default(),
    }
}
