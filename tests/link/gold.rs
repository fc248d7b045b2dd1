//! The gold annotations read as if they had been extracted, so that linking is tested on readings without a fault.

use frise::model::{
    Actor, ActorId, ActorKind, Event, EventId, EventTime, EventType, Figure, Interval, Mention, MentionForm, Published,
    Reading, Span, Status,
};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Every document of the gold, with its text from `seeds`.
pub fn readings() -> Vec<Reading> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(root.join("tests/gold"))
        .expect("tests/gold holds the annotations")
        .map(|entry| entry.expect("tests/gold can be listed").path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            path.extension().is_some_and(|extension| extension == "json") && !name.starts_with('_')
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the annotation can be read"))
                .expect("the annotation is JSON");
            let doc = gold["doc"].as_str().expect("the annotation names its document");
            let text = std::fs::read_to_string(root.join("seeds").join(doc)).expect("the document lies in seeds");
            reading(&gold, text)
        })
        .collect()
}

fn reading(gold: &Value, text: String) -> Reading {
    let bytes: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
    let at = |start: &Value, words: &Value| at(&bytes, start, words);
    let names: HashMap<String, ActorId> = list(&gold["actors"])
        .iter()
        .enumerate()
        .map(|(place, actor)| (actor["name"].as_str().unwrap_or_default().to_owned(), ActorId(place as u32)))
        .collect();
    let ids = |value: &Value| -> Vec<ActorId> {
        list(value).iter().filter_map(|name| names.get(name.as_str()?).copied()).collect()
    };
    let sentences = sentences(&text);
    let actors: Vec<Actor> = list(&gold["actors"])
        .iter()
        .enumerate()
        .map(|(place, actor)| Actor {
            id: ActorId(place as u32),
            name: string(&actor["name"]).unwrap_or_default(),
            kind: kind(actor["kind"].as_str().unwrap_or_default()),
            role: string(&actor["role"]),
            of: string(&actor["of"]),
            rule: "gold".to_owned(),
        })
        .collect();
    let mut mentions = Vec::new();
    for (place, actor) in list(&gold["actors"]).iter().enumerate() {
        for words in list(&actor["mentions"]).iter().filter_map(Value::as_str) {
            let form = if words.chars().next().is_some_and(char::is_uppercase) {
                MentionForm::Name
            } else {
                MentionForm::Description
            };
            mentions.extend(text.match_indices(words).map(|(start, words)| Mention {
                span: Span::new(start, start + words.len()),
                actor: ActorId(place as u32),
                form,
                rule: "gold".to_owned(),
            }));
        }
    }
    mentions.sort_by_key(|mention| (mention.span, mention.actor));
    let events = list(&gold["events"])
        .iter()
        .enumerate()
        .map(|(place, event)| {
            let span = at(&event["start"], &event["trigger"]);
            Event {
                id: EventId(place as u32),
                span,
                sentence: sentences.partition_point(|sentence| sentence.end <= span.start) as u32,
                kind: event_type(event["type"].as_str().unwrap_or_default()),
                lemma: string(&event["trigger"]).unwrap_or_default(),
                agents: ids(&event["actors"]),
                targets: ids(&event["targets"]),
                time: interval(&event["time"]).map(|interval| EventTime {
                    interval,
                    reason: "gold".to_owned(),
                    evidence: None,
                }),
                place: event["place"].as_str().and_then(|name| names.get(name).copied()),
                status: serde_json::from_value::<Status>(event["status"].clone()).expect("a status of the contract"),
                sources: ids(&event["reported_by"]),
                rule: "gold".to_owned(),
                evidence: Vec::new(),
            }
        })
        .collect();
    Reading {
        doc: string(&gold["doc"]).unwrap_or_default(),
        language: "fr".to_owned(),
        title: string(&gold["title"]),
        outlet: string(&gold["outlet"]),
        agency: string(&gold["agency"]),
        byline: None,
        published: Published { interval: interval(&gold["published"]).unwrap_or_default(), ..Published::default() },
        noise: Vec::new(),
        sentences,
        actors,
        mentions,
        times: Vec::new(),
        events,
        quotes: Vec::new(),
        figures: figures(gold, &text, &bytes, &names),
        text,
    }
}

fn at(bytes: &[usize], start: &Value, words: &Value) -> Span {
    let start = bytes[start.as_u64().expect("an annotation has its start") as usize];
    Span::new(start, start + words.as_str().expect("an annotation has its words").len())
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn figures(gold: &Value, text: &str, bytes: &[usize], names: &HashMap<String, ActorId>) -> Vec<Figure> {
    list(&gold["figures"])
        .iter()
        .map(|figure| {
            let words = figure["text"].as_str().unwrap_or_default();
            let span = if figure["start"].is_u64() {
                at(bytes, &figure["start"], &figure["text"])
            } else {
                let start = text.find(words).unwrap_or_default();
                Span::new(start, start + words.len())
            };
            let value = figure["value"].as_f64();
            Figure {
                span,
                value,
                low: value,
                high: value,
                qualifier: string(&figure["qualifier"]),
                what: string(&figure["what"]).or_else(|| string(&figure["unit"])),
                source: figure["source"].as_str().and_then(|name| names.get(name).copied()),
                rule: "gold".to_owned(),
            }
        })
        .collect()
}

/// A rough split at full stops and line ends: linking only asks which events share a sentence.
fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for (place, letter) in text.char_indices() {
        let end = place + letter.len_utf8();
        let ends = letter == '\n' || (letter == '.' && text[end..].starts_with([' ', '\n', '\u{a0}', '»', '"']));
        if ends {
            out.push(Span::new(start, end));
            start = end;
        }
    }
    out.push(Span::new(start, text.len()));
    out
}

fn interval(value: &Value) -> Option<Interval> {
    let moment = |key: &str| value[key].as_str().map(|text| text.parse().expect("a date in ISO 8601"));
    let interval = Interval { earliest: moment("earliest"), latest: moment("latest") };
    (interval != Interval::default()).then_some(interval)
}

fn kind(name: &str) -> ActorKind {
    serde_json::from_value(Value::from(name)).expect("a kind of the contract")
}

fn event_type(name: &str) -> EventType {
    match name {
        "MEET" => EventType::Consult,
        "DEMAND" | "APPEAL" => EventType::Request,
        "FIGHT" => EventType::Assault,
        "YIELD" => EventType::Concede,
        name => EventType::from_name(name).expect("a type of the guidelines"),
    }
}

/// For each annotation that the gold story holds, as document and name, the number of its group; an annotation that
/// stands in two groups counts for the first.
pub fn story_groups(list_name: &str, members: &str) -> BTreeMap<(String, String), usize> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/_story.json");
    let story: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the gold story can be read"))
        .expect("the gold story is JSON");
    let mut groups = BTreeMap::new();
    for (group, item) in list(&story[list_name]).iter().enumerate() {
        for member in list(&item[members]) {
            let key = (string(&member[0]).unwrap_or_default(), string(&member[1]).unwrap_or_default());
            groups.entry(key).or_insert(group);
        }
    }
    groups
}

/// The story's number of each annotated actor or event, from a document's list of places and numbers.
pub fn by_annotation(
    readings: &[Reading],
    members: impl Fn(&str) -> Vec<(usize, u32)>,
    name: impl Fn(&Reading, usize) -> String,
) -> BTreeMap<(String, String), u32> {
    let mut out = BTreeMap::new();
    for reading in readings {
        for (place, id) in members(&reading.doc) {
            out.insert((reading.doc.clone(), name(reading, place)), id);
        }
    }
    out
}
