//! Stretches of the calendar: the arithmetic of units.

use super::when::{Part, Unit};
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Span, ToSpan};

/// A stretch of time at its own granularity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: DateTime,
    /// The first moment after it.
    pub end: DateTime,
    pub unit: Unit,
    pub part: Option<Part>,
}

impl Stretch {
    pub(super) fn first_day(&self) -> Date {
        self.start.date()
    }

    /// Its last day.
    pub(super) fn last_day(&self) -> Date {
        let end = self.end.date();
        if self.end.time() == Time::midnight() && self.end > self.start { end.yesterday().unwrap_or(end) } else { end }
    }
}

/// A date, if the calendar has it.
pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    Date::new(year, month, day).ok()
}

pub(super) fn midnight(date: Date) -> DateTime {
    date.to_datetime(Time::midnight())
}

/// The first midnight after a day; the calendar's last day ends with itself.
fn midnight_after(date: Date) -> DateTime {
    date.tomorrow().map_or_else(|_| date.at(23, 59, 59, 0), midnight)
}

/// The days from `first` to `last` as one stretch.
pub(super) fn days(first: Date, last: Date, unit: Unit) -> Option<Stretch> {
    (first <= last && first.year() >= 1).then(|| Stretch {
        start: midnight(first),
        end: midnight_after(last),
        unit,
        part: None,
    })
}

/// The months from one on, as one stretch.
fn months(year: i16, month: i8, count: i32, unit: Unit) -> Option<Stretch> {
    let first = date(year, month, 1)?;
    let last = first.checked_add((count - 1).months()).ok()?.last_of_month();
    days(first, last, unit)
}

/// The years from one on, as one stretch. Centuries begin with their round year, as `18XX` does in EDTF and TIMEX3.
pub(super) fn years(year: i16, count: i16, unit: Unit) -> Option<Stretch> {
    days(date(year.max(1), 1, 1)?, date(year.checked_add(count - 1)?, 12, 31)?, unit)
}

pub(super) fn day(day: Date) -> Option<Stretch> {
    days(day, day, Unit::Day)
}

pub(super) fn month(year: i16, month: i8) -> Option<Stretch> {
    months(year, month, 1, Unit::Month)
}

pub(super) fn quarter(year: i16, quarter: i8) -> Option<Stretch> {
    months(year, 3 * quarter - 2, 3, Unit::Quarter)
}

pub(super) fn half(year: i16, half: i8) -> Option<Stretch> {
    months(year, 6 * half - 5, 6, Unit::Half)
}

/// A season, spring being 1, from its usual first day; winter begins in the year that names it.
pub(super) fn season(year: i16, season: i8) -> Option<Stretch> {
    let starts = [(3, 20), (6, 21), (9, 22), (12, 21)];
    let (month, day) = *starts.get(usize::try_from(season - 1).ok()?)?;
    let (next_month, next_day) = starts[season as usize % 4];
    let next_year = if season == 4 { year + 1 } else { year };
    days(date(year, month, day)?, date(next_year, next_month, next_day)?.yesterday().ok()?, Unit::Season)
}

/// An ISO week of a year, if the year has it.
pub(super) fn week(year: i16, week: i8) -> Option<Stretch> {
    let monday = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    whole_week(monday)
}

fn whole_week(day: Date) -> Option<Stretch> {
    let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
    days(monday, monday.checked_add(6.days()).ok()?, Unit::Week)
}

/// The Saturday and Sunday of a week.
fn weekend(day: Date) -> Option<Stretch> {
    let monday = whole_week(day)?.first_day();
    days(monday.checked_add(5.days()).ok()?, monday.checked_add(6.days()).ok()?, Unit::Weekend)
}

/// The days from one hour to another of a day, counted from its midnight.
pub(super) fn hours(day: Date, from: i32, to: i32, part: Part) -> Option<Stretch> {
    let start = midnight(day);
    Some(Stretch {
        start: start.checked_add(from.hours()).ok()?,
        end: start.checked_add(to.hours()).ok()?,
        unit: Unit::Part,
        part: Some(part),
    })
}

/// A minute.
pub(super) fn minute(at: DateTime) -> Option<Stretch> {
    let time = Time::new(at.hour(), at.minute(), 0, 0).ok()?;
    let start = at.date().to_datetime(time);
    Some(Stretch { start, end: start.checked_add(1.minute()).ok()?, unit: Unit::Minute, part: None })
}

/// The unit that a moment lies in.
pub(super) fn around(unit: Unit, at: DateTime) -> Option<Stretch> {
    let (today, year) = (at.date(), at.date().year());
    match unit {
        Unit::Second | Unit::Minute => minute(at),
        Unit::Hour => {
            let start = today.at(at.hour(), 0, 0, 0);
            Some(Stretch { start, end: start.checked_add(1.hour()).ok()?, unit: Unit::Hour, part: None })
        }
        Unit::Part | Unit::Day => day(today),
        Unit::Weekend => weekend(today),
        Unit::Week => whole_week(today),
        Unit::Fortnight => {
            let first = today.first_of_month();
            if today.day() <= 15 {
                days(first, date(year, today.month(), 15)?, Unit::Fortnight)
            } else {
                days(date(year, today.month(), 16)?, today.last_of_month(), Unit::Fortnight)
            }
        }
        Unit::Month => month(year, today.month()),
        Unit::Season => (1..=4)
            .flat_map(|number| [season(year - 1, number), season(year, number)])
            .flatten()
            .find(|season| season.first_day() <= today && today <= season.last_day()),
        Unit::Quarter => quarter(year, (today.month() + 2) / 3),
        Unit::Half => half(year, (today.month() + 5) / 6),
        Unit::Year => years(year, 1, Unit::Year),
        Unit::Decade => years(year / 10 * 10, 10, Unit::Decade),
        Unit::Century => years(year / 100 * 100, 100, Unit::Century),
        Unit::Millennium => years(year / 1000 * 1000, 1000, Unit::Millennium),
    }
}

/// A length of so many units, to add to a moment.
pub(super) fn span_of(unit: Unit, count: i64) -> Option<Span> {
    let span = Span::new();
    match unit {
        Unit::Second => span.try_seconds(count),
        Unit::Minute => span.try_minutes(count),
        Unit::Hour => span.try_hours(count),
        Unit::Part | Unit::Day => span.try_days(count),
        Unit::Weekend | Unit::Week => span.try_weeks(count),
        Unit::Fortnight => span.try_weeks(count.checked_mul(2)?),
        Unit::Month => span.try_months(count),
        Unit::Season | Unit::Quarter => span.try_months(count.checked_mul(3)?),
        Unit::Half => span.try_months(count.checked_mul(6)?),
        Unit::Year => span.try_years(count),
        Unit::Decade => span.try_years(count.checked_mul(10)?),
        Unit::Century => span.try_years(count.checked_mul(100)?),
        Unit::Millennium => span.try_years(count.checked_mul(1000)?),
    }
    .ok()
}

/// A moment so many units later (or earlier, below zero), if it lies in the years 1 to 9999.
pub(super) fn later(at: DateTime, unit: Unit, count: f64) -> Option<DateTime> {
    let whole = count.trunc();
    if whole.abs() > 1e9 {
        return None;
    }
    let mut moved = at.checked_add(span_of(unit, whole as i64)?).ok()?;
    let part = count - whole;
    if part != 0.0 {
        let (smaller, times) = match unit {
            Unit::Century | Unit::Millennium | Unit::Decade => (Unit::Year, 10.0),
            Unit::Year => (Unit::Month, 12.0),
            Unit::Month => (Unit::Day, 30.0),
            Unit::Week => (Unit::Day, 7.0),
            Unit::Day => (Unit::Hour, 24.0),
            _ => (Unit::Minute, 60.0),
        };
        moved = moved.checked_add(span_of(smaller, (part * times).round() as i64)?).ok()?;
    }
    (moved.date().year() >= 1).then_some(moved)
}

/// Easter Sunday, in the Gregorian calendar (Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let total = epact + sunday - 7 * late + 114;
    date(year as i16, (total / 31) as i8, (total % 31 + 1) as i8)
}
