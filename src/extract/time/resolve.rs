//! What is meant + what is known → a stretch of the calendar.

use super::calendar::{self, Stretch};
use super::occurrence::{nth, occurrences, on_day, third};
use super::when::{Amount, Base, Bound, Counted, Edge, Fields, Length, Toward, Unit, When};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

/// Farther than this a date without its year is sought in vain.
const DAYS_OF_A_YEAR: u64 = 366;

/// What is known where an expression stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The moment of writing.
    pub now: DateTime,
    /// The side on which occurrences are sought; `This` takes the nearest.
    pub toward: Toward,
    /// The stretch that the story has come to.
    pub story: Option<Stretch>,
    /// The stretch of the event that the expression counts from.
    pub event: Option<Stretch>,
    /// The day that a bare time of day belongs to.
    pub day: Date,
    /// The year that dates without one belong to, where the text has just named it.
    pub year: Option<i16>,
    /// The last day that the text has just told with its month: « le 3 mai … Le 10, … ».
    pub dated: Option<Date>,
}

/// What an expression resolves to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Solved {
    One(Stretch),
    Pair(Stretch, Stretch),
    /// A length, on which side of now it lies, and the stretch that it fills, where it is known.
    Window {
        length: Length,
        later: bool,
        stretch: Option<(DateTime, DateTime)>,
    },
    Vague(Box<str>),
}

/// A resolved time with what frames it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    pub solved: Solved,
    pub edge: Option<Edge>,
    pub modifier: Option<Box<str>>,
    pub bound: Option<Bound>,
}

/// Resolves an expression; `None` where nothing that is known resolves it.
pub(super) fn resolve(when: &When, context: &Context) -> Option<Answer> {
    let mut answer = match when {
        When::Modify(_, inner) | When::Edge(_, inner) | When::Bound(_, inner) => resolve(inner, context)?,
        _ => Answer { solved: solve(when, context)?, edge: None, modifier: None, bound: None },
    };
    match when {
        When::Modify(name, _) => answer.modifier = Some(name.clone()),
        When::Edge(edge, _) => answer.edge = Some(*edge),
        When::Bound(bound, _) => answer.bound = Some(*bound),
        _ => {}
    }
    Some(answer)
}

fn solve(when: &When, context: &Context) -> Option<Solved> {
    Some(match when {
        When::Range(from, to) => {
            // « de mars à ce jour »: what ends now began before.
            let before = Context { toward: Toward::Last, ..*context };
            let first = stretch(from, if matches!(**to, When::Vague(_)) { &before } else { context }, None)?;
            let after = Context { now: first.start, toward: Toward::Next, day: first.first_day(), ..*context };
            let last = if to.counts_from_now() { stretch(to, context, None)? } else { following(to, &first, &after)? };
            if last.end < first.start {
                return None;
            }
            Solved::Pair(first, last)
        }
        When::Window { length, later } => {
            let edge = shift(context.now, length, *later);
            // « dans les quinze jours »: the fifteenth still counts.
            let whole = *later && !length.finest().is_clock();
            let edge = edge.and_then(|edge| if whole { edge.checked_add(1.day()).ok() } else { Some(edge) });
            // « en deux semaines », « en 48 heures »: today is the last of them, where nothing tells the hour.
            let today = Some(context.now).filter(|now| *now == calendar::midnight(now.date()));
            let tonight = today.and_then(|now| now.checked_add(1.day()).ok()).unwrap_or(context.now);
            let (from, to) = if *later { (Some(context.now), edge) } else { (edge, Some(tonight)) };
            Solved::Window { length: length.clone(), later: *later, stretch: from.zip(to) }
        }
        When::Vague(name) => Solved::Vague(name.clone()),
        When::And(one, two) if matches!(&**two, When::Range(..)) || matches!(&**one, When::Range(..)) => {
            let (range, frame) = if matches!(&**two, When::Range(..)) { (two, one) } else { (one, two) };
            let When::Range(from, to) = &**range else { return None };
            let frame = stretch(frame, context, None)?;
            let (first, last) = (stretch(from, context, Some(&frame))?, stretch(to, context, Some(&frame))?);
            Solved::Pair(first, if last.start < first.start { next_day(to, &frame)? } else { last })
        }
        _ => Solved::One(stretch(when, context, None)?),
    })
}

/// The time of day that a range ends with, on the day after its first.
fn next_day(to: &When, frame: &Stretch) -> Option<Stretch> {
    on_day(to.fields().filter(|to| to.is_clock_only())?, frame.first_day().tomorrow().ok()?)
}

/// The end of a range: the first such time that is not before the range's start.
fn following(to: &When, first: &Stretch, after: &Context) -> Option<Stretch> {
    let found = stretch(to, after, None)?;
    if found.start >= first.start || found.unit > first.unit {
        return Some(found);
    }
    if to.is_clock_only() {
        let tomorrow = Context { day: after.day.tomorrow().ok()?, ..*after };
        return stretch(to, &tomorrow, None);
    }
    Some(found)
}

/// Resolves to one stretch, inside `within` where it is given.
fn stretch(when: &When, context: &Context, within: Option<&Stretch>) -> Option<Stretch> {
    match when {
        When::Fields(fields) => match within {
            Some(frame) => inside(*fields, frame),
            None => fields_near(*fields, context),
        },
        When::Offset { unit, by, base } => {
            let at = base_moment(*base, context)?;
            let here = calendar::around(*unit, at)?;
            let moved = calendar::later(here.start, *unit, f64::from(*by))?;
            if *unit == Unit::Fortnight {
                return calendar::around(Unit::Fortnight, moved);
            }
            calendar::around(*unit, moved)
        }
        When::Shift { length, later, from } => shifted(length, *later, from, context),
        When::Nth { number, of, within } => nth(*number, of, &stretch(within, context, None)?),
        When::Holding { unit, inner } => calendar::around(*unit, stretch(inner, context, within)?.start),
        When::And(one, two) => {
            let (one, two) = if coarseness(one) >= coarseness(two) { (one, two) } else { (two, one) };
            stretch(two, context, Some(&stretch(one, context, within)?))
        }
        When::Toward(toward, inner) => directed(*toward, inner, context),
        When::Edge(edge, inner) => {
            let whole = stretch(inner, context, within)?;
            Some(third(&whole, *edge).map_or(whole, |(start, end)| Stretch { start, end, ..whole }))
        }
        When::Modify(_, inner) | When::Bound(_, inner) => stretch(inner, context, within),
        When::At(base) => calendar::day(base_moment(*base, context)?.date()),
        When::Vague(name) => (&**name == "PRESENT_REF").then(|| calendar::day(context.now.date()))?,
        When::Range(from, to) => {
            let (from, to) = (stretch(from, context, within)?, stretch(to, context, within)?);
            (from.start < to.end).then_some(Stretch { end: to.end, ..from })
        }
        When::Window { .. } => None,
    }
}

fn base_moment(base: Base, context: &Context) -> Option<DateTime> {
    match base {
        Base::Now => Some(context.now),
        Base::Story => context.story.map(|story| story.start),
        Base::Event(_) => context.event.map(|event| event.start),
    }
}

fn coarseness(when: &When) -> Unit {
    match when {
        When::Fields(fields) => fields.unit(),
        When::Offset { unit, .. } | When::Holding { unit, .. } => *unit,
        When::Shift { length, .. } | When::Window { length, .. } => length.finest(),
        When::Nth { of, .. } => match of {
            Counted::Unit(unit) => *unit,
            Counted::Weekday(_) => Unit::Day,
        },
        When::And(one, two) => coarseness(one).min(coarseness(two)),
        When::Range(from, _) => coarseness(from),
        When::Edge(_, inner) | When::Toward(_, inner) | When::Modify(_, inner) | When::Bound(_, inner) => {
            coarseness(inner)
        }
        When::At(_) | When::Vague(_) => Unit::Day,
    }
}

/// A moment moved by a length; `None` for « quelques jours ».
fn shift(from: DateTime, length: &Length, later: bool) -> Option<DateTime> {
    length.parts.iter().try_fold(from, |at, &(amount, unit)| match amount {
        Amount::Exactly(count) => calendar::later(at, unit, if later { count } else { -count }),
        Amount::Some => None,
    })
}

fn shifted(length: &Length, later: bool, from: &When, context: &Context) -> Option<Stretch> {
    let base = if let When::At(base) = from {
        base_moment(*base, context)?
    } else {
        let base = stretch(from, context, None)?;
        if later && !base.unit.is_clock() { calendar::midnight(base.last_day()) } else { base.start }
    };
    let minutes = || length.parts.iter().all(|&(_, unit)| unit <= Unit::Minute) && *from != When::At(Base::Now);
    let Some(at) = shift(base, length, later) else {
        // « quelques minutes plus tard »: on the same day.
        return minutes().then(|| calendar::day(base.date())).flatten();
    };
    let finest = length.finest();
    // « trois semaines plus tard » counts days from a day; « il y a trois semaines » does not.
    let exact = !matches!(from, When::At(Base::Now)) && finest == Unit::Week;
    let fraction =
        length.parts.iter().any(|(amount, _)| matches!(amount, Amount::Exactly(count) if count.fract() != 0.0));
    let unit = match finest {
        Unit::Week | Unit::Weekend if exact => Unit::Day,
        Unit::Fortnight => Unit::Week,
        Unit::Century | Unit::Millennium => Unit::Decade,
        Unit::Year if fraction => Unit::Month,
        Unit::Season | Unit::Quarter | Unit::Half => Unit::Month,
        Unit::Hour | Unit::Second => Unit::Minute,
        other => other,
    };
    calendar::around(unit, at)
}

/// « lundi prochain », « en septembre dernier », « cet été ».
fn directed(toward: Toward, inner: &When, context: &Context) -> Option<Stretch> {
    let today = context.now.date();
    let aside = match toward {
        Toward::Last => Context { now: calendar::midnight(today.yesterday().ok()?), toward, year: None, ..*context },
        Toward::Next => Context { now: calendar::midnight(today.tomorrow().ok()?), toward, year: None, ..*context },
        Toward::This => Context { year: None, ..*context },
    };
    let Some(fields) = inner.fields() else { return stretch(inner, &aside, None) };
    let coarse = fields.unit() > Unit::Weekend || fields.month.is_some() && fields.day.is_none();
    match toward {
        Toward::This if fields.season.is_some() => fields_near(fields, &Context { year: None, ..*context }),
        Toward::This if coarse => inside(fields, &calendar::years(today.year(), 1, Unit::Year)?),
        Toward::This if fields.month.is_some() => stretch(inner, &Context { toward, ..aside }, None),
        Toward::Next if coarse => occurrences(fields, context.now, None)
            .into_iter()
            .filter(|found| found.first_day() > today)
            .min_by_key(|found| found.start),
        Toward::Last if coarse => occurrences(fields, context.now, None)
            .into_iter()
            .filter(|found| found.end <= calendar::midnight(today))
            .max_by_key(|found| found.start),
        _ => stretch(inner, &aside, None),
    }
}

/// The first occurrence inside a frame.
fn inside(fields: Fields, frame: &Stretch) -> Option<Stretch> {
    let placed = Fields { year: fields.year, ..fields };
    if placed.is_clock_only() {
        return on_day(fields, frame.first_day());
    }
    occurrences(placed, frame.start, Some(frame))
        .into_iter()
        .filter(|found| found.start >= frame.start && found.end <= frame.end)
        .min_by_key(|found| found.start)
}

/// The day that a number alone names behind a day of a month: of that month, or of the next if its number is lower.
fn numbered(fields: Fields, dated: Date, context: &Context) -> Option<Date> {
    let day = fields.day.filter(|_| Fields { day: None, ..fields }.is_clock_only())?;
    let same = || calendar::date(dated.year(), dated.month(), day);
    let next = || {
        let next = dated.first_of_month().checked_add(1.month()).ok()?;
        calendar::date(next.year(), next.month(), day).filter(|_| day < dated.day())
    };
    let agrees = |day: &Date| match context.toward {
        Toward::Last => *day <= context.now.date(),
        Toward::Next => *day >= context.now.date(),
        Toward::This => true,
    };
    next().filter(agrees).or_else(|| same().filter(agrees))
}

/// The occurrence that is meant, from where the text stands.
fn fields_near(fields: Fields, context: &Context) -> Option<Stretch> {
    if fields.is_clock_only() {
        return on_day(fields, context.day);
    }
    if let Some(day) = context.dated.and_then(|dated| numbered(fields, dated, context)) {
        return on_day(fields, day);
    }
    let fields = match context.year {
        Some(year) if !fields.has_year() && fields.month.is_some() && fields.weekday.is_none() => {
            let named = Fields { year: Some(year), ..fields };
            // « à juin 2013 la fermeture annoncée le 20 septembre »: what is told has not happened in a year to come.
            let ahead = |found: &Stretch| context.toward == Toward::Last && found.first_day() > context.now.date();
            if occurrences(named, context.now, None).iter().all(ahead) { fields } else { named }
        }
        _ => fields,
    };
    let found = occurrences(fields, context.now, None);
    let now = context.now;
    let today = calendar::midnight(now.date());
    let distance = |found: &Stretch| {
        let day = calendar::midnight(found.first_day());
        (day.since((jiff::Unit::Day, today)).map_or(i64::MAX, |span| i64::from(span.get_days()))).unsigned_abs()
    };
    let chosen = match context.toward {
        Toward::Last => found.iter().filter(|found| found.first_day() <= now.date()).max_by_key(|found| found.start),
        Toward::Next => found.iter().filter(|found| found.end > today).min_by_key(|found| found.start),
        Toward::This => found.iter().min_by_key(|found| distance(found)),
    };
    // « samedi 5 juin » is the one of this year or the next, whichever way the verb looks: its weekday tells years apart.
    let is_far =
        |found: &&Stretch| fields.weekday.is_some() && fields.day.is_some() && distance(found) > DAYS_OF_A_YEAR;
    // A date that has its year stands wherever it lies.
    chosen.filter(|chosen| !is_far(chosen)).or_else(|| found.iter().min_by_key(|found| distance(found))).copied()
}
