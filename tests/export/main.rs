//! What is exported is what its format asks for: each file is read by a reader of its format, or held against the
//! format's own rules, and every hostile text comes out as it went in.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

mod calendar;
mod corpus;
mod grammar;
mod graphs;
mod hostile;
mod linked;
mod selection;
mod tables;
mod texts;

use corpus::{output, write_all, write_part};
use frise::export::{FORMATS, Format, Input, Omission, Selection, write};
use frise::model::{Corrected, StoryEvent};
use std::cell::RefCell;
use std::collections::BTreeSet;

#[test]
fn each_format_has_one_name_and_an_ending() {
    let names: BTreeSet<&str> = FORMATS.iter().map(|format| format.name()).collect();
    let files: BTreeSet<&str> = FORMATS.iter().map(|format| format.file_name()).collect();
    assert_eq!((names.len(), files.len()), (FORMATS.len(), FORMATS.len()), "two formats share a name: rename one");
    for format in FORMATS {
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert!(format.file_name().ends_with(&format!(".{}", format.extension())), "{format:?}");
        assert!(format.media_type().contains('/'), "{format:?}");
    }
    assert_eq!(Format::from_name("pdf"), None);
}

#[test]
fn the_same_story_gives_the_same_file() {
    for format in FORMATS {
        let (first, second) = (write_all(format), write_all(format));
        assert!(first == second, "{}: two runs differ; order what a hash map gave", format.name());
        assert!(first.text.ends_with('\n'), "{}: end the file with a line's end", format.name());
    }
}

#[test]
fn nothing_at_all_can_be_exported() {
    let story = frise::model::Story::default();
    for format in FORMATS {
        let input = Input {
            readings: &[],
            story: &story,
            problems: &[],
            selection: &Selection::default(),
            syntax: &[],
            words: &str::to_owned,
        };
        assert_eq!(write(format, &input).left_out, None, "{}", format.name());
    }
}

#[test]
fn every_word_that_a_file_asks_for_is_in_both_catalogues() {
    let asked = RefCell::new(BTreeSet::new());
    let words = |key: &str| {
        asked.borrow_mut().insert(key.to_owned());
        key.to_owned()
    };
    for format in FORMATS {
        let selection = Selection::default();
        let input = Input {
            readings: &output().readings,
            story: &output().story,
            problems: &[],
            selection: &selection,
            syntax: &[],
            words: &words,
        };
        let _file = write(format, &input);
    }
    let mut asked = asked.into_inner();
    asked.extend(FORMATS.iter().map(|format| format!("format-{}", format.name())));
    asked.insert("report-corrected".to_owned());
    let omissions = [Omission::NoDay, Omission::NoDate, Omission::NoPair, Omission::Overlap, Omission::NoTrees];
    asked.extend(omissions.iter().map(|omission| omission.key().to_owned()));
    for file in ["www/locales/fr.ftl", "www/locales/en.ftl"] {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
        for key in &asked {
            let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key} =")));
            let line = line.unwrap_or_else(|| panic!("{file}: exports ask for {key}: add it"));
            assert!(!line.contains('{') && !line.trim().is_empty(), "{file}: {key} must be one line without gaps");
        }
    }
}

#[test]
fn what_a_reader_has_corrected_is_marked() {
    let mut output = output().clone();
    // One that a calendar can show.
    let has_day = |event: &&mut StoryEvent| event.time.is_some_and(|time| time.earliest == time.latest);
    let event = output.story.events.iter_mut().find(has_day).expect("some event has a day");
    let before = std::mem::replace(&mut event.label, "Autre titre".to_owned());
    event.corrected.push(Corrected::Name { before });
    for format in [Format::Json, Format::EventsCsv, Format::WebAnnotation] {
        let text = write_part(&output, &Selection::default(), format).text;
        assert!(text.contains("Autre titre") && text.contains("name"), "{}", format.name());
    }
    for format in [Format::Markdown, Format::TimelineJs, Format::ICalendar, Format::SchemaOrg] {
        let (text, all) = (write_part(&output, &Selection::default(), format).text, write_all(format).text);
        assert!(text.replace("\r\n ", "").contains("report-corrected"), "{}: mark it", format.name());
        assert!(!all.contains("report-corrected"), "{}: mark nothing else", format.name());
    }
}
