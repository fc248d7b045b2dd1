//! `frise tree` and `frise eval`: what the parser makes of a text, and how well it does.

use crate::arguments::{EvalArguments, TreeArguments};
use crate::{files, print, print_json, reader, refuse};
use frise::ingest::{LIMIT, ingest};
use frise::parse::{conllu, evaluate, render};
use std::process::ExitCode;

/// Prints the trees of an article.
pub fn tree(arguments: &TreeArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let path = &arguments.file;
    let article = files::bytes_of(path, LIMIT)
        .and_then(|bytes| ingest(&files::name_of(path), &bytes, reader.language()))
        .map_err(|error| refuse(path, &error))?;
    let (sentences, trees) = reader.trees(&article);
    let text = if arguments.conllu {
        conllu::write(&article.text, &sentences, &trees)
    } else {
        let shown = sentences
            .iter()
            .zip(&trees)
            .map(|(sentence, tree)| format!("{}\n\n{}", sentence.span.of(&article.text), render::render(tree)));
        shown.collect::<Vec<_>>().join("\n")
    };
    print(&text)
}

/// Prints the parser's figures on treebanks, taken as one.
pub fn eval(arguments: &EvalArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let mut records = Vec::new();
    for path in &arguments.paths {
        let read = files::text_of(path).and_then(|text| conllu::read(&text)).map_err(|error| refuse(path, &error))?;
        records.extend(read);
    }
    let report = evaluate::report(&records, reader.language(), reader.model());
    if arguments.json { print_json(&report, true) } else { print(&report.to_string()) }
}
