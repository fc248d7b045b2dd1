//! annotated documents × the names that the parser finds → figures.
//!
//! Annotations are those of BRAT: a line `T1`, a tab, `Person 9 14`, a tab, the words; offsets count characters. Kinds of
//! annotation that are not among [`NameKind`] do not count. Where one name stands inside another, the outermost counts: a
//! university that is named after somebody is one name, of an organisation. A name found is right when its span and its kind
//! are those of the annotation.

use super::{Count, Network, running};
use crate::lang::Language;
use crate::model::{NameKind, ReadError, Span};
use crate::{parse, segment};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// A text and the names that people marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// The names, none inside another.
    pub names: BTreeSet<(Span, NameKind)>,
}

impl Annotated {
    /// Puts a text and its annotations together.
    ///
    /// # Errors
    /// [`ReadError::Unreadable`] when an annotation has another form or lies outside of the text, with the line's number.
    pub fn read(text: String, annotations: &str) -> Result<Self, ReadError> {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut names: Vec<(Span, NameKind)> = Vec::new();
        for (number, line) in (1..).zip(annotations.lines()).filter(|(_, line)| line.starts_with('T')) {
            let name = annotation(line, &text, &places).map_err(|message| ReadError::Unreadable {
                message: format!("line {number}: {message}"),
                hint: "give BRAT's annotations of the text: T1, a tab, Person 9 14, a tab, the words".to_owned(),
            })?;
            names.extend(name);
        }
        // Outer names before those inside them; of two with one span, the first stays.
        names.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut outermost: Vec<(Span, NameKind)> = Vec::new();
        for name in names {
            if outermost.last().is_none_or(|(outer, _)| !outer.contains(name.0)) {
                outermost.push(name);
            }
        }
        Ok(Self { text, names: outermost.into_iter().collect() })
    }
}

/// The name that a line marks; `None` when it marks something else.
fn annotation(line: &str, text: &str, places: &[usize]) -> Result<Option<(Span, NameKind)>, String> {
    let described = line.split('\t').nth(1).ok_or("no tab behind the annotation's number")?;
    let (kind, offsets) = described.split_once(' ').ok_or_else(|| format!("no kind and offsets: {described}"))?;
    let Some(kind) = NameKind::from_name(kind) else { return Ok(None) };
    // A name in pieces, `9 14;20 25`, counts from its first to its last.
    let mut ends = offsets.split([' ', ';']).map(str::parse::<usize>);
    let (Some(Ok(first)), Some(Ok(last))) = (ends.next(), ends.next_back()) else {
        return Err(format!("no offsets: {offsets}"));
    };
    let (Some(&start), Some(&end)) = (places.get(first), places.get(last)) else {
        return Err(format!("{offsets} lies outside of the text, which has {} characters", places.len() - 1));
    };
    let words = text.get(start..end).filter(|words| !words.trim().is_empty());
    let words = words.ok_or_else(|| format!("no words lie at {offsets}"))?;
    let start = end - words.trim_start().len();
    Ok(Some((Span::new(start, start + words.trim().len()), kind)))
}

/// The figures of names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NameScores {
    /// How many documents were read.
    pub documents: usize,
    /// Whatever the kind, the right one.
    pub all: Count,
    /// Persons.
    pub persons: Count,
    /// Places.
    pub places: Count,
    /// Organisations.
    pub organisations: Count,
    /// Of the spans alone, whatever the kind.
    pub spans: Count,
}

impl NameScores {
    /// Reads a document for its names, and counts them.
    pub fn add(&mut self, document: &Annotated, language: &Language, model: &Network) {
        let sentences = segment::segment(&running(document.text.clone()), language);
        let trees = parse::parse(&sentences, language, model, &mut parse::Kept::default());
        let found =
            trees.iter().flat_map(|tree| tree.names.iter().filter_map(|name| Some((tree.name_span(name)?, name.kind))));
        self.compare(&document.names, &found.collect());
    }

    /// Counts the names of a document, marked and found.
    pub fn compare(&mut self, gold: &BTreeSet<(Span, NameKind)>, system: &BTreeSet<(Span, NameKind)>) {
        self.documents += 1;
        self.all.add(gold, system);
        let kinds = [
            (NameKind::Person, &mut self.persons),
            (NameKind::Place, &mut self.places),
            (NameKind::Organisation, &mut self.organisations),
        ];
        for (kind, count) in kinds {
            let of = |names: &BTreeSet<(Span, NameKind)>| names.iter().copied().filter(|name| name.1 == kind).collect();
            count.add(&of(gold), &of(system));
        }
        let spans = |names: &BTreeSet<(Span, NameKind)>| names.iter().map(|name| name.0).collect::<BTreeSet<Span>>();
        self.spans.add(&spans(gold), &spans(system));
    }
}

impl Count {
    fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, system: &BTreeSet<T>) {
        self.gold += gold.len();
        self.system += system.len();
        self.correct += gold.intersection(system).count();
    }
}

impl fmt::Display for NameScores {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = format!("{} documents", self.documents);
        writeln!(
            formatter,
            "{documents:<20}{:>8}{:>8}{:>11}{:>8}{:>8}",
            "in gold", "found", "precision", "recall", "F1"
        )?;
        let rows = [
            ("persons", self.persons),
            ("places", self.places),
            ("organisations", self.organisations),
            ("all", self.all),
            ("spans, any kind", self.spans),
        ];
        for (name, count) in rows {
            let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
            let (gold, found) = (count.gold, count.system);
            writeln!(formatter, "{name:<20}{gold:>8}{found:>8}{precision:>11.2}{recall:>8.2}{f1:>8.2}")?;
        }
        writeln!(
            formatter,
            "\nA name is right when its span and kind are; of names inside one another the outermost counts."
        )
    }
}
