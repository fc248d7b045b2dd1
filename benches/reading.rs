//! How fast articles are read: characters a second, over the articles in `seeds/`.

use divan::counter::CharsCount;
use divan::{Bencher, black_box};
use frise::Reader;

fn main() {
    divan::main();
}

/// The articles' names and bytes.
fn articles() -> Vec<(String, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let files =
        std::fs::read_dir(folder).expect("the repository holds seeds/").map(|entry| entry.expect("readable").path());
    let texts = files.filter(|file| file.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|file| (file.display().to_string(), std::fs::read(&file).expect("readable"))).collect()
}

fn characters(articles: &[(String, Vec<u8>)]) -> CharsCount {
    CharsCount::new(articles.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).chars().count()).sum::<usize>())
}

#[divan::bench]
fn load_the_resources() -> Reader {
    Reader::embedded().expect("whole resource files")
}

#[divan::bench]
fn read_each(bencher: Bencher) {
    let (reader, articles) = (Reader::embedded().expect("whole resource files"), articles());
    bencher.counter(characters(&articles)).bench(|| {
        for (name, bytes) in &articles {
            let _ = black_box(reader.read(black_box(name), black_box(bytes)));
        }
    });
}

#[divan::bench]
fn read_and_link_all(bencher: Bencher) {
    let (reader, articles) = (Reader::embedded().expect("whole resource files"), articles());
    let counter = characters(&articles);
    bencher.counter(counter).bench(|| {
        reader.read_all(articles.iter().map(|(name, bytes)| (black_box(name.as_str()), black_box(bytes.as_slice()))))
    });
}
