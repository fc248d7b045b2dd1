//! Figures: what is counted, within what bounds, by whose count, with the mentions given.
//!
//! A case is in a file of `tests/cases/figures/`: a line `=== NAME`, the text, a line `---`, a line `mentions:` with the
//! words that name somebody, then one line a figure: `words | value | low..high | what | source | rule`.

mod written;

use frise::Reader;
use frise::extract::{Document, Found, figure, quote, time};
use frise::ingest::ingest;
use frise::model::{ActorId, Figure, Mention, MentionForm, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

fn figures(text: &str, names: &[&str]) -> Vec<Figure> {
    let article = ingest("case.txt", text.as_bytes(), READER.language()).expect("a case is a text");
    let (sentences, trees) = READER.trees(&article);
    let document = Document { article: &article, sentences: &sentences, trees: &trees, language: READER.language() };
    let mut mentions = Vec::new();
    for (actor, name) in names.iter().enumerate() {
        mentions.extend(text.match_indices(name).map(|(start, words)| Mention {
            span: Span::new(start, start + words.len()),
            actor: ActorId(actor as u32),
            form: MentionForm::Name,
            rule: "case".to_owned(),
        }));
    }
    mentions.sort_by_key(|mention| mention.span);
    let mut found = Found { times: time::times(&document).0, mentions, ..Found::default() };
    found.quotes = quote::quotes(&document, &found);
    figure::figures(&document, &found)
}

fn shown(text: &str, listed: &str) -> String {
    let names: Vec<&str> = listed.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let lines = figures(text, &names).into_iter().map(|figure| {
        format!(
            "{} | {} | {}..{} | {} | {} | {}\n",
            figure.span.of(text),
            figure.value.map_or_else(|| "-".to_owned(), |value| value.to_string()),
            number(figure.low),
            number(figure.high),
            figure.what.as_deref().unwrap_or("-"),
            figure.source.map_or("-", |actor| names[actor.0 as usize]),
            figure.rule
        )
    });
    lines.collect()
}

#[test]
fn cases() {
    let remedy = "if what is found is right, put it into the case; else see the rule under \
                  src/extract/figure or the tables under src/lang/fr/quantity";
    written::check("figures", remedy, |text, expected| {
        let (listed, expected) = expected.split_once('\n').unwrap_or((expected, ""));
        let listed = listed.strip_prefix("mentions:").expect("the line after --- begins with mentions:");
        let found = shown(text, listed);
        (found.trim() != expected).then_some(found)
    });
}

proptest! {
    #[test]
    fn figures_lie_in_order_on_character_boundaries(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "12", "5", "000", " ", "\u{a0}", "\u{202f}", ".", ",", "’", "-", "%", "°", "n° ", "œ", " €", "$", "deux ", "cent ", "quatre-vingt", " et ",
            "un ", "mille ", "millions ", "de ", "d'", "plus de ", "au moins ", "entre ", " à ", "une centaine ", "plusieurs milliers ",
            "morts ", "ans ", "heures ", "« ", " »", "la moitié ", "deux tiers des ", "e\u{301}", "🎉", "selon Roy", "\n\n", ". ",
        ]), 0..40)
    ) {
        let text = format!("Bilan {}", pieces.concat());
        let mut end = 0;
        for figure in figures(&text, &["Roy"]) {
            prop_assert!(text.get(figure.span.range()).is_some_and(|words| !words.is_empty()), "{:?}", figure);
            prop_assert!(figure.span.start >= end, "figures overlap or are out of order: {:?}", figure);
            if let (Some(low), Some(high)) = (figure.low, figure.high) {
                prop_assert!(low <= high, "{:?}", figure);
            }
            end = figure.span.end;
        }
    }
}
