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
