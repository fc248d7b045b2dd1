//! Linking: on the gold readings, on cases, and on any readings.

#[path = "link/gold.rs"]
mod gold;

use frise::model::{Output, SCHEMA};

#[test]
fn gold_story() {
    let reader = frise::Reader::embedded().expect("the embedded files are whole");
    let readings = gold::readings();
    let story = frise::link(&readings, reader.language());
    let output = Output { schema: SCHEMA, frise: String::new(), readings, story, problems: Vec::new() };
    let json = serde_json::to_string(&frise::export::json::to_contract(output)).expect("the output is JSON");
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/gold-story.json"), json).expect("the folder can be written");
}
