//! The right-hand side of a rule.

/// What a rule says that its words mean: an operation on arguments.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// An operation.
    Call(Op, Box<[Meaning]>),
    /// The argument with this number, from 1.
    Slot(u8),
    /// A whole number.
    Number(i64),
    /// A name that the operation understands: `month`, `start`, `APPROX`.
    Name(Box<str>),
}

macro_rules! operations {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// The operations that meanings are built from. `WHEN` stands for a place in time, `LENGTH` for a length of time.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Op { $($(#[$doc])* $variant,)+ }

        impl Op {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

operations! {
    /// `ordinal N`: a rank; negative ones count from the end.
    Ordinal = "ordinal",
    /// `from-end N`: the rank N counted from the end.
    FromEnd = "from-end",
    /// `vague N`: an unknown number, about N.
    Vague = "vague",
    /// `unit NAME`: a unit of time.
    Unit = "unit",
    /// `weekday N`: Monday is 1.
    Weekday = "weekday",
    /// `day N`: a day of the month.
    Day = "day",
    /// `month N`.
    Month = "month",
    /// `year N`.
    Year = "year",
    /// `short-year N`: the last two digits of a year near now.
    ShortYear = "short-year",
    /// `decade N`: 60 or 1960.
    Decade = "decade",
    /// `century N`: the twentieth is 20.
    Century = "century",
    /// `quarter N`.
    Quarter = "quarter",
    /// `half N`.
    Half = "half",
    /// `season N`: spring is 1.
    Season = "season",
    /// `easter N`: N days after Easter.
    Easter = "easter",
    /// `weekend`.
    Weekend = "weekend",
    /// `week N`: the week of the year.
    Week = "week",
    /// `clock H [M]`.
    Clock = "clock",
    /// `hours-before H M`: M minutes before H.
    ClockBefore = "clock-before",
    /// `afternoon CLOCK`: the same in the second half of the day.
    Afternoon = "afternoon",
    /// `part NAME`: TIMEX3's MO, MI, AF, EV, NI, DT.
    Part = "part",
    /// `length N UNIT`.
    Length = "length",
    /// `plus LENGTH LENGTH`.
    Plus = "plus",
    /// `and-half LENGTH`: half of its last unit more.
    AndHalf = "and-half",
    /// `half-of UNIT`: half a unit.
    HalfOf = "half-of",
    /// `offset UNIT N [story]`: the unit N after the present one, or after the story's.
    Offset = "offset",
    /// `offset-ahead N UNIT [story]`: the N-th day from now.
    Ahead = "ahead",
    /// `ago LENGTH`: that long before now.
    Ago = "ago",
    /// `after LENGTH [WHEN]`: that long after WHEN, or after the story's moment.
    After = "after",
    /// `before LENGTH [WHEN]`: that long before WHEN, or before the story's moment.
    Before = "before",
    /// `window last|next LENGTH`: the stretch of that length that ends or begins now.
    Window = "window",
    /// `nth N UNIT-or-WHEN WHEN`: the N-th of one kind within another time.
    Nth = "nth",
    /// `holding UNIT WHEN`: the unit that WHEN lies in.
    Holding = "holding",
    /// `range WHEN WHEN`.
    Range = "range",
    /// `and WHEN…`: all of them at once.
    And = "and",
    /// `edge start|mid|end|first-half|last-half WHEN`.
    Edge = "edge",
    /// `toward next|last|this|same WHEN`.
    Toward = "toward",
    /// `modify NAME WHEN-or-LENGTH`: a TIMEX3 modifier.
    Modify = "modify",
    /// `bound since|until|by|before|after WHEN-or-LENGTH`.
    Bound = "bound",
    /// `story`: the day that the story has come to.
    Story = "story",
    /// `vague-time PAST_REF`: a time without a place in the calendar.
    VagueTime = "vague-time",
    /// `every WHEN-or-LENGTH`: again and again.
    Every = "every",
    /// `nothing`: the words speak of no time.
    Nothing = "nothing",
}

impl Meaning {
    /// Reads `operation argument (operation argument) …`.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ");
        let mut words = spaced.split_whitespace().peekable();
        let meaning = Self::call(&mut words, false)?;
        match words.next() {
            None => Ok(meaning),
            Some(extra) => Err(format!("{text:?} goes on after its end, with {extra:?}")),
        }
    }

    fn call<'a>(words: &mut impl Iterator<Item = &'a str>, inner: bool) -> Result<Self, String> {
        let name = words.next().ok_or("a meaning is missing")?;
        if let Some(slot) = name.strip_prefix('$') {
            if inner {
                return Err(format!("{name:?} needs no parentheses"));
            }
            return slot.parse().map(Self::Slot).map_err(|_| format!("{name:?} is no argument"));
        }
        let operation = Op::from_name(name).ok_or_else(|| format!("{name:?} is no operation"))?;
        let mut arguments = Vec::new();
        loop {
            match words.next() {
                None if inner => return Err("a ')' is missing".to_owned()),
                None => break,
                Some(")") if inner => break,
                Some("(") => arguments.push(Self::call(words, true)?),
                Some(word) => arguments.push(if let Some(slot) = word.strip_prefix('$') {
                    Self::Slot(slot.parse().map_err(|_| format!("{word:?} is no argument"))?)
                } else if let Ok(number) = word.parse() {
                    Self::Number(number)
                } else {
                    Self::Name(word.into())
                }),
            }
        }
        Ok(Self::Call(operation, arguments.into()))
    }
}
