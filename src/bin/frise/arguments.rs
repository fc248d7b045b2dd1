//! The command line's grammar and its help.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Turns French press articles into one story that can be checked: who did what to whom, when, where, according to whom
#[derive(Debug, Parser)]
#[command(name = "frise", version, max_term_width = 100, after_help = FRISE_NOTES, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What the command can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read articles, link them into one story, and print it as JSON
    Read(ReadArguments),
    /// Print the JSON Schema of what `frise read` prints
    Schema,
}

/// The arguments of `frise read`.
#[derive(Args, Debug)]
#[command(after_help = READ_NOTES)]
pub struct ReadArguments {
    /// The articles, one a file, in UTF-8 plain text; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Lay the JSON out over lines, for a person to read
    #[arg(long)]
    pub pretty: bool,
}

const FRISE_NOTES: &str = "\
Examples:
  frise read strike.txt court.txt > story.json
  frise read --pretty articles/*.txt | less
  frise help read

Nothing is sent anywhere: the reading is done on this machine.";

const READ_NOTES: &str = "\
One JSON object is printed: `readings`, one for each file that could be read, with its actors, times, events, quotes and \
figures; `story`, what they tell together; `problems`, what could not be read and what to do about it. Offsets count \
Unicode code points in the reading's `text`; `frise schema` describes every field.

A file that cannot be read is named on standard error, with what to do; the others are read all the same.

Examples:
  frise read strike.txt court.txt > story.json
  pdftotext article.pdf - | frise read -
  frise read articles/*.txt | jq '.story.events[].label'

Exit status:
  0  every file was read
  1  the result could not be written
  2  a file could not be read, or the command line is wrong";
