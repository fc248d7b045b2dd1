//! What the benchmarks share: texts, a loaded reader, a clock, the memory.

use frise::Reader;
use std::hint::black_box;
use web_time::Instant;

const LEXICON: &[u8] = include_bytes!("../../src/lang/fr/model/lexicon.fst");
const MODEL: &[u8] = include_bytes!("../../src/lang/fr/model/parser.bin");

/// Articles on many subjects.
pub const TEXTS: [&str; 11] = [
    include_str!("../../seeds/000_4b6b12dc2b0c9bc1.txt"),
    include_str!("../../seeds/001_158c1ec67aa99050.txt"),
    include_str!("../../seeds/002_131396372b3a2975.txt"),
    include_str!("../../seeds/003_7a19df6852953d25.txt"),
    include_str!("../../seeds/004_6a37dad48ac8d042.txt"),
    include_str!("../../tests/articles/crue-sahel.txt"),
    include_str!("../../tests/articles/election-suisse.txt"),
    include_str!("../../tests/articles/football-transfert.txt"),
    include_str!("../../tests/articles/greve-belgique.txt"),
    include_str!("../../tests/articles/jugement-quebec.txt"),
    include_str!("../../tests/articles/sanctions-sommet.txt"),
];

/// How often a thing is timed; the median counts.
const ROUNDS: usize = 15;

/// Milliseconds that a call takes: the first time, and the median of the times after it.
pub fn milliseconds<T>(mut work: impl FnMut() -> T) -> (f64, f64) {
    milliseconds_after(|| (), |()| work())
}

/// The same, where each call begins with something made anew, which is not timed.
pub fn milliseconds_after<Given, T>(mut make: impl FnMut() -> Given, mut work: impl FnMut(&Given) -> T) -> (f64, f64) {
    let mut time = || {
        let given = make();
        let start = Instant::now();
        black_box(work(&given));
        elapsed(start)
    };
    let first = time();
    let mut times: Vec<f64> = (0..ROUNDS).map(|_| time()).collect();
    times.sort_by(f64::total_cmp);
    (first, times[ROUNDS / 2])
}

/// Milliseconds since then.
pub fn elapsed(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1000.0
}

/// As the page loads: its own copies of both files, the model's given back once it is read.
pub fn load() -> Reader {
    let (lexicon, model) = (LEXICON.to_vec(), MODEL.to_vec());
    Reader::french(lexicon, &model).expect("the resource files are whole: build them anew as docs/parser.md says")
}

/// Bytes of the WebAssembly instance's memory, which never shrinks.
#[cfg(target_arch = "wasm32")]
pub fn memory() -> Option<usize> {
    Some(core::arch::wasm32::memory_size(0) << 16)
}

/// Only WebAssembly tells it.
#[cfg(not(target_arch = "wasm32"))]
pub fn memory() -> Option<usize> {
    None
}
