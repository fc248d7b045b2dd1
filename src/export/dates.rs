//! Intervals as files write them, no surer than they are.

use crate::model::{Interval, Moment};
use jiff::civil::Date;

/// The days of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    Unknown,
    Day(Date),
    /// A whole month, by its first day.
    Month(Date),
    /// A whole year, by its first day.
    Year(Date),
    Between(Date, Date),
    From(Date),
    Until(Date),
}

impl Extent {
    pub fn of(interval: Option<&Interval>) -> Self {
        let Some(interval) = interval else { return Self::Unknown };
        match (interval.earliest.map(|moment| moment.date), interval.latest.map(|moment| moment.date)) {
            (Some(first), Some(last)) if first == last => Self::Day(first),
            (Some(first), Some(last)) if first == first.first_of_year() && last == first.last_of_year() => {
                Self::Year(first)
            }
            (Some(first), Some(last)) if first == first.first_of_month() && last == first.last_of_month() => {
                Self::Month(first)
            }
            (Some(first), Some(last)) if first < last => Self::Between(first, last),
            (Some(first), None) => Self::From(first),
            (None, Some(last)) => Self::Until(last),
            _ => Self::Unknown,
        }
    }

    /// The day, where it is one.
    pub fn day(self) -> Option<Date> {
        if let Self::Day(day) = self { Some(day) } else { None }
    }

    /// Its first day, if it has one.
    pub fn first(self) -> Option<Date> {
        match self {
            Self::Day(first) | Self::Month(first) | Self::Year(first) | Self::Between(first, _) | Self::From(first) => {
                Some(first)
            }
            Self::Until(_) | Self::Unknown => None,
        }
    }

    /// Its last day, if it has one.
    pub fn last(self) -> Option<Date> {
        match self {
            Self::Day(last) | Self::Between(_, last) | Self::Until(last) => Some(last),
            Self::Month(first) => Some(first.last_of_month()),
            Self::Year(first) => Some(first.last_of_year()),
            Self::From(_) | Self::Unknown => None,
        }
    }

    /// In EDTF (ISO 8601-2), to the day; nothing when unknown.
    pub fn edtf(self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Day(day) => iso(day),
            Self::Month(first) => month(first),
            Self::Year(first) => year(first),
            Self::Between(first, last) => format!("{}/{}", iso(first), iso(last)),
            Self::From(first) => format!("{}/..", iso(first)),
            Self::Until(last) => format!("../{}", iso(last)),
        }
    }

    /// For a reader of any language; `unknown` stands where nothing is known.
    pub fn shown(self, unknown: &str) -> String {
        match self {
            Self::Unknown => unknown.to_owned(),
            Self::Between(first, last) => format!("{} – {}", iso(first), iso(last)),
            Self::From(first) => format!("≥ {}", iso(first)),
            Self::Until(last) => format!("≤ {}", iso(last)),
            whole => whole.edtf(),
        }
    }
}

/// An interval in EDTF; a single minute keeps its time of day.
pub(super) fn edtf(interval: Option<&Interval>) -> String {
    match interval {
        Some(Interval { earliest: Some(first), latest: Some(last) }) if first == last => moment(*first),
        _ => Extent::of(interval).edtf(),
    }
}

/// A moment in ISO 8601; a time of day has its seconds, as EDTF asks.
pub(super) fn moment(moment: Moment) -> String {
    let day = iso(moment.date);
    moment.time.map_or_else(|| day.clone(), |time| format!("{day}T{:02}:{:02}:00", time.hour(), time.minute()))
}

/// A day as ISO 8601, XML Schema and EDTF all read it, years before our era included.
pub(super) fn iso(date: Date) -> String {
    format!("{}-{:02}", month(date), date.day())
}

fn month(date: Date) -> String {
    format!("{}-{:02}", year(date), date.month())
}

fn year(date: Date) -> String {
    let sign = if date.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}", date.year().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(text: &str) -> Interval {
        let side = |text: &str| (text != "..").then(|| text.parse().expect("a moment"));
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        Interval { earliest: side(first), latest: side(last) }
    }

    #[test]
    fn an_interval_is_written_no_surer_than_it_is() {
        for (given, edtf_form, shown) in [
            ("2020-10-23", "2020-10-23", "2020-10-23"),
            ("2020-10-23T10:50", "2020-10-23T10:50:00", "2020-10-23"),
            ("2020-10-23T08:00/2020-10-23T12:00", "2020-10-23", "2020-10-23"),
            ("2020-02-01/2020-02-29", "2020-02", "2020-02"),
            ("2020-01-01/2020-12-31", "2020", "2020"),
            ("2020-01-01/2021-12-31", "2020-01-01/2021-12-31", "2020-01-01 – 2021-12-31"),
            ("2020-10-23/..", "2020-10-23/..", "≥ 2020-10-23"),
            ("../2020-10-23", "../2020-10-23", "≤ 2020-10-23"),
            ("../..", "", "?"),
            ("-000043-03-15", "-0043-03-15", "-0043-03-15"),
        ] {
            let interval = interval(given);
            assert_eq!(edtf(Some(&interval)), edtf_form, "{given}");
            assert_eq!(Extent::of(Some(&interval)).shown("?"), shown, "{given}");
        }
    }
}
