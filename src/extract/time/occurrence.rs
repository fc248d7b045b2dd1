//! Calendar fields, a frame or a moment → the stretches of the calendar that fit them.

use super::calendar::{self, Stretch};
use super::when::{Counted, Edge, Fields, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// The times around a moment (or over a frame) that fit all fields.
pub(super) fn occurrences(fields: Fields, near: DateTime, frame: Option<&Stretch>) -> Vec<Stretch> {
    let today = near.date();
    let (from, to) = frame.map_or((today, today), |frame| (frame.first_day(), frame.last_day()));
    let years = |back: i16, on: i16| {
        let (first, last) = match fields.year {
            Some(year) => (year, year),
            None if frame.is_some() => (from.year(), to.year()),
            None => (today.year() - back, today.year() + on),
        };
        first.max(1)..=last.min(first.saturating_add(100)).min(9999)
    };
    let found: Vec<Option<Stretch>> = if let Some(century) = fields.century {
        vec![calendar::years((century - 1) * 100, 100, Unit::Century)]
    } else if let Some(decade) = fields.decade {
        vec![calendar::years(decade * 10, 10, Unit::Decade)]
    } else if let Some(offset) = fields.easter {
        let day = |year| calendar::easter(year)?.checked_add(i64::from(offset).days()).ok();
        years(1, 1).map(|year| day(year).and_then(calendar::day)).collect()
    } else if let (Some(month), Some(day)) = (fields.month, fields.day) {
        let reach = if fields.weekday.is_some() {
            12
        } else if (month, day) == (2, 29) {
            8
        } else {
            1
        };
        years(reach, reach).map(|year| calendar::date(year, month, day).and_then(calendar::day)).collect()
    } else if let Some(month) = fields.month {
        years(1, 1)
            .map(|year| {
                let month = calendar::month(year, month)?;
                match fields.weekday {
                    Some(weekday) => nth(1, &Counted::Weekday(weekday), &month),
                    None => Some(month),
                }
            })
            .collect()
    } else if let Some(season) = fields.season {
        years(1, 1).map(|year| calendar::season(year, season)).collect()
    } else if let Some(quarter) = fields.quarter {
        years(1, 1).map(|year| calendar::quarter(year, quarter)).collect()
    } else if let Some(half) = fields.half {
        years(1, 1).map(|year| calendar::half(year, half)).collect()
    } else if let Some(week) = fields.week {
        years(0, 0).map(|year| calendar::week(year, week)).collect()
    } else if let Some(day) = fields.day {
        let reach = if fields.weekday.is_some() { 24 } else { 2 };
        each(Unit::Month, from, to, if frame.is_some() { 0 } else { reach })
            .map(|month| calendar::date(month.year(), month.month(), day).and_then(calendar::day))
            .collect()
    } else if fields.weekday.is_some() || fields.weekend {
        each(Unit::Week, from, to, 1)
            .map(|monday| match fields.weekday {
                Some(weekday) => {
                    nth(1, &Counted::Weekday(weekday), &calendar::around(Unit::Week, calendar::midnight(monday))?)
                }
                None => calendar::around(Unit::Weekend, calendar::midnight(monday)),
            })
            .collect()
    } else {
        vec![fields.year.and_then(|year| calendar::years(year, 1, Unit::Year))]
    };
    let agrees = |found: &Stretch| {
        let day = found.first_day();
        let weekday = fields
            .weekday
            .is_none_or(|weekday| fields.year.is_some() || day.weekday().to_monday_one_offset() == weekday);
        weekday && fields.year.is_none_or(|year| day.year() == year || fields.week.is_some())
    };
    found
        .into_iter()
        .flatten()
        .filter(agrees)
        .filter_map(|found| {
            if fields.hour.or(fields.part.map(|_| 0)).is_some() {
                on_day(fields, found.first_day())
            } else {
                Some(found)
            }
        })
        .collect()
}

/// The first days of the months or weeks from one day to another, and of `reach` more on both sides.
fn each(unit: Unit, from: Date, to: Date, reach: i32) -> impl Iterator<Item = Date> {
    let start = calendar::around(unit, calendar::midnight(from)).map(|first| first.start);
    (-reach..400).filter_map(move |step| calendar::later(start?, unit, f64::from(step))).map(DateTime::date).take_while(
        move |day| calendar::later(calendar::midnight(to), unit, f64::from(reach)).is_none_or(|end| *day <= end.date()),
    )
}

/// The first, second … of what is counted in a frame; from its end, if the number is negative.
pub(super) fn nth(number: i32, of: &Counted, frame: &Stretch) -> Option<Stretch> {
    let (first, last) = (frame.first_day(), frame.last_day());
    let back = number < 0;
    let count = f64::from(number.abs() - 1) * if back { -1.0 } else { 1.0 };
    let edge = if back { last } else { first };
    let on_weekday = |weekday: i8| -> Option<Date> {
        let here = edge.weekday().to_monday_one_offset();
        let gap = if back { (here - weekday).rem_euclid(7) } else { (weekday - here).rem_euclid(7) };
        let day = if back { edge.checked_sub(gap.days()) } else { edge.checked_add(gap.days()) }.ok()?;
        Some(calendar::later(calendar::midnight(day), Unit::Week, count)?.date())
    };
    let found = match of {
        Counted::Weekday(weekday) => calendar::day(on_weekday(*weekday)?),
        // A week belongs to the month or year that holds its Thursday, a weekend to that of its Saturday.
        Counted::Unit(Unit::Week) => calendar::around(Unit::Week, calendar::midnight(on_weekday(4)?)),
        Counted::Unit(Unit::Weekend) => calendar::around(Unit::Weekend, calendar::midnight(on_weekday(6)?)),
        Counted::Unit(Unit::Fortnight) => {
            calendar::around(Unit::Fortnight, calendar::midnight(if number == 1 { first } else { last }))
        }
        Counted::Unit(unit) => {
            let at = calendar::around(*unit, calendar::midnight(edge))?.start;
            calendar::around(*unit, calendar::later(at, *unit, count)?)
        }
    }?;
    (found.last_day() >= first && found.first_day() <= last).then_some(found)
}

/// A time of day on a day.
pub(super) fn on_day(fields: Fields, day: Date) -> Option<Stretch> {
    match (fields.hour, fields.part) {
        (Some(hour @ 24..), _) => {
            calendar::minute(day.tomorrow().ok()?.at(hour - 24, fields.minute.unwrap_or(0), 0, 0))
        }
        (Some(hour), _) => calendar::minute(day.at(hour, fields.minute.unwrap_or(0), 0, 0)),
        (None, Some(part)) => {
            let (from, to) = part.hours();
            calendar::hours(day, from, to, part)
        }
        (None, None) => calendar::day(day),
    }
}

/// The start and the end of a third or half of a stretch.
pub(super) fn third(whole: &Stretch, edge: Edge) -> Option<(DateTime, DateTime)> {
    let (first, last) = (whole.first_day(), whole.last_day());
    let days = |from: Date, to: Date| calendar::days(from, to, Unit::Day).map(|days| (days.start, days.end));
    let after = |count: i64| first.checked_add(count.days()).ok();
    let months_after = |count: i32| first.checked_add(count.months()).ok();
    match (whole.unit, edge) {
        (Unit::Minute | Unit::Second | Unit::Hour, _) => None,
        (_, Edge::FirstHalf | Edge::LastHalf) => {
            // Half a year is six months, half a month fifteen days; a century's halves meet at a New Year.
            let length = first.until((jiff::Unit::Month, last.tomorrow().ok()?)).ok()?.get_months();
            let half_of_days = || Some((i64::from(first.until((jiff::Unit::Day, last)).ok()?.get_days()) + 1) / 2);
            let middle = if length > 1 { months_after(length / 2)? } else { after(half_of_days()?)? };
            if edge == Edge::FirstHalf { days(first, middle.yesterday().ok()?) } else { days(middle, last) }
        }
        (Unit::Month, Edge::Start) => days(first, after(9)?),
        (Unit::Month, Edge::Mid) => days(after(10)?, after(19)?),
        (Unit::Month, Edge::End) => days(after(20)?, last),
        (Unit::Week, Edge::Start) => days(first, after(1)?),
        (Unit::Week, Edge::Mid) => days(after(2)?, after(3)?),
        (Unit::Week, Edge::End) => days(after(3)?, last),
        (Unit::Year, Edge::Start) => days(first, months_after(4)?.yesterday().ok()?),
        (Unit::Year, Edge::Mid) => days(months_after(4)?, months_after(8)?.yesterday().ok()?),
        (Unit::Year, Edge::End) => days(months_after(8)?, last),
        (Unit::Day, edge) => {
            let at = |from: i64, to: i64| {
                Some((whole.start.checked_add(from.hours()).ok()?, whole.start.checked_add(to.hours()).ok()?))
            };
            match edge {
                Edge::Start | Edge::FirstHalf => at(5, 11),
                Edge::Mid => at(11, 16),
                Edge::End | Edge::LastHalf => at(16, 22),
            }
        }
        (_, edge) => {
            let seconds = whole.start.until((jiff::Unit::Second, whole.end)).ok()?.get_seconds();
            let at = |part: i64| whole.start.checked_add((seconds * part / 3).seconds()).ok();
            match edge {
                Edge::Start | Edge::FirstHalf => Some((whole.start, at(1)?)),
                Edge::Mid => Some((at(1)?, at(2)?)),
                Edge::End | Edge::LastHalf => Some((at(2)?, whole.end)),
            }
        }
    }
}
