//! The readings in one order, with a number for every actor and event.

use crate::model::{Actor, ActorId, Event, Interval, Reading, Span};
use jiff::civil::Date;
use std::ops::Range;

/// All readings, sorted, so that what follows does not depend on the order in which they came.
pub(super) struct Corpus<'a> {
    readings: Vec<&'a Reading>,
    first_actor: Vec<usize>,
    first_event: Vec<usize>,
}

/// An item's place in the corpus: its reading, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Place {
    pub reading: usize,
    pub item: usize,
}

impl<'a> Corpus<'a> {
    pub fn new(readings: &'a [Reading]) -> Self {
        let mut readings: Vec<&Reading> = readings.iter().collect();
        readings.sort_by(|a, b| (&a.doc, &a.text).cmp(&(&b.doc, &b.text)));
        let first = |count: fn(&Reading) -> usize| {
            let mut total = 0;
            let mut out = vec![0];
            out.extend(readings.iter().map(|reading| {
                total += count(reading);
                total
            }));
            out
        };
        let first_actor = first(|reading| reading.actors.len());
        let first_event = first(|reading| reading.events.len());
        Self { readings, first_actor, first_event }
    }

    pub fn readings(&self) -> &[&'a Reading] {
        &self.readings
    }

    pub fn actor_count(&self) -> usize {
        self.first_actor[self.readings.len()]
    }

    pub fn event_count(&self) -> usize {
        self.first_event[self.readings.len()]
    }

    /// The number of a reading's actor among all actors, if the reading has it.
    pub fn actor_number(&self, reading: usize, actor: ActorId) -> Option<usize> {
        (actor.index() < self.readings[reading].actors.len()).then(|| self.first_actor[reading] + actor.index())
    }

    pub fn actor_place(&self, number: usize) -> Place {
        place(&self.first_actor, number)
    }

    pub fn event_place(&self, number: usize) -> Place {
        place(&self.first_event, number)
    }

    pub fn actor(&self, number: usize) -> &'a Actor {
        let place = self.actor_place(number);
        &self.readings[place.reading].actors[place.item]
    }

    pub fn event(&self, number: usize) -> &'a Event {
        let place = self.event_place(number);
        &self.readings[place.reading].events[place.item]
    }

    /// The numbers of a reading's events.
    pub fn events_of(&self, reading: usize) -> Range<usize> {
        self.first_event[reading]..self.first_event[reading + 1]
    }

    /// The words of an event's trigger.
    pub fn trigger(&self, number: usize) -> &'a str {
        let place = self.event_place(number);
        words(self.readings[place.reading], self.readings[place.reading].events[place.item].span)
    }
}

/// The words of a span, nothing where it does not fit the text.
pub(super) fn words(reading: &Reading, span: Span) -> &str {
    reading.text.get(span.range()).unwrap_or_default()
}

fn place(first: &[usize], number: usize) -> Place {
    let reading = first.partition_point(|&start| start <= number) - 1;
    Place { reading, item: number - first[reading] }
}

/// An interval in whole days; `None` where it names no day at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Days {
    pub first: i64,
    pub last: i64,
}

impl Days {
    pub fn of(interval: &Interval) -> Option<Self> {
        let day = days;
        match (interval.earliest, interval.latest) {
            (None, None) => None,
            (first, last) => Some(Self {
                first: first.map_or(i64::MIN / 4, |moment| day(moment.date)),
                last: last.map_or(i64::MAX / 4, |moment| day(moment.date)),
            }),
        }
    }

    pub fn length(self) -> i64 {
        (self.last - self.first).max(0) + 1
    }

    /// How many days lie between two intervals; 0 when they meet.
    pub fn gap(self, other: Self) -> i64 {
        (self.first.max(other.first) - self.last.min(other.last)).max(0)
    }
}

/// The number of a day, counted from year 1 of the Gregorian calendar.
fn days(date: Date) -> i64 {
    let year = i64::from(date.year()) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + i64::from(date.day_of_year())
}
