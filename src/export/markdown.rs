//! Story → a report in Markdown (`CommonMark` with footnotes): each event with its date, who, and the sentences that
//! tell it.

use super::dates::{self, Extent};
use super::scope::{Scope, words};
use crate::model::{Reading, Span, StoryActorId, StoryEvent};
use std::collections::{BTreeSet, HashMap};

pub(super) fn write(scope: &Scope) -> String {
    let mut report = Report { scope, out: String::new(), notes: Vec::new(), number_of: HashMap::new() };
    report.heading("#", "report-title");
    report.events();
    report.contradictions();
    report.actors();
    report.articles();
    report.footnotes();
    report.out
}

struct Report<'s, 'a> {
    scope: &'s Scope<'a>,
    out: String,
    /// The passages cited, in the order of their numbers.
    notes: Vec<(&'a Reading, Span)>,
    number_of: HashMap<(&'a str, Span), usize>,
}

impl<'a> Report<'_, 'a> {
    fn heading(&mut self, level: &str, key: &str) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.extend([level, " ", &plain(&self.scope.word(key)), "\n\n"]);
    }

    fn events(&mut self) {
        self.heading("##", "events-title");
        let scope = self.scope;
        for event in &scope.story.events {
            let date = Extent::of(event.time.as_ref()).shown(&scope.word("date-unknown"));
            self.out.extend(["- **", &plain(&date), "** — ", &plain(&event.label)]);
            let passages = scope.mentions(event).map(|told| {
                let reading = told.excerpt.reading;
                let sentence = reading.sentences.get(told.event.sentence as usize);
                (reading, sentence.copied().unwrap_or(told.event.span))
            });
            let numbers: BTreeSet<usize> = passages.map(|(reading, span)| self.note(reading, span)).collect();
            for number in numbers {
                self.refer(number);
            }
            // A backslash at a line's end breaks the line.
            self.out.extend(["\\\n  ", &self.particulars(event), "\n"]);
        }
    }

    /// What is known of an event beside its date.
    fn particulars(&self, event: &StoryEvent) -> String {
        let scope = self.scope;
        let mut parts = vec![plain(&scope.type_words(event.kind)), plain(&scope.standing(event))];
        let mut add = |key: &str, ids: &[StoryActorId]| {
            let names: Vec<String> = scope.names(ids).map(plain).collect();
            if !names.is_empty() {
                parts.push(format!("*{}* {}", plain(&scope.word(key)), names.join(", ")));
            }
        };
        add("who", &event.agents);
        add("to-whom", &event.targets);
        add("where", event.place.as_slice());
        add("according-to", &event.sources);
        parts.join(" · ")
    }

    fn contradictions(&mut self) {
        let scope = self.scope;
        if scope.story.contradictions.is_empty() {
            return;
        }
        self.heading("##", "contradictions-title");
        for contradiction in &scope.story.contradictions {
            self.out.extend(["- ", &opening(&plain(&contradiction.about)), "\n"]);
            for claim in &contradiction.claims {
                let Some(excerpt) = scope.excerpt(&claim.doc) else { continue };
                let said = opening(&plain(words(excerpt.reading, claim.span)));
                let source = claim.source.and_then(|id| scope.actor(id)).map(|actor| plain(&actor.name));
                let source = source.map(|name| format!(" · *{}* {name}", plain(&scope.word("according-to"))));
                self.out.extend(["  - ", &said, &source.unwrap_or_default()]);
                let place = super::selection::sentence_at(excerpt.reading, claim.span);
                let span = place.map_or(claim.span, |place| excerpt.reading.sentences[place]);
                let number = self.note(excerpt.reading, span);
                self.refer(number);
                self.out.push('\n');
            }
        }
    }

    fn actors(&mut self) {
        self.heading("##", "map-title");
        let scope = self.scope;
        for actor in &scope.story.actors {
            let mut parts = vec![plain(&scope.kind_words(actor.kind))];
            parts.extend([&actor.role, &actor.of].into_iter().flatten().map(|text| plain(text)));
            if !actor.aliases.is_empty() {
                let names: Vec<String> = actor.aliases.iter().map(|name| plain(name)).collect();
                parts.push(format!("*{}* {}", plain(&scope.word("aliases")), names.join(", ")));
            }
            parts.extend((!actor.corrected.is_empty()).then(|| plain(&scope.word("report-corrected"))));
            self.out.extend(["- **", &plain(&actor.name), "** — ", &parts.join(" · "), "\n"]);
        }
    }

    fn articles(&mut self) {
        self.heading("##", "report-articles");
        for excerpt in &self.scope.excerpts {
            self.out.extend(["- ", &opening(&article(excerpt.reading)), "\n"]);
        }
    }

    /// The number of a passage; the same passage keeps its number.
    fn note(&mut self, reading: &'a Reading, span: Span) -> usize {
        let next = self.notes.len() + 1;
        let number = *self.number_of.entry((&reading.doc, span)).or_insert(next);
        if number == next {
            self.notes.push((reading, span));
        }
        number
    }

    fn refer(&mut self, number: usize) {
        self.out.extend(["[^", &number.to_string(), "]"]);
    }

    fn footnotes(&mut self) {
        self.out.push('\n');
        for (place, (reading, span)) in self.notes.iter().enumerate() {
            let (number, said) = ((place + 1).to_string(), opening(&plain(words(reading, *span))));
            self.out.extend(["[^", &number, "]: ", &said, " — ", &article(reading), "\n"]);
        }
    }
}

/// How an article is named: its headline, who published it and when, its file.
fn article(reading: &Reading) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(reading.title.as_deref().map(|title| format!("*{}*", plain(title))));
    parts.extend([&reading.outlet, &reading.agency].into_iter().flatten().map(|name| plain(name)));
    let day = dates::edtf(Some(&reading.published.interval));
    parts.extend((!day.is_empty()).then(|| plain(&day)));
    parts.push(plain(&reading.doc));
    parts.join(", ")
}

/// Text that begins a block, so that it begins no list: a dash opens speech in French, and a number a sentence.
fn opening(text: &str) -> String {
    let behind = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let (number, rest) = text.split_at(text.len() - behind.len());
    let is_marker = if number.is_empty() { rest.starts_with(['-', '+', '=']) } else { rest.starts_with(['.', ')']) };
    if is_marker { format!("{number}\\{rest}") } else { text.to_owned() }
}

/// Text on one line, in which nothing is markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let line: Vec<&str> = text.split(|character: char| character.is_whitespace() || character.is_control()).collect();
    for character in line.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
