//! When: moments, intervals, expressions, the day of publication.

use super::{Reason, Span};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A day, with a time of day where the text gives one. Written in ISO 8601: `2020-10-23`, `2020-10-23T10:50`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day, in the Gregorian calendar.
    pub date: Date,
    /// The time of day, local to the text, to the minute.
    pub time: Option<Time>,
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, time: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.date)?;
        match self.time {
            Some(time) => write!(formatter, "T{:02}:{:02}", time.hour(), time.minute()),
            None => Ok(()),
        }
    }
}

/// The text is not a day or a minute in ISO 8601.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentParseError(String);

impl fmt::Display for MomentParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected a date such as 2020-10-23 or 2020-10-23T10:50, got {:?}", self.0)
    }
}

impl std::error::Error for MomentParseError {}

impl std::str::FromStr for Moment {
    type Err = MomentParseError;

    fn from_str(text: &str) -> Result<Self, MomentParseError> {
        let wrong = |_| MomentParseError(text.to_owned());
        match text.split_once('T') {
            Some((date, time)) => {
                Ok(Self { date: date.parse().map_err(wrong)?, time: Some(time.parse().map_err(wrong)?) })
            }
            None => Ok(Self { date: text.parse().map_err(wrong)?, time: None }),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^-?[0-9]{4,6}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$" })
    }
}

/// A closed interval of time; `None` is an open end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    /// Its first moment.
    pub earliest: Option<Moment>,
    /// Its last moment, inclusive.
    pub latest: Option<Moment>,
}

impl Interval {
    /// The whole of a year, a month or a day, as ISO 8601 writes it, or a minute.
    fn whole(text: &str) -> Option<Self> {
        if let Ok(moment) = text.parse::<Moment>() {
            return Some(Self { earliest: Some(moment), latest: Some(moment) });
        }
        let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        let (year, month) = text.split_once('-').map_or((text, None), |(year, month)| (year, Some(month)));
        if !is_number(year, 4) || month.is_some_and(|month| !is_number(month, 2)) {
            return None;
        }
        let month = month.map(str::parse::<i8>).transpose().ok()?;
        let first = Date::new(year.parse().ok()?, month.unwrap_or(1), 1).ok()?;
        let last = if month.is_some() { first.last_of_month() } else { first.last_of_year() };
        Some(Self { earliest: Some(first.into()), latest: Some(last.into()) })
    }
}

/// The text is no time in ISO 8601 or EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntervalParseError(String);

impl fmt::Display for IntervalParseError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let examples = "2020-10-23, 2020-10, 2020, 2020-10-23/2020-10-25, 2020-10-23/.. or ../2020";
        write!(formatter, "expected a time such as {examples}, got {:?}", self.0)
    }
}

impl std::error::Error for IntervalParseError {}

/// A day, month, year or minute, or two of them with `/` between, `..` for an open end: a part of EDTF (ISO 8601-2).
impl std::str::FromStr for Interval {
    type Err = IntervalParseError;

    fn from_str(text: &str) -> Result<Self, IntervalParseError> {
        let wrong = || IntervalParseError(text.to_owned());
        let Some((first, last)) = text.split_once('/') else { return Self::whole(text).ok_or_else(wrong) };
        let end = |part: &str| if part == ".." { Some(Self::default()) } else { Self::whole(part) };
        let (first, last) = end(first).zip(end(last)).ok_or_else(wrong)?;
        let interval = Self { earliest: first.earliest, latest: last.latest };
        if interval == Self::default() || interval.earliest.zip(interval.latest).is_some_and(|(one, other)| one > other)
        {
            return Err(wrong());
        }
        Ok(interval)
    }
}

/// The shortest form that reads as the same interval; nothing for one that is open on both sides.
impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(first), Some(last)) = (self.earliest, self.latest) else {
            return match (self.earliest, self.latest) {
                (Some(first), _) => write!(formatter, "{first}/.."),
                (_, Some(last)) => write!(formatter, "../{last}"),
                _ => Ok(()),
            };
        };
        let (year, month) = (first.date.year(), first.date.month());
        let short = [format!("{year:04}"), format!("{year:04}-{month:02}"), first.to_string()];
        match short.iter().find(|text| Self::whole(text) == Some(*self)) {
            Some(text) => formatter.write_str(text),
            None => write!(formatter, "{first}/{last}"),
        }
    }
}

/// When a document was published, and how that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Published {
    /// The narrowest interval that the text supports.
    #[serde(flatten)]
    pub interval: Interval,
    /// What narrowed it.
    pub reasons: Vec<Reason>,
    /// What speaks against it.
    #[serde(default)]
    pub conflicts: Vec<Reason>,
}

/// What a temporal expression names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A day or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repeated time.
    Set,
}

/// Words that tell a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeExpression {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What they name.
    pub kind: TimeKind,
    /// The TIMEX3 value: `2020-10-23`, `2020-W43`, `P3W`; empty where nothing resolves it.
    pub value: String,
    /// The TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `MORE_THAN`, …
    pub modifier: Option<String>,
    /// The time that they name, at its own granularity; open on both sides where nothing resolves it.
    #[serde(flatten)]
    pub interval: Interval,
    /// The same in EDTF (ISO 8601-2); empty where nothing resolves it.
    pub edtf: String,
    /// The rule that read them.
    pub rule: String,
    /// The words that a relative expression counts from, where they stand in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Span>,
}
