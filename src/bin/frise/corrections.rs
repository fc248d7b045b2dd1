//! `frise read --corrections`: a reader's corrections, from their file into the story.

use crate::{NOT_READ, complain, files, refuse};
use frise::Reader;
use frise::export::corrections;
use frise::link::corrections::{Outcome, correct};
use frise::model::{Correction, Output};
use std::path::Path;
use std::process::ExitCode;

/// The corrections that a file keeps.
///
/// # Errors
/// With the exit status, once what is wrong with the file is said.
pub fn of_file(path: &Path) -> Result<Vec<Correction>, ExitCode> {
    let text = files::text_of(path).map_err(|error| refuse(path, &error))?;
    corrections::read(&text).map_err(|error| {
        complain(&format!("{}: {error}", path.display()));
        ExitCode::from(NOT_READ)
    })
}

/// Applies the corrections of a file to what was read; says which of them are of something that the articles do not tell.
pub fn apply(reader: &Reader, output: &mut Output, corrections: &[Correction], path: &Path) {
    let rewritten = correct(&output.readings, &output.story, corrections, reader.language());
    for (place, _) in rewritten.outcomes.iter().enumerate().filter(|(_, outcome)| **outcome == Outcome::Absent) {
        complain(&format!(
            "{}: correction {} is of something that these articles do not tell; read the articles that it was made for",
            path.display(),
            place + 1
        ));
    }
    output.story = rewritten.story;
}
