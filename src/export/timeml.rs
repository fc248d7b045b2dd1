//! Readings → `TimeML` 1.2.1: each article's text with its temporal expressions and events marked in it.
//!
//! One article is one `TimeML` element; several stand in a `collection`, which is this project's own.

use super::dates::Extent;
use super::scope::{Scope, words};
use super::selection::Excerpt;
use super::xml::Xml;
use super::{Exported, Omission};
use crate::model::{Event, EventType, Interval, Span, Status, TimeExpression, TimeKind};

/// Stands for a date that nothing resolves.
const UNKNOWN: &str = "XXXX-XX-XX";

/// What TIMEX3 allows as a modifier.
const MODIFIERS: [&str; 12] = [
    "AFTER",
    "APPROX",
    "BEFORE",
    "END",
    "EQUAL_OR_LESS",
    "EQUAL_OR_MORE",
    "LESS_THAN",
    "MID",
    "MORE_THAN",
    "ON_OR_AFTER",
    "ON_OR_BEFORE",
    "START",
];

pub(super) fn write(scope: &Scope) -> Exported {
    let mut xml = Xml::running();
    let alone = scope.excerpts.len() == 1;
    if !alone {
        xml.open("collection", &[]);
        xml.line_end();
    }
    let left_out = scope.excerpts.iter().map(|excerpt| document(&mut xml, excerpt)).sum();
    if !alone {
        xml.close();
        xml.line_end();
    }
    Exported::without(xml.finish(), left_out, Omission::Overlap)
}

/// Writes a document; returns how many marks overlap those before them.
fn document(xml: &mut Xml, excerpt: &Excerpt) -> usize {
    let reading = excerpt.reading;
    xml.open("TimeML", &[]);
    xml.line_end();
    xml.leaf("DOCID", &[], &reading.doc);
    xml.line_end();
    xml.open("DCT", &[]);
    let published = published(&reading.published.interval);
    let creation = [
        ("tid", "t0"),
        ("type", "DATE"),
        ("value", published.as_str()),
        ("temporalFunction", "false"),
        ("functionInDocument", "CREATION_TIME"),
    ];
    xml.leaf("TIMEX3", &creation, &published);
    xml.close();
    xml.line_end();
    xml.leaf("TITLE", &[], reading.title.as_deref().unwrap_or_default());
    xml.line_end();
    let (marks, left_out) = marks(excerpt);
    xml.open("TEXT", &[]);
    let mut done = 0;
    for mark in &marks {
        xml.text(words(reading, Span { start: done, end: mark.span.start }));
        match &mark.what {
            What::Time(number, time) => timex(xml, *number, time, &marks, words(reading, mark.span)),
            What::Events(events) => {
                let id = events.first().map(|event| event.id.to_string()).unwrap_or_default();
                let class = class(events.first().map_or(EventType::Other, |event| event.kind));
                xml.leaf("EVENT", &[("eid", &id), ("class", class)], words(reading, mark.span));
            }
        }
        done = mark.span.end;
    }
    xml.text(reading.text.get(done as usize..).unwrap_or_default());
    xml.close();
    xml.line_end();
    instances(xml, &marks);
    links(xml, &marks);
    xml.close();
    xml.line_end();
    left_out
}

/// A stretch of text that is marked.
struct Mark<'a> {
    span: Span,
    what: What<'a>,
}

enum What<'a> {
    /// An expression, and its number in the reading.
    Time(usize, &'a TimeExpression),
    /// The events that one trigger tells.
    Events(Vec<&'a Event>),
}

/// The marks in order, none inside or across another, and the number of those that would have been.
fn marks<'a>(excerpt: &Excerpt<'a>) -> (Vec<Mark<'a>>, usize) {
    let reading = excerpt.reading;
    let times = reading.times.iter().zip(1..).filter(|(time, _)| excerpt.tells(time.span));
    let mut all: Vec<Mark> =
        times.map(|(time, number)| Mark { span: time.span, what: What::Time(number, time) }).collect();
    let events = excerpt.events.iter().filter_map(|(id, _)| reading.events.get(id.index()));
    all.extend(events.map(|event| Mark { span: event.span, what: What::Events(vec![event]) }));
    all.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    let (mut kept, mut left_out): (Vec<Mark>, usize) = (Vec::new(), 0);
    for mark in all {
        match (kept.last_mut(), mark) {
            (Some(Mark { span, what: What::Events(before) }), Mark { span: same, what: What::Events(events) })
                if *span == same =>
            {
                before.extend(events);
            }
            (Some(before), mark) if before.span.end > mark.span.start => left_out += 1,
            (_, mark) => kept.push(mark),
        }
    }
    (kept, left_out)
}

fn timex(xml: &mut Xml, number: usize, time: &TimeExpression, marks: &[Mark], text: &str) {
    let kind = match time.kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    };
    let value = if time.value.is_empty() { UNKNOWN } else { &time.value };
    let id = format!("t{number}");
    let mut attributes = vec![("tid", id.as_str()), ("type", kind), ("value", value)];
    if let Some(modifier) = time.modifier.as_deref().filter(|modifier| MODIFIERS.contains(modifier)) {
        attributes.push(("mod", modifier));
    }
    let anchor = time.anchor.and_then(|anchor| time_at(marks, anchor)).map(|(id, _)| id);
    if let Some(anchor) = &anchor {
        attributes.extend([("temporalFunction", "true"), ("anchorTimeID", anchor.as_str())]);
    }
    xml.leaf("TIMEX3", &attributes, text);
}

/// The expression that is marked at a place.
fn time_at<'a>(marks: &[Mark<'a>], span: Span) -> Option<(String, &'a TimeExpression)> {
    let place = marks.binary_search_by_key(&span.start, |mark| mark.span.start).ok()?;
    match &marks[place].what {
        What::Time(number, time) if time.span == span => Some((format!("t{number}"), time)),
        _ => None,
    }
}

fn events<'s, 'a>(marks: &'s [Mark<'a>]) -> impl Iterator<Item = (&'a Event, &'a Event)> + use<'s, 'a> {
    marks.iter().flat_map(|mark| match &mark.what {
        What::Events(events) => events.iter().map(|event| (events[0], *event)).collect(),
        What::Time(..) => Vec::new(),
    })
}

/// What each mark of an event stands for; `TimeML` asks for tense and aspect, which a reading does not keep.
fn instances(xml: &mut Xml, marks: &[Mark]) {
    for (first, event) in events(marks) {
        let (id, instance) = (first.id.to_string(), instance(event));
        let polarity = if event.status == Status::Negated { "NEG" } else { "POS" };
        let mut attributes = vec![
            ("eventID", id.as_str()),
            ("eiid", instance.as_str()),
            ("tense", "NONE"),
            ("aspect", "NONE"),
            ("polarity", polarity),
            ("pos", part_of_speech(&event.rule)),
        ];
        if matches!(event.status, Status::Planned | Status::Wished | Status::Hypothetical) {
            attributes.push(("modality", event.status.as_str()));
        }
        xml.empty("MAKEINSTANCE", &attributes);
        xml.line_end();
    }
}

/// An event lies in the time of the words that date it.
fn links(xml: &mut Xml, marks: &[Mark]) {
    let dated = events(marks).filter_map(|(_, event)| {
        let time = event.time.as_ref()?;
        let (id, expression) = time_at(marks, time.evidence?)?;
        is_included(&time.interval, &expression.interval).then_some((event, id))
    });
    for ((event, time), number) in dated.zip(1..) {
        let (id, instance) = (format!("l{number}"), instance(event));
        let link = [
            ("lid", id.as_str()),
            ("eventInstanceID", instance.as_str()),
            ("relatedToTime", time.as_str()),
            ("relType", "IS_INCLUDED"),
        ];
        xml.empty("TLINK", &link);
        xml.line_end();
    }
}

fn instance(event: &Event) -> String {
    format!("ei{}", event.id.0 + 1)
}

fn is_included(inner: &Interval, outer: &Interval) -> bool {
    let (Some(first), Some(last)) = (inner.earliest, inner.latest) else { return false };
    outer.earliest.is_some_and(|start| start.date <= first.date)
        && outer.latest.is_some_and(|end| last.date <= end.date)
}

fn class(kind: EventType) -> &'static str {
    match kind {
        EventType::State => "REPORTING",
        EventType::Agree | EventType::Request | EventType::Accuse | EventType::Reject | EventType::Threaten => {
            "I_ACTION"
        }
        _ => "OCCURRENCE",
    }
}

/// A frame's name begins with the kind of word that it looks for.
fn part_of_speech(rule: &str) -> &'static str {
    match rule.split('-').next() {
        Some("verb") => "VERB",
        Some("noun") => "NOUN",
        _ => "OTHER",
    }
}

/// The day, month or year of publication.
fn published(interval: &Interval) -> String {
    match Extent::of(Some(interval)) {
        whole @ (Extent::Day(_) | Extent::Month(_) | Extent::Year(_)) => whole.edtf(),
        _ => UNKNOWN.to_owned(),
    }
}
