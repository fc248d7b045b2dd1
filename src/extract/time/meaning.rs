//! A rule's meaning and the values of its arguments → the value of the whole.

use super::when::{Amount, Base, Bound, Counted, Edge, Fields, Length, Part, Toward, Unit, Value, When};
use crate::lang::time::{Meaning, Op};

/// Evaluates a meaning; `None` where the words make no sense together, as in « le 32 août ».
pub(super) fn evaluate(meaning: &Meaning, slots: &[(u8, &Value)]) -> Option<Value> {
    match meaning {
        Meaning::Slot(slot) => value_of(slots, *slot).cloned(),
        Meaning::Number(number) => Some(Value::Number(*number as f64)),
        Meaning::Name(_) => None,
        Meaning::Call(operation, arguments) => call(*operation, &Arguments { meanings: arguments, slots }),
    }
}

fn value_of<'a>(slots: &[(u8, &'a Value)], slot: u8) -> Option<&'a Value> {
    slots.iter().find(|(number, _)| *number == slot).map(|(_, value)| *value)
}

/// The arguments of one operation.
struct Arguments<'a> {
    meanings: &'a [Meaning],
    slots: &'a [(u8, &'a Value)],
}

impl Arguments<'_> {
    fn value(&self, place: usize) -> Option<Value> {
        evaluate(self.meanings.get(place)?, self.slots)
    }

    fn whole(&self, place: usize) -> Option<i64> {
        match self.meanings.get(place)? {
            Meaning::Slot(slot) => value_of(self.slots, *slot)?.whole(),
            meaning => evaluate(meaning, self.slots)?.whole(),
        }
    }

    fn within(&self, place: usize, low: i64, high: i64) -> Option<i8> {
        let number = self.whole(place)?;
        (low..=high).contains(&number).then_some(number as i8)
    }

    fn name(&self, place: usize) -> Option<&str> {
        match self.meanings.get(place)? {
            Meaning::Name(name) => Some(name),
            _ => None,
        }
    }

    fn unit(&self, place: usize) -> Option<Unit> {
        if let Some(name) = self.name(place) {
            return Unit::from_name(name);
        }
        match self.value(place)? {
            Value::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    fn when(&self, place: usize) -> Option<When> {
        match self.value(place)? {
            Value::When(when) => Some(when),
            _ => None,
        }
    }

    fn fields(&self, place: usize) -> Option<Fields> {
        match self.when(place)? {
            When::Fields(fields) => Some(fields),
            _ => None,
        }
    }

    fn length(&self, place: usize) -> Option<Length> {
        match self.value(place)? {
            Value::Length { length, .. } => Some(length),
            _ => None,
        }
    }

    fn base(&self, place: usize) -> Base {
        match self.value(place) {
            Some(Value::Word(noun)) => Base::Event(noun),
            _ if self.name(place) == Some("story") => Base::Story,
            _ => Base::Now,
        }
    }
}

fn fields(fields: Fields) -> Value {
    Value::When(When::Fields(fields))
}

fn length(parts: Vec<(Amount, Unit)>) -> Value {
    Value::Length { length: Length { parts }, modifier: None, bound: None }
}

fn call(operation: Op, arguments: &Arguments) -> Option<Value> {
    let blank = Fields::default();
    match operation {
        Op::Ordinal => Some(Value::Ordinal(i32::try_from(arguments.whole(0)?).ok()?)),
        Op::FromEnd => Some(Value::Ordinal(-i32::try_from(arguments.whole(0)?).ok()?)),
        Op::Vague => Some(Value::SomeNumber),
        Op::Unit => Some(Value::Unit(arguments.unit(0)?)),
        Op::Weekday => Some(fields(Fields { weekday: Some(arguments.within(0, 1, 7)?), ..blank })),
        Op::Day => Some(fields(Fields { day: Some(arguments.within(0, 1, 31)?), ..blank })),
        Op::Month => Some(fields(Fields { month: Some(arguments.within(0, 1, 12)?), ..blank })),
        Op::Year => Some(fields(Fields {
            year: i16::try_from(arguments.whole(0)?).ok().filter(|year| (1..=9999).contains(year)),
            ..blank
        })),
        Op::ShortYear => {
            let short = i16::from(arguments.within(0, 0, 99)?);
            Some(fields(Fields { year: Some(if short < 50 { 2000 + short } else { 1900 + short }), ..blank }))
        }
        Op::Decade => {
            let year = i16::try_from(arguments.whole(0)?).ok()?;
            let year = match year {
                20..=99 => 1900 + year,
                0..20 => 2000 + year,
                _ => year,
            };
            Some(fields(Fields { decade: Some(year / 10).filter(|_| year % 10 == 0), ..blank }))
        }
        Op::Century => Some(fields(Fields { century: Some(i16::from(arguments.within(0, 1, 99)?)), ..blank })),
        Op::Quarter => Some(fields(Fields { quarter: Some(arguments.within(0, 1, 4)?), ..blank })),
        Op::Half => Some(fields(Fields { half: Some(arguments.within(0, 1, 2)?), ..blank })),
        Op::Season => Some(fields(Fields { season: Some(arguments.within(0, 1, 4)?), ..blank })),
        Op::Easter => Some(fields(Fields { easter: Some(arguments.whole(0)? as i16), ..blank })),
        Op::Weekend => Some(fields(Fields { weekend: true, ..blank })),
        Op::Week => Some(fields(Fields { week: Some(arguments.within(0, 1, 53)?), ..blank })),
        Op::Part => Some(fields(Fields { part: Some(Part::from_name(arguments.name(0)?)?), ..blank })),
        Op::Clock | Op::ClockBefore | Op::Afternoon => clock(operation, arguments),
        Op::Length | Op::Plus | Op::AndHalf | Op::HalfOf => lengths(operation, arguments),
        Op::Modify | Op::Bound => framed(operation, arguments),
        Op::Every => every(&arguments.value(0)?),
        Op::Nothing => Some(Value::Nothing),
        _ => place(operation, arguments).map(Value::When),
    }
}

fn clock(operation: Op, arguments: &Arguments) -> Option<Value> {
    let blank = Fields::default();
    match operation {
        Op::Clock => {
            let minute = if arguments.meanings.len() > 1 { arguments.within(1, 0, 59)? } else { 0 };
            let hour = match arguments.value(0)? {
                Value::When(When::Fields(Fields { hour: Some(hour), .. })) => hour,
                _ => arguments.within(0, 0, 24)?,
            };
            (hour < 24 || minute == 0).then_some(())?;
            Some(fields(Fields { hour: Some(hour), minute: Some(minute), ..blank }))
        }
        Op::ClockBefore => {
            let hour = match arguments.value(0)? {
                Value::When(When::Fields(Fields { hour: Some(hour), .. })) => hour,
                _ => arguments.within(0, 0, 24)?,
            };
            let minute = arguments.within(1, 1, 59)?;
            Some(fields(Fields { hour: Some((hour + 23) % 24), minute: Some(60 - minute), ..blank }))
        }
        _ => {
            let clock = arguments.fields(0)?;
            Some(fields(Fields { hour: clock.hour.map(|hour| if hour < 12 { hour + 12 } else { hour }), ..clock }))
        }
    }
}

fn lengths(operation: Op, arguments: &Arguments) -> Option<Value> {
    match operation {
        Op::Length => {
            let amount = match arguments.value(0)? {
                Value::Number(number) => Amount::Exactly(number),
                // « une quinzaine »
                Value::Ordinal(number) => Amount::Exactly(f64::from(number)),
                Value::SomeNumber => Amount::Some,
                _ => return None,
            };
            Some(length(vec![(amount, arguments.unit(1)?)]))
        }
        Op::Plus => {
            let mut parts = arguments.length(0)?.parts;
            for part in arguments.length(1)?.parts {
                if parts.iter().any(|&(_, unit)| unit == part.1) {
                    return None;
                }
                parts.push(part);
            }
            Some(length(parts))
        }
        Op::AndHalf => {
            let mut parts = arguments.length(0)?.parts;
            if let Some((Amount::Exactly(number), _)) = parts.last_mut() {
                *number += 0.5;
            }
            Some(length(parts))
        }
        _ => Some(length(vec![(Amount::Exactly(0.5), arguments.unit(0)?)])),
    }
}

fn framed(operation: Op, arguments: &Arguments) -> Option<Value> {
    let bound = match (operation, arguments.name(0)?) {
        (Op::Modify, _) => None,
        (_, "since") => Some(Bound::Since),
        (_, "until") => Some(Bound::Until),
        (_, "by") => Some(Bound::By),
        (_, "before") => Some(Bound::Before),
        (_, "after") => Some(Bound::After),
        (_, "from") => Some(Bound::From),
        _ => return None,
    };
    let name: Box<str> = arguments.name(0)?.into();
    match (arguments.value(1)?, bound) {
        (Value::When(when), Some(bound)) => Some(Value::When(When::Bound(bound, when.into()))),
        (Value::When(when), None) => Some(Value::When(When::Modify(name, when.into()))),
        (Value::Length { length, modifier, .. }, Some(bound)) => {
            Some(Value::Length { length, modifier, bound: Some(bound) })
        }
        (Value::Length { length, bound, .. }, None) => Some(Value::Length { length, modifier: Some(name), bound }),
        _ => None,
    }
}

fn every(value: &Value) -> Option<Value> {
    let value = match value {
        Value::Length { length, .. } => length.value(),
        Value::When(When::Fields(fields)) => match (fields.weekday, fields.month, fields.season) {
            (Some(weekday), _, _) => format!("XXXX-WXX-{weekday}"),
            (None, Some(month), _) => match fields.day {
                Some(day) => format!("XXXX-{month:02}-{day:02}"),
                None => format!("XXXX-{month:02}"),
            },
            (None, None, Some(season)) => format!("XXXX-{}", ["SP", "SU", "FA", "WI"][season.clamp(1, 4) as usize - 1]),
            _ if fields.weekend => "XXXX-WXX-WE".to_owned(),
            _ => format!("XXXX-XX-XXT{}", fields.part?.name()),
        },
        Value::Unit(unit) => Length { parts: vec![(Amount::Exactly(1.0), *unit)] }.value(),
        _ => return None,
    };
    Some(Value::Every(value))
}

/// The operations that make a place in time from others.
fn place(operation: Op, arguments: &Arguments) -> Option<When> {
    let boxed = |place| arguments.when(place).map(Box::new);
    Some(match operation {
        Op::Offset => When::Offset {
            unit: arguments.unit(0)?,
            by: i32::try_from(arguments.whole(1)?).ok()?,
            base: arguments.base(2),
        },
        Op::Ahead => When::Offset {
            unit: arguments.unit(1)?,
            by: i32::try_from(arguments.whole(0)?).ok()?,
            base: arguments.base(2),
        },
        Op::Ago => When::Shift { length: arguments.length(0)?, later: false, from: When::At(Base::Now).into() },
        Op::After | Op::Before => {
            let from = match arguments.meanings.get(1) {
                None => When::At(Base::Story).into(),
                Some(_) => match arguments.value(1) {
                    Some(Value::When(when)) => when.into(),
                    _ => When::At(arguments.base(1)).into(),
                },
            };
            When::Shift { length: arguments.length(0)?, later: operation == Op::After, from }
        }
        Op::Window => When::Window { length: arguments.length(1)?, later: arguments.name(0)? == "next" },
        Op::Nth => {
            let of = match arguments.unit(1).map_or_else(|| arguments.value(1), |unit| Some(Value::Unit(unit)))? {
                Value::Unit(unit) => Counted::Unit(unit),
                Value::When(When::Fields(Fields { weekday: Some(weekday), .. })) => Counted::Weekday(weekday),
                Value::When(When::Fields(Fields { weekend: true, .. })) => Counted::Unit(Unit::Weekend),
                _ => return None,
            };
            let number = i32::try_from(arguments.whole(0)?).ok().filter(|number| number.abs() < 400 && *number != 0)?;
            When::Nth { number, of, within: boxed(2)? }
        }
        Op::Holding => When::Holding { unit: arguments.unit(0)?, inner: boxed(1)? },
        Op::Range => range(arguments.when(0)?, arguments.when(1)?),
        Op::And => {
            let mut whole = arguments.when(0)?;
            for place in 1..arguments.meanings.len() {
                let present = match &arguments.meanings[place] {
                    Meaning::Slot(slot) => value_of(arguments.slots, *slot).is_some(),
                    _ => true,
                };
                if present {
                    whole = both(whole, arguments.when(place)?)?;
                }
            }
            whole
        }
        Op::Edge => {
            let edge = match arguments.name(0)? {
                "start" => Edge::Start,
                "mid" => Edge::Mid,
                "first-half" => Edge::FirstHalf,
                "last-half" => Edge::LastHalf,
                _ => Edge::End,
            };
            When::Edge(edge, boxed(1)?)
        }
        Op::Toward => {
            let toward = match arguments.name(0)? {
                "last" => Toward::Last,
                "next" => Toward::Next,
                _ => Toward::This,
            };
            When::Toward(toward, boxed(1)?)
        }
        Op::Story => When::At(Base::Story),
        Op::VagueTime => When::Vague(arguments.name(0)?.into()),
        _ => return None,
    })
}

/// Two descriptions of one time.
fn both(one: When, two: When) -> Option<When> {
    match (one, two) {
        (When::Fields(one), When::Fields(two)) => one.merge(two).map(When::Fields),
        (When::Bound(bound, one), two) => Some(When::Bound(bound, both(*one, two)?.into())),
        (one, When::Bound(bound, two)) => Some(When::Bound(bound, both(one, *two)?.into())),
        (When::Modify(name, one), two) => Some(When::Modify(name, both(*one, two)?.into())),
        (one, When::Modify(name, two)) => Some(When::Modify(name, both(one, *two)?.into())),
        (When::Edge(edge, one), two) if one.is_clock_only() => Some(When::Edge(edge, both(*one, two)?.into())),
        (one, When::Edge(edge, two)) if two.is_clock_only() => Some(When::Edge(edge, both(one, *two)?.into())),
        (When::Range(from, to), two) if from.is_clock_only() && to.is_clock_only() => {
            Some(When::Range(both(*from, two.clone())?.into(), both(*to, two)?.into()))
        }
        // The end of « mardi prochain de 14 h à 15 h 30 » is of the same Tuesday, and not of the next one after it.
        (one @ When::Toward(..), range @ When::Range(..)) => Some(When::And(one.into(), range.into())),
        (one, When::Range(from, to)) if from.is_clock_only() && to.is_clock_only() => {
            Some(When::Range(both(one.clone(), *from)?.into(), both(one, *to)?.into()))
        }
        (When::Toward(toward, one), When::Fields(two)) if !two.is_clock_only() => {
            Some(When::Toward(toward, both(*one, When::Fields(two))?.into()))
        }
        // Night and evening make an hour late: « demain soir à 7 heures ».
        (When::And(one, two), When::Fields(three)) => {
            let fields = two.fields().and_then(|two| two.merge(three))?;
            Some(When::And(one, When::Fields(fields).into()))
        }
        (one, two) => Some(When::And(one.into(), two.into())),
    }
}

/// « du 17 au 18 octobre »: the ends share what only one of them says.
fn range(from: When, to: When) -> When {
    if let (Some(mut first), Some(last)) = (from.fields(), to.fields()) {
        if first.is_clock_only() && !last.is_clock_only() && first.hour.is_some() && last.hour.is_some() {
            first = Fields { hour: first.hour, minute: first.minute, part: None, ..last };
        }
        if first.month.is_none() && first.day.is_some() && last.day.is_some() {
            first.month = last.month;
        }
        if first.year.is_none() && (first.month.is_some() || first.season.is_some()) {
            let wraps = matches!((first.month, last.month), (Some(one), Some(two)) if one > two);
            first.year = last.year.map(|year| if wraps { year - 1 } else { year });
        }
        // The day's number outweighs its name.
        let last = if last.day.is_some() && last.month.is_some() { Fields { weekday: None, ..last } } else { last };
        return When::Range(with_fields(from, first).into(), with_fields(to, last).into());
    }
    let shared = match (&from, &to) {
        (When::Fields(first), When::And(day, clock)) if first.is_clock_only() && clock.is_clock_only() => {
            let clock = clock.fields().and_then(|clock| Fields { part: None, ..clock }.merge(*first).or(Some(*first)));
            clock.map(|clock| When::And(day.clone(), When::Fields(clock).into()))
        }
        (When::Fields(first), When::And(month, last)) if first.unit() == Unit::Day && first.month.is_none() => {
            let last_is_day = last.fields().is_some_and(|last| last.day.is_some());
            last_is_day.then(|| When::And(month.clone(), When::Fields(*first).into()))
        }
        _ => None,
    };
    When::Range(shared.unwrap_or(from).into(), to.into())
}

/// A framed time with other fields in the same frame.
fn with_fields(when: When, fields: Fields) -> When {
    match when {
        When::Edge(edge, inner) => When::Edge(edge, with_fields(*inner, fields).into()),
        When::Modify(name, inner) => When::Modify(name, with_fields(*inner, fields).into()),
        When::Bound(bound, inner) => When::Bound(bound, with_fields(*inner, fields).into()),
        _ => When::Fields(fields),
    }
}
