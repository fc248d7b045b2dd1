//! The published JSON Schema and what is printed agree.

#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]

use frise::Reader;
use frise::export::json::{reading_of_contract, reading_to_contract, schema, to_contract};
use frise::model::{Output, Reading, Span};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn generated() -> Value {
    schema().to_value()
}

fn seeds() -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(root().join("seeds"))
        .expect("the seeds are in the repository")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths
}

fn read(documents: &[(String, Vec<u8>)]) -> Output {
    let reader = Reader::embedded().expect("the resources are of this release");
    to_contract(reader.read_all(documents.iter().map(|(doc, bytes)| (doc.as_str(), bytes.as_slice()))))
}

#[test]
fn the_published_schema_is_the_types_own() {
    let text = std::fs::read_to_string(root().join("docs/frise.schema.json")).expect("docs/frise.schema.json is there");
    let published: Value = serde_json::from_str(&text).expect("the published schema is JSON");
    assert_eq!(
        published,
        generated(),
        "the types changed; if the contract allows it, run: cargo run -q -- schema > docs/frise.schema.json"
    );
}

#[test]
fn what_is_printed_for_the_seeds_fits_the_schema() {
    let mut documents: Vec<_> = seeds()
        .iter()
        .map(|path| {
            let doc = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (doc, std::fs::read(path).expect("the seeds can be read"))
        })
        .collect();
    documents.push(("broken.txt".to_owned(), vec![0xE9]));
    let output = serde_json::to_value(read(&documents)).expect("the output is JSON");
    let validator = jsonschema::validator_for(&generated()).expect("the schema is one");
    let faults: Vec<String> =
        validator.iter_errors(&output).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "the output does not fit its own schema; mend the type or its schema:\n{faults:#?}");
    assert_eq!(output["problems"].as_array().map(Vec::len), Some(1));
}

#[test]
fn printed_positions_count_code_points() {
    let text = "🎉 Élection à Nîmes\n\nLa maire, élue dimanche, a promis « 3 000 arbres 🌳 ».\n";
    let output = read(&[("fête.txt".to_owned(), text.as_bytes().to_vec())]);
    let characters: Vec<char> = text.chars().collect();
    let inner = Reader::embedded().and_then(|reader| reader.read("fête.txt", text.as_bytes())).expect("this is a text");
    let printed = &output.readings[0];
    let words = |span: Span| characters[span.range()].iter().collect::<String>();
    let pairs = (printed.sentences.iter().zip(&inner.sentences))
        .chain(printed.quotes.iter().map(|quote| &quote.span).zip(inner.quotes.iter().map(|quote| &quote.span)))
        .chain(printed.figures.iter().map(|figure| &figure.span).zip(inner.figures.iter().map(|figure| &figure.span)));
    for (printed, inner) in pairs {
        assert_eq!(words(*printed), inner.of(text), "a span kept its byte offsets; see export::json::to_contract");
    }
}

#[test]
fn a_printed_reading_can_be_taken_back() {
    let text =
        "NANTES, 3 mai 2021 (AFP) - Le maire a promis « 3 000 arbres 🌳 » mardi. 🎉 « Enfin ! », a dit Anne Morel.\n";
    let inner =
        Reader::embedded().and_then(|reader| reader.read("arbres.txt", text.as_bytes())).expect("this is a text");
    let printed = reading_to_contract(inner.clone());
    assert_ne!(printed, inner, "the text has letters of several bytes: its printed offsets must differ");
    let again = serde_json::to_value(&printed).and_then(serde_json::from_value).expect("a reading is JSON");
    assert_eq!(reading_of_contract(again), Ok(inner), "what is printed must lead back to the same words");

    let beyond = Span { start: 3, end: 3000 };
    let altered = Reading { sentences: vec![beyond], ..printed.clone() };
    assert_eq!(reading_of_contract(altered), Err(beyond), "an offset past the text's end must be told");
    let reversed = Span { start: 9, end: 3 };
    let altered = Reading { sentences: vec![reversed], ..printed };
    assert_eq!(reading_of_contract(altered), Err(reversed), "an end before its start must be told");
}
