//! `frise read`: files → the contract's object.

use crate::arguments::ReadArguments;
use crate::{NOT_READ, complain, corrections, files, print_json, reader};
use frise::Reader;
use frise::export::json::to_contract;
use frise::ingest::LIMIT;
use frise::model::{Output, ReadError};
use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads the files, links them and prints the result; says which could not be read.
pub fn read(arguments: &ReadArguments) -> Result<ExitCode, ExitCode> {
    let corrected = arguments.corrections.as_deref();
    let corrected = corrected.map(|path| corrections::of_file(path).map(|list| (path, list))).transpose()?;
    let reader = reader()?;
    let mut read = Files::read(&reader, &arguments.files);
    if let Some((path, corrected)) = corrected {
        corrections::apply(&reader, &mut read.output, &corrected, path);
    }
    print_json(&to_contract(read.output), arguments.pretty)?;
    Ok(read.status)
}

/// Files that were read and linked.
pub struct Files {
    /// What they tell, spans in bytes.
    pub output: Output,
    /// The documents that were there, by name.
    pub documents: Vec<(String, Vec<u8>)>,
    /// How the command ends if nothing else goes wrong.
    pub status: ExitCode,
}

impl Files {
    /// Reads files and says which could not be read.
    pub fn read(reader: &Reader, paths: &[PathBuf]) -> Self {
        let (mut documents, mut refused, mut path_of) = (Vec::new(), Vec::new(), HashMap::new());
        for path in paths {
            let name = files::name_of(path);
            let bytes = if path_of.contains_key(&name) { Err(same_name()) } else { files::bytes_of(path, LIMIT) };
            match bytes {
                Ok(bytes) => documents.push((name.clone(), bytes)),
                Err(error) => refused.push((path, error.into_problem(&name))),
            }
            path_of.entry(name).or_insert(path);
        }
        let mut output = reader.read_all(documents.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        refused.extend(output.problems.into_iter().map(|problem| (path_of[&problem.doc], problem)));
        for (path, problem) in &refused {
            complain(&format!("{}: {}; {}", path.display(), problem.message, problem.hint));
        }
        let status = if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(NOT_READ) };
        output.problems = refused.into_iter().map(|(_, problem)| problem).collect();
        Self { output, documents, status }
    }
}

/// Two documents of one name could not be told apart in the story.
fn same_name() -> ReadError {
    ReadError::Unreadable {
        message: "another file before it has the same name".into(),
        hint: "rename one of them, or name it only once".into(),
    }
}
