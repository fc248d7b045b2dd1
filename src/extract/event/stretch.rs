//! Intervals compared: one inside another, shortly before another, how long.

use super::scene::Scene;
use crate::model::{EventTime, Interval, Moment};

/// How many days before publication the news of the lead may lie.
const REACH_OF_NEWS: i32 = 3;
/// The longest news of the lead, in days between its ends.
pub const LONGEST_NEWS: i32 = 1;

/// Whether a time lies inside that of publication, which may be open towards the future.
pub fn is_inside(inner: &Interval, outer: &Interval) -> bool {
    let (Some(first), Some(last), Some(from)) = (inner.earliest, inner.latest, outer.earliest) else { return false };
    from.date <= first.date && outer.latest.is_none_or(|to| last.date <= to.date)
}

/// Whether a time of a day or two ends in the days before publication.
pub fn is_shortly_before(inner: &Interval, published: &Interval) -> bool {
    let (Some(from), Some(to)) = (inner.earliest, published.latest) else { return false };
    let short = days(inner).is_some_and(|days| days <= LONGEST_NEWS);
    let gap = Interval { earliest: inner.latest, latest: published.earliest };
    short && from <= to && days(&gap).is_some_and(|days| days <= REACH_OF_NEWS)
}

/// From an unknown day to publication.
pub fn until_publication(scene: &Scene, reason: &str) -> Option<EventTime> {
    let interval = Interval { earliest: None, latest: Some(scene.found.published.interval.latest?) };
    Some(EventTime { interval, reason: reason.to_owned(), evidence: None })
}

/// An interval without its times of day: what is told beside it is of that day, and not of that minute.
pub fn whole_days(interval: Interval) -> Interval {
    let day = |moment: Option<Moment>| moment.map(|moment| moment.date.into());
    Interval { earliest: day(interval.earliest), latest: day(interval.latest) }
}

/// How many days lie between the ends of an interval.
pub fn days(interval: &Interval) -> Option<i32> {
    let length = interval.latest?.date.since((jiff::Unit::Day, interval.earliest?.date)).ok()?;
    Some(length.get_days())
}
