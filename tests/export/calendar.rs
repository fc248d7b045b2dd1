//! The calendar, read with the `icalendar` crate, and its lines held against RFC 5545.

use crate::corpus::{left_out, output, write_all};
use frise::export::Format;
use icalendar::{Calendar, Component, Event};

/// The entries of a calendar, whose lines are of the right length.
pub fn entries(text: &str) -> Vec<Event> {
    assert!(text.ends_with("\r\n"), "lines end as RFC 5545 asks");
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "fold this line of {} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a line's end stands inside a line: {line:?}");
    }
    let calendar: Calendar = text.parse().unwrap_or_else(|error| panic!("no calendar: {error}\n{text}"));
    let events = calendar.iter().map(|component| component.as_event().expect("every entry is an event").clone());
    events.collect()
}

fn value<'a>(entry: &'a Event, name: &str) -> &'a str {
    entry.property_value(name).unwrap_or_else(|| panic!("RFC 5545 asks for {name}: {entry:?}"))
}

#[test]
fn each_event_with_a_day_is_an_entry() {
    let file = write_all(Format::ICalendar);
    let entries = entries(&file.text);
    let events = &output().story.events;
    assert!(!entries.is_empty());
    assert_eq!(entries.len() + left_out(&file), events.len(), "what is not there is counted");
    let mut identifiers: Vec<&str> = entries.iter().map(|entry| value(entry, "UID")).collect();
    identifiers.sort_unstable();
    identifiers.dedup();
    assert_eq!(identifiers.len(), entries.len(), "identifiers are unique");
    for entry in &entries {
        let (start, end) = (value(entry, "DTSTART"), value(entry, "DTEND"));
        assert!(start.len() == 8 && end.len() == 8 && start < end, "the end is the day behind the last: {start} {end}");
        assert_eq!(value(entry, "DTSTAMP").len(), 16);
        assert!(["CONFIRMED", "TENTATIVE", "CANCELLED"].contains(&value(entry, "STATUS")));
    }
}

#[test]
fn an_entry_lasts_from_the_first_day_to_the_last() {
    let entries = entries(&write_all(Format::ICalendar).text);
    for event in &output().story.events {
        let Some((first, last)) = event.time.and_then(|time| Some((time.earliest?.date, time.latest?.date))) else {
            continue;
        };
        let of = |entry: &&Event| value(entry, "UID").starts_with(&format!("{}-", event.id));
        let Some(entry) = entries.iter().find(of) else { continue };
        let behind = last.tomorrow().expect("the calendar goes on");
        assert_eq!(value(entry, "DTSTART"), first.strftime("%Y%m%d").to_string());
        assert_eq!(value(entry, "DTEND"), behind.strftime("%Y%m%d").to_string());
        assert_eq!(entry.get_summary(), Some(event.label.as_str()));
    }
}
