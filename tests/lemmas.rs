//! Tagged words, and the lemmas that they must be given.
//!
//! A case is a line of a file of `tests/cases/lemmas/`: what it shows, a sentence, a word of it as written, and the word's
//! lemma, separated by tabs.

use frise::Reader;
use frise::ingest::ingest;
use frise::lang::lemmas::Lemmas;
use proptest::prelude::*;
use std::path::Path;

fn check(reader: &Reader, line: &str) -> Result<(), String> {
    let [_, text, form, lemma] = line.split('\t').collect::<Vec<_>>()[..] else {
        return Err(format!("{line}\n  a case has four columns"));
    };
    let article = ingest("case.txt", text.as_bytes(), reader.language()).map_err(|error| error.message())?;
    let (_, trees) = reader.trees(&article);
    let word = trees.iter().flat_map(|tree| &tree.words).find(|word| *word.form == *form);
    match word {
        Some(word) if *word.lemma == *lemma => Ok(()),
        Some(word) => Err(format!("{line}\n  found {} as {} {:?}", word.lemma, word.upos.as_str(), word.features)),
        None => Err(format!("{line}\n  no such word")),
    }
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
        "{} of {count} cases fail; look at lemmatizer.rs, or take another sentence where the tag is wrong:\n\n{}",
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
