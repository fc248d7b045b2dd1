//! Quotations, their speakers and cues, with the mentions given: what is tested is who is found to speak.
//!
//! A case is in a file of `tests/cases/quotes/`: a line `=== NAME`, the article, a line `---`, a line `mentions:` with the
//! words that name somebody (`elle = la maire` where a pronoun names who else is named), then one line a quotation:
//! `words | speaker | cue | rule`.

use frise::Reader;
use frise::extract::{Document, Found, quote};
use frise::ingest::ingest;
use frise::model::{ActorId, Mention, MentionForm, Span};
use proptest::prelude::*;
use std::path::Path;
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
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/quotes");
    let (mut faults, mut count) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).expect("the cases are in the repository") {
        let text = std::fs::read_to_string(entry.expect("the folder can be listed").path()).expect("a case is a text");
        for case in text.split("=== ").skip(1) {
            let (name, case) = case.split_once('\n').expect("a case begins with its name");
            let (document, expected) =
                case.split_once("\n---\n").expect("a case has a line --- before what is expected");
            let (listed, expected) = expected.split_once('\n').expect("a case lists its mentions");
            let listed = listed.strip_prefix("mentions:").expect("the line after --- begins with mentions:");
            count += 1;
            let found = shown(document, listed);
            if found.trim() != expected.trim() {
                faults.push(format!("=== {name}\nexpected:\n{}\n\nfound:\n{}", expected.trim(), found.trim()));
            }
        }
    }
    assert!(count > 0, "no case was found");
    assert!(
        faults.is_empty(),
        "{} of {count} cases differ. If what is found is right, put it into the case; else see the rule under \
         src/extract/quote or the tables under src/lang/fr/speech.\n\n{}",
        faults.len(),
        faults.join("\n\n")
    );
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
