//! The contract: spans in bytes ↔ spans in Unicode code points.
//!
//! Inside the program a [`Span`] counts bytes; what Frise prints counts code points, as W3C Web Annotation's
//! `TextPositionSelector` does. This file is the only place where one becomes the other.

use super::scope::Scope;
use crate::model::{Output, Reading, SCHEMA, Span};
use serde::Serialize;
use std::collections::HashMap;

/// The contract's object, on one line.
pub(super) fn write(scope: &Scope) -> String {
    let output = Output {
        schema: SCHEMA,
        frise: env!("CARGO_PKG_VERSION").to_owned(),
        readings: scope.excerpts.iter().map(|excerpt| excerpt.reading.clone()).collect(),
        story: scope.story.clone().into_owned(),
        problems: scope.problems.to_vec(),
    };
    print(&to_contract(output))
}

/// A value as JSON, on one line.
pub(super) fn print(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value);
    // Only maps without string keys and failing implementations are refused, and the model has neither.
    text.expect("plain data is always JSON") + "\n"
}

/// The same output with every span in code points, as the contract asks.
#[must_use]
pub fn to_contract(mut output: Output) -> Output {
    let tables: Vec<CodePoints> = output.readings.iter().map(|reading| CodePoints::of(&reading.text)).collect();
    for (reading, table) in output.readings.iter_mut().zip(&tables) {
        map_spans(reading, &|span| table.span(span));
    }
    let docs = output.readings.iter().map(|reading| reading.doc.as_str());
    let tables: HashMap<&str, &CodePoints> = docs.zip(&tables).collect();
    for claim in output.story.contradictions.iter_mut().flat_map(|contradiction| &mut contradiction.claims) {
        if let Some(table) = tables.get(claim.doc.as_str()) {
            claim.span = table.span(claim.span);
        }
    }
    output
}

/// For each byte offset of a text, its end included, the number of code points before it.
pub(super) struct CodePoints(Vec<u32>);

impl CodePoints {
    pub fn of(text: &str) -> Self {
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut count = 0;
        for byte in text.bytes() {
            table.push(count);
            // A byte that continues a character adds none; the table is read at character boundaries only.
            if byte & 0b1100_0000 != 0b1000_0000 {
                count += 1;
            }
        }
        table.push(count);
        Self(table)
    }

    /// A span in code points; one past the text ends with it.
    pub fn span(&self, span: Span) -> Span {
        let at = |offset: u32| self.0.get(offset as usize).or(self.0.last()).copied().unwrap_or_default();
        Span { start: at(span.start), end: at(span.end) }
    }
}

fn map_spans(reading: &mut Reading, map: &dyn Fn(Span) -> Span) {
    let apply = |span: &mut Span| *span = map(*span);
    for reason in reading.published.reasons.iter_mut().chain(&mut reading.published.conflicts) {
        apply(&mut reason.span);
    }
    reading.noise.iter_mut().for_each(|item| apply(&mut item.span));
    reading.sentences.iter_mut().for_each(apply);
    reading.mentions.iter_mut().for_each(|item| apply(&mut item.span));
    for time in &mut reading.times {
        apply(&mut time.span);
        time.anchor.iter_mut().for_each(apply);
    }
    for event in &mut reading.events {
        apply(&mut event.span);
        event.time.iter_mut().filter_map(|time| time.evidence.as_mut()).for_each(apply);
        event.evidence.iter_mut().for_each(|reason| apply(&mut reason.span));
    }
    for quote in &mut reading.quotes {
        apply(&mut quote.span);
        quote.cue.iter_mut().for_each(apply);
    }
    reading.figures.iter_mut().for_each(|item| apply(&mut item.span));
}
