//! Tagged words, and the lemmas that they must be given.
//!
//! A case is a line of a file of `tests/cases/lemmas/`: what it shows, a word as written, its part of speech, its features,
//! and its lemma, separated by tabs.

use frise::Reader;
use frise::lang::lemmas::Lemmas;
use frise::model::Upos;
use frise::parse::{conllu, lemmatizer};
use proptest::prelude::*;
use std::path::Path;

fn check(reader: &Reader, line: &str) -> Result<(), String> {
    let [_, form, upos, features, lemma] = line.split('\t').collect::<Vec<_>>()[..] else {
        return Err(format!("{line}\n  a case has five columns"));
    };
    let upos = Upos::from_name(upos).ok_or_else(|| format!("{line}\n  {upos} is no part of speech"))?;
    let found = lemmatizer::lemma(form, upos, conllu::read_features(features), reader.language());
    if found == lemma { Ok(()) } else { Err(format!("{line}\n  found {found}")) }
}

#[test]
fn cases() {
    let reader = Reader::embedded().expect("the resources are of this release");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/lemmas");
    let (mut faults, mut count) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).expect("the cases are in the repository") {
        let path = entry.expect("the folder can be read").path();
        let file = std::fs::read_to_string(&path).expect("a case file is UTF-8");
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            count += 1;
            faults.extend(check(&reader, line).err());
        }
    }
    assert!(count > 0, "no case was found: put them into tests/cases/lemmas/");
    assert!(
        faults.is_empty(),
        "{} of {count} cases fail; look at src/parse/lemmatizer.rs:\n\n{}",
        faults.len(),
        faults.join("\n")
    );
}

proptest! {
    #[test]
    fn any_bytes_are_no_table(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Lemmas::load(&bytes).is_err(), "a table of lemmas must be sealed");
    }
}
