//! The three forms of a time, its TIMEX3 value, its EDTF form and its interval, say the same, in any year.
//!
//! The test reads value and EDTF with strict readers of its own and compares the days.

use frise::extract::time::{Timed, times_of_text};
use frise::lang::fr;
use frise::lang::time::TimeGrammar;
use frise::model::TimeKind;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday, date};
use proptest::prelude::*;
use std::sync::LazyLock;

static GRAMMAR: LazyLock<TimeGrammar> = LazyLock::new(|| fr::time::grammar().expect("the tables are well-formed"));

/// A first and a last day.
type Days = (Date, Date);
/// The same, either of them open.
type OpenDays = (Option<Date>, Option<Date>);

/// The days of some digits; none where anything else stands among them.
fn number(text: &str) -> Option<i16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn months(year: i16, first: i8, count: i32) -> Option<Days> {
    let first = Date::new(year, first, 1).ok()?;
    Some((first, first.checked_add((count - 1).months()).ok()?.last_of_month()))
}

/// A season from its usual first day, spring being 0.
fn season(year: i16, number: usize) -> Option<Days> {
    let first = |year, number: usize| {
        let (month, day) = [(3, 20), (6, 21), (9, 22), (12, 21)][number % 4];
        Date::new(year, month, day).ok()
    };
    let next = if number == 3 { year.checked_add(1)? } else { year };
    Some((first(year, number)?, first(next, number + 1)?.yesterday().ok()?))
}

/// `2020`, `202X`, `20XX`, `2XXX`.
fn year(text: &str) -> Option<Days> {
    let digits = text.trim_end_matches('X');
    if text.len() != 4 || digits.is_empty() {
        return None;
    }
    let unit = 10_i16.pow(4 - digits.len() as u32);
    let first = number(digits)? * unit;
    Some((Date::new(first.max(1), 1, 1).ok()?, Date::new(first + unit - 1, 12, 31).ok()?))
}

/// `2020-10`, `2020-10-23`, from a year and what follows it.
fn calendar(text: &str) -> Option<Days> {
    let (year, rest) = (number(text.get(..4)?)?, text.get(4..)?.strip_prefix('-')?);
    match rest.len() {
        2 => months(year, number(rest)? as i8, 1),
        5 => {
            let (month, day) = rest.split_once('-')?;
            let day = Date::new(year, number(month)? as i8, number(day)? as i8).ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

fn is_clock(text: &str) -> bool {
    let within = |text: &str, limit| text.len() == 2 && number(text).is_some_and(|number| number < limit);
    let pieces: Vec<_> = text.split(':').collect();
    pieces.len() <= 3 && within(pieces[0], 24) && pieces[1..].iter().all(|piece| within(piece, 60))
}

/// A date of EDTF: level 1, and of level 2 the quarters and halves of a year, and a millennium.
fn edtf_date(text: &str) -> Option<Days> {
    if let Some((day, clock)) = text.split_once('T') {
        return calendar(day).filter(|(first, last)| first == last && clock.len() == 8 && is_clock(clock));
    }
    let part = text.len() == 7 && text.as_bytes()[4] == b'-';
    match number(text.get(5..).unwrap_or("")).filter(|_| part) {
        Some(number @ 21..=24) => season(self::number(&text[..4])?, number as usize - 21),
        Some(number @ 33..=36) => months(self::number(&text[..4])?, (number - 33) as i8 * 3 + 1, 3),
        Some(number @ 40..=41) => months(self::number(&text[..4])?, (number - 40) as i8 * 6 + 1, 6),
        _ => year(text).or_else(|| calendar(text)),
    }
}

/// A date, an interval with or without an open end, or one of several days (level 2).
fn edtf(text: &str) -> Option<OpenDays> {
    if let Some((first, last)) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')?.split_once("..")) {
        return Some((Some(edtf_date(first)?.0), Some(edtf_date(last)?.1)));
    }
    let Some((first, last)) = text.split_once('/') else {
        return edtf_date(text).map(|(first, last)| (Some(first), Some(last)));
    };
    let side = |text: &str| if text == ".." { Some(None) } else { edtf_date(text).map(Some) };
    let (first, last) = (side(first)?, side(last)?);
    let ordered = first.zip(last).is_none_or(|(first, last)| first.0 <= last.1);
    (ordered && (first.is_some() || last.is_some()))
        .then(|| (first.map(|(first, _)| first), last.map(|(_, last)| last)))
}

/// The days of a TIMEX3 value that names a stretch of the calendar.
fn timex(text: &str) -> Option<Days> {
    if let Some((first, last)) = text.split_once('/') {
        return Some((timex(first)?.0, timex(last)?.1));
    }
    if let Some((day, clock)) = text.split_once('T') {
        let known = ["MO", "MI", "AF", "EV", "NI", "DT"].contains(&clock) || is_clock(clock);
        return calendar(day).filter(|(first, last)| first == last && known);
    }
    let (of, rest) = text.split_at_checked(5).unwrap_or((text, ""));
    let of = number(of.trim_end_matches('-'));
    match rest.as_bytes() {
        [b'W', _, _, weekend @ ..] => {
            let week = number(&rest[1..3])? as i8;
            let monday = ISOWeekDate::new(of?, week, Weekday::Monday).ok()?.date();
            let sunday = monday.checked_add(6.days()).ok()?;
            match weekend {
                b"" => Some((monday, sunday)),
                b"-WE" => Some((sunday.yesterday().ok()?, sunday)),
                _ => None,
            }
        }
        [b'Q', quarter @ b'1'..=b'4'] => months(of?, (quarter - b'1') as i8 * 3 + 1, 3),
        [b'H', half @ b'1'..=b'2'] => months(of?, (half - b'1') as i8 * 6 + 1, 6),
        b"SP" | b"SU" | b"FA" | b"WI" => season(of?, ["SP", "SU", "FA", "WI"].iter().position(|name| *name == rest)?),
        _ => year(text).or_else(|| calendar(text)),
    }
}

/// What is wrong with an expression's forms.
fn fault(timed: &Timed) -> Option<String> {
    let found = &timed.expression;
    let interval = (found.interval.earliest.map(|side| side.date), found.interval.latest.map(|side| side.date));
    if found.edtf.is_empty() != (interval == (None, None)) {
        return Some("EDTF form and interval must be both there or both missing".to_owned());
    }
    if !found.edtf.is_empty() {
        let Some(days) = edtf(&found.edtf) else { return Some("no EDTF form".to_owned()) };
        if days != interval {
            return Some(format!("EDTF says {days:?}"));
        }
    }
    let calendar = matches!(found.kind, TimeKind::Date | TimeKind::Time);
    if !calendar || found.value.is_empty() || found.value.ends_with("_REF") {
        return None;
    }
    let Some((first, last)) = timex(&found.value) else { return Some("no TIMEX3 value".to_owned()) };
    // The night ends on the morning after its day.
    let last = if found.value.ends_with("TNI") { last.tomorrow().unwrap_or(last) } else { last };
    let lies_in = |day: Option<Date>| day.is_none_or(|day| first <= day && day <= last);
    let agrees = match found.modifier.as_deref() {
        None | Some("APPROX") if found.kind == TimeKind::Date => interval == (Some(first), Some(last)),
        // What begins or ends with the value is open, or ends now, on its other side.
        Some("BEFORE" | "ON_OR_BEFORE" | "AFTER" | "ON_OR_AFTER" | "START" | "MID" | "END") => {
            lies_in(interval.0) || lies_in(interval.1)
        }
        _ => lies_in(interval.0) && lies_in(interval.1),
    };
    (!agrees).then(|| format!("TIMEX3 says {first} to {last}"))
}

fn check(text: &str, now: Date) -> Result<Vec<Timed>, TestCaseError> {
    let found = times_of_text(text, now.into(), &GRAMMAR);
    for timed in &found {
        let fault = fault(timed);
        prop_assert!(fault.is_none(), "{text:?} on {now}: {timed:?}: {fault:?}; mend src/extract/time/format.rs");
    }
    Ok(found)
}

fn any_day() -> impl Strategy<Value = Date> {
    let leap = (1_i16..=2499).prop_map(|fourth| Date::new(fourth * 4, 2, 29).unwrap_or(date(2000, 2, 29)));
    let around_new_year = (2_i16..9999, -4_i64..4).prop_map(|(year, days)| date(year, 1, 1) + days.days());
    let any = (1_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day));
    prop_oneof![any, leap, around_new_year]
}

/// Expressions of every unit, in the words of the language that the tables hold.
fn passage() -> impl Strategy<Value = &'static str> {
    prop::sample::select(
        include_str!("cases/time/forms.txt").lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>(),
    )
}

proptest! {
    #[test]
    fn forms_agree_on_any_day(text in passage(), now in any_day()) {
        check(text, now)?;
    }

    #[test]
    fn forms_agree_in_any_order(texts in prop::collection::vec(passage(), 1..6), now in any_day()) {
        check(&texts.join(" "), now)?;
    }

    #[test]
    fn a_day_of_any_year_is_that_day(day in any_day()) {
        let iso = format!("{day}");
        prop_assert_eq!(edtf(&iso), Some((Some(day), Some(day))), "the test's own reader must know every day");
        // Only four digits without a leading zero are read as a year: « 0476 » is as likely another number.
        if (1000..3000).contains(&day.year()) {
            let found = check(&iso, date(2021, 6, 15))?;
            prop_assert_eq!(&found[0].value, &iso);
        }
    }

    #[test]
    fn weeks_of_any_year_are_iso_weeks(day in any_day(), shift in -1_i64..=1) {
        let words = ["La semaine dernière.", "Cette semaine.", "La semaine prochaine."][(shift + 1) as usize];
        let Ok(there) = day.checked_add((7 * shift).days()) else { return Ok(()) };
        let found = check(words, day)?;
        let week = there.iso_week_date();
        // A week that the years 1 to 9999 do not hold whole is told by nothing.
        let whole = (2..9999).contains(&there.year());
        if whole {
            prop_assert_eq!(&found[0].value, &format!("{:04}-W{:02}", week.year(), week.week()));
        }
    }
}

#[test]
fn the_reader_of_forms_is_strict() {
    for wrong in [
        "",
        "2021-13",
        "2021-02-29",
        "1900-02-29",
        "2021-2-3",
        "21",
        "2021-20",
        "2021-25",
        "X021",
        "../..",
        "2021/2020",
        "2021-06-15T24:00:00",
        "2021-06-15T10:50",
        "2021-06-15/",
        "[2021-06-15]",
        "2021-W24",
        "+021",
    ] {
        assert_eq!(edtf(wrong), None, "{wrong:?} is no EDTF form: tighten this test's reader");
    }
    assert_eq!(timex("2020-W53"), Some((date(2020, 12, 28), date(2021, 1, 3))), "2020 has a week 53");
    assert_eq!(timex("2021-W53"), None, "2021 has none");
}
