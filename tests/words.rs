//! The interface's words: each language has the same messages with the same gaps, and the code asks for none but these.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

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
    for entry in fs::read_dir("src/app").expect("src/app is there") {
        let path = entry.expect("a file").path();
        let code = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for call in ["words.text(\"", "words.with(\"", "words.count(\""] {
            for rest in code.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                assert!(known.contains_key(key), "{}: www/locales/ has no message {key}", path.display());
            }
        }
    }
}
