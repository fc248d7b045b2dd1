//! Articles → actors: each case gives sentences and the actors that they must and must not give.
//!
//! A case file holds blocks: a line `# ` with what the block shows, lines `> ` with the article's paragraphs, then what is
//! expected: `kind | name | role | of | mentions`, mentions separated by `;` (`-` for what does not matter, `!` before a
//! mention that must not be), and `not | kind | name` for an actor that must not come out. A block whose first line ends in
//! `(fails)` is a known failure.

use frise::Reader;
use frise::lang::fr::resources;
use frise::model::{ActorKind, MentionForm, Reading};
use proptest::prelude::*;
use std::sync::LazyLock;

static READER: LazyLock<Reader> = LazyLock::new(|| {
    Reader::french(resources::LEXICON.to_vec(), resources::MODEL).expect("the embedded resources must load")
});

fn read(text: &str) -> Reading {
    READER.read("case.txt", text.as_bytes()).expect("a case's text must be readable")
}

fn kind(name: &str) -> ActorKind {
    match name {
        "person" => ActorKind::Person,
        "country" => ActorKind::Country,
        "organisation" => ActorKind::Organisation,
        "group" => ActorKind::Group,
        "place" => ActorKind::Place,
        other => panic!("{other:?} is no kind of actor: write person, country, organisation, group or place"),
    }
}

/// What is wrong with a reading, or nothing.
fn complaint(reading: &Reading, expected: &str) -> Option<String> {
    let columns: Vec<&str> = expected.split('|').map(str::trim).collect();
    if let ["not", wanted, name] = columns[..] {
        let found = reading.actors.iter().any(|actor| actor.name == name && actor.kind == kind(wanted));
        return found.then(|| format!("{wanted} {name:?} came out and must not"));
    }
    let [wanted, name, role, of, mentions] = columns[..] else {
        panic!("expected five columns, `kind | name | role | of | mentions`, got {expected:?}")
    };
    let Some(actor) = reading.actors.iter().find(|actor| actor.name == name) else {
        return Some(format!("no actor {name:?}"));
    };
    let same = |want: &str, have: &Option<String>| want == "-" || have.as_deref() == Some(want);
    if actor.kind != kind(wanted) {
        return Some(format!("{name:?} is a {:?} by {}", actor.kind, actor.rule));
    }
    if !same(role, &actor.role) || !same(of, &actor.of) {
        return Some(format!("{name:?} has role {:?} of {:?}", actor.role, actor.of));
    }
    let words: Vec<&str> = reading
        .mentions
        .iter()
        .filter(|mention| mention.actor == actor.id)
        .map(|mention| mention.span.of(&reading.text))
        .collect();
    let mut expected = mentions.split(';').map(str::trim).filter(|&mention| mention != "-");
    let wrong = expected.find(|mention| match mention.strip_prefix('!') {
        Some(forbidden) => words.contains(&forbidden),
        None => !words.contains(mention),
    });
    wrong.map(|mention| format!("{name:?} should have the mention {mention:?}; it has {words:?}"))
}

fn check(file: &str, cases: &str) {
    let mut wrong = Vec::new();
    for block in cases.split("\n\n").map(str::trim).filter(|block| block.starts_with('#')) {
        let title = block.lines().next().unwrap_or_default();
        let text: Vec<&str> = block.lines().filter_map(|line| line.strip_prefix("> ")).collect();
        let reading = read(&text.join("\n\n"));
        let expected = block.lines().filter(|line| line.contains(" | "));
        let complaints: Vec<String> =
            expected.filter(|line| !line.starts_with('>')).filter_map(|line| complaint(&reading, line)).collect();
        match (title.ends_with("(fails)"), complaints.is_empty()) {
            (false, false) => wrong.push(format!("{title}\n    {}", complaints.join("\n    "))),
            (true, true) => wrong.push(format!("{title}\n    passes now: take \"(fails)\" off its title")),
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{file}:\n{}\nRun `frise read` on the sentence to see its actors with their rules; mend the rule or the table that \
         gave the wrong one.",
        wrong.join("\n")
    );
}

macro_rules! cases {
    ($($name:ident)+) => {
        $(#[test]
        fn $name() {
            let file = concat!("tests/cases/actors/", stringify!($name), ".txt");
            check(file, include_str!(concat!("cases/actors/", stringify!($name), ".txt")));
        })+
    };
}

cases!(names descriptions coordination metonyms places variants pronouns);

#[test]
fn tables_are_sorted_and_say_where_they_come_from() {
    for entry in std::fs::read_dir("src/lang/fr/actors").expect("run the tests from the package's root") {
        let path = entry.expect("the folder must be readable").path();
        let text = std::fs::read_to_string(&path).expect("a table must be UTF-8 text");
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(text.starts_with("# "), "{}: begin it with what it is, its source and licence", path.display());
        assert!(rows.is_sorted(), "{}: sort its lines by code point (LC_ALL=C sort)", path.display());
    }
}

/// Scraps that meet the rules in odd orders.
fn scrap() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "M.",
        "Mme",
        "le",
        "la",
        "l'",
        "l’",
        "des",
        "du",
        "de",
        "à",
        "et",
        ",",
        "(",
        ")",
        "«",
        "»",
        ".",
        "\n\n",
        "ministre",
        "ministres",
        "président",
        "secrétaire d'État",
        "français",
        "turc",
        "grecque",
        "Paris",
        "Kiev",
        "Le Caire",
        "Untel",
        "Jean",
        "OMS",
        "ONU",
        "-",
        "homologue",
        "son",
        "ce dernier",
        "Il",
        "a-t-il dit",
        "groupe",
        "ville",
        "les",
        "forces",
        "É",
        "🙂",
        "d’",
        "al-",
        "A10",
        "puis",
        "\u{a0}",
    ];
    prop::collection::vec(
        prop_oneof![9 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,6}"],
        1..60,
    )
    .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_sound_mentions(text in scrap()) {
        prop_assume!(!text.trim().is_empty());
        let Ok(reading) = READER.read("scrap.txt", text.as_bytes()) else { return Ok(()) };
        for mention in &reading.mentions {
            prop_assert!(reading.text.get(mention.span.range()).is_some_and(|words| !words.trim().is_empty()), "a mention's span must hold words");
            prop_assert!(mention.actor.index() < reading.actors.len(), "a mention's actor must be in the reading");
        }
        let order: Vec<_> = reading.mentions.iter().map(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end))).collect();
        prop_assert!(order.is_sorted(), "mentions must come in the text's order, the longer first");
        for actor in &reading.actors {
            let known = reading.mentions.iter().any(|mention| mention.actor == actor.id && mention.form != MentionForm::Pronoun);
            prop_assert!(known, "{:?} must have a mention that is no pronoun", actor.name);
            prop_assert!(!actor.name.is_empty() && !actor.rule.is_empty(), "an actor must have a name and a rule");
        }
    }
}
