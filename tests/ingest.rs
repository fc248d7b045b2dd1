//! Articles as they come in, and what each of their paragraphs must be taken for.
//!
//! A case is a file of `tests/cases/ingest/`: a line `=== NAME`, the document, a line `---`, and what is expected: for
//! each part its kind and first words, and lines `agency:`, `outlet:`, `date:` (the words of each hint with its rule).

mod written;

use frise::Reader;
use frise::ingest::ingest;
use frise::lang::Language;
use frise::model::{Article, PartKind};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

fn language() -> &'static Language {
    READER.language()
}

/// How much of a part is shown.
const SHOWN: usize = 60;

fn shown(article: &Article) -> String {
    let mut lines = String::new();
    for part in &article.parts {
        let words: Vec<&str> = part.span.of(&article.text).split_whitespace().collect();
        let words: String = words.join(" ").chars().take(SHOWN).collect();
        let _always = writeln!(lines, "{} [{}] {}", kind(part.kind), part.rule, words.trim_end());
    }
    for (name, value) in [("agency", &article.agency), ("outlet", &article.outlet)] {
        if let Some(value) = value {
            let _always = writeln!(lines, "{name}: {value}");
        }
    }
    for hint in &article.date_hints {
        let _always = writeln!(lines, "date: {} [{}]", hint.span.of(&article.text), hint.rule);
    }
    lines
}

fn kind(kind: PartKind) -> String {
    format!("{kind:?}").to_lowercase()
}

#[test]
fn cases() {
    let remedy = "if the new labels are right, put them into the case; else see the rule in brackets under src/ingest or \
                  its table under src/lang/fr/press";
    written::check("ingest", remedy, |document, expected| {
        let found = shown(&ingest("case.txt", document.as_bytes(), language()).expect("a case is a text"));
        (found.trim() != expected).then_some(found)
    });
}

fn hold_invariants(text: &str) -> Result<(), TestCaseError> {
    let Ok(article) = ingest("any.txt", text.as_bytes(), language()) else { return Ok(()) };
    prop_assert_eq!(&article.text, text, "the text must stay untouched");
    let mut end = 0;
    for part in &article.parts {
        let range = part.span.range();
        prop_assert!(range.start >= end, "parts overlap or are out of order");
        let between = &text[end..range.start];
        prop_assert!(between.chars().all(|c| c.is_whitespace() || c == '\u{feff}'), "left out: {:?}", between);
        end = range.end;
    }
    prop_assert!(text[end..].trim().is_empty(), "left out at the end: {:?}", &text[end..]);
    for hint in &article.date_hints {
        prop_assert!(text.get(hint.span.range()).is_some(), "a hint's span is off the character boundaries");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_covered_by_parts(text in any::<String>()) {
        hold_invariants(&text)?;
    }

    #[test]
    fn any_mixture_of_what_the_press_writes_is_covered(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "date 2020-10 ", "\n", "\r\n", "\n\n", "Titre : ", "PARIS (AFP) - ", "(Belga)", "Source: AFP", "Lire aussi : ",
            "Le maire a parlé. ", "« Non »", " – ", "12/03/2021 à 10h", "Connexion client ", "(à gauche)", "© 2021 Le Nord",
            "Abonnez-vous ! ", "\u{feff}", "e\u{301}", "œ", "…", "Par Jean Roy", "\u{a0}", "🎉", ")",
            "Accueil > Sport > Rugby", "Publié le 14/02/19", "Mis à jour hier à 18h00", "Le Soir, lundi 4 mai 2015", "ABC/de",
            "Bienne, 14.09.2005 (ats) ", "ALGER- ", "# ", "**", "* * *", "> ", "LIRE AUSSI", "Économie", "Claire Petit",
            "Source : AFP", "(", ":", "5 mai 2021. – ",
        ]), 0..24)
    ) {
        hold_invariants(&pieces.concat())?;
    }
}
