//! Days, intervals and numbers in the reader's language, by the browser's `Intl`.

use super::words::{Locale, Words};
use crate::model::{Interval, Moment};
use jiff::civil::Date;
use js_sys::{Array, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Which parts of a date to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Friday 9 October 2020.
    Weekday,
    /// 9 October 2020.
    Day,
    /// 9 October.
    DayOfYear,
    /// 9 Oct.
    ShortDayOfYear,
    /// 9 Oct. 2020.
    ShortDay,
    /// Fri. 9 Oct.
    ShortWeekday,
    /// October 2020.
    Month,
    /// Oct. 2020.
    ShortMonth,
    /// 2020.
    Year,
}

impl Parts {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Weekday => &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Self::Day => &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
            Self::DayOfYear => &[("day", "numeric"), ("month", "long")],
            Self::ShortDayOfYear => &[("day", "numeric"), ("month", "short")],
            Self::ShortDay => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
            Self::ShortWeekday => &[("weekday", "short"), ("day", "numeric"), ("month", "short")],
            Self::Month => &[("month", "long"), ("year", "numeric")],
            Self::ShortMonth => &[("month", "short"), ("year", "numeric")],
            Self::Year => &[("year", "numeric")],
        }
    }
}

/// A day in words.
#[must_use]
pub fn day(words: &Words, date: Date, parts: Parts) -> String {
    let instant = js_sys::Date::new(&JsValue::from_f64(milliseconds(date)));
    let pieces = format(words.locale, parts).format_to_parts(&instant);
    pieces
        .iter()
        .map(|piece| {
            let get = |name: &str| Reflect::get(&piece, &name.into()).ok().and_then(|value| value.as_string());
            let value = get("value").unwrap_or_default();
            // The first of the month is an ordinal in some languages, which Intl does not know.
            if get("type").as_deref() == Some("day") { words.day_number(&value) } else { value }
        })
        .collect()
}

thread_local! {
    /// To make a format takes a hundred times as long as to use it.
    static FORMATS: RefCell<Vec<(Locale, Parts, Intl::DateTimeFormat)>> = const { RefCell::new(Vec::new()) };
    static NUMBERS: RefCell<Vec<(Locale, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Makes the formats that lists of dates need, while there is time for it.
pub fn prepare(words: &Words) {
    for parts in [Parts::ShortDay, Parts::ShortDayOfYear, Parts::Month] {
        let _made = format(words.locale, parts);
    }
}

fn format(locale: Locale, parts: Parts) -> Intl::DateTimeFormat {
    FORMATS.with_borrow_mut(|formats| {
        if let Some(known) = formats.iter().find(|known| (known.0, known.1) == (locale, parts)) {
            return known.2.clone();
        }
        let options = Object::new();
        for (name, value) in parts.options().iter().chain(&[("timeZone", "UTC")]) {
            set(&options, name, value);
        }
        let format = Intl::DateTimeFormat::new(&locales(locale), &options);
        formats.push((locale, parts, format.clone()));
        format
    })
}

/// A number with the language's digits and separators.
#[must_use]
pub fn number(locale: Locale, value: f64) -> String {
    // Every language of the page writes these alike, and the browser's format takes long to make.
    if value.fract() == 0.0 && (0.0..1000.0).contains(&value) {
        return value.to_string();
    }
    let format = NUMBERS.with_borrow_mut(|formats| {
        if let Some((_, known)) = formats.iter().find(|known| known.0 == locale) {
            return known.clone();
        }
        let format = Intl::NumberFormat::new(&locales(locale), &Object::new()).format();
        formats.push((locale, format.clone()));
        format
    });
    format.call1(&JsValue::UNDEFINED, &value.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// An interval as a person says it: « vendredi 9 octobre 2020 », « octobre 2020 », « du 9 au 10 octobre 2020 ».
#[must_use]
pub fn interval(words: &Words, interval: Interval) -> String {
    described(words, interval, Parts::Weekday, Parts::Day)
}

/// The same in few letters, for lists.
#[must_use]
pub fn short_interval(words: &Words, interval: Interval) -> String {
    described(words, interval, Parts::ShortDay, Parts::ShortDay)
}

fn described(words: &Words, interval: Interval, alone: Parts, inside: Parts) -> String {
    match (interval.earliest, interval.latest) {
        (None, None) => words.text("date-unknown"),
        (Some(start), None) => words.with("date-from", &[("start", &moment(words, start, inside))]),
        (None, Some(end)) => words.with("date-until", &[("end", &moment(words, end, inside))]),
        (Some(start), Some(end)) if start == end => moment(words, start, alone),
        (Some(start), Some(end)) => {
            if let Some(parts) = whole_period(start, end) {
                return day(words, start.date, parts);
            }
            if start.date == end.date {
                return day(words, start.date, alone);
            }
            if let Some((first, last)) = years(start, end) {
                return words.with("date-years", &[("start", &first.to_string()), ("end", &last.to_string())]);
            }
            let (first, last) = (shortened(words, start, end, inside), moment(words, end, inside));
            words.with("date-between", &[("start", &first), ("end", &last)])
        }
    }
}

/// The start of an interval without the parts that its end repeats.
fn shortened(words: &Words, start: Moment, end: Moment, inside: Parts) -> String {
    if start.date.year() != end.date.year() {
        return moment(words, start, inside);
    }
    if start.date.month() == end.date.month() && start.time.is_none() {
        return words.day_number(&start.date.day().to_string());
    }
    moment(words, start, if inside == Parts::ShortDay { Parts::ShortDayOfYear } else { Parts::DayOfYear })
}

/// The first and last year of an interval of whole years.
fn years(start: Moment, end: Moment) -> Option<(i16, i16)> {
    let (first, last) = (start.date, end.date);
    let whole = start.time.is_none() && end.time.is_none() && first.day_of_year() == 1 && last == last.last_of_year();
    whole.then_some((first.year(), last.year()))
}

fn whole_period(start: Moment, end: Moment) -> Option<Parts> {
    let (first, last) = (start.date, end.date);
    let timed = start.time.is_some() || end.time.is_some();
    if timed || first.year() != last.year() || first.day() != 1 || last != last.last_of_month() {
        None
    } else if first.month() == last.month() {
        Some(Parts::Month)
    } else {
        (first.month() == 1 && last.month() == 12).then_some(Parts::Year)
    }
}

fn moment(words: &Words, moment: Moment, parts: Parts) -> String {
    let date = day(words, moment.date, parts);
    match moment.time {
        None => date,
        Some(time) => {
            let (hour, minute) = (time.hour().to_string(), format!("{:02}", time.minute()));
            words.with("date-at", &[("date", &date), ("hour", &hour), ("minute", &minute)])
        }
    }
}

/// Milliseconds since 1970 of a day's start, as JavaScript counts.
fn milliseconds(date: Date) -> f64 {
    let days = date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days());
    f64::from(days) * 86_400_000.0
}

fn locales(locale: Locale) -> Array {
    Array::of1(&JsValue::from_str(locale.intl_tag()))
}

fn set(options: &Object, name: &str, value: &str) {
    // A plain object takes any property.
    let taken = Reflect::set(options, &name.into(), &value.into());
    debug_assert!(taken.is_ok(), "a plain object takes any property");
}
