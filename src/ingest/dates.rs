//! words → the days that they write out, without reading them: where a date line's date stands.

use crate::lang::phrases::PlainWord;
use crate::lang::press::{CalendarWord, Press};
use crate::model::Span;
use std::ops::Range;

/// The earliest and latest year that a press date may have.
const YEARS: std::ops::RangeInclusive<u32> = 1600..=2199;

/// A date among words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// Its words.
    pub words: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// Whether it names a day and not only a month.
    pub has_day: bool,
    /// Whether it names a year.
    pub has_year: bool,
}

/// The dates of a stretch, from left to right.
pub fn written_dates(text: &str, words: &[PlainWord], press: &Press) -> Vec<WrittenDate> {
    let (mut dates, mut place) = (Vec::new(), 0);
    while place < words.len() {
        match numeric(text, words, place).or_else(|| named(words, place, press)) {
            Some((length, has_day)) => {
                let range = place..place + length;
                dates.push(WrittenDate {
                    span: words[place].span.join(words[range.end - 1].span),
                    has_year: !has_day || has_year(words, &range),
                    words: range,
                    has_day,
                });
                place += length;
            }
            None => place += 1,
        }
    }
    dates
}

/// Whether a date's words hold its year: four digits, or the third number of three.
fn has_year(words: &[PlainWord], range: &Range<usize>) -> bool {
    let numbers =
        words[range.clone()].iter().filter(|word| word.folded.starts_with(|first: char| first.is_ascii_digit()));
    numbers.count() == 3 || range.clone().any(|place| year(words, place).is_some())
}

/// A word's number, when it has the right count of digits.
fn digits(words: &[PlainWord], place: usize, count: Range<usize>) -> Option<u32> {
    let folded = &words.get(place)?.folded;
    if !count.contains(&folded.len()) || !folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    folded.parse().ok()
}

fn year(words: &[PlainWord], place: usize) -> Option<u32> {
    digits(words, place, 4..5).filter(|year| YEARS.contains(year))
}

fn day(words: &[PlainWord], place: usize) -> Option<u32> {
    let folded = &words.get(place)?.folded;
    let number = folded.strip_suffix("er").unwrap_or(folded);
    let short = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|day| short && (1..=31).contains(day))
}

fn month(words: &[PlainWord], place: usize) -> Option<u32> {
    digits(words, place, 1..3).filter(|month| (1..=12).contains(month))
}

/// The character between two words, where it is one alone.
fn between(text: &str, words: &[PlainWord], place: usize) -> Option<char> {
    let next = words.get(place + 1)?;
    let mut gap = text[words[place].span.end as usize..next.span.start as usize].chars();
    gap.next().filter(|_| gap.next().is_none())
}

/// The last two digits of a year, after a day and a month: written with two digits each, unlike a version or a score.
fn short_year(words: &[PlainWord], place: usize) -> Option<u32> {
    let two = |place: usize| digits(words, place, 2..3);
    two(place - 2).and(two(place - 1)).and(two(place))
}

/// `2020-10-23`, `2020-10`, `23/10/2020`, `23.10.20`, `23/10`.
fn numeric(text: &str, words: &[PlainWord], place: usize) -> Option<(usize, bool)> {
    let mark = between(text, words, place).filter(|mark| "-/.".contains(*mark))?;
    let second_mark = between(text, words, place + 1) == Some(mark);
    if year(words, place).is_some() {
        month(words, place + 1)?;
        // `2020-10-23T10:50` is one word from the day on.
        let full = second_mark
            && words.get(place + 2).is_some_and(|word| {
                let end = word.folded.find('t').unwrap_or(word.folded.len());
                word.folded[..end].parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
            });
        return if full { Some((3, true)) } else { (mark == '-' && !second_mark).then_some((2, false)) };
    }
    day(words, place)?;
    month(words, place + 1)?;
    if second_mark {
        let told = year(words, place + 2).or_else(|| short_year(words, place + 2));
        return told.map(|_| (3, true));
    }
    let yearless = mark == '/' && digits(words, place, 2..3).is_some() && digits(words, place + 1, 2..3).is_some();
    yearless.then_some((2, true))
}

/// `vendredi 23 octobre 2020`, `23 octobre`, `octobre 2020`.
fn named(words: &[PlainWord], place: usize, press: &Press) -> Option<(usize, bool)> {
    let calendar = |place: usize| words.get(place).and_then(|word| press.calendar.get(&word.folded));
    let weekday = usize::from(calendar(place) == Some(&CalendarWord::Weekday));
    let with_day = usize::from(day(words, place + weekday).is_some());
    if weekday > with_day || calendar(place + weekday + with_day) != Some(&CalendarWord::Month) {
        return None;
    }
    let length = weekday + with_day + 1;
    let with_year = usize::from(year(words, place + length).is_some());
    (with_day + with_year > 0).then_some((length + with_year, with_day == 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::fr::press::press;
    use crate::lang::phrases::plain_words;

    fn check(text: &str, expected: &[&str]) {
        let words = plain_words(text, Span::new(0, text.len()));
        let dates = written_dates(text, &words, &press());
        let found: Vec<&str> = dates.iter().map(|date| date.span.of(text)).collect();
        assert_eq!(found, expected, "the dates of {text:?}; see the patterns in this file");
    }

    #[test]
    fn dates_are_found_as_they_are_written() {
        check("Publié le 23/10/2020 à 10:50", &["23/10/2020"]);
        check("date 2020-10 La suite", &["2020-10"]);
        check("2021-03-04T10:50:00Z", &["2021-03-04T10"]);
        check("Genève, le 1er mars 2021 (ats)", &["1er mars 2021"]);
        check("vendredi 23 octobre", &["vendredi 23 octobre"]);
        check("Jeudi 14/02/19, 10h", &["14/02/19"]);
        check("Linthal, 03.08.09 (ats)", &["03.08.09"]);
        check("Publié le 14/02 à 7h", &["14/02"]);
        check("paru en octobre 2020, modifié le 3.4.2021", &["octobre 2020", "3.4.2021"]);
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        check("de 1 500 à 2020 personnes", &[]);
        check("le score de 3-2 et 12.50 euros", &[]);
        check("la version 2.10.15, ouverte 24/7", &[]);
        check("la loi 2020-1379 et le mois de mars", &[]);
        check("au 45/13/2020", &[]);
    }
}
