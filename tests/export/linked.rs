//! What is JSON: the contract, linked data, annotations, `TimelineJS`.

use crate::corpus::{left_out, output, reading, write_all};
use frise::export::Format;
use frise::export::json::to_contract;
use frise::model::Output;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}\n{text}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("text should stand here, not {value}"))
}

#[test]
fn the_json_is_the_contract() {
    let file: Output = serde_json::from_str(&write_all(Format::Json).text).expect("the contract's types read it");
    assert!(file == to_contract(output().clone()), "export and `frise read` must write the same");
}

#[test]
fn linked_data_refers_only_to_what_it_holds() {
    let file = json(&write_all(Format::SchemaOrg).text);
    assert_eq!(file["@context"][0], "https://schema.org");
    let graph = list(&file["@graph"]);
    let held: BTreeSet<&str> = graph.iter().map(|thing| text(&thing["@id"])).collect();
    assert_eq!(held.len(), graph.len(), "two things share an @id");
    for thing in graph {
        assert!(!thing["@type"].is_null(), "{thing}");
        for (name, value) in thing.as_object().expect("a thing is an object") {
            let references = if value.is_array() { list(value).to_vec() } else { vec![value.clone()] };
            for id in references.iter().filter_map(|value| value.get("@id")) {
                assert!(held.contains(text(id)), "{name} of {} refers to {id}, which is not there", thing["@id"]);
            }
        }
    }
}

#[test]
fn an_event_starts_on_a_day_only_where_it_has_one() {
    let file = json(&write_all(Format::SchemaOrg).text);
    let is_event = |thing: &&Value| list(&thing["@type"]).contains(&"Event".into());
    let events: Vec<&Value> = list(&file["@graph"]).iter().filter(is_event).collect();
    assert_eq!(events.len(), output().story.events.len());
    for (thing, event) in events.iter().zip(&output().story.events) {
        let days =
            event.time.map(|time| (time.earliest.map(|moment| moment.date), time.latest.map(|moment| moment.date)));
        let is_day = days.is_some_and(|(first, last)| first.is_some() && first == last);
        assert_eq!(thing["startDate"].is_string(), is_day, "{thing}");
        assert!(!is_day || thing["dcterms:date"].is_null(), "{thing}");
        assert_eq!(thing["name"], event.label);
        assert!(text(&thing["actionStatus"]).starts_with("https://schema.org/"));
    }
    let is_interval = |thing: &&Value| thing["dcterms:date"]["@value"].as_str().is_some_and(|edtf| edtf.contains('/'));
    assert!(events.iter().any(is_interval), "uncertain dates are intervals");
}

#[test]
fn an_annotation_selects_the_exact_words() {
    let file = json(&write_all(Format::WebAnnotation).text);
    let items = annotations(&file);
    let texts: HashMap<&str, Vec<char>> =
        output().readings.iter().map(|reading| (reading.doc.as_str(), reading.text.chars().collect())).collect();
    for item in items {
        let target = &item["target"];
        selects(item, &texts[text(&target["source"])]);
    }
    let mentions: usize = output().readings.iter().map(|reading| reading.mentions.len()).sum();
    assert!(items.len() > mentions, "each mention is a mark, and so is each event");
}

/// The annotations of a file, which has the members that the W3C asks for.
pub fn annotations(file: &Value) -> &[Value] {
    assert_eq!(file["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(file["type"], "AnnotationCollection");
    assert_eq!(file["first"]["type"], "AnnotationPage");
    let items = list(&file["first"]["items"]);
    assert_eq!(file["total"], items.len());
    let names: BTreeSet<&str> = items.iter().map(|item| text(&item["id"])).collect();
    assert_eq!(names.len(), items.len(), "two annotations share an id");
    for item in items {
        assert_eq!(item["type"], "Annotation");
        let known = ["identifying", "tagging", "classifying", "describing"];
        assert!(known.contains(&text(&item["motivation"])), "{item}");
        assert!(list(&item["body"]).iter().all(|body| body["type"] == "TextualBody" && body["value"].is_string()));
    }
    items
}

/// Holds an annotation's two selectors against its text.
pub fn selects(item: &Value, characters: &[char]) {
    let [position, quote] = list(&item["target"]["selector"]) else { panic!("two selectors: {item}") };
    assert_eq!((&position["type"], &quote["type"]), (&"TextPositionSelector".into(), &"TextQuoteSelector".into()));
    let place = |name: &str| position[name].as_u64().expect("a position is a number") as usize;
    let (start, end) = (place("start"), place("end"));
    let words = |from: usize, to: usize| characters[from..to].iter().collect::<String>();
    assert_eq!(quote["exact"], words(start, end), "{item}");
    let (prefix, suffix) = (text(&quote["prefix"]), text(&quote["suffix"]));
    assert_eq!(prefix, words(start - prefix.chars().count(), start), "{item}");
    assert_eq!(suffix, words(end, end + suffix.chars().count()), "{item}");
}

#[test]
fn each_dated_event_is_a_slide() {
    let exported = write_all(Format::TimelineJs);
    let file = json(&exported.text);
    let slides = list(&file["events"]);
    assert_eq!(slides.len() + left_out(&exported), output().story.events.len());
    for slide in slides {
        let start = &slide["start_date"];
        assert!(start["year"].is_i64(), "TimelineJS asks for a year: {slide}");
        assert!(start["day"].is_null() || start["month"].is_i64(), "a day stands in a month: {slide}");
        assert!(!text(&slide["display_date"]).is_empty() && !text(&slide["text"]["headline"]).is_empty());
    }
    let month = slides.iter().find(|slide| slide["start_date"]["day"].is_null());
    assert!(month.is_some(), "a whole month or year has no day");
}

#[test]
fn addresses_are_relative_and_escaped() {
    let file = json(&write_all(Format::WebAnnotation).text);
    for item in annotations(&file) {
        let source = text(&item["target"]["source"]);
        assert_eq!(reading(source).doc, source, "a plain name is its own address");
    }
}
