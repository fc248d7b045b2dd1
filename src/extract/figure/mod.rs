//! Document + times + mentions + quotes → figures.
//!
//! Promises: counts, sums, shares and durations with what they count; bounds as the words set them. Never: dates, times of
//! day, ages, addresses, numbers that are names.

mod noun;
mod number;
mod source;

use super::speech::{NarratedWord, Narration, Speakers, narration};
use super::{Document, Found};
use crate::lang::quantity::{Bound, Quantity, QuantityWord, Unit};
use crate::model::{Figure, PartKind, Quote, Span, TimeKind};
use noun::{Counted, Nouns};
use number::{Number, NumberForm, Numbers};
use source::Sources;
use std::ops::Range;

/// A qualifier stands at most so many words before its number.
const LONGEST_QUALIFIER: usize = 5;
/// A known thing counted below this was told before: « les deux camps ».
const LEAST_NEWS: f64 = 100.0;

/// Finds the quantities of a document.
#[must_use]
pub fn figures(document: &Document, found: &Found) -> Vec<Figure> {
    let text = &document.article.text;
    let speakers = Speakers::new(document, found);
    let mut figures = Vec::new();
    for part in document.article.parts.iter().filter(|part| part.kind == PartKind::Body) {
        if !part.span.of(text).chars().any(char::is_alphanumeric) {
            continue;
        }
        let quotes = quotes_in(&found.quotes, part.span);
        let spans: Vec<Span> = quotes.iter().map(|quote| quote.span).collect();
        let narration = narration(text, part.span, &spans);
        let sources = Sources { document, speakers: &speakers, narration: &narration, quotes };
        Paragraph { document, found, narration: &narration, sources }.figures(&mut figures);
    }
    figures
}

fn quotes_in(quotes: &[Quote], paragraph: Span) -> &[Quote] {
    let first = quotes.partition_point(|quote| quote.span.start < paragraph.start);
    let after = quotes.partition_point(|quote| quote.span.start < paragraph.end);
    &quotes[first..after]
}

/// Words before or after a number that limit it.
struct Qualifier {
    words: Range<usize>,
    bound: Bound,
}

struct Paragraph<'a> {
    document: &'a Document<'a>,
    found: &'a Found,
    narration: &'a Narration,
    sources: Sources<'a>,
}

impl Paragraph<'_> {
    fn figures(&self, figures: &mut Vec<Figure>) {
        let text = &self.document.article.text;
        let numbers = Numbers { text, words: self.words(), quantity: self.quantity() };
        let mut place = 0;
        while place < self.words().len() {
            let Some(number) = numbers.at(place) else {
                place += 1;
                continue;
            };
            let (figure, end) = self.figure(&number, &numbers, figures.last());
            place = end.max(number.words.end);
            if let Some(mut figure) = figure {
                // A sign between two numbers belongs to the first.
                let floor = figures.last().map_or(0, |before: &Figure| before.span.end);
                figure.span.start = figure.span.start.max(floor);
                place = place.max(self.words().partition_point(|word| word.span.start < figure.span.end));
                figures.push(figure);
            }
        }
    }

    fn words(&self) -> &[NarratedWord] {
        &self.narration.words
    }

    fn quantity(&self) -> &Quantity {
        &self.document.language.quantity
    }

    fn is(&self, place: Option<usize>, class: QuantityWord) -> bool {
        place.and_then(|place| self.words().get(place)).is_some_and(|word| self.quantity().is(&word.lower, class))
    }

    /// The figure that a number makes with its neighbours, and the word behind it.
    fn figure(&self, number: &Number, numbers: &Numbers, last: Option<&Figure>) -> (Option<Figure>, usize) {
        let second = self.range(number, numbers);
        let end = second.as_ref().map_or(number.words.end, |second| second.words.end);
        let text = &self.document.article.text;
        let stop = self.words()[end - 1].span.end as usize;
        let sign = sign(&text[stop..]);
        let before = self.sign_before(number.words.start);
        let counted = self.counted(number, end, sign.is_some() || before.is_some());
        let qualifier = self.qualifier(number.words.start, end);
        let behind = counted.as_ref().map_or(end, |counted| counted.words.end.max(end));
        let counted = counted.filter(|counted| self.counts(number, end, counted, qualifier.as_ref(), sign.is_some()));
        let repeated = last.filter(|last| counted.is_none() && self.repeats(number, end, last));
        let counted = counted.or_else(|| repeated.map(|_| Counted { words: end..end, unit: None }));
        let Some(counted) = counted else { return (None, end) };
        let start = self.words()[number.words.start].span.start;
        let first = [
            Some(start),
            before.map(|length| start - length as u32),
            qualifier.as_ref().map(|found| self.words()[found.words.start].span.start),
            self.range_opening(number, second.is_some()),
        ];
        let start = first.into_iter().flatten().min().unwrap_or(start);
        let ends = [
            Some(stop as u32 + sign.map_or(0, |sign| sign.len() as u32)),
            (!counted.words.is_empty()).then(|| self.words()[counted.words.end - 1].span.end),
            qualifier.as_ref().map(|found| self.words()[found.words.end - 1].span.end),
        ];
        let span = Span { start, end: ends.into_iter().flatten().max().unwrap_or(stop as u32) };
        if self.is_date(span, &counted, number) {
            return (None, behind);
        }
        let (value, low, high) = bounds(number, second.as_ref(), qualifier.as_ref().map(|qualifier| qualifier.bound));
        let noun = (!counted.words.is_empty()).then(|| self.stretch(&counted.words).of(text).to_owned());
        let symbol = sign.map(str::trim).map(str::to_owned);
        let what = match (symbol, noun) {
            (Some(symbol), Some(noun)) => Some(format!("{symbol} {noun}")),
            (symbol, noun) => symbol.or(noun).or_else(|| repeated.and_then(|last| last.what.clone())),
        };
        let figure = Figure {
            span,
            value,
            low,
            high,
            qualifier: self.qualifier_words(number, qualifier.as_ref()),
            what,
            source: self.sources.of(number.words.start),
            rule: if repeated.is_some() { "repeated" } else { rule(number, second.as_ref(), &counted, sign) }
                .to_owned(),
        };
        (Some(figure), behind)
    }

    /// Whether a bare number counts what the figure before it did, by another source: « 900 grévistes selon la CGT, 400
    /// selon la direction ».
    fn repeats(&self, number: &Number, end: usize, last: &Figure) -> bool {
        let first = &self.words()[number.words.start];
        let before = self.words().partition_point(|word| word.span.end <= last.span.start);
        let near = self.words().get(before).is_some_and(|word| word.sentence == first.sentence);
        near && number.form == NumberForm::Digits
            && self.words().get(end).is_some_and(|word| word.sentence == first.sentence)
            && self.sources.is_attributed(end)
    }

    /// The number that ends a range: « entre 10 et 15 », « 10 à 15 ».
    fn range(&self, number: &Number, numbers: &Numbers) -> Option<Number> {
        let start = number.words.start;
        let divider = number.words.end;
        let between = self.is(start.checked_sub(1), QuantityWord::Between) && self.is(Some(divider), QuantityWord::And);
        let to = self.is(Some(divider), QuantityWord::To);
        let second = numbers.at(divider + 1).filter(|_| between || to)?;
        (second.value > number.value && second.form == number.form).then_some(second)
    }

    /// Where the word stands that opens a range.
    fn range_opening(&self, number: &Number, is_range: bool) -> Option<u32> {
        let before = number.words.start.checked_sub(1).filter(|_| is_range);
        let opens = self.is(before, QuantityWord::Between) || self.is(before, QuantityWord::From);
        before.filter(|_| opens).map(|before| self.words()[before].span.start)
    }

    /// What a number counts: the noun behind it, or behind « de » for collectives and shares.
    fn counted(&self, number: &Number, end: usize, has_sign: bool) -> Option<Counted> {
        let text = &self.document.article.text;
        let nouns = Nouns { text, words: self.words(), language: self.document.language };
        let empty = Counted { words: end..end, unit: None };
        let of = self.is(Some(end), QuantityWord::Of);
        if number.form == NumberForm::Fraction {
            return nouns.stuff(end).map(|last| Counted { words: end + 1..last, unit: None });
        }
        if has_sign {
            return Some(nouns.stuff(end).map_or(empty, |last| Counted { words: end..last, unit: None }));
        }
        if of && (number.form == NumberForm::Collective || number.value.is_some_and(|value| value >= 1e6)) {
            return nouns.stuff(end).map(|last| Counted { words: end + 1..last, unit: self.unit(end + 1) });
        }
        let gap_is_space = text[self.words()[end - 1].span.end as usize..]
            .chars()
            .next()
            .is_some_and(|c| c.is_whitespace() || c.is_alphabetic() || c == '-');
        nouns.at(end).filter(|_| gap_is_space)
    }

    fn unit(&self, place: usize) -> Option<Unit> {
        self.words().get(place).and_then(|word| self.quantity().units.get(&word.lower).copied())
    }

    /// Whether a number counts something, and is no date, age, address or name.
    fn counts(
        &self,
        number: &Number,
        end: usize,
        counted: &Counted,
        qualifier: Option<&Qualifier>,
        sign: bool,
    ) -> bool {
        let before = number.words.start.checked_sub(1);
        let text = &self.document.article.text;
        let start = self.words()[number.words.start].span.start as usize;
        // « 3-2 », « A380/12 », « n° 5 »: part of something longer.
        let mut characters = text[..start].chars().rev();
        let joint = characters.next().filter(|joint| "-/:.,°".contains(*joint));
        let glued = joint.is_some() && characters.next().is_some_and(char::is_alphanumeric);
        if glued
            || self.is(Some(end), QuantityWord::Street)
            || self.is(before, QuantityWord::NumberBefore)
            || self.is(before, QuantityWord::Aged)
        {
            return false;
        }
        if counted.words.is_empty() {
            return sign || self.sign_before(number.words.start).is_some() || number.form == NumberForm::Fraction;
        }
        if self.document.language.press.calendar.contains_key(&self.narration.plain[counted.words.start].folded) {
            return false;
        }
        if sign {
            return true;
        }
        let nouns = Nouns { text, words: self.words(), language: self.document.language };
        if counted.unit.is_none() && number.value.is_none_or(|value| value >= 2.0) && !nouns.is_plural(counted) {
            return false;
        }
        let value = number.value.unwrap_or(LEAST_NEWS);
        if counted.unit == Some(Unit::Time) {
            return self.is_duration(number, counted, qualifier.is_some());
        }
        // « un » is an article; « les deux camps » were told before.
        let one = (value - 1.0).abs() < 0.5 && number.form == NumberForm::Words;
        let anaphoric = self.is(before, QuantityWord::Anaphoric)
            && value < LEAST_NEWS
            && !matches!(number.form, NumberForm::Collective | NumberForm::Fraction)
            && counted.unit.is_none();
        let year = number.form == NumberForm::Digits
            && (1500.0..2100.0).contains(&value)
            && number.words.len() == 1
            && self.is(before, QuantityWord::YearBefore);
        !(one || anaphoric && qualifier.is_none() || year)
    }

    /// Whether a length of time is one, and no age, date or time of day.
    fn is_duration(&self, number: &Number, counted: &Counted, qualified: bool) -> bool {
        let before = number.words.start.checked_sub(1);
        let after = counted.words.end;
        let two_before = before.and_then(|before| before.checked_sub(1));
        let aged = self.is(before, QuantityWord::Of)
            && (self.is(two_before, QuantityWord::Person) || self.is(two_before, QuantityWord::Aged));
        let ago = (1..=4).filter_map(|back| number.words.start.checked_sub(back)).any(|at| {
            let lead: Vec<&str> = self.words()[at..number.words.start].iter().map(|word| &*word.lower).collect();
            self.quantity().is(&lead.join(" "), QuantityWord::Ago)
        });
        let later = self.is(Some(after), QuantityWord::Later)
            || self.words().get(after..after + 2).is_some_and(|words| {
                self.quantity().is(&format!("{} {}", words[0].lower, words[1].lower), QuantityWord::Later)
            });
        let one = number.form == NumberForm::Words && number.value == Some(1.0);
        let hours = self.is(Some(counted.words.start), QuantityWord::Hour);
        let clock = hours && self.is(before, QuantityWord::Clock) && !qualified;
        let anaphoric = self.is(before, QuantityWord::Anaphoric) && number.form != NumberForm::Collective;
        let text = &self.document.article.text;
        let bracketed = text[..self.words()[number.words.start].span.start as usize].ends_with(['(', ','])
            || text[..self.words()[number.words.start].span.start as usize].ends_with(", ");
        let alone = text[self.words()[after - 1].span.end as usize..].starts_with([')', ',']);
        let year_unit = number.value.is_some_and(|value| value > 9.0) && bracketed && alone;
        let since = self.is(before, QuantityWord::Since);
        !(aged || ago || later || clock || anaphoric || year_unit || (one && !since && !qualified))
    }

    /// Whether a temporal expression claims the words as a date or a time of day.
    fn is_date(&self, span: Span, counted: &Counted, number: &Number) -> bool {
        let number_span = self.stretch(&number.words);
        let times = &self.found.times;
        let first = times.partition_point(|time| time.span.end <= span.start);
        times[first..].iter().take_while(|time| time.span.start < span.end).any(|time| {
            let calendar = match time.kind {
                TimeKind::Duration => false,
                TimeKind::Date => counted.unit != Some(Unit::Time),
                TimeKind::Time | TimeKind::Set => true,
            };
            calendar && time.span.overlaps(number_span)
        })
    }

    /// What limits a number: the words right before it, or right behind it.
    fn qualifier(&self, start: usize, end: usize) -> Option<Qualifier> {
        let plain = &self.narration.plain;
        let same = |at: usize| self.words()[at].sentence == self.words()[start].sentence;
        let before = (1..=LONGEST_QUALIFIER).rev().filter_map(|back| start.checked_sub(back)).find_map(|at| {
            let (length, bound) = self.quantity().qualifiers.at(plain, at)?;
            (at + length == start && same(at)).then_some(Qualifier { words: at..start, bound: *bound })
        });
        before.or_else(|| {
            let (length, bound) = self.quantity().qualifiers.at(plain, end)?;
            let inclusive = matches!(bound, Bound::Least | Bound::Most | Bound::About);
            (inclusive && same(end) && end + length <= plain.len())
                .then_some(Qualifier { words: end..end + length, bound: *bound })
        })
    }

    /// The qualifier as written; a collective is its own.
    fn qualifier_words(&self, number: &Number, qualifier: Option<&Qualifier>) -> Option<String> {
        let text = &self.document.article.text;
        let own = || match (number.form, number.value) {
            (NumberForm::Collective, Some(_)) => Some(number.words.clone()),
            (NumberForm::Collective, None) => Some(number.words.start..number.words.start + 1),
            _ => None,
        };
        let words = qualifier.map(|qualifier| qualifier.words.clone()).or_else(own)?;
        let words = self.stretch(&words).of(text);
        Some(words.to_owned())
    }

    fn stretch(&self, words: &Range<usize>) -> Span {
        self.words()[words.start].span.join(self.words()[words.end - 1].span)
    }

    /// How long a currency's sign before the number is, in bytes.
    fn sign_before(&self, start: usize) -> Option<usize> {
        let before = &self.document.article.text[..self.words()[start].span.start as usize];
        let trimmed = before.trim_end_matches([' ', '\u{a0}']);
        let sign = trimmed.chars().next_back().filter(|sign| "€$£¥".contains(*sign))?;
        Some(before.len() - trimmed.len() + sign.len_utf8())
    }
}

/// The sign of a unit right behind a number, with the space before it.
fn sign(after: &str) -> Option<&str> {
    let trimmed = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let sign = trimmed.chars().next().filter(|sign| "%‰€$£¥°".contains(*sign))?;
    Some(&after[..after.len() - trimmed.len() + sign.len_utf8()])
}

/// Value, least and most, as the words set them.
fn bounds(number: &Number, second: Option<&Number>, bound: Option<Bound>) -> (Option<f64>, Option<f64>, Option<f64>) {
    if let Some(second) = second {
        return (None, number.value, second.value);
    }
    let value = number.value;
    match (bound, number.form) {
        (Some(Bound::Over | Bound::Least), _) => (value, value.or(number.low), None),
        (Some(Bound::Under | Bound::Most), _) => (value, None, value),
        (None, NumberForm::Collective) => (value, number.low, None),
        (Some(Bound::About), _) => (value, None, None),
        (Some(Bound::Exact) | None, _) => (value, value, value),
    }
}

fn rule(number: &Number, second: Option<&Number>, counted: &Counted, sign: Option<&str>) -> &'static str {
    match (second, number.form, counted.unit, sign) {
        (Some(_), ..) => "range",
        (None, NumberForm::Fraction, ..) => "fraction",
        (None, NumberForm::Collective, ..) => "collective",
        (None, _, _, Some(_)) => "sign",
        (None, _, Some(Unit::Time), None) => "duration",
        (None, _, Some(Unit::Measure), None) => "measure",
        (None, _, None, None) => "count",
    }
}
