//! What temporal words mean before anything is known about now.

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

    /// « 8 heures du soir » is 20:00.
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

/// Which of several occurrences is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// The last one before now.
    Last,
    /// The next one after now.
    Next,
    /// The one that now lies in or next to.
    This,
}

/// Which third of a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Mid,
    End,
}

/// On which side of a time the matter lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// From it to now.
    Since,
    /// Up to it.
    Until,
    /// Up to it, from now on: « d'ici lundi ».
    By,
    /// Before it.
    Before,
    /// From it on.
    After,
}

/// What relative words count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The day of publication.
    Now,
    /// The day that the story has come to.
    Story,
    /// What a noun tells of, by the noun's token: « la veille du scrutin ».
    Event(usize),
}

/// What is counted inside a longer stretch.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Counted {
    Unit(Unit),
    Weekday(i8),
}

/// A place in time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    Fields(Fields),
    /// The unit that lies so many after the one of `base`.
    Offset {
        unit: Unit,
        by: i32,
        base: Base,
    },
    /// A length before or after another time.
    Shift {
        length: Length,
        later: bool,
        from: Box<When>,
    },
    /// The stretch of a length that ends or begins now.
    Window {
        length: Length,
        later: bool,
    },
    Nth {
        number: i32,
        of: Counted,
        within: Box<When>,
    },
    Holding {
        unit: Unit,
        inner: Box<When>,
    },
    Range(Box<When>, Box<When>),
    And(Box<When>, Box<When>),
    Edge(Edge, Box<When>),
    Toward(Toward, Box<When>),
    Modify(Box<str>, Box<When>),
    Bound(Bound, Box<When>),
    /// The base itself, to the minute.
    At(Base),
    /// A TIMEX3 reference: `PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.
    Vague(Box<str>),
}

impl When {
    /// What it counts from, where it is relative and says so.
    fn base(&self) -> Option<Base> {
        match self {
            Self::Offset { base, .. } | Self::At(base) => Some(*base),
            Self::Shift { from: inner, .. }
            | Self::Nth { within: inner, .. }
            | Self::Holding { inner, .. }
            | Self::Edge(_, inner)
            | Self::Toward(_, inner)
            | Self::Modify(_, inner)
            | Self::Bound(_, inner) => inner.base(),
            Self::Range(one, two) | Self::And(one, two) => match one.base() {
                None | Some(Base::Now) => two.base().or(one.base()),
                base => base,
            },
            Self::Fields(_) | Self::Window { .. } | Self::Vague(_) => None,
        }
    }

    /// Whether it counts from the story's moment.
    pub(super) fn needs_story(&self) -> bool {
        self.base() == Some(Base::Story)
    }

    /// The unit that it counts from the story's moment in.
    pub(super) fn story_unit(&self) -> Option<Unit> {
        match self {
            Self::Offset { unit, base: Base::Story, .. } => Some(*unit),
            Self::Shift { length, from, .. } if **from == Self::At(Base::Story) => Some(length.finest()),
            Self::Nth { within: inner, .. }
            | Self::Holding { inner, .. }
            | Self::Edge(_, inner)
            | Self::Toward(_, inner)
            | Self::Modify(_, inner)
            | Self::Bound(_, inner) => inner.story_unit(),
            Self::Range(one, two) | Self::And(one, two) => one.story_unit().or_else(|| two.story_unit()),
            _ => None,
        }
    }

    /// The token of the noun whose time it counts from.
    pub(super) fn event(&self) -> Option<usize> {
        match self.base() {
            Some(Base::Event(noun)) => Some(noun),
            _ => None,
        }
    }

    /// Whether it names the night that now lies next to, and no day: « la nuit », « cette nuit ».
    pub(super) fn is_this_night(&self) -> bool {
        match self {
            Self::Fields(fields) => fields.part == Some(Part::Night) && fields.is_clock_only(),
            Self::And(day, part) => {
                matches!(**day, Self::Offset { unit: Unit::Day, by: 0, base: Base::Now }) && part.is_this_night()
            }
            Self::Edge(_, inner) | Self::Modify(_, inner) => inner.is_this_night(),
            _ => false,
        }
    }

    /// Whether it changes with the moment that it is told at, and not only with the year.
    pub(super) fn counts_from_now(&self) -> bool {
        match self {
            Self::Offset { .. } | Self::Shift { .. } | Self::Window { .. } | Self::At(_) | Self::Vague(_) => true,
            Self::Fields(_) | Self::Toward(..) => false,
            Self::Nth { within: inner, .. }
            | Self::Holding { inner, .. }
            | Self::Edge(_, inner)
            | Self::Modify(_, inner)
            | Self::Bound(_, inner) => inner.counts_from_now(),
            Self::Range(one, two) | Self::And(one, two) => one.counts_from_now() || two.counts_from_now(),
        }
    }

    /// Its calendar fields, where it is nothing else.
    pub(super) fn fields(&self) -> Option<Fields> {
        match self {
            Self::Fields(fields) => Some(*fields),
            Self::Edge(_, inner) | Self::Modify(_, inner) | Self::Bound(_, inner) => inner.fields(),
            _ => None,
        }
    }

    /// Whether it names a time of day and no day.
    pub(super) fn is_clock_only(&self) -> bool {
        match self {
            Self::Fields(fields) => fields.is_clock_only(),
            Self::Edge(_, inner) | Self::Modify(_, inner) | Self::Bound(_, inner) => inner.is_clock_only(),
            Self::Range(one, two) => one.is_clock_only() && two.is_clock_only(),
            _ => false,
        }
    }
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    /// An unknown number.
    SomeNumber,
    /// A word that no rule knows, by its token.
    Word(usize),
    Ordinal(i32),
    Unit(Unit),
    When(When),
    Length {
        length: Length,
        modifier: Option<Box<str>>,
        bound: Option<Bound>,
    },
    /// A repeated time, by its TIMEX3 value.
    Every(String),
    /// Words that speak of no time though they look it.
    Nothing,
}

impl Value {
    /// The whole number that it is.
    pub(super) fn whole(&self) -> Option<i64> {
        match self {
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Some(*number as i64),
            Self::Ordinal(number) => Some(i64::from(*number)),
            _ => None,
        }
    }
}
