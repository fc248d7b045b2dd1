//! The interface's words: each language has the same messages with the same gaps, and the code asks for none but these.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Each message's key and the names of its gaps.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut present = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if !line.starts_with([' ', '}']) {
            let (key, _) = line.split_once(" =").unwrap_or_else(|| panic!("{file}: no message: {line}"));
            key.clone_into(&mut present);
            let earlier = messages.insert(present.clone(), BTreeSet::new());
            assert!(earlier.is_none(), "{file}: {key} stands there twice: take one out");
        }
        let gaps = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap_or_default().to_owned());
        messages.get_mut(&present).expect("a message is open").extend(gaps);
    }
    messages
}

#[test]
fn both_languages_say_the_same() {
    let (french, english) = (messages("www/locales/fr.ftl"), messages("www/locales/en.ftl"));
    let keys = |words: &BTreeMap<String, BTreeSet<String>>| words.keys().cloned().collect::<BTreeSet<_>>();
    let differing: Vec<_> = keys(&french).symmetric_difference(&keys(&english)).cloned().collect();
    assert!(differing.is_empty(), "only one language has these messages, add them to the other: {differing:?}");
    for (key, gaps) in &french {
        let other: Vec<_> = gaps.symmetric_difference(&english[key]).filter(|gap| *gap != "count").collect();
        assert!(other.is_empty(), "{key}: only one language has the gaps {other:?}, add them to the other");
    }
}

#[test]
fn the_code_asks_for_words_that_exist() {
    let known = messages("www/locales/fr.ftl");
    let mut paths = vec![PathBuf::from("src/app")];
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let inside = fs::read_dir(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            paths.extend(inside.map(|entry| entry.expect("a file").path()));
            continue;
        }
        let code = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for call in ["words.text(\"", "words.with(\"", "words.count(\""] {
            for rest in code.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(known.contains_key(key), "{}: www/locales/ has no message {key}", path.display());
            }
        }
    }
}

#[test]
fn every_rule_that_the_page_shows_has_words() {
    let reader = frise::Reader::embedded().expect("the resource files are in the repository");
    let mut documents = Vec::new();
    for folder in ["seeds", "tests/articles", "tests/development"] {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}")) {
            let path = entry.expect("a file").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                documents.push((path.display().to_string(), bytes));
            }
        }
    }
    let told = reader.read_all(documents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let mut rules = BTreeSet::new();
    for reading in &told.readings {
        rules.extend(reading.published.reasons.iter().map(|reason| reason.rule.clone()));
        rules.extend(reading.mentions.iter().map(|mention| mention.rule.clone()));
        rules.extend(reading.quotes.iter().map(|quote| quote.rule.clone()));
        rules.extend(reading.figures.iter().map(|figure| figure.rule.clone()));
        rules.extend(reading.events.iter().filter_map(|event| Some(event.time.as_ref()?.reason.clone())));
    }
    rules.extend(told.story.events.iter().flat_map(|event| &event.evidence).map(|merge| merge.rule.clone()));
    rules.extend(told.story.actors.iter().flat_map(|actor| &actor.evidence).map(|merge| merge.rule.clone()));
    assert!(rules.len() > 10, "hardly any rule was used: {rules:?}; are the articles where this test looks?");
    for file in ["www/locales/fr.ftl", "www/locales/en.ftl"] {
        let known = messages(file);
        let missing: Vec<_> = rules.iter().filter(|rule| !known.contains_key(&format!("reason-{rule}"))).collect();
        assert!(missing.is_empty(), "{file}: the page shows these rules; add reason-… in words for each: {missing:?}");
    }
}
