//! The tables, read with the `csv` crate.

use crate::corpus::{output, reading, write_all};
use frise::export::Format;
use std::collections::HashMap;

type Row = HashMap<String, String>;

/// The rows of a table by the names of their columns.
pub fn rows(text: &str) -> Vec<Row> {
    let text = text.strip_prefix('\u{feff}').expect("a spreadsheet knows UTF-8 by its byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().collect::<Result<Vec<Row>, _>>();
    rows.expect("each row has as many cells as there are columns")
}

#[test]
fn each_event_is_a_row_in_the_words_of_plover() {
    let rows = rows(&write_all(Format::EventsCsv).text);
    let events = &output().story.events;
    assert_eq!(rows.len(), events.len());
    for (row, event) in rows.iter().zip(events) {
        assert_eq!(row["event_id"], event.id.to_string());
        assert_eq!(row["event_type"], event.kind.as_str());
        let names = event.agents.iter().map(|id| output().story.actors[id.index()].name.replace(';', ","));
        assert_eq!(row["actor_names"].trim_start_matches('\''), names.collect::<Vec<_>>().join("; "));
        assert_eq!(row["actor_names"].is_empty(), row["actor_kinds"].is_empty());
        assert_eq!(row["mentions"], event.mentions.len().to_string());
        let told = &event.mentions[0];
        let text = &reading(&told.doc).text;
        assert!(text.contains(row["sentence"].trim_start_matches('\'')), "a sentence is the article's own words");
        let is_known = event.time.is_some_and(|time| time.earliest.is_some() || time.latest.is_some());
        assert_eq!(row["event_date"].is_empty(), !is_known, "{row:?}");
    }
    assert!(rows.iter().any(|row| row["quad_code"] == "MATERIAL CONFLICT"));
    assert!(rows.iter().any(|row| row["event_date"].contains('/')), "uncertain dates stay intervals");
}

#[test]
fn figures_and_quotations_point_to_their_words() {
    let counts = |of: fn(&frise::model::Reading) -> usize| output().readings.iter().map(of).sum::<usize>();
    let cases = [
        (Format::FiguresCsv, "words", counts(|reading| reading.figures.len())),
        (Format::QuotesCsv, "quotation", counts(|reading| reading.quotes.len())),
    ];
    for (format, column, count) in cases {
        let rows = rows(&write_all(format).text);
        assert_eq!((rows.len(), count > 0), (count, true), "{}", format.name());
        for row in rows {
            let place = |name: &str| row[name].parse::<usize>().expect("a position is a number");
            let text = &reading(&row["document"]).text;
            let words: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
            assert_eq!(row[column].trim_start_matches('\''), words, "positions count code points");
        }
    }
}

#[test]
fn numbers_are_numbers() {
    let rows = rows(&write_all(Format::FiguresCsv).text);
    for row in rows {
        for name in ["value", "low", "high"].into_iter().filter(|name| !row[*name].is_empty()) {
            assert!(row[name].parse::<f64>().is_ok(), "{name} should be a number: {row:?}");
        }
    }
}
