//! How fast temporal expressions are found, per 1,000 characters: in press prose, and in texts made only of dates and numbers.
//!
//! Natively with `cargo bench --bench times`; in headless Chromium `cargo xtask bench` runs it too.

use frise::extract::time::times_of_text;
use frise::lang::fr;
use frise::lang::time::TimeGrammar;
use jiff::civil::date;

/// The seeds' longest article, as one that is read for its times.
const PROSE: &str = include_str!("../seeds/001_158c1ec67aa99050.txt");

fn grammar() -> TimeGrammar {
    fr::time::grammar().expect("the tables are well-formed")
}

/// The first 1,000 characters of a text told over and over.
fn thousand(text: &str) -> String {
    text.chars().cycle().take(1000).collect()
}

fn dates() -> String {
    thousand("du 3 au 5 mai 2020 à 10 h 30, 12/10/2020 ")
}

fn numbers() -> String {
    thousand("12 ")
}

fn read(text: &str, grammar: &TimeGrammar) -> usize {
    times_of_text(text, date(2021, 6, 15).into(), grammar).len()
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::{PROSE, dates, grammar, numbers, read, thousand};
    use divan::{Bencher, black_box};

    #[divan::bench]
    fn load_the_tables() -> super::TimeGrammar {
        grammar()
    }

    #[divan::bench(args = ["prose", "dates", "numbers"])]
    fn thousand_characters_of(bencher: Bencher, kind: &str) {
        let text = match kind {
            "prose" => thousand(PROSE),
            "dates" => dates(),
            _ => numbers(),
        };
        let grammar = grammar();
        bencher.bench(|| read(black_box(&text), &grammar));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::{PROSE, dates, grammar, numbers, read, thousand};
    use std::mem;
    use std::time::Duration;
    use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

    // As in the page, whose worker does the reading; the page itself must answer its driver meanwhile.
    wasm_bindgen_test_configure!(run_in_dedicated_worker);

    const WARM_UP: Duration = Duration::from_millis(500);
    const MEASUREMENT: Duration = Duration::from_secs(2);

    #[wasm_bindgen_bench]
    fn thousand_characters(criterion: &mut Criterion) {
        *criterion = mem::take(criterion).warm_up_time(WARM_UP).measurement_time(MEASUREMENT);
        let grammar = grammar();
        for (kind, text) in [("prose", thousand(PROSE)), ("dates", dates()), ("numbers", numbers())] {
            criterion.bench_function(kind, |bencher| bencher.iter(|| read(std::hint::black_box(&text), &grammar)));
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
