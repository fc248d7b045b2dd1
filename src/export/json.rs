//! The contract: spans in bytes ↔ spans in Unicode code points.
//!
//! Inside the program a [`Span`] counts bytes; what Frise prints counts code points, as W3C Web Annotation's
//! `TextPositionSelector` does. These two functions are the only place where one becomes the other.

use crate::model::{Output, Reading, Span};

/// The same output with every span in code points, as the contract asks.
#[must_use]
pub fn to_contract(mut output: Output) -> Output {
    let tables: Vec<_> =
        output.readings.iter().map(|reading| (reading.doc.clone(), code_points(&reading.text))).collect();
    for (reading, (_, table)) in output.readings.iter_mut().zip(&tables) {
        map_spans(reading, &|span| Span { start: table[span.start as usize], end: table[span.end as usize] });
    }
    for claim in output.story.contradictions.iter_mut().flat_map(|contradiction| &mut contradiction.claims) {
        if let Some((_, table)) = tables.iter().find(|(doc, _)| *doc == claim.doc) {
            claim.span = Span { start: table[claim.span.start as usize], end: table[claim.span.end as usize] };
        }
    }
    output
}

/// For each byte offset of a text, its end included, the number of code points before it.
fn code_points(text: &str) -> Vec<u32> {
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
    table
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
