//! The contract: spans in bytes ↔ spans in Unicode code points.
//!
//! Inside the program a [`Span`] counts bytes; what Frise prints counts code points, as W3C Web Annotation's
//! `TextPositionSelector` does. This file is the only place where one becomes the other.

use super::scope::Scope;
use crate::model::{Output, Reading, SCHEMA, Span, Story};
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

/// The JSON Schema of what is printed, from the types themselves.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Output>()
}

/// The same output with every span in code points, as the contract asks.
#[must_use]
pub fn to_contract(mut output: Output) -> Output {
    output.story = story_to_contract(output.story, &output.readings);
    output.readings = output.readings.into_iter().map(reading_to_contract).collect();
    output
}

/// The same reading with every span in code points.
#[must_use]
pub fn reading_to_contract(mut reading: Reading) -> Reading {
    let table = CodePoints::of(&reading.text);
    map_spans(&mut reading, &mut |span| *span = table.span(*span));
    reading
}

/// The same story with every span in code points; its readings still count bytes.
#[must_use]
pub fn story_to_contract(mut story: Story, readings: &[Reading]) -> Story {
    let texts: HashMap<&str, &str> = readings.iter().map(|reading| (reading.doc.as_str(), &*reading.text)).collect();
    let mut tables: HashMap<String, CodePoints> = HashMap::new();
    for claim in story.contradictions.iter_mut().flat_map(|contradiction| &mut contradiction.claims) {
        let Some(text) = texts.get(claim.doc.as_str()) else { continue };
        let table = tables.entry(claim.doc.clone()).or_insert_with(|| CodePoints::of(text));
        claim.span = table.span(claim.span);
    }
    story
}

/// A reading as the contract has it, its spans in bytes again.
///
/// # Errors
/// With the first span that its text does not have: then the reading belongs to another text, or was altered.
pub fn reading_of_contract(mut reading: Reading) -> Result<Reading, Span> {
    let places: Vec<usize> = reading.text.char_indices().map(|(place, _)| place).chain([reading.text.len()]).collect();
    let mut wrong = None;
    map_spans(&mut reading, &mut |span| match (places.get(span.start as usize), places.get(span.end as usize)) {
        (Some(&start), Some(&end)) if start <= end => *span = Span::new(start, end),
        _ => wrong = wrong.or(Some(*span)),
    });
    wrong.map_or(Ok(reading), Err)
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

fn map_spans(reading: &mut Reading, apply: &mut dyn FnMut(&mut Span)) {
    for reason in reading.published.reasons.iter_mut().chain(&mut reading.published.conflicts) {
        apply(&mut reason.span);
    }
    reading.noise.iter_mut().for_each(|item| apply(&mut item.span));
    reading.sentences.iter_mut().for_each(&mut *apply);
    reading.mentions.iter_mut().for_each(|item| apply(&mut item.span));
    for time in &mut reading.times {
        apply(&mut time.span);
        time.anchor.iter_mut().for_each(&mut *apply);
    }
    for event in &mut reading.events {
        apply(&mut event.span);
        event.time.iter_mut().filter_map(|time| time.evidence.as_mut()).for_each(&mut *apply);
        event.evidence.iter_mut().for_each(|reason| apply(&mut reason.span));
    }
    for quote in &mut reading.quotes {
        apply(&mut quote.span);
        quote.cue.iter_mut().for_each(&mut *apply);
    }
    reading.figures.iter_mut().for_each(|item| apply(&mut item.span));
}
