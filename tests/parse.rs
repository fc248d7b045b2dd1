//! Sentences, and the trees that they must be given.
//!
//! A case is a stretch of a file of `tests/cases/parse/`: a line `=== NAME`, the sentence, a line `---`, and lines
//! `word relation head` (`root` for no head) that the tree must hold; words are named as they are written.

use frise::Reader;
use frise::ingest::ingest;
use frise::lang::lexicon::Lexicon;
use frise::model::{Dependency, Features, Number, Person, Tree, Upos};
use frise::parse::{Model, conllu, render};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

fn trees(text: &str) -> Vec<Tree> {
    let article = ingest("case.txt", text.as_bytes(), READER.language()).expect("a case is a text");
    READER.trees(&article).1
}

fn arcs(tree: &Tree) -> Vec<String> {
    let form = |place: u32| tree.words[place as usize].form.replace(' ', "␣");
    tree.words
        .iter()
        .enumerate()
        .map(|(place, word)| {
            let head = word.head.map_or_else(|| "root".to_owned(), form);
            format!("{} {} {head}", form(place as u32), word.relation.as_str())
        })
        .collect()
}

fn check(name: &str, text: &str, expected: &str) -> Result<(), String> {
    let trees = trees(text);
    let found: Vec<String> = trees.iter().flat_map(arcs).collect();
    let missing: Vec<&str> = expected.lines().filter(|line| !found.iter().any(|arc| arc == line)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let drawn: Vec<String> = trees.iter().map(render::render).collect();
    Err(format!("=== {name}\nmissing:\n{}\n\nfound:\n{}", missing.join("\n"), drawn.join("\n")))
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/parse");
    let (mut faults, mut count) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).expect("the cases are in the repository") {
        let path = entry.expect("the folder can be read").path();
        let file = std::fs::read_to_string(&path).expect("a case file is UTF-8");
        for case in file.split("=== ").skip(1) {
            let (name, rest) = case.split_once('\n').expect("a case has a name and a sentence");
            let (text, expected) = rest.split_once("\n---\n").expect("a line --- stands before what is expected");
            count += 1;
            faults.extend(check(name, text, expected.trim_end()).err());
        }
    }
    assert!(count > 0, "no case was found: put them into tests/cases/parse/");
    assert!(
        faults.is_empty(),
        "{} of {count} cases fail; train with other features or take the case out if it asks too much:\n\n{}",
        faults.len(),
        faults.join("\n\n")
    );
}

fn check_tree(tree: &Tree) -> Result<(), TestCaseError> {
    let roots = tree.words.iter().filter(|word| word.head.is_none()).count();
    prop_assert_eq!(roots, 1, "a tree has one root: look at transitions::one_root");
    for (place, word) in tree.words.iter().enumerate() {
        prop_assert_eq!(word.relation == Dependency::Root, word.head.is_none(), "only the root is called so");
        prop_assert!((0.0..=1.0).contains(&word.confidence), "a confidence lies between 0 and 1");
        prop_assert!(!word.lemma.is_empty(), "{:?} needs a lemma: look at lemmatizer.rs", word.form);
        let root = tree.root().unwrap_or_default();
        prop_assert!(tree.is_ancestor(root, place), "every word reaches the root: look at transitions.rs");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_gives_trees(text in "\\PC{1,200}") {
        if let Ok(article) = ingest("case.txt", text.as_bytes(), READER.language()) {
            let (sentences, trees) = READER.trees(&article);
            prop_assert_eq!(sentences.len(), trees.len(), "a tree a sentence");
            for (sentence, tree) in sentences.iter().zip(&trees) {
                prop_assert_eq!(sentence.tokens.len(), tree.words.len(), "a word a token");
                check_tree(tree)?;
            }
            let again = conllu::read(&conllu::write(&article.text, &sentences, &trees));
            prop_assert!(again.is_ok(), "what conllu::write writes conllu::read must read: {:?}", again.err());
        }
    }

    #[test]
    fn any_bytes_are_no_resource(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Model::load(&bytes).is_err(), "a model must be sealed");
        prop_assert!(Lexicon::load(bytes).is_err(), "a lexicon must be sealed");
    }
}

#[test]
fn a_sentence_of_ten_thousand_words_gives_a_tree() {
    let trees = trees(&"le maire et ".repeat(3_500));
    assert_eq!(trees.len(), 1, "without a full stop it is one sentence");
    assert_eq!(trees[0].words.iter().filter(|word| word.head.is_none()).count(), 1, "a tree has one root");
}

#[test]
fn the_lexicon_tells_forms_apart() {
    let lexicon = &READER.language().lexicon;
    let plural = Features { number: Some(Number::Plural), person: Some(Person::Third), ..Features::default() };
    let verb = lexicon.analyses("négocient").next().expect("the lexicon holds the verb");
    assert_eq!((verb.lemma.as_str(), verb.upos), ("négocier", Upos::Verb), "the lemma is the infinitive");
    assert_eq!(verb.features.number, plural.number, "the form is plural");
    assert_eq!(verb.features.person, plural.person, "the form is of the third person");
    assert!(verb.valency.is_transitive() || verb.valency.is_intransitive(), "a verb says how it is built");
    assert!(
        lexicon.analyses("Aujourd’hui").any(|analysis| analysis.upos == Upos::Adv),
        "case and apostrophe are folded"
    );
    assert_eq!(lexicon.analyses("xyzzyx").count(), 0, "what it does not hold it does not guess");
}

#[test]
fn conllu_comes_back() {
    let text = "La préfète du Nord a reçu des élus.";
    let article = ingest("case.txt", text.as_bytes(), READER.language()).expect("a text");
    let (sentences, trees) = READER.trees(&article);
    let records = conllu::read(&conllu::write(&article.text, &sentences, &trees)).expect("what is written can be read");
    assert_eq!(records.len(), 1, "one sentence");
    assert_eq!(records[0].text, text, "the text is put together from its words");
    let same = |left: &Tree, right: &Tree| {
        left.words.iter().zip(&right.words).all(|(left, right)| {
            (left.head, left.relation, left.upos, left.features, left.span)
                == (right.head, right.relation, right.upos, right.features, right.span)
        })
    };
    assert!(same(&records[0].tree, &trees[0]), "trees must come back:\n{}", render::render(&records[0].tree));
}
