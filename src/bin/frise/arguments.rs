//! The command line's grammar and its help.

use crate::words::{Language, Words};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use frise::export::{FORMATS, Format};
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
    /// Read articles, link them into one story, and write it as a table, a calendar, a graph, a report …
    Export(ExportArguments),
    /// Print the sentences of an article as dependency trees
    Tree(TreeArguments),
    /// Print what was read at a place in an article, with the tree, the rules and the words that gave it
    Explain(ExplainArguments),
    /// Measure the parser on a treebank
    Eval(EvalArguments),
    /// Print the dates and times that short texts name
    Time(TimeArguments),
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
    /// Apply a reader's corrections to the story: a file that the page saved
    #[arg(long, value_name = "FILE")]
    pub corrections: Option<PathBuf>,
    /// Lay the JSON out over lines, for a person to read
    #[arg(long)]
    pub pretty: bool,
}

/// The arguments of `frise export`.
#[derive(Args, Debug)]
#[command(after_help = EXPORT_NOTES)]
pub struct ExportArguments {
    /// The articles, one a file, in UTF-8 plain text; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The format to write
    #[arg(long, value_name = "NAME", value_parser = formats())]
    pub format: Format,
    /// Write to this file rather than to standard output
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The language of what the program itself says in a file for people
    #[arg(long, value_enum, default_value = "fr", hide_possible_values = true, value_name = "fr|en")]
    pub language: Language,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let words = Words::new(Language::En);
    let named =
        FORMATS.map(|format| PossibleValue::new(format.name()).help(words.text(&format!("format-{}", format.name()))));
    PossibleValuesParser::new(named)
        .try_map(|name| Format::from_name(&name).ok_or_else(|| format!("no format is called {name}")))
}

/// The arguments of `frise tree`.
#[derive(Args, Debug)]
#[command(after_help = TREE_NOTES)]
pub struct TreeArguments {
    /// The article, in UTF-8 plain text; `-` is standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Print CoNLL-U, the exchange format of Universal Dependencies
    #[arg(long)]
    pub conllu: bool,
}

/// The arguments of `frise explain`.
#[derive(Args, Debug)]
#[command(after_help = EXPLAIN_NOTES)]
pub struct ExplainArguments {
    /// The article and a place in it, as the offset of a character counted from 0
    #[arg(value_name = "FILE:OFFSET", value_parser = place)]
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// The character, counted from 0.
    pub offset: usize,
}

fn place(text: &str) -> Result<Place, String> {
    let parts = text.rsplit_once(':').filter(|(file, _)| !file.is_empty());
    let place = parts.and_then(|(file, offset)| Some(Place { file: file.into(), offset: offset.parse().ok()? }));
    place.ok_or_else(|| "write the file, a colon, and a number of characters: strike.txt:120".to_owned())
}

/// The arguments of `frise eval`.
#[derive(Args, Debug)]
#[command(after_help = EVAL_NOTES)]
pub struct EvalArguments {
    /// The treebank, in CoNLL-U; `-` is standard input; several are measured as one
    #[arg(required = true, value_name = "TREEBANK")]
    pub paths: Vec<PathBuf>,
    /// Measure names instead: TREEBANK is a folder of BRAT's annotations, each .ann beside its .txt
    #[arg(long)]
    pub names: bool,
    /// Print JSON, with precision, recall and counts
    #[arg(long)]
    pub json: bool,
}

/// The arguments of `frise time`.
#[derive(Args, Debug)]
#[command(after_help = TIME_NOTES)]
pub struct TimeArguments {
    /// The records, one JSON object a line; `-` is standard input
    #[arg(value_name = "RECORDS")]
    pub records: PathBuf,
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

With --corrections, what a reader has corrected bears `corrected`, with what was there before; a correction of something \
that the articles do not tell is named on standard error and changes nothing.

Examples:
  frise read strike.txt court.txt > story.json
  frise read --corrections corrections.json strike.txt court.txt
  pdftotext article.pdf - | frise read -
  frise read articles/*.txt | jq '.story.events[].label'

Exit status:
  0  every file was read
  1  the result could not be written
  2  a file could not be read, or the command line is wrong";

const EXPORT_NOTES: &str = "\
The whole story is written. What the format has no place for, such as an event without a day in a calendar, is counted on \
standard error. docs/exports.md tells what each format holds and what it loses.

A file that cannot be read is named on standard error, with what to do; the others are read all the same.

Examples:
  frise export --format events-csv --out events.csv articles/*.txt
  frise export --format icalendar strike.txt court.txt > events.ics
  frise export --format markdown --language en articles/*.txt | less

Exit status:
  0  every file was read
  1  the result could not be written
  2  a file could not be read, or the command line is wrong";

const TREE_NOTES: &str = "\
Each word stands under the one that it depends on, with its part of speech, its relation, its lemma and its head; a dot \
at the end marks what the parser is unsure of.

Examples:
  frise tree strike.txt
  frise tree --conllu strike.txt > strike.conllu

Exit status:
  0  the file was read
  1  the result could not be written
  2  the file could not be read, or the command line is wrong";

const EXPLAIN_NOTES: &str = "\
Prints the sentence at the place and its tree, then each mention and event there: the rule that found it, and for each of \
its parts the rule and the words. If nothing was read at the place, prints what was read in its sentence. Offsets count \
Unicode code points, as in what `frise read` prints.

Examples:
  frise explain strike.txt:120
  frise read strike.txt | jq '.readings[0].events[].start'

Exit status:
  0  the place was found
  1  the result could not be written
  2  the file could not be read, it has no such place, or the command line is wrong";

const EVAL_NOTES: &str = "\
Prints the figures of the CoNLL 2018 shared task (F1 in percent) as its scorer defines them, with the treebank's own words \
in one column and from its running text in the other; after them F1 of subject, verb and object, and F1 by relation.

With --names, prints precision, recall and F1 of the persons, places and organisations that are found.

Examples:
  frise eval fr_gsd-ud-test.conllu
  frise eval --json fr_gsd-ud-test.conllu | jq .raw_text.figures.LAS.f1
  frise eval --names winer-fr/2018/09 winer-fr/2018/10

Exit status:
  0  everything was read
  1  the result could not be written
  2  a treebank or document could not be read, or the command line is wrong";

const TIME_NOTES: &str = "\
A record is {\"id\", \"text\", \"reference\"}, where the reference is the day (or minute) on which the text was written, in \
ISO 8601. For each, one line is printed: {\"id\", \"spans\": [{\"text\", \"start\", \"end\", \"value\", \"value_end\"}]}. Offsets \
count Unicode code points; values are TIMEX3, empty where nothing tells which day is meant; `value_end` stands only \
where the words name a range, whose last day (month, year …) it is.

A line that is no such record is named on standard error by its number, with what to do; the others are read all the same.

Examples:
  frise time records.jsonl > times.jsonl
  echo '{\"id\": 1, \"text\": \"lundi soir\", \"reference\": \"2021-05-06\"}' | frise time -

Exit status:
  0  every record was read
  1  the result could not be written
  2  the file or a record could not be read, or the command line is wrong";
