//! `frise export`: files → a file in another format.

use crate::arguments::ExportArguments;
use crate::read::Files;
use crate::words::{Language, Words};
use crate::{NOT_WRITTEN, complain, print, reader};
use frise::Reader;
use frise::export::{Input, Selection, Syntax, write};
use std::process::ExitCode;

/// Reads the files, links them and writes them in the format; says what could not be read and what is left out.
pub fn export(arguments: &ExportArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let Files { output, documents, status } = Files::read(&reader, &arguments.files);
    let words = Words::new(arguments.language);
    let syntax = if arguments.format.needs_syntax() { syntax(&reader, &documents) } else { Vec::new() };
    let input = Input {
        readings: &output.readings,
        story: &output.story,
        problems: &output.problems,
        selection: &Selection::default(),
        syntax: &syntax,
        words: &|key| words.text(key),
    };
    let exported = write(arguments.format, &input);
    match &arguments.out {
        Some(path) => std::fs::write(path, &exported.text).map_err(|error| {
            complain(&format!("{}: cannot write it: {error}; name a file in a folder that is yours", path.display()));
            ExitCode::from(NOT_WRITTEN)
        })?,
        None => {
            print(&exported.text)?;
        }
    }
    if let Some(left_out) = exported.left_out {
        let what = Words::new(Language::En).text(left_out.why.key());
        complain(&format!("left out: {} ({what})", left_out.count));
    }
    Ok(status)
}

/// The trees of the documents that can be read.
fn syntax(reader: &Reader, documents: &[(String, Vec<u8>)]) -> Vec<Syntax> {
    // Which cannot be read has been said already.
    documents.iter().filter_map(|(name, bytes)| reader.syntax(name, bytes).ok()).collect()
}
