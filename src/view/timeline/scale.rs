//! Days ↔ pixels.

use super::Item;
use crate::model::{Interval, Moment};
use jiff::Span;
use jiff::civil::{Date, Time, date};

/// The first and last instant that can be looked at, in day numbers: the years 1 to 9999.
const FIRST_DAY: f64 = -719_162.0;
const LAST_DAY: f64 = 2_932_897.0;
/// The narrowest view: an hour.
const NARROWEST: f64 = 1.0 / 24.0;

/// A stretch of time on a stretch of screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// Its width in pixels.
    pub width: f64,
    /// The day number at its left edge.
    pub from: f64,
    /// The day number at its right edge.
    pub to: f64,
}

impl Viewport {
    /// A view of a stretch of time; unusable bounds are mended.
    #[must_use]
    pub fn new(width: f64, from: f64, to: f64) -> Self {
        let width = if width.is_finite() { width.max(1.0) } else { 1.0 };
        let (from, to) = if from.is_finite() && to.is_finite() { (from.min(to), from.max(to)) } else { (0.0, 1.0) };
        let length = (to - from).clamp(NARROWEST, LAST_DAY - FIRST_DAY);
        let from = (f64::midpoint(from, to) - length / 2.0).clamp(FIRST_DAY, LAST_DAY - length);
        Self { width, from, to: from + length }
    }

    /// Where a day stands, in pixels from the left edge; outside the width if it is out of view.
    #[must_use]
    pub fn x(&self, day: f64) -> f64 {
        (day - self.from) / (self.to - self.from) * self.width
    }

    /// Which day stands at a place.
    #[must_use]
    pub fn day(&self, x: f64) -> f64 {
        self.from + x / self.width * (self.to - self.from)
    }

    /// How many pixels a day takes.
    #[must_use]
    pub fn pixels_a_day(&self) -> f64 {
        self.width / (self.to - self.from)
    }

    /// The view made narrower (`factor` above 1) or wider, the day under `x` staying where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, x: f64) -> Self {
        let factor = if factor.is_finite() { factor.clamp(0.001, 1000.0) } else { 1.0 };
        let length = ((self.to - self.from) / factor).clamp(NARROWEST, LAST_DAY - FIRST_DAY);
        let from = self.day(x) - x / self.width * length;
        Self::new(self.width, from, from + length)
    }

    /// The view moved by a number of pixels; a positive one shows earlier days, as when the paper is dragged to the right.
    #[must_use]
    pub fn panned(&self, pixels: f64) -> Self {
        let days = pixels / self.pixels_a_day();
        Self::new(self.width, self.from - days, self.to - days)
    }

    /// The same stretch of time on another width.
    #[must_use]
    pub fn resized(&self, width: f64) -> Self {
        Self::new(width, self.from, self.to)
    }
}

/// The day number of a moment: days since 1970-01-01.
#[must_use]
pub fn day_number(moment: Moment) -> f64 {
    const EPOCH: Date = date(1970, 1, 1);
    let days = moment.date.since(EPOCH).map_or(0, |span| span.get_days());
    let time = moment.time.map_or(0.0, |time| f64::from(time.hour()) / 24.0 + f64::from(time.minute()) / 1440.0);
    f64::from(days) + time
}

/// An interval in day numbers, its end exclusive: a day without a time of day lasts to its midnight.
#[must_use]
pub fn span_of(interval: Interval) -> (Option<f64>, Option<f64>) {
    let end = |moment: Moment| day_number(moment) + if moment.time.is_some() { 1.0 / 1440.0 } else { 1.0 };
    (interval.earliest.map(day_number), interval.latest.map(end))
}

/// The moment of a day number, to the minute; a whole day has no time of day.
#[must_use]
pub fn moment_of(day: f64) -> Option<Moment> {
    const EPOCH: Date = date(1970, 1, 1);
    let minutes = (day * 1440.0).round() as i64;
    let (whole, minute) = (minutes.div_euclid(1440), minutes.rem_euclid(1440));
    let date = EPOCH.checked_add(Span::new().try_days(whole).ok()?).ok()?;
    let time = if minute == 0 { None } else { Some(Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).ok()?) };
    Some(Moment { date, time })
}

/// The first and last moment of a view, both included: to the day in a view of more than a week, else to the minute.
#[must_use]
pub fn bounds_of(view: &Viewport) -> Option<(Moment, Moment)> {
    if view.to - view.from > 7.0 {
        return Some((moment_of(view.from.round())?, moment_of(view.to.round() - 1.0)?));
    }
    let from = moment_of(view.from)?;
    let end = moment_of(view.to)?;
    if end.time.is_none() {
        return Some((from, Moment { date: end.date.yesterday().ok()?, time: None }));
    }
    let last = moment_of(view.to - 1.0 / 1440.0)?;
    Some((from, Moment { time: last.time.or(Some(Time::midnight())), ..last }))
}

/// From the first to the last known bound of all items, or `None` when no item has one.
#[must_use]
pub fn extent(items: &[Item]) -> Option<(f64, f64)> {
    let mut bounds = items.iter().flat_map(|item| [item.from, item.to]).flatten().filter(|day| day.is_finite());
    let first = bounds.next()?;
    Some(bounds.fold((first, first), |(low, high), day| (low.min(day), high.max(day))))
}

/// Where most of the story happens: the stretch to show first.
///
/// Days told precisely count, weighted by importance; the outermost twentieth on each side is left out, so that one
/// event of another century does not flatten the rest. Falls back on [`extent`].
#[must_use]
pub fn focus(items: &[Item]) -> Option<(f64, f64)> {
    const PRECISE: f64 = 15.0;
    let mut days: Vec<(f64, f64, u32)> = items
        .iter()
        .filter_map(|item| Some((item.from?, item.to?, item.importance.max(1))))
        .filter(|(from, to, _)| from.is_finite() && to.is_finite() && to - from <= PRECISE)
        .collect();
    if days.is_empty() {
        return extent(items).map(padded);
    }
    days.sort_by(|a, b| f64::midpoint(a.0, a.1).total_cmp(&f64::midpoint(b.0, b.1)));
    let total: u64 = days.iter().map(|day| u64::from(day.2)).sum();
    let at = |share: f64| {
        let mut passed = 0;
        days.iter()
            .find(|day| {
                passed += u64::from(day.2);
                passed as f64 >= share * total as f64
            })
            .unwrap_or(&days[days.len() - 1])
    };
    let (first, last) = (at(0.05), at(0.95));
    Some(padded((first.0, last.1.max(first.1))))
}

fn padded((from, to): (f64, f64)) -> (f64, f64) {
    let margin = ((to - from) * 0.08).max(0.5);
    (from - margin, to + margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        text.parse().expect("a moment")
    }

    fn item(from: &str, to: &str, importance: u32) -> Item {
        let (from, to) = span_of(Interval { earliest: Some(moment(from)), latest: Some(moment(to)) });
        Item { lane: 0, from, to, importance }
    }

    #[test]
    #[allow(clippy::float_cmp)]
    fn day_numbers_count_from_1970() {
        assert_eq!(day_number(moment("1970-01-01")), 0.0);
        assert_eq!(day_number(moment("2000-03-01T12:00")), 11_017.5);
        assert_eq!(day_number(moment("0001-01-01")), FIRST_DAY);
        assert_eq!(day_number(moment("9999-12-31")) + 1.0, LAST_DAY);
    }

    #[test]
    fn a_day_number_becomes_its_moment_again() {
        for text in ["1789-07-14", "1969-12-31T23:59", "2031-05-01T06:30"] {
            assert_eq!(moment_of(day_number(moment(text))), Some(moment(text)), "{text}");
        }
        assert_eq!(moment_of(f64::INFINITY), None);
    }

    #[test]
    fn a_view_is_the_same_again_after_its_bounds() {
        for (from, to) in
            [(18_000.0, 18_090.0), (18_000.25, 18_001.5), (18_000.0, 18_001.0), (18_000.5, 18_001.0 + 1.0 / 1440.0)]
        {
            let (earliest, latest) = bounds_of(&Viewport::new(900.0, from, to)).expect("bounds");
            let span = span_of(Interval { earliest: Some(earliest), latest: Some(latest) });
            let near = |day: Option<f64>, wanted: f64| (day.expect("a bound") - wanted).abs() < 1e-6;
            assert!(near(span.0, from) && near(span.1, to), "{from} to {to} became {span:?}");
        }
    }

    #[test]
    fn a_zoom_keeps_the_day_under_the_pointer() {
        let view = Viewport::new(1000.0, 100.0, 200.0);
        let zoomed = view.zoomed(2.0, 250.0);
        assert!((zoomed.day(250.0) - view.day(250.0)).abs() < 1e-9);
        assert!((zoomed.to - zoomed.from - 50.0).abs() < 1e-9);
    }

    #[test]
    fn the_focus_leaves_a_lone_far_event_out() {
        let mut items = vec![item("1991-12-26", "1991-12-26", 1)];
        items.extend((1..=28).map(|day| item(&format!("2031-02-{day:02}"), &format!("2031-02-{day:02}"), 1)));
        let (from, to) = focus(&items).expect("a focus");
        assert!(from > day_number(moment("2031-01-01")), "one event in twenty-nine must not set the view");
        assert!(to < day_number(moment("2031-04-01")));
        let (first, _) = extent(&items).expect("an extent");
        assert!(first < day_number(moment("1992-01-01")), "the extent holds every event");
    }

    #[test]
    fn nothing_dated_has_no_focus() {
        assert_eq!(focus(&[Item { lane: 0, from: None, to: None, importance: 1 }]), None);
    }
}
