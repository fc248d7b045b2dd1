//! `frise eval --names`: annotated documents → how well names are found.

use crate::arguments::EvalArguments;
use crate::{NOT_READ, files, print, print_json, reader, refuse};
use frise::model::ReadError;
use frise::parse::evaluate::names::{Annotated, NameScores};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints the figures of names; says which documents could not be read.
pub fn names(arguments: &EvalArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let mut scores = NameScores::default();
    let mut status = ExitCode::SUCCESS;
    for path in &arguments.paths {
        let found = files::below(path, "ann").map_err(|error| refuse(path, &error))?;
        if found.is_empty() {
            return Err(refuse(path, &nothing()));
        }
        for annotations in found {
            match document(&annotations) {
                Ok(document) => scores.add(&document, reader.language(), reader.model()),
                Err((path, error)) => {
                    refuse(&path, &error);
                    status = ExitCode::from(NOT_READ);
                }
            }
        }
    }
    if arguments.json { print_json(&scores, true) } else { print(&scores.to_string()) }?;
    Ok(status)
}

/// The document of a file of annotations: its text lies beside it.
fn document(annotations: &Path) -> Result<Annotated, (PathBuf, ReadError)> {
    let beside = annotations.with_extension("txt");
    let text = files::text_of(&beside).map_err(|error| (beside, error))?;
    let read = files::text_of(annotations).and_then(|annotations| Annotated::read(text, &annotations));
    read.map_err(|error| (annotations.to_path_buf(), error))
}

fn nothing() -> ReadError {
    ReadError::Unreadable {
        message: "no .ann file in it".into(),
        hint: "give folders of BRAT's annotations, each .ann beside its .txt".into(),
    }
}
