//! `frise explain`: a place in a text → the tree of its sentence, and what was read there by which rule from which words.

use crate::arguments::{ExplainArguments, Place};
use crate::{files, print, reader, refuse};
use frise::extract::extract;
use frise::ingest::{LIMIT, ingest};
use frise::model::{ActorId, Event, Mention, ReadError, Reading, Reason, Span, Tree};
use frise::parse::render;
use std::fmt::Write;
use std::process::ExitCode;

/// Prints what stands at a place, or in its sentence if nothing stands there itself.
pub fn explain(arguments: &ExplainArguments) -> Result<ExitCode, ExitCode> {
    let reader = reader()?;
    let Place { file, offset } = &arguments.place;
    let article = files::bytes_of(file, LIMIT)
        .and_then(|bytes| ingest(&files::name_of(file), &bytes, reader.language()))
        .map_err(|error| refuse(file, &error))?;
    let (sentences, trees) = reader.trees(&article);
    let reading = extract(&article, &sentences, &trees, reader.language());
    let length = reading.text.chars().count();
    let byte = reading.text.char_indices().nth(*offset).map(|(at, character)| Span::new(at, at + character.len_utf8()));
    let here = byte.ok_or_else(|| refuse(file, &beyond(*offset, length)))?;
    let sentence = reading.sentences.iter().position(|sentence| sentence.overlaps(here));
    let sentence = sentence.ok_or_else(|| refuse(file, &between(*offset)))?;
    print(&told(&reading, &trees[sentence], sentence, here))
}

/// The tree, then the mentions and events.
fn told(reading: &Reading, tree: &Tree, sentence: usize, here: Span) -> String {
    let whole = reading.sentences[sentence];
    let at = |span: Span| span.overlaps(here);
    let exact =
        reading.mentions.iter().any(|mention| at(mention.span)) || reading.events.iter().any(|event| at(event.span));
    let shown = |span: Span| if exact { at(span) } else { span.overlaps(whole) };
    let mut out = format!("{}\n\n{}", whole.of(&reading.text), render::render(tree));
    if !exact {
        out.push_str("\nNothing was read at this place; in its sentence:\n");
    }
    for mention in reading.mentions.iter().filter(|mention| shown(mention.span)) {
        out.push_str(&mention_told(reading, mention));
    }
    for event in reading.events.iter().filter(|event| shown(event.span)) {
        out.push_str(&event_told(reading, event));
    }
    out
}

fn mention_told(reading: &Reading, mention: &Mention) -> String {
    let mut out = format!("\nmention {}\n", quoted(reading, mention.span));
    line(&mut out, "rule", &mention.rule);
    if let Some(actor) = reading.actors.get(mention.actor.index()) {
        line(&mut out, "actor", &format!("{}, {:?} by {}", actor.name, actor.kind, actor.rule));
        for (name, value) in [("role", &actor.role), ("of", &actor.of)] {
            if let Some(value) = value {
                line(&mut out, name, value);
            }
        }
    }
    out
}

fn event_told(reading: &Reading, event: &Event) -> String {
    let mut out = format!("\nevent {}: {:?}, {:?}\n", quoted(reading, event.span), event.kind, event.status);
    let names = |actors: &[ActorId]| {
        let names =
            actors.iter().filter_map(|actor| reading.actors.get(actor.index())).map(|actor| actor.name.as_str());
        names.collect::<Vec<_>>().join(", ")
    };
    line(&mut out, "rule", &event.rule);
    let place = event.place.as_slice();
    for (name, actors) in
        [("agents", &event.agents[..]), ("targets", &event.targets), ("place", place), ("sources", &event.sources)]
    {
        if !actors.is_empty() {
            line(&mut out, name, &names(actors));
        }
    }
    if let Some(time) = &event.time {
        let day = |moment: &Option<_>| moment.as_ref().map_or_else(|| "…".to_owned(), ToString::to_string);
        let interval = format!("{} to {}", day(&time.interval.earliest), day(&time.interval.latest));
        let words = time.evidence.map(|span| format!(", {}", quoted(reading, span))).unwrap_or_default();
        line(&mut out, "time", &format!("{interval} by {}{words}", time.reason));
    }
    for Reason { span, rule } in &event.evidence {
        line(&mut out, "because", &format!("{rule}, {}", quoted(reading, *span)));
    }
    out
}

fn line(out: &mut String, name: &str, value: &str) {
    // Writing into a String cannot fail.
    let _ = writeln!(out, "  {name:8} {value}");
}

fn quoted(reading: &Reading, span: Span) -> String {
    format!("« {} »", span.of(&reading.text))
}

fn beyond(offset: usize, length: usize) -> ReadError {
    ReadError::Unreadable {
        message: format!("there is no character {offset}"),
        hint: format!("the text has {length}; count from 0, as `frise read` does"),
    }
}

fn between(offset: usize) -> ReadError {
    ReadError::Unreadable {
        message: format!("character {offset} stands between sentences"),
        hint: "give an offset inside a word, such as the `start` of an event in what `frise read` prints".to_owned(),
    }
}
