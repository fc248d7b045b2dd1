//! Quotations → CSV, a row a quotation.

use super::csv::Table;
use super::json::CodePoints;
use super::scope::{Scope, sentence, words};

const COLUMNS: [&str; 9] =
    ["document", "published", "start", "end", "quotation", "speaker_name", "speaker_kind", "cue", "sentence"];

pub(super) fn write(scope: &Scope) -> String {
    let mut table = Table::new(&COLUMNS);
    for excerpt in &scope.excerpts {
        let reading = excerpt.reading;
        let places = CodePoints::of(&reading.text);
        let published = super::dates::edtf(Some(&reading.published.interval));
        for quote in &excerpt.quotes {
            let span = places.span(quote.span);
            let speaker = quote.speaker.and_then(|actor| reading.actors.get(actor.index()));
            table.text(&reading.doc);
            table.plain(&published);
            table.number(Some(f64::from(span.start)));
            table.number(Some(f64::from(span.end)));
            table.text(words(reading, quote.span));
            table.text(quote.speaker.and_then(|actor| scope.name_in(excerpt, actor)).unwrap_or(""));
            table.text(speaker.map_or("", |actor| actor.kind.as_str()));
            table.text(quote.cue.map_or("", |cue| words(reading, cue)));
            table.text(sentence(reading, quote.span));
            table.end();
        }
    }
    table.finish()
}
