//! The command `frise`.

mod arguments;
mod files;

use arguments::{Arguments, Command, ReadArguments};
use clap::Parser;
use frise::Reader;
use frise::export::json::to_contract;
use frise::model::{Output, ReadError};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

/// The result could not be written.
const NOT_WRITTEN: u8 = 1;
/// A file could not be read, or the program's own resources are damaged; a wrong command line ends with the same.
const NOT_READ: u8 = 2;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Read(arguments) => read(&arguments),
        Command::Schema => print(&schemars::schema_for!(Output), true, ExitCode::SUCCESS),
    }
}

fn read(arguments: &ReadArguments) -> ExitCode {
    let reader = match Reader::embedded() {
        Ok(reader) => reader,
        Err(error) => {
            complain(&error.to_string());
            return ExitCode::from(NOT_READ);
        }
    };
    let (mut documents, mut refused, mut path_of) = (Vec::new(), Vec::new(), HashMap::new());
    for path in &arguments.files {
        let name = files::name_of(path);
        let bytes = if path_of.contains_key(&name) { Err(same_name()) } else { files::bytes_of(path) };
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
    print(&to_contract(output), arguments.pretty, status)
}

/// Two documents of one name could not be told apart in the story.
fn same_name() -> ReadError {
    ReadError::Unreadable {
        message: "another file before it has the same name".into(),
        hint: "rename one of them, or name it only once".into(),
    }
}

/// Prints a value as JSON; ends with `status` when that went well.
fn print(value: &impl Serialize, pretty: bool, status: ExitCode) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let written =
        if pretty { serde_json::to_writer_pretty(&mut out, value) } else { serde_json::to_writer(&mut out, value) };
    match written.map_err(io::Error::from).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()) {
        Ok(()) => status,
        // Whoever reads has seen enough, as `head` does: no fault of ours.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => status,
        Err(error) => {
            complain(&format!("cannot write the result: {error}"));
            ExitCode::from(NOT_WRITTEN)
        }
    }
}

/// Says on standard error what went wrong. If even that cannot be written, the exit status alone tells.
fn complain(message: &str) {
    let _unwritable = writeln!(io::stderr(), "frise: {message}");
}
