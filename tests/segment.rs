//! Texts, and the sentences and words that they must be cut into.
//!
//! A case is a stretch of a file of `tests/cases/segment/`: a line `=== NAME`, the text, a line `---`, and a line for each
//! sentence with its words between spaces; `¶` opens a new paragraph, `␣` is a space inside a word.

mod written;

use frise::Reader;
use frise::lang::Language;
use frise::model::{Article, Part, PartKind, Sentence, Span};
use frise::segment::segment;
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

fn language() -> &'static Language {
    READER.language()
}

fn article(text: &str) -> Article {
    Article {
        doc: "case.txt".to_owned(),
        text: text.to_owned(),
        parts: vec![Part { span: Span::new(0, text.len()), kind: PartKind::Body, rule: "body" }],
        agency: None,
        outlet: None,
        date_hints: Vec::new(),
        published: None,
    }
}

fn shown(sentences: &[Sentence]) -> String {
    let mut lines = Vec::new();
    let mut paragraph = 0;
    for sentence in sentences {
        let words: Vec<String> = sentence.tokens.iter().map(|token| token.form.replace(' ', "␣")).collect();
        let mark = if sentence.paragraph == paragraph { "" } else { "¶ " };
        paragraph = sentence.paragraph;
        lines.push(format!("{mark}{}", words.join(" ")));
    }
    lines.join("\n")
}

#[test]
fn cases() {
    let remedy = "mend src/segment or its tables, or the case if the new cut is better";
    written::check("segment", remedy, |text, expected| {
        let found = shown(&segment(&article(text), language()));
        (found.trim() != expected).then_some(found)
    });
}

/// The promises of the stage, for any text.
fn check_promises(text: &str) -> Result<(), TestCaseError> {
    let sentences = segment(&article(text), language());
    let mut covered = vec![false; text.len()];
    let (mut sentence_end, mut token_start) = (0, 0);
    for sentence in &sentences {
        prop_assert!(sentence.span.start >= sentence_end, "sentences must stand in order: look at sentences.rs");
        sentence_end = sentence.span.end;
        prop_assert!(!sentence.tokens.is_empty(), "a sentence must have tokens: look at sentences.rs");
        for token in &sentence.tokens {
            prop_assert!(text.get(token.span.range()).is_some(), "spans must lie on characters: look at surface.rs");
            prop_assert!(token.span.start >= token_start, "tokens must stand in order: look at surface.rs");
            prop_assert!(sentence.span.contains(token.span), "tokens must lie in their sentence");
            prop_assert!(!token.form.is_empty(), "a token must have a form: look at segment::form");
            token_start = token.span.start;
            covered[token.span.range()].fill(true);
        }
    }
    for (at, character) in text.char_indices().filter(|(_, character)| character.is_alphanumeric()) {
        prop_assert!(covered[at], "{character:?} at {at} lies in no token: look at surface.rs");
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_keeps_the_promises(text in any::<String>()) {
        check_promises(&text)?;
    }

    #[test]
    fn any_text_like_the_press_keeps_the_promises(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "M.", "l'", "L’", "a-t-il", "-", "-là", "aujourd'hui", "des", "du", "AU", "10", " ", "\u{202f}", "000", "h",
                ".", "...", "…", "?", "!", "«", "»", "\"", "(", ")", "\n", "\n\n", "Le", "maire", "É", "e\u{301}", "https://",
                "@", "°", "C", "1er", "J.-C.", "'", "’", "東", "🎉", "\u{200d}", "\u{ad}", "İ", "ß", "½",
            ]),
            0..60,
        )
    ) {
        check_promises(&pieces.concat())?;
    }
}

#[test]
fn long_words_and_lines_pass() {
    for piece in ["l'", "a-t-il-", "mot ", "'", "-", "1 000 ", "é.", "https://a", "«", "M. "] {
        let text = piece.repeat(20_000);
        assert!(check_promises(&text).is_ok(), "{piece:?} many times must pass: look for a limit in src/segment");
    }
}
