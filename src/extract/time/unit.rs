//! The units of calendar and clock, and lengths of time that are counted in them.

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    /// A part of the day: morning, evening.
    Part,
    Day,
    Weekend,
    Week,
    /// Half a month.
    Fortnight,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "season" => Self::Season,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => return None,
        })
    }

    /// Its letter in an ISO 8601 duration and how many of these it is.
    pub(super) fn designator(self) -> (f64, &'static str) {
        match self {
            Self::Second => (1.0, "S"),
            Self::Hour => (1.0, "H"),
            Self::Part | Self::Day => (1.0, "D"),
            Self::Weekend => (2.0, "D"),
            Self::Week => (1.0, "W"),
            Self::Fortnight => (2.0, "W"),
            Self::Minute | Self::Month => (1.0, "M"),
            Self::Season | Self::Quarter => (3.0, "M"),
            Self::Half => (6.0, "M"),
            Self::Year => (1.0, "Y"),
            Self::Decade => (10.0, "Y"),
            Self::Century => (100.0, "Y"),
            Self::Millennium => (1000.0, "Y"),
        }
    }

    pub(super) fn is_clock(self) -> bool {
        self <= Self::Hour
    }
}

/// A part of the day, by its TIMEX3 name and usual hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "MO" => Self::Morning,
            "MI" => Self::Midday,
            "AF" => Self::Afternoon,
            "EV" => Self::Evening,
            "NI" => Self::Night,
            "DT" => Self::Daytime,
            _ => return None,
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }

    /// Its first hour, and the hour after its last; past 24 on the next day.
    pub(super) fn hours(self) -> (i32, i32) {
        match self {
            Self::Morning => (5, 12),
            Self::Midday => (11, 14),
            Self::Afternoon => (12, 18),
            Self::Evening => (18, 24),
            Self::Night => (21, 30),
            Self::Daytime => (6, 21),
        }
    }
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    Exactly(f64),
    /// « quelques »: nobody says how many.
    Some,
}

/// A length of time: amounts of units, the coarsest first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length {
    pub parts: Vec<(Amount, Unit)>,
}

impl Length {
    pub(super) fn finest(&self) -> Unit {
        self.parts.iter().map(|&(_, unit)| unit).min().unwrap_or(Unit::Day)
    }

    /// The ISO 8601 duration.
    pub(super) fn value(&self) -> String {
        let (mut date, mut clock) = (String::new(), String::new());
        let mut parts = self.parts.clone();
        parts.sort_by_key(|&(_, unit)| std::cmp::Reverse(unit));
        for (amount, unit) in parts {
            let (times, letter) = unit.designator();
            let number = match amount {
                Amount::Exactly(number) => format!("{}", number * times),
                Amount::Some => "X".to_owned(),
            };
            let side = if unit.is_clock() { &mut clock } else { &mut date };
            side.push_str(&number);
            side.push_str(letter);
        }
        if clock.is_empty() { format!("P{date}") } else { format!("P{date}T{clock}") }
    }
}
