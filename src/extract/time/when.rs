//! What temporal words mean before anything is known about now.

pub(super) use super::fields::Fields;
pub(super) use super::unit::{Amount, Length, Part, Unit};

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

/// Which third or half of a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Start,
    Mid,
    End,
    FirstHalf,
    LastHalf,
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
    /// What comes after it: « après l'été ».
    After,
    /// From its beginning on: « à partir de 2010 ».
    From,
}

impl Bound {
    /// Whether the time is the end of what is told.
    pub(super) fn is_end(self) -> bool {
        matches!(self, Self::Until | Self::By | Self::Before)
    }
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
