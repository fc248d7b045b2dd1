//! Quotations, their speakers and cues, with the mentions given: what is tested is who is found to speak.
//!
//! A case is in a file of `tests/cases/quotes/`: a line `=== NAME`, the article, a line `---`, a line `mentions:` with the
//! words that name somebody (`elle = la maire` where a pronoun names who else is named), then one line a quotation:
//! `words | speaker | cue | rule`.

mod written;

use frise::Reader;
use frise::extract::{Document, Found, quote};
use frise::ingest::ingest;
use frise::model::{ActorId, Mention, MentionForm, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

/// The mentions of a case, and the name of each actor.
fn mentions(text: &str, listed: &str) -> (Vec<Mention>, Vec<String>) {
    let (mut mentions, mut names): (Vec<Mention>, Vec<String>) = (Vec::new(), Vec::new());
    for entry in listed.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
        let (words, name) = entry.split_once(" = ").unwrap_or((entry, entry));
        let actor = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        });
        let form = if words == name { MentionForm::Name } else { MentionForm::Pronoun };
        for (start, _) in text.match_indices(words) {
            let inside_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let end = start + words.len();
            if inside_word(text[..start].chars().next_back()) || inside_word(text[end..].chars().next()) {
                continue;
            }
            let span = Span::new(start, end);
            mentions.push(Mention { span, actor: ActorId(actor as u32), form, rule: "case".to_owned() });
        }
    }
    mentions.sort_by_key(|mention| mention.span);
    (mentions, names)
}

fn shown(text: &str, listed: &str) -> String {
    let article = ingest("case.txt", text.as_bytes(), READER.language()).expect("a case is a text");
    let (sentences, trees) = READER.trees(&article);
    let (mentions, names) = mentions(text, listed);
    let document = Document { article: &article, sentences: &sentences, trees: &trees, language: READER.language() };
    let found = Found { mentions, ..Found::default() };
    let lines = quote::quotes(&document, &found).into_iter().map(|quote| {
        let speaker = quote.speaker.map_or("-", |actor| names[actor.0 as usize].as_str());
        let cue = quote.cue.map_or("-", |cue| cue.of(text));
        format!("{} | {speaker} | {cue} | {}\n", quote.span.of(text), quote.rule)
    });
    lines.collect()
}

#[test]
fn cases() {
    let remedy = "if what is found is right, put it into the case; else see the rule under \
                  src/extract/quote or the tables under src/lang/fr/speech";
    written::check("quotes", remedy, |text, expected| {
        let (listed, expected) = expected.split_once('\n').unwrap_or((expected, ""));
        let listed = listed.strip_prefix("mentions:").expect("the line after --- begins with mentions:");
        let found = shown(text, listed);
        (found.trim() != expected).then_some(found)
    });
}

proptest! {
    #[test]
    fn quotations_lie_in_order_on_character_boundaries(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "«", "»", "“", "”", "\"", "‘", "’", "'", " ", "\u{a0}", ", ", ". ", "\n\n", ": ", "a dit ", "la maire ", "a-t-il ajouté",
            "Selon ", "Qualifiant ", "Roy", "été", "accusé par ", "e\u{301}", "🎉", "Il ", "«\u{a0}Non\u{a0}»",
        ]), 0..40)
    ) {
        let text = format!("Début. {}", pieces.concat());
        let article = ingest("any.txt", text.as_bytes(), READER.language()).expect("it is a text");
        let (sentences, trees) = READER.trees(&article);
        let (mentions, _) = mentions(&text, "la maire; Roy; Il = Roy");
        let document = Document { article: &article, sentences: &sentences, trees: &trees, language: READER.language() };
        let mut end = 0;
        for quote in quote::quotes(&document, &Found { mentions, ..Found::default() }) {
            prop_assert!(text.get(quote.span.range()).is_some_and(|words| !words.trim().is_empty()));
            prop_assert!(quote.cue.is_none_or(|cue| text.get(cue.range()).is_some()));
            prop_assert!(quote.span.start >= end, "quotations overlap or are out of order");
            end = quote.span.end;
        }
    }
}
