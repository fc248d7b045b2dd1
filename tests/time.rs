//! Times as they are read from sentences, and the day of publication as it follows from articles.
//!
//! `tests/cases/time/narrative.tsv` and `calendar.tsv`: the day of writing, a tab, a passage in which each expression
//! stands in brackets with its value after a bar. `published.tsv`: an article, a tab, the days it can be of.
//! `rules.tsv`: a rule's name, a tab, a passage that it reads; behind `!` one that looks like it and is not.
//! `events.tsv`: an article, a tab, its events, each with its time and the reason for it.

use frise::Reader;
use frise::extract::time::{Timed, times_of_text};
use frise::lang::fr;
use frise::lang::time::TimeGrammar;
use frise::model::{Interval, Moment};
use jiff::civil::Date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<TimeGrammar> = LazyLock::new(|| fr::time::grammar().expect("the tables are well-formed"));
static READER: LazyLock<Reader> = LazyLock::new(|| Reader::embedded().expect("the resources are of this release"));

/// The day that the cases of `rules.tsv` were written on.
const RULES_WRITTEN_ON: &str = "2021-06-15";
/// How many cases a rule needs on either side.
const CASES_PER_RULE: usize = 2;

/// The expressions of a text, as the cases write them.
fn check(text: &str, reference: &str) -> Vec<Timed> {
    let reference: Moment = reference.parse().expect("a case begins with the day of writing, as in 2021-06-15");
    times_of_text(text, reference, &GRAMMAR)
}

fn annotated(text: &str, found: &[Timed]) -> String {
    let mut written = String::new();
    let mut at = 0;
    for timed in found {
        let expression = &timed.expression;
        written += &text[at..expression.span.start as usize];
        let _always = write!(written, "[{}|{}]", expression.span.of(text), expression.value);
        at = expression.span.end as usize;
    }
    written + &text[at..]
}

/// A case's passage without its marks.
fn plain(marked: &str) -> String {
    let mut text = String::new();
    for (place, piece) in marked.split('[').enumerate() {
        match piece.split_once(']').filter(|_| place > 0) {
            Some((expression, rest)) => {
                text += expression.split('|').next().unwrap_or(expression);
                text += rest;
            }
            None => text += piece,
        }
    }
    text
}

fn rows(file: &str) -> impl Iterator<Item = (&str, &str)> {
    file.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split_once('\t').expect("a case has a tab between its two columns"))
}

fn run(file: &str) {
    let mut wrong = String::new();
    for (reference, marked) in rows(file) {
        let text = plain(marked);
        let found = annotated(&text, &check(&text, reference));
        if found != marked {
            let _always = writeln!(wrong, "  expected {marked}\n  found    {found}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}mend the rules in src/lang/fr/time, or the case if French speaks against it");
}

#[test]
fn days_that_the_story_anchors() {
    run(include_str!("cases/time/narrative.tsv"));
}

#[test]
fn times_of_the_calendar() {
    run(include_str!("cases/time/calendar.tsv"));
}

/// The rules that make what is told, by their names.
fn telling_rules() -> BTreeSet<&'static str> {
    let told: Vec<_> = ["when", "length", "set"].iter().filter_map(|name| GRAMMAR.category(name)).collect();
    GRAMMAR.rules.iter().filter(|rule| told.contains(&rule.category)).map(|rule| &*rule.name).collect()
}

#[test]
fn every_rule_reads_its_own_and_leaves_what_looks_like_it() {
    let mut wrong = String::new();
    let mut cases: BTreeMap<&str, [usize; 2]> = telling_rules().into_iter().map(|name| (name, [0, 0])).collect();
    for (name, marked) in rows(include_str!("cases/time/rules.tsv")) {
        let (name, is_own) = name.strip_prefix('!').map_or((name, true), |name| (name, false));
        let text = plain(marked);
        let expressions = check(&text, RULES_WRITTEN_ON);
        let found = annotated(&text, &expressions);
        let rules: Vec<_> = expressions.iter().map(|timed| &*timed.expression.rule).collect();
        if found != marked || rules.contains(&name) != is_own {
            let _always = writeln!(wrong, "  {name}: expected {marked}\n    found {found} by {rules:?}");
        }
        match cases.get_mut(name) {
            Some(counts) => counts[usize::from(is_own)] += 1,
            None => {
                let _always = writeln!(wrong, "  {name} is no rule of src/lang/fr/time/rules.tsv");
            }
        }
    }
    for (name, [near, own]) in cases {
        if near.min(own) < CASES_PER_RULE {
            let _always =
                writeln!(wrong, "  {name}: {own} matches and {near} near misses, write {CASES_PER_RULE} of each");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}mend the rules in src/lang/fr/time, or tests/cases/time/rules.tsv");
}

fn shown(interval: &Interval) -> String {
    let side = |moment: Option<Moment>| moment.map_or_else(|| "-".to_owned(), |moment| moment.to_string());
    format!("{}..{}", side(interval.earliest), side(interval.latest))
}

#[test]
fn day_of_publication() {
    let mut wrong = String::new();
    for (article, expected) in rows(include_str!("cases/time/published.tsv")) {
        let text = article.replace('|', "\n\n");
        let reading = READER.read("case.txt", text.as_bytes()).expect("the case is a text");
        let found = shown(&reading.published.interval);
        if found != expected {
            let _always =
                writeln!(wrong, "  {article}\n    expected {expected}, found {found}: {:?}", reading.published.reasons);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}mend src/extract/time/published.rs");
}

#[test]
fn times_of_events() {
    let mut wrong = String::new();
    for (article, expected) in rows(include_str!("cases/time/events.tsv")) {
        let text = article.replace('|', "\n\n");
        let reading = READER.read("case.txt", text.as_bytes()).expect("the case is a text");
        let told = reading.events.iter().map(|event| {
            let words = event.span.of(&text);
            match &event.time {
                Some(time) => format!("{words} {} {}", shown(&time.interval), time.reason),
                None => format!("{words} -"),
            }
        });
        let found = told.collect::<Vec<_>>().join("; ");
        if found != expected {
            let _always = writeln!(wrong, "  {article}\n    expected {expected}\n    found    {found}");
        }
    }
    assert!(
        wrong.is_empty(),
        "\n{wrong}mend src/extract/event/{{clock,when}}.rs; where the tree is wrong, reword the case"
    );
}

#[test]
fn days_of_publication_of_the_seeds() {
    for (doc, expected) in [
        ("000_4b6b12dc2b0c9bc1", "2020-10-23..2020-10-23"),
        ("001_158c1ec67aa99050", "2020-10-23..2020-10-23"),
        ("002_131396372b3a2975", "2020-10-26..2020-10-27"),
        ("003_7a19df6852953d25", "2020-10-21..2020-10-21"),
        ("004_6a37dad48ac8d042", "2020-10-23..2020-10-24"),
    ] {
        let bytes =
            std::fs::read(format!("{}/seeds/{doc}.txt", env!("CARGO_MANIFEST_DIR"))).expect("the seeds are there");
        let reading = READER.read(doc, &bytes).expect("the seeds are texts");
        let reasons = &reading.published.reasons;
        assert_eq!(
            shown(&reading.published.interval),
            expected,
            "{doc}: compare its reasons with the text: {reasons:?}"
        );
        assert!(!reasons.is_empty(), "{doc}: name what told the day");
    }
}

/// Whether interval and EDTF form of an expression belong together.
fn agrees(timed: &Timed) -> bool {
    let Timed { expression, .. } = timed;
    let Interval { earliest, latest } = expression.interval;
    let ordered = earliest.zip(latest).is_none_or(|(earliest, latest)| earliest.date <= latest.date);
    let told = expression.edtf.is_empty() == (earliest.is_none() && latest.is_none());
    let day = |moment: Option<Moment>| moment.is_some_and(|moment| expression.edtf == moment.date.to_string());
    let is_day = expression.edtf.len() > 10 || expression.edtf.parse::<Date>().is_err() || day(earliest);
    ordered && told && is_day
}

/// Words that rules are made of, in any order.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "le",
        "du",
        "au",
        "à",
        "de",
        "et",
        "entre",
        "depuis",
        "jusqu'au",
        "avant",
        "après",
        "la",
        "semaine",
        "prochaine",
        "dernier",
        "mois",
        "ans",
        "trois",
        "29",
        "31",
        "30",
        "février",
        "avril",
        "2020",
        "1900",
        "9999",
        "lundi",
        "hier",
        "la veille",
        "le lendemain",
        "nuit",
        "soir",
        "midi",
        "20 h",
        "24:00",
        "31/12/9999",
        "01/01/1000",
        "siècle",
        "XXe",
        "années",
        "60",
        "fin",
        "début",
        "mi",
        "-",
        "/",
        ",",
        ".",
        "il y a",
        "dans",
        "plus tard",
        "quelques",
        "premier",
        "trimestre",
        "semaine 53",
        "Pâques",
        "été",
        "chaque",
        "999999999",
        "mille",
        "quatre-vingt-dix-neuf",
        "\n\n",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}", year in 1_i16..=9999, month in 1_i8..=12) {
        for timed in times_of_text(&text, jiff::civil::date(year, month, 1).into(), &GRAMMAR) {
            prop_assert!(agrees(&timed), "{timed:?}: interval and EDTF must belong together");
        }
    }

    #[test]
    fn any_words_of_time_are_read(text in words(), year in 1_i16..=9999, month in 1_i8..=12, day in 1_i8..=28) {
        let found = times_of_text(&text, jiff::civil::date(year, month, day).into(), &GRAMMAR);
        for timed in &found {
            prop_assert!(agrees(timed), "{timed:?}: interval and EDTF must belong together");
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].expression.span.end <= pair[1].expression.span.start, "{pair:?} overlap");
        }
    }

    #[test]
    fn the_calendar_is_right(days in 365_000_i64..3_600_000) {
        let date = jiff::civil::date(1, 1, 1).checked_add(jiff::Span::new().days(days)).expect("within the calendar");
        let text = format!("Le pont a rouvert le {}/{:02}/{:04}.", date.day(), date.month(), date.year());
        let found = times_of_text(&text, jiff::civil::date(2021, 6, 15).into(), &GRAMMAR);
        if (1000..3000).contains(&date.year()) {
            let values: Vec<_> = found.iter().map(|timed| timed.value.clone()).collect();
            prop_assert_eq!(values, vec![date.to_string()], "a full date means its own day");
        }
    }

    #[test]
    fn weeks_are_iso_weeks(year in 1_i16..9998, month in 1_i8..=12, day in 1_i8..=28) {
        let date = jiff::civil::date(year, month, day);
        let found = times_of_text("Elle a parlé cette semaine.", date.into(), &GRAMMAR);
        let week = date.iso_week_date();
        prop_assert_eq!(&found[0].value, &format!("{:04}-W{:02}", week.year(), week.week()));
    }
}

#[test]
fn the_host_may_say_when_a_document_was_published() {
    let read = |text: &str, given: &str| {
        let given = given.parse().expect("a day, month or year");
        READER.finish(READER.begin("essai.txt", text.as_bytes(), Some(given)).expect("this is a text"))
    };
    let undated = read("Le conseil municipal a voté hier la fermeture du stade.\n", "2021-03-04");
    let day = |text: &str| text.parse::<Moment>().ok();
    assert_eq!(undated.times[0].interval.earliest, day("2021-03-03"), "words count from the day that the host gives");
    assert_eq!(undated.published.reasons[0].rule, "given", "what the host says is told first");
    let dated = read("BREST, 12 juin 2019 - Les dockers ont cessé le travail mercredi.\n", "2021-03-04");
    assert_eq!(dated.published.interval.earliest, day("2021-03-04"), "the host outweighs the text");
    assert!(!dated.published.conflicts.is_empty(), "what the text says of other days must be told as a conflict");
}
