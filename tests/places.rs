//! Articles → where their acts took place.
//!
//! A case in `tests/cases/places/*.txt` is a block between blank lines: `# ` what it shows, `> ` the article's paragraphs,
//! then `TRIGGER | PLACE` for the last event whose words hold the trigger (`-` where it has no place).

use frise::Reader;
use std::path::Path;

const REMEDY: &str = "see `frise explain` and correct src/extract/event/location.rs or stage.rs, or the expectation";

fn check(reader: &Reader, block: &str) -> Vec<String> {
    let lines = |mark: &'static str| block.lines().filter_map(move |line| line.strip_prefix(mark));
    let name = lines("# ").next().unwrap_or("a case without a name");
    let text = lines("> ").collect::<Vec<_>>().join("\n\n");
    let reading = reader.read("case.txt", text.as_bytes()).expect("a case's text must be readable");
    let mut wrong = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with(['#', '>'])) {
        let Some((trigger, place)) = line.split_once(" | ") else {
            panic!("{name}: {line:?} is not `TRIGGER | PLACE`: write it so")
        };
        let mut events = reading.events.iter().rev();
        let Some(event) = events.find(|event| event.span.of(&reading.text).contains(trigger)) else {
            wrong.push(format!("{name}: no event « {trigger} »"));
            continue;
        };
        let found = event.place.map_or("-", |place| &reading.actors[place.index()].name);
        if found != place {
            wrong.push(format!("{name}: « {trigger} » at {found}, expected {place}"));
        }
    }
    wrong
}

#[test]
fn acts_are_where_they_took_place() {
    let reader = Reader::embedded().expect("the resource files are in the repository");
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(Path::new("tests/cases/places")).expect("the cases are in the repository") {
        let path = file.expect("a file of cases").path();
        let text = std::fs::read_to_string(&path).expect("cases are UTF-8");
        let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
        wrong.extend(blocks.flat_map(|block| check(&reader, block)));
    }
    assert!(wrong.is_empty(), "{}\n{REMEDY}", wrong.join("\n"));
}
