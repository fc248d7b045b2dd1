//! `frise time`: records of text and day → the temporal expressions in them.

use crate::arguments::TimeArguments;
use crate::{files, print, reader, refuse};
use frise::extract::time::{Timed, times_of_text};
use frise::model::{Moment, ReadError};
use serde::{Deserialize, Serialize};
use std::process::ExitCode;

/// What a line should be.
const FORM: &str =
    r#"write it as {"id": 1, "text": "…", "reference": "2021-05-06"}, on a line of its own, the day in ISO 8601"#;

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

/// Prints a line for each record that can be read, and names those that cannot.
pub fn time(arguments: &TimeArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let path = &arguments.records;
    let text = files::text_of(path).map_err(|error| refuse(path, &error))?;
    let (mut answers, mut refused) = (String::new(), None);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let answer = record(line).and_then(|(record, reference)| {
            let spans = times_of_text(&record.text, reference, &reader.language().time);
            let answer = Answer { id: record.id, spans: in_code_points(&record.text, spans) };
            serde_json::to_string(&answer).map_err(|error| error.to_string())
        });
        match answer {
            Ok(answer) => {
                answers.push_str(&answer);
                answers.push('\n');
            }
            Err(message) => {
                let message = format!("line {}: {message}", number + 1);
                refused = Some(refuse(path, &ReadError::Unreadable { message, hint: FORM.to_owned() }));
            }
        }
    }
    let printed = print(&answers)?;
    Ok(refused.unwrap_or(printed))
}

fn record(line: &str) -> Result<(Record, Moment), String> {
    let record: Record = serde_json::from_str(line).map_err(|error| error.to_string())?;
    // Seconds say nothing of a text: the minute is enough.
    let minute = record.reference.get(..16).unwrap_or(&record.reference);
    let reference = minute.parse().map_err(|error| format!("reference: {error}"))?;
    Ok((record, reference))
}

/// The expressions with their offsets in code points; they stand in the text's order, so that it is counted through once.
fn in_code_points(text: &str, found: Vec<Timed>) -> Vec<TimedSpan> {
    let (mut bytes, mut characters) = (0, 0);
    found
        .into_iter()
        .map(|timed| {
            let span = timed.expression.span;
            let words = span.of(text);
            let start = characters + text[bytes..span.start as usize].chars().count();
            let end = start + words.chars().count();
            (bytes, characters) = (span.end as usize, end);
            TimedSpan { text: words.to_owned(), start, end, value: timed.value, value_end: timed.value_end }
        })
        .collect()
}
