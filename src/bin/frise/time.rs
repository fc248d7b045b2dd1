//! `frise time`: records of text and day → the temporal expressions in them.

use crate::arguments::TimeArguments;
use crate::{files, print, reader, refuse};
use frise::extract::time::{Timed, times_of_text};
use frise::model::{Moment, ReadError};
use serde::{Deserialize, Serialize};
use std::process::ExitCode;

/// A text and when it was written.
#[derive(Deserialize)]
struct Record {
    id: serde_json::Value,
    text: String,
    reference: String,
}

/// What a record's text names.
#[derive(Serialize)]
struct Answer {
    id: serde_json::Value,
    spans: Vec<TimedSpan>,
}

#[derive(Serialize)]
struct TimedSpan {
    text: String,
    start: usize,
    end: usize,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_end: Option<String>,
}

/// Prints a line for each record.
pub fn time(arguments: &TimeArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let path = &arguments.records;
    let text = files::text_of(path).map_err(|error| refuse(path, &error))?;
    let mut lines = String::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (record, reference) = record(line).map_err(|message| {
            let hint = "give one JSON object a line, with id, text and reference".to_owned();
            refuse(path, &ReadError::Unreadable { message: format!("line {}: {message}", number + 1), hint })
        })?;
        let spans = times_of_text(&record.text, reference, &reader.language().time);
        let spans = spans.into_iter().map(|timed| in_code_points(&record.text, timed)).collect();
        let answer = Answer { id: record.id, spans };
        lines.push_str(&serde_json::to_string(&answer).map_err(|error| {
            let hint = "report this text: it should have had an answer".to_owned();
            refuse(path, &ReadError::Unreadable { message: error.to_string(), hint })
        })?);
        lines.push('\n');
    }
    print(&lines)
}

fn record(line: &str) -> Result<(Record, Moment), String> {
    let record: Record = serde_json::from_str(line).map_err(|error| error.to_string())?;
    // Seconds say nothing of a text: the minute is enough.
    let minute = record.reference.get(..16).unwrap_or(&record.reference);
    let reference = minute.parse().map_err(|error| format!("reference: {error}"))?;
    Ok((record, reference))
}

fn in_code_points(text: &str, timed: Timed) -> TimedSpan {
    let span = timed.expression.span;
    let words = span.of(text);
    let start = text[..span.start as usize].chars().count();
    TimedSpan {
        text: words.to_owned(),
        start,
        end: start + words.chars().count(),
        value: timed.value,
        value_end: timed.value_end,
    }
}
