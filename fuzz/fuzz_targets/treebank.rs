//! Any text → a treebank, or annotations of names: refused with a line's number, or read and compared.
#![no_main]

use frise::parse::conllu;
use frise::parse::evaluate::names::Annotated;
use frise::parse::evaluate::{compare, joined};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(records) = conllu::read(text) {
        let (trees, text) = joined(&records);
        let scores = compare(&trees, &trees);
        for (name, count) in &scores.figures {
            assert_eq!(count.gold, count.correct, "a treebank agrees with itself: {name}");
        }
        assert!(trees.iter().flat_map(|tree| &tree.words).all(|word| text.get(word.span.range()).is_some()));
    }
    if let Ok(document) = Annotated::read(text.to_owned(), text) {
        assert!(document.names.iter().all(|(span, _)| text.get(span.range()).is_some_and(|name| !name.is_empty())));
    }
});
