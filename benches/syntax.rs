//! How fast texts are cut and parsed, beside a perceptron of the usual kind on the same texts; what loading costs.
//!
//! Natively with `cargo bench --bench syntax`; in headless Chromium `cargo xtask bench` runs it too, on one core of a worker.

mod baseline;
mod measure;

use baseline::Baseline;
use frise::Reader;
use frise::ingest::ingest;
use frise::model::Article;
use frise::segment::segment;
use measure::{TEXTS, elapsed, load, memory, milliseconds, milliseconds_after};
use std::hint::black_box;
use web_time::Instant;

/// Everything measured, laid out to be read.
fn report() -> String {
    let mut lines = Vec::new();
    let mut line = |what: &str, figure: String| lines.push(format!("{what:<66}{figure:>10}\n"));
    let (before, start) = (memory(), Instant::now());
    let reader = load();
    line("ready: lexicon, model and tables read, first time, ms", format!("{:.1}", elapsed(start)));
    if let (Some(before), Some(loaded)) = (before, memory()) {
        line("ready: memory taken, MB", format!("{:.1}", (loaded - before) as f64 / 1e6));
    }
    line("ready: lexicon, model and tables read, median, ms", format!("{:.1}", milliseconds(load).1));

    let articles: Vec<Article> =
        TEXTS.iter().filter_map(|text| ingest("text", text.as_bytes(), reader.language()).ok()).collect();
    let tokens: usize = articles.iter().flat_map(|article| reader.trees(article).1).map(|tree| tree.words.len()).sum();
    line("tokens in the texts", tokens.to_string());
    let mut speed = |what: &str, (first, median): (f64, f64)| {
        line(&format!("{what}: tokens a second, first time"), format!("{:.0}", tokens as f64 / first * 1000.0));
        line(&format!("{what}: tokens a second, median"), format!("{:.0}", tokens as f64 / median * 1000.0));
    };
    let cut = || articles.iter().for_each(|article| drop(black_box(segment(article, reader.language()))));
    speed("cut", milliseconds(cut));
    // A reader keeps what it made of words: one that has met these texts would be too quick.
    let parse = |reader: &Reader| articles.iter().for_each(|article| drop(black_box(reader.trees(article))));
    speed("cut and parsed", milliseconds_after(load, parse));
    let baseline = Baseline::new();
    let parse_as_usual = || {
        for article in &articles {
            for sentence in segment(article, reader.language()) {
                black_box(baseline.parse(&sentence.tokens));
            }
        }
    };
    speed("cut, parsed by the yardstick", milliseconds(parse_as_usual));
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
    fn syntax(_criterion: &mut Criterion) {
        console_log!("{}", super::report());
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
