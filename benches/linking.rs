//! How fast readings are linked, and with how much memory: synthetic readings, the same on every run.
//!
//! As in a press archive, a few actors stand in most articles, and a few affairs have most of the articles: the
//! rank-th of each is told of in proportion to 1 / rank.

#[cfg(not(target_arch = "wasm32"))]
mod readings;

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::readings::readings;
    use divan::{AllocProfiler, Bencher, black_box};
    use frise::Reader;

    /// Counts what linking asks of memory: « max alloc » is the most that it holds at a time.
    #[global_allocator]
    static ALLOCATOR: AllocProfiler = AllocProfiler::system();

    #[divan::bench(args = [1_000, 3_000, 10_000], sample_count = 3, sample_size = 1)]
    fn link(bencher: Bencher, count: usize) {
        let (reader, readings) = (Reader::embedded().expect("whole resource files"), readings(count));
        bencher
            .counter(divan::counter::ItemsCount::new(count))
            .bench(|| frise::link(black_box(&readings), reader.language()));
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    divan::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
