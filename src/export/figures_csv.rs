//! Figures → CSV, a row a figure.

use super::csv::Table;
use super::json::CodePoints;
use super::scope::{Scope, sentence, words};

const COLUMNS: [&str; 12] = [
    "document",
    "published",
    "start",
    "end",
    "words",
    "value",
    "low",
    "high",
    "qualifier",
    "what",
    "source_name",
    "sentence",
];

pub(super) fn write(scope: &Scope) -> String {
    let mut table = Table::new(&COLUMNS);
    for excerpt in &scope.excerpts {
        let reading = excerpt.reading;
        let places = CodePoints::of(&reading.text);
        let published = super::dates::edtf(Some(&reading.published.interval));
        for figure in &excerpt.figures {
            let span = places.span(figure.span);
            table.text(&reading.doc);
            table.plain(&published);
            table.number(Some(f64::from(span.start)));
            table.number(Some(f64::from(span.end)));
            table.text(words(reading, figure.span));
            table.number(figure.value);
            table.number(figure.low);
            table.number(figure.high);
            table.text(figure.qualifier.as_deref().unwrap_or(""));
            table.text(figure.what.as_deref().unwrap_or(""));
            table.text(figure.source.and_then(|actor| scope.name_in(excerpt, actor)).unwrap_or(""));
            table.text(sentence(reading, figure.span));
            table.end();
        }
    }
    table.finish()
}
