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

use corpus::{output, write_all};
use frise::export::{FORMATS, Format, Input, Omission, Selection, write};
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
