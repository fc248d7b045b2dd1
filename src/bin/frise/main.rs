//! The command `frise`.

mod arguments;
mod corrections;
mod explain;
mod export;
mod files;
mod names;
mod read;
mod syntax;
mod time;
mod words;

use arguments::{Arguments, Command};
use clap::Parser;
use frise::Reader;
use frise::model::ReadError;
use serde::Serialize;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// The result could not be written.
const NOT_WRITTEN: u8 = 1;
/// A file could not be read, or the program's own resources are damaged; a wrong command line ends with the same.
const NOT_READ: u8 = 2;

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Read(arguments) => read::read(&arguments),
        Command::Export(arguments) => export::export(&arguments),
        Command::Tree(arguments) => syntax::tree(&arguments),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Eval(arguments) if arguments.names => names::names(&arguments),
        Command::Eval(arguments) => syntax::eval(&arguments),
        Command::Time(arguments) => time::time(&arguments),
        Command::Schema => print_json(&frise::export::json::schema(), true),
    };
    done.unwrap_or_else(|status| status)
}

/// The reader with the program's own resources.
fn reader() -> Result<Reader, ExitCode> {
    Reader::embedded().map_err(|error| {
        complain(&error.to_string());
        ExitCode::from(NOT_READ)
    })
}

/// Says why a file could not be read.
fn refuse(path: &Path, error: &ReadError) -> ExitCode {
    complain(&format!("{}: {}; {}", path.display(), error.message(), error.hint()));
    ExitCode::from(NOT_READ)
}

/// Prints a text.
fn print(text: &str) -> Result<ExitCode, ExitCode> {
    written(|out| out.write_all(text.as_bytes()))
}

/// Prints a value as JSON and ends the line.
fn print_json(value: &impl Serialize, pretty: bool) -> Result<ExitCode, ExitCode> {
    written(|mut out| {
        if pretty {
            serde_json::to_writer_pretty(&mut out, value)?;
        } else {
            serde_json::to_writer(&mut out, value)?;
        }
        out.write_all(b"\n")
    })
}

fn written(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<ExitCode, ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        // Whoever reads may have seen enough, as `head` does: no fault of ours.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(&format!("cannot write the result: {error}"));
            Err(ExitCode::from(NOT_WRITTEN))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Says on standard error what went wrong. If even that cannot be written, the exit status alone tells.
fn complain(message: &str) {
    let _unwritable = writeln!(io::stderr(), "frise: {message}");
}
