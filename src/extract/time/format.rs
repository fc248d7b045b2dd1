//! A stretch of the calendar → its TIMEX3 value, its EDTF form and its interval.

use super::calendar::{self, Stretch};
use super::occurrence::third;
use super::resolve::{Answer, Solved};
use super::when::{Bound, Edge, Unit};
use crate::model::{Interval, Moment, TimeKind};
use jiff::ToSpan;
use jiff::civil::{DateTime, Time};

/// The day that the first half of a month ends with.
const MIDDLE_OF_MONTH: i8 = 15;

/// A resolved time as it is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub kind: Option<TimeKind>,
    /// The TIMEX3 value; of a range, that of its beginning.
    pub value: String,
    /// Of a range, the value of its last part.
    pub value_end: Option<String>,
    pub edtf: String,
    pub interval: Interval,
}

/// Writes an answer; `now` closes what has gone on since.
pub(super) fn write(answer: &Answer, now: DateTime) -> Written {
    match &answer.solved {
        Solved::One(whole) => {
            let narrow = answer.edge.and_then(|edge| third(whole, edge));
            // « d'ici à la mi-mai »: the fifteenth ends it, while « à la mi-mai » is some days around it.
            let middle = || middle_of_month(whole).filter(|_| answer.edge == Some(Edge::Mid));
            let narrow = answer.bound.filter(|bound| bound.is_end()).and_then(|_| middle()).or(narrow);
            let (start, end) = narrow.unwrap_or((whole.start, whole.end));
            // « avant 2010 » ends with 2009, « avant le 30 juin » often enough with that day.
            let before = answer.bound == Some(Bound::Before) && whole.unit > Unit::Day && narrow.is_none();
            let start =
                if before { calendar::midnight(start.date().yesterday().unwrap_or(start.date())) } else { start };
            // « après l'été » begins with its end, « après le 30 juin » often enough with that day.
            let start = if answer.bound == Some(Bound::After) && whole.unit > Unit::Day { end } else { start };
            let clock = whole.unit <= Unit::Part || narrow.is_some() && whole.unit == Unit::Day;
            let mut written = bounded(answer.bound, (start, end), clock, now);
            if answer.bound.is_none() && narrow.is_none() {
                written.edtf = edtf(whole);
            }
            written.value = value(whole);
            written.kind = Some(if whole.unit <= Unit::Part { TimeKind::Time } else { TimeKind::Date });
            written
        }
        Solved::Pair(first, last) => {
            let clock = first.unit <= Unit::Part || last.unit <= Unit::Part;
            let mut written = bounded(answer.bound, (first.start, last.end.max(first.end)), clock, now);
            written.value = value(first);
            written.value_end = Some(value(last));
            written.kind = Some(if clock { TimeKind::Time } else { TimeKind::Date });
            written
        }
        Solved::Window { length, later, stretch } => {
            let clock = length.finest() <= Unit::Part;
            // « ces derniers jours »: up to now, from an unknown day.
            let side = if *later { Bound::From } else { Bound::Until };
            let mut written = match stretch {
                Some(stretch) => bounded(None, *stretch, clock, now),
                None => calendar::day(now.date())
                    .map_or_else(Written::default, |day| bounded(Some(side), (day.start, day.end), false, now)),
            };
            written.value = length.value();
            written.kind = Some(TimeKind::Duration);
            written
        }
        Solved::Vague(name) => {
            let today = calendar::day(now.date()).filter(|_| &**name == "PRESENT_REF");
            let mut written =
                today.map_or_else(Written::default, |day| bounded(answer.bound, (day.start, day.end), false, now));
            written.value = name.to_string();
            written.kind = Some(TimeKind::Date);
            written
        }
    }
}

/// The fifteenth of a month.
fn middle_of_month(whole: &Stretch) -> Option<(DateTime, DateTime)> {
    let first = Some(whole.first_day()).filter(|_| whole.unit == Unit::Month)?;
    let day = calendar::day(calendar::date(first.year(), first.month(), MIDDLE_OF_MONTH)?)?;
    Some((day.start, day.end))
}

/// The interval of a stretch on the side of it that is meant, with its EDTF form.
pub(super) fn bounded(bound: Option<Bound>, (start, end): (DateTime, DateTime), clock: bool, now: DateTime) -> Written {
    let open = |at: DateTime| Moment { date: at.date(), time: clock.then_some(at.time()) };
    let close = |at: DateTime| {
        if clock {
            let last = at.checked_sub(1.minute()).ok().filter(|last| *last >= start).unwrap_or(at);
            return open(last);
        }
        let last = if at.time() == Time::midnight() && at > start {
            at.date().yesterday().unwrap_or(at.date())
        } else {
            at.date()
        };
        Moment::from(last)
    };
    let today = Moment::from(now.date());
    let interval = match bound {
        None => Interval { earliest: Some(open(start)), latest: Some(close(end)) },
        Some(Bound::Since) if start.date() <= now.date() => {
            Interval { earliest: Some(open(start)), latest: Some(today) }
        }
        Some(Bound::Since | Bound::After | Bound::From) => Interval { earliest: Some(open(start)), latest: None },
        Some(Bound::Until | Bound::By) => Interval { earliest: None, latest: Some(close(end)) },
        Some(Bound::Before) => Interval { earliest: None, latest: Some(open(start)) },
    };
    Written { edtf: interval_edtf(&interval), interval, ..Written::default() }
}

/// An interval in EDTF.
pub(super) fn interval_edtf(interval: &Interval) -> String {
    let side = |moment: Option<Moment>| moment.map_or_else(|| "..".to_owned(), |moment| moment.date.to_string());
    match (interval.earliest, interval.latest) {
        (None, None) => String::new(),
        (Some(first), Some(last)) if first.date == last.date => first.date.to_string(),
        (first, last) => format!("{}/{}", side(first), side(last)),
    }
}

/// The TIMEX3 value of a stretch.
fn value(stretch: &Stretch) -> String {
    let (date, start) = (stretch.first_day(), stretch.start);
    let year = format!("{:04}", date.year());
    match stretch.unit {
        Unit::Second | Unit::Minute => format!("{date}T{:02}:{:02}", start.hour(), start.minute()),
        Unit::Hour => format!("{date}T{:02}", start.hour()),
        Unit::Part => stretch.part.map_or_else(|| date.to_string(), |part| format!("{date}T{}", part.name())),
        Unit::Day => date.to_string(),
        Unit::Week => {
            let week = date.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        }
        Unit::Weekend => {
            let week = date.iso_week_date();
            format!("{:04}-W{:02}-WE", week.year(), week.week())
        }
        Unit::Fortnight => format!("{date}/{}", stretch.last_day()),
        Unit::Month => format!("{year}-{:02}", date.month()),
        Unit::Season => format!("{year}-{}", ["SP", "SU", "FA", "WI"][season_number(date.month())]),
        Unit::Quarter => format!("{year}-Q{}", (date.month() + 2) / 3),
        Unit::Half => format!("{year}-H{}", (date.month() + 5) / 6),
        Unit::Year => year,
        Unit::Decade => format!("{}X", &year[..3]),
        Unit::Century => format!("{}XX", &year[..2]),
        Unit::Millennium => format!("{}XXX", &year[..1]),
    }
}

/// Spring is 0; a season is known by the month that it begins in.
fn season_number(month: i8) -> usize {
    usize::try_from(month / 3).unwrap_or(1).clamp(1, 4) - 1
}

/// The EDTF form of a stretch: the calendar's own where EDTF has one, else the days from first to last.
fn edtf(stretch: &Stretch) -> String {
    let date = stretch.first_day();
    let year = format!("{:04}", date.year());
    match stretch.unit {
        Unit::Second | Unit::Minute => format!("{date}T{:02}:{:02}:00", stretch.start.hour(), stretch.start.minute()),
        Unit::Day => date.to_string(),
        Unit::Month => format!("{year}-{:02}", date.month()),
        Unit::Season => format!("{year}-{}", 21 + season_number(date.month())),
        Unit::Quarter => format!("{year}-{}", 33 + (date.month() - 1) / 3),
        Unit::Half => format!("{year}-{}", 40 + (date.month() - 1) / 6),
        Unit::Year => year,
        Unit::Decade => format!("{}X", &year[..3]),
        Unit::Century => format!("{}XX", &year[..2]),
        Unit::Millennium => format!("{}XXX", &year[..1]),
        _ if date == stretch.last_day() => date.to_string(),
        _ => format!("{date}/{}", stretch.last_day()),
    }
}
