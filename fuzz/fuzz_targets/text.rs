//! Any text → sentences, trees, and both ways of printing them.
#![no_main]

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use frise::Reader;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

fuzz_target!(|text: &str| {
    if let Err(message) = invariants::check(&READER, text) {
        panic!("{message}");
    }
});
