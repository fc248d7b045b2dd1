//! What a date says by the calendar's own fields: month, day, weekday, hour.

use super::unit::{Part, Unit};

/// A conjunction of calendar fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields {
    pub century: Option<i16>,
    pub decade: Option<i16>,
    pub year: Option<i16>,
    pub half: Option<i8>,
    pub quarter: Option<i8>,
    pub season: Option<i8>,
    pub month: Option<i8>,
    pub week: Option<i8>,
    pub weekend: bool,
    /// Days after Easter Sunday.
    pub easter: Option<i16>,
    pub day: Option<i8>,
    pub weekday: Option<i8>,
    pub part: Option<Part>,
    pub hour: Option<i8>,
    pub minute: Option<i8>,
}

impl Fields {
    /// Both at once; `None` where they disagree.
    pub(super) fn merge(self, other: Self) -> Option<Self> {
        macro_rules! join {
            ($($field:ident),*) => { Some(Self {
                weekend: self.weekend || other.weekend,
                $($field: match (self.$field, other.$field) {
                    (Some(one), Some(two)) if one != two => return None,
                    (one, two) => one.or(two),
                },)*
            }) };
        }
        join!(century, decade, year, half, quarter, season, month, week, easter, day, weekday, part, hour, minute)
            .filter(|fields: &Self| fields.is_in_calendar())
            .map(Self::with_clock_in_part)
    }

    /// Whether some year has that day: not the 30th of February, nor the 29th of February 2014.
    fn is_in_calendar(&self) -> bool {
        match (self.month, self.day) {
            (Some(month), Some(day)) => jiff::civil::Date::new(self.year.unwrap_or(2000), month, day).is_ok(),
            _ => true,
        }
    }

    /// « 8 heures du soir » is 20:00, and two o'clock in the night of a day is past its midnight: an hour above 24.
    fn with_clock_in_part(mut self) -> Self {
        if let (Some(hour), Some(part)) = (self.hour, self.part) {
            let later = match part {
                Part::Afternoon => (1..12).contains(&hour),
                Part::Evening => (4..12).contains(&hour),
                Part::Night => (8..12).contains(&hour),
                Part::Morning | Part::Midday | Part::Daytime => false,
            };
            if later {
                self.hour = Some(hour + 12);
            } else if part == Part::Night && hour < 8 {
                self.hour = Some(hour + 24);
            }
            self.part = None;
        }
        self
    }

    /// Whether it says nothing about the day.
    pub(super) fn is_clock_only(self) -> bool {
        self == Self { part: self.part, hour: self.hour, minute: self.minute, ..Self::default() }
    }

    /// Whether the year is said or follows.
    pub(super) fn has_year(self) -> bool {
        self.year.is_some() || self.decade.is_some() || self.century.is_some()
    }

    /// The unit of its finest field.
    pub(super) fn unit(self) -> Unit {
        if self.hour.is_some() {
            Unit::Minute
        } else if self.part.is_some() {
            Unit::Part
        } else if self.day.is_some() || self.weekday.is_some() || self.easter.is_some() {
            Unit::Day
        } else if self.weekend {
            Unit::Weekend
        } else if self.week.is_some() {
            Unit::Week
        } else if self.month.is_some() {
            Unit::Month
        } else if self.season.is_some() {
            Unit::Season
        } else if self.quarter.is_some() {
            Unit::Quarter
        } else if self.half.is_some() {
            Unit::Half
        } else if self.year.is_some() {
            Unit::Year
        } else if self.decade.is_some() {
            Unit::Decade
        } else {
            Unit::Century
        }
    }
}
