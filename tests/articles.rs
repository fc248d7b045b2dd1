//! Whole articles on many subjects, read as a reader's own would be.
//!
//! `tests/articles` guards generality: it was annotated before anything was read from it, is looked at when a floor breaks,
//! and is never tuned on. `tests/development` is for looking at while rules are written: what is missed there may lead to a
//! general rule. It was annotated by hand in the form of `tests/gold`, then acts were added that a first reading had found
//! and the annotator passed over, so its figures flatter; `_story.json` links what its articles tell together.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

use frise::Reader;
use frise::model::{Interval, Reading, Span};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The least share of what the annotator marked that must come out, over all articles of a folder.
const FLOORS: [(&str, f64); 3] = [("events", 0.5), ("actors", 0.6), ("dates", 0.5)];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// What came out of what was marked.
#[derive(Default)]
struct Tally {
    found: usize,
    marked: usize,
    missed: Vec<String>,
}

impl Tally {
    fn add(&mut self, found: bool, what: impl FnOnce() -> String) {
        self.marked += 1;
        self.found += usize::from(found);
        if !found {
            self.missed.push(what());
        }
    }

    fn share(&self) -> f64 {
        self.found as f64 / self.marked.max(1) as f64
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Judges one article by its annotation.
fn judge(doc: &str, gold: &Value, reading: &Reading, tallies: &mut [Tally; 3]) {
    let [events, actors, dates] = tallies;
    let bytes: Vec<usize> = reading.text.char_indices().map(|(place, _)| place).chain([reading.text.len()]).collect();
    for event in list(&gold["events"]) {
        let start = bytes[event["start"].as_u64().expect("an event has its start") as usize];
        let end = start + text(&event["trigger"]).len();
        assert_eq!(
            reading.text.get(start..end),
            event["trigger"].as_str(),
            "{doc}: the annotation's {} does not stand where it says; count its `start` again, in code points.",
            text(&event["id"])
        );
        let span = Span::new(start, end);
        let found = reading.events.iter().filter(|found| found.span.overlaps(span)).collect::<Vec<_>>();
        let told = || format!("{doc}: {} « {} »", text(&event["type"]), text(&event["trigger"]));
        events.add(!found.is_empty(), told);
        let (first, last) = (text(&event["time"]["earliest"]), text(&event["time"]["latest"]));
        if !first.is_empty() && !found.is_empty() {
            let on_the_day =
                found.iter().filter_map(|event| event.time.as_ref()).any(|time| meets(&time.interval, first, last));
            dates.add(on_the_day, || format!("{} on {first}..{last}", told()));
        }
    }
    for actor in list(&gold["actors"]) {
        let marks: Vec<Span> = list(&actor["mentions"])
            .iter()
            .flat_map(|words| reading.text.match_indices(text(words)))
            .map(|(start, words)| Span::new(start, start + words.len()))
            .collect();
        let found = reading.mentions.iter().any(|mention| marks.iter().any(|mark| mark.overlaps(mention.span)));
        actors.add(found, || format!("{doc}: {} « {} »", text(&actor["kind"]), text(&actor["name"])));
    }
}

/// Whether an interval meets two ISO dates, which compare as text.
fn meets(interval: &Interval, first: &str, last: &str) -> bool {
    let day = |moment: Option<frise::model::Moment>| moment.map(|moment| moment.date.to_string());
    let (earliest, latest) = (day(interval.earliest), day(interval.latest));
    (earliest.is_some() || latest.is_some())
        && earliest.is_none_or(|earliest| earliest.as_str() <= last)
        && latest.is_none_or(|latest| latest.as_str() >= first)
}

/// Reads every annotated article of a folder under `tests` and holds what comes out against the floors.
fn check(name: &str, advice: &str) {
    let reader = Reader::embedded().expect("the embedded files are whole");
    let mut tallies: [Tally; 3] = Default::default();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap_or_else(|error| panic!("tests/{name} cannot be listed: {error}"))
        .map(|entry| entry.expect("an entry of the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter(|path| path.file_name().is_some_and(|file| file != "_story.json"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "tests/{name} has no annotated article; was the folder moved?");
    for path in files {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&path).expect("an annotation can be read"))
            .expect("an annotation is JSON");
        let doc = text(&gold["doc"]);
        let bytes = std::fs::read(folder(name).join(doc)).expect("the article lies beside its annotation");
        let reading = reader.read(doc, &bytes).unwrap_or_else(|error| panic!("{doc}: {error}"));
        judge(doc, &gold, &reading, &mut tallies);
    }
    for ((what, floor), tally) in FLOORS.iter().zip(&tallies) {
        println!("{name}, {what}: {} of {}, {:.3}", tally.found, tally.marked, tally.share());
        assert!(
            tally.share() >= *floor,
            "{name}, {what}: {} of {} came out, {:.2}, and the floor is {floor}. Missed:\n  {}\n{advice}",
            tally.found,
            tally.marked,
            tally.share(),
            tally.missed.join("\n  ")
        );
    }
}

#[test]
fn events_actors_and_dates_come_out_of_articles_on_any_subject() {
    check(
        "articles",
        "Look for the general rule that is missing or was lost, and for others of its kind; do not add these words.",
    );
}

#[test]
fn events_actors_and_dates_come_out_of_the_development_articles() {
    check(
        "development",
        "Look for the general rule that is missing or was lost, write it, and prove it by cases of other subjects.",
    );
}
