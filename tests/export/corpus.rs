//! The articles that the tests export, read once.

use frise::Reader;
use frise::export::{Exported, Format, Input, Selection, Syntax, write};
use frise::model::{Output, Reading};
use std::path::Path;
use std::sync::OnceLock;

struct Corpus {
    output: Output,
    syntax: Vec<Syntax>,
}

fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/development");
        let files = std::fs::read_dir(folder).expect("the articles are in the repository");
        let mut paths: Vec<_> = files.map(|file| file.expect("the folder can be listed").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        let documents: Vec<(String, Vec<u8>)> = paths
            .iter()
            .map(|path| {
                let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
                (name, std::fs::read(path).expect("the article can be read"))
            })
            .collect();
        let reader = Reader::embedded().expect("the resources are of this release");
        let output = reader.read_all(documents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        // Two are enough: the trees are the costly part.
        let some = documents.iter().take(2);
        let syntax = some.map(|(name, bytes)| reader.syntax(name, bytes).expect("the article is a text")).collect();
        Corpus { output, syntax }
    })
}

/// The story, spans in bytes.
pub fn output() -> &'static Output {
    &corpus().output
}

/// The trees of two articles.
pub fn syntax() -> &'static [Syntax] {
    &corpus().syntax
}

/// The reading of a document.
pub fn reading(doc: &str) -> &'static Reading {
    output().readings.iter().find(|reading| reading.doc == doc).expect("the document is in the corpus")
}

/// A part of an output as a file; words are their keys.
pub fn write_part(output: &Output, selection: &Selection, format: Format) -> Exported {
    let input = Input {
        readings: &output.readings,
        story: &output.story,
        problems: &output.problems,
        selection,
        syntax: syntax_for(format),
        words: &str::to_owned,
    };
    write(format, &input)
}

fn syntax_for(format: Format) -> &'static [Syntax] {
    if format.needs_syntax() { syntax() } else { &[] }
}

/// The whole corpus as a file.
pub fn write_all(format: Format) -> Exported {
    write_part(output(), &Selection::default(), format)
}

/// How many events are left out.
pub fn left_out(file: &Exported) -> usize {
    file.left_out.map_or(0, |left_out| left_out.count)
}
