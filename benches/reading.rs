//! How fast articles become readings and readings a story: characters a second, stage by stage, and the memory it takes.
//!
//! Natively with `cargo bench --bench reading`; in headless Chromium `cargo xtask bench` runs it too, on one core of a worker.

mod measure;

use frise::Reader;
use frise::extract::{Document, Found, actor, event, figure, quote, time};
use frise::ingest::ingest;
use frise::link;
use frise::model::Reading;
use measure::{TEXTS, elapsed, load, memory, milliseconds, milliseconds_after};
use std::hint::black_box;
use web_time::Instant;

/// The text whose reading shows how much memory a character takes, in characters.
const LONG: usize = 500_000;

/// Milliseconds that it takes to do something with each of these.
fn each<Thing, Made>(things: &[Thing], work: impl Fn(&Thing) -> Made) -> f64 {
    milliseconds(|| {
        for thing in things {
            black_box(work(thing));
        }
    })
    .1
}

/// Everything measured, laid out to be read.
fn report() -> String {
    let mut lines = Vec::new();
    let mut line = |what: &str, figure: String| lines.push(format!("{what:<66}{figure:>10}\n"));
    let reader = load();
    let language = reader.language();
    let characters: usize = TEXTS.iter().map(|text| text.chars().count()).sum();
    line("characters in the texts", characters.to_string());
    let a_second = |milliseconds: f64| format!("{:.0}", characters as f64 / milliseconds * 1000.0);

    let read = |reader: &Reader| {
        TEXTS.iter().map(|text| reader.read("text", text.as_bytes())).collect::<Result<Vec<Reading>, _>>()
    };
    let start = Instant::now();
    drop(black_box(read(&reader)));
    let first = elapsed(start);
    // Before all else: what is given back stays with the instance, and would hide what this text takes.
    let long: String = TEXTS.concat().chars().cycle().take(LONG).collect();
    let before = memory();
    let read_long = black_box(reader.read("long", long.as_bytes()));
    let taken = memory().zip(before).map(|(after, before)| (after - before) as f64 / LONG as f64);
    drop(read_long);
    // A reader keeps what it made of words: one that has met these texts would be too quick.
    let (_, whole) = milliseconds_after(load, read);
    line("read: characters a second, first time", a_second(first));
    line("read: characters a second, median", a_second(whole));

    let articles: Vec<_> = TEXTS.iter().filter_map(|text| ingest("text", text.as_bytes(), language).ok()).collect();
    let trees: Vec<_> = articles.iter().map(|article| reader.trees(article)).collect();
    let documents: Vec<Document<'_>> = (articles.iter().zip(&trees))
        .map(|(article, (sentences, trees))| Document { article, sentences, trees, language })
        .collect();
    let mut share = |what: &str, time: f64| {
        line(&format!("{what}: share of reading, %"), format!("{:.1}", time / whole * 100.0));
        time
    };
    share("bytes to articles", each(&TEXTS, |text| ingest("text", text.as_bytes(), language)));
    let parse = |reader: &Reader| articles.iter().for_each(|article| drop(black_box(reader.trees(article))));
    share("articles to trees", milliseconds_after(load, parse).1);

    let mut work: Vec<(&Document<'_>, Found)> = documents
        .iter()
        .map(|document| {
            let (times, published) = time::times(document);
            let (actors, mentions) = actor::actors(document);
            (document, Found { times, published, actors, mentions, quotes: Vec::new(), figures: Vec::new() })
        })
        .collect();
    let mut after = share("times", each(&documents, time::times)) + share("actors", each(&documents, actor::actors));
    after += share("quotes", each(&work, |(document, found)| quote::quotes(document, found)));
    for (document, found) in &mut work {
        found.quotes = quote::quotes(document, found);
    }
    after += share("figures", each(&work, |(document, found)| figure::figures(document, found)));
    for (document, found) in &mut work {
        found.figures = figure::figures(document, found);
    }
    after += share("events", each(&work, |(document, found)| event::events(document, found)));
    let readings = read(&reader).expect("the benchmark's texts are texts");
    let linked = milliseconds(|| link(&readings, language)).1;
    after += share("linking", linked);
    let together = whole + linked;
    line("read and linked: characters a second, median", a_second(together));
    line("all stages after the trees: share of reading and linking, %", format!("{:.1}", after / together * 100.0));

    if let Some(taken) = taken {
        line("one long text: memory taken, bytes a character", format!("{taken:.0}"));
    }
    lines.concat()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    print!("{}", report());
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen_test::{Criterion, console_log, wasm_bindgen_bench, wasm_bindgen_test_configure};

    // As in the page, whose worker does the reading; the page itself must answer its driver meanwhile.
    wasm_bindgen_test_configure!(run_in_dedicated_worker);

    #[wasm_bindgen_bench]
    fn reading(_criterion: &mut Criterion) {
        console_log!("{}", super::report());
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
