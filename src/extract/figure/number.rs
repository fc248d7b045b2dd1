//! words → numbers: digits with their separators, number words, collectives, fractions.

use crate::extract::speech::NarratedWord;
use crate::lang::quantity::{NumberWord, Quantity, QuantityWord};
use std::ops::Range;

/// How many words a number may have: « neuf cent quatre-vingt-dix-neuf mille … ».
const LONGEST_NUMBER: usize = 16;

/// A number among words.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its words.
    pub words: Range<usize>,
    /// What it is worth; `None` for « plusieurs milliers ».
    pub value: Option<f64>,
    /// The least that it can be, where it has no value.
    pub low: Option<f64>,
    /// How it is written.
    pub form: NumberForm,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    /// `5.000`, `2,5 millions`.
    Digits,
    /// `trois cents`.
    Words,
    /// `une centaine`.
    Collective,
    /// `les deux tiers`.
    Fraction,
}

/// Reads numbers.
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    pub text: &'a str,
    pub words: &'a [NarratedWord],
    pub quantity: &'a Quantity,
}

impl Numbers<'_> {
    /// The number that begins at a word.
    pub fn at(&self, place: usize) -> Option<Number> {
        self.rough(place).or_else(|| self.digits(place)).or_else(|| self.spelled(place))
    }

    fn lower(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |word| &word.lower)
    }

    /// What stands between a word and the next.
    fn gap(&self, place: usize) -> &str {
        let end = self.words[place].span.end as usize;
        self.words.get(place + 1).map_or("", |next| &self.text[end..next.span.start as usize])
    }

    fn is_digits(&self, place: usize) -> bool {
        let lower = self.lower(place);
        !lower.is_empty() && lower.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// `5000`, `5.000`, `5 000`, `30’000`, `2,5`, with the multipliers behind them.
    fn digits(&self, place: usize) -> Option<Number> {
        if !self.is_digits(place) {
            return None;
        }
        let mut written = self.lower(place).to_owned();
        let (mut end, mut decimal) = (place + 1, false);
        let leads = written.len() <= 3 && !written.starts_with('0');
        while self.is_digits(end) && end - place < LONGEST_NUMBER {
            let (gap, next) = (self.gap(end - 1), self.lower(end));
            let grouped = leads && next.len() == 3;
            let is_space = matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2008}");
            let mark = matches!(gap, "." | "," | "’" | "'" | "\u{2bc}" | "·");
            if grouped && (is_space || mark) {
                written.push_str(next);
            } else if matches!(gap, "," | ".") {
                written.push('.');
                written.push_str(next);
                decimal = true;
            } else {
                break;
            }
            end += 1;
            if decimal {
                break;
            }
        }
        let mut value: f64 = written.parse().ok()?;
        while let Some(NumberWord::Multiply(times)) = self.quantity.numbers.get(self.lower(end)) {
            value *= times;
            end += 1;
        }
        Some(Number { words: place..end, value: Some(value), low: None, form: NumberForm::Digits })
    }

    /// `vingt et un`, `quatre-vingt-dix`, `deux millions`.
    fn spelled(&self, place: usize) -> Option<Number> {
        let (mut total, mut part, mut end) = (0.0_f64, 0.0_f64, place);
        let mut last_added = f64::INFINITY;
        while end - place < LONGEST_NUMBER {
            let Some(number) = self.quantity.numbers.get(self.lower(end)) else { break };
            if end > place && !self.gap(end - 1).chars().all(|c| c.is_whitespace() || c == '-' || c == '\u{2011}') {
                break;
            }
            match *number {
                NumberWord::Join => {
                    let joins = matches!(self.quantity.numbers.get(self.lower(end + 1)), Some(NumberWord::Add(next)) if *next <= 11.0);
                    if !(joins && (20.0..=70.0).contains(&(part % 100.0))) {
                        break;
                    }
                }
                // quatre-vingts: the only twenty that multiplies.
                NumberWord::Add(worth) if (worth - 20.0).abs() < 0.5 && (last_added - 4.0).abs() < 0.5 => {
                    part += 76.0;
                    last_added = 80.0;
                }
                NumberWord::Add(worth) => {
                    if last_added.is_finite()
                        && (last_added < 20.0 || worth > 19.0)
                        && last_added < 100.0
                        && !(part % 100.0 >= 80.0 && worth < 20.0)
                        && !((last_added - 10.0).abs() < 0.5 && (7.0..10.0).contains(&worth))
                    {
                        break;
                    }
                    part += worth;
                    last_added = worth;
                }
                NumberWord::Multiply(times) if times < 1000.0 => {
                    part = if part == 0.0 { times } else { part * times };
                    last_added = f64::INFINITY;
                }
                NumberWord::Multiply(times) => {
                    if end == place && times > 1000.0 {
                        return None;
                    }
                    total += if part == 0.0 { times } else { part * times };
                    part = 0.0;
                    last_added = f64::INFINITY;
                }
            }
            end += 1;
        }
        let joined_last = end > place && self.quantity.numbers.get(self.lower(end - 1)) == Some(&NumberWord::Join);
        let end = if joined_last { end - 1 } else { end };
        (end > place).then_some(Number {
            words: place..end,
            value: Some(total + part),
            low: None,
            form: NumberForm::Words,
        })
    }

    /// `une centaine`, `deux douzaines`, `plusieurs milliers`, `la moitié`, `deux tiers`.
    fn rough(&self, place: usize) -> Option<Number> {
        let collective = |at: usize| self.quantity.collectives.get(self.lower(at)).copied();
        let several = self.quantity.is(self.lower(place), QuantityWord::Vague);
        if let Some(worth) = collective(place + 1).filter(|_| several) {
            // « plusieurs dizaines de milliers »
            let times = collective(place + 3).filter(|_| self.quantity.is(self.lower(place + 2), QuantityWord::Of));
            let words = place..place + if times.is_some() { 4 } else { 2 };
            let low = Some(2.0 * worth * times.unwrap_or(1.0));
            return Some(Number { words, value: None, low, form: NumberForm::Collective });
        }
        let count = self.spelled(place).filter(|number| number.words.len() == 1);
        let counted = count
            .as_ref()
            .and_then(|number| number.value)
            .or_else(|| self.digits(place).filter(|number| number.words.len() == 1).and_then(|number| number.value));
        if let (Some(count), Some(worth)) = (counted, collective(place + 1)) {
            let value = Some(count * worth);
            return Some(Number { words: place..place + 2, value, low: None, form: NumberForm::Collective });
        }
        let parts = |at: usize| self.quantity.fractions.get(self.lower(at)).copied();
        let of = |at: usize| self.quantity.is(self.lower(at), QuantityWord::Of);
        if let (Some(count), Some(parts)) = (counted, parts(place + 1).filter(|_| of(place + 2))) {
            let share = count / parts;
            let value = (share < 1.0).then_some(share)?;
            return Some(Number { words: place..place + 2, value: Some(value), low: None, form: NumberForm::Fraction });
        }
        None
    }
}
