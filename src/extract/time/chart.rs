//! Tokens → every expression that the rules find, by where it begins.

use super::meaning;
use super::number::{self, Plain};
use super::when::Value;
use crate::lang::time::{CategoryId, Check, First, MOST_ARGUMENTS, Rule, TimeGrammar, Token, TokenKind, Want};
use std::cell::Cell;

/// No expression is longer than this; it keeps the work linear on any text.
const LONGEST: usize = 40;
/// Readings of one category kept for one stretch.
const MOST_READINGS: usize = 3;
/// Expressions kept for one beginning.
const MOST_ITEMS: usize = 160;

/// Steps of matching for one beginning. Prose and lists of dates take at most 800, so that this only ends what rules yet
/// to be written might multiply.
const MOST_STEPS: usize = 4000;

/// An expression that a rule found.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub category: CategoryId,
    /// The token after its last, context included.
    pub end: usize,
    /// The tokens that it consists of, without the rule's context.
    pub kept: (usize, usize),
    /// Its rule's place in the grammar; numbers have none.
    pub rule: Option<u32>,
    pub value: Value,
}

/// All expressions, by the token that they begin at.
pub(super) struct Chart<'a> {
    grammar: &'a TimeGrammar,
    tokens: &'a [Token],
    words: Vec<Option<u16>>,
    plain: Plain,
    /// How often matching may still step on for the present beginning.
    steps: Cell<usize>,
    /// For each token a bit for each category (modulo their number) of the items that begin there.
    begins: Vec<u128>,
    pub items: Vec<Vec<Item>>,
}

impl<'a> Chart<'a> {
    /// Applies all rules to all places, from the last to the first, so that what follows a place is known there.
    pub(super) fn new(grammar: &'a TimeGrammar, tokens: &'a [Token]) -> Self {
        let words = tokens.iter().map(|token| grammar.word(&token.folded)).collect();
        let mut chart = Self {
            grammar,
            tokens,
            words,
            plain: Plain::new(grammar, tokens),
            steps: Cell::new(0),
            begins: vec![0; tokens.len()],
            items: vec![Vec::new(); tokens.len()],
        };
        let mut here = Here::default();
        for start in (0..tokens.len()).rev() {
            chart.find_items(start, &mut here);
            chart.begins[start] = here.categories;
            chart.items[start] = here.items.drain(..).collect();
        }
        chart
    }

    /// Finds what begins at a place, where all that begins after it is known.
    fn find_items(&self, start: usize, here: &mut Here) {
        let grammar = self.grammar;
        self.steps.set(MOST_STEPS);
        here.categories = 0;
        for number in number::numbers(&self.plain, self.tokens, start) {
            here.add(number);
        }
        if let Some(word) = self.words[start] {
            self.rules_from(First::Word(word), start + 1, &mut here.rules);
            for &rule in &here.rules {
                let first = &grammar.rules[rule as usize].elements[0];
                let kept = (!first.outside).then_some((start, start + 1));
                self.apply(start, rule, start + 1, kept, None, &mut here.found);
            }
        }
        here.add_found();
        let mut next = 0;
        while let Some(item) = here.items.get(next) {
            self.rules_from(First::Category(item.category), item.end, &mut here.rules);
            for &rule in &here.rules {
                let first = &grammar.rules[rule as usize].elements[0];
                if let Want::Category(_, check, slot) = first.want
                    && self.passes(check, item)
                {
                    let kept = (!first.outside).then_some(item.kept);
                    self.apply(start, rule, item.end, kept, Some((slot, &item.value)), &mut here.found);
                }
            }
            here.add_found();
            next += 1;
        }
    }

    /// The rules that begin so and can go on at a place.
    fn rules_from(&self, first: First, at: usize, rules: &mut Vec<u32>) {
        let begins = self.begins.get(at).copied().unwrap_or_default();
        let next = self.words.get(at).copied().flatten();
        rules.clear();
        self.grammar.rules_from(first, next, |category| begins & bit(category) != 0, rules);
    }

    /// Matches the rest of a rule's pattern, its first element being found.
    fn apply(
        &self,
        start: usize,
        rule: u32,
        at: usize,
        kept: Option<(usize, usize)>,
        first: Option<(u8, &Value)>,
        found: &mut Vec<Item>,
    ) {
        let Rule { elements, not_after, .. } = &self.grammar.rules[rule as usize];
        let before = start.checked_sub(1).and_then(|before| self.words[before]);
        if not_after.zip(before).is_some_and(|(barred, word)| self.grammar.is_in_category(word, barred)) {
            return;
        }
        // What a rule only looks at after its last word stays free for other expressions.
        let looked_at = elements.iter().rev().take_while(|element| element.outside).count() % elements.len();
        let mut matching =
            Matching { chart: self, rule, start, last: elements.len() - looked_at, values: Values::default(), found };
        if let Some(first) = first {
            matching.values.push(first);
        }
        matching.rest(1, at, at, kept);
    }

    fn passes(&self, check: Check, item: &Item) -> bool {
        let first = &self.tokens[item.kept.0];
        match check {
            Check::Any => true,
            Check::Within(low, high) => item.value.whole().is_some_and(|number| (low..=high).contains(&number)),
            Check::Lower => first.kind != TokenKind::Word || !first.upper,
            Check::Upper => first.upper,
        }
    }
}

/// The expressions that begin at one place, while they are being found; its lists are kept from one place to the next.
#[derive(Default)]
struct Here {
    items: Vec<Item>,
    /// What the rules have found that are being applied.
    found: Vec<Item>,
    /// The rules that an item begins.
    rules: Vec<u32>,
    /// A bit for each category of the items.
    categories: u128,
}

impl Here {
    fn add(&mut self, item: Item) {
        let same = |other: &&Item| other.category == item.category && other.end == item.end;
        let mut readings = 0;
        if self.categories & bit(item.category) != 0 {
            for other in self.items.iter().filter(same) {
                if other.kept == item.kept && other.value == item.value {
                    return;
                }
                readings += 1;
            }
        }
        if self.items.len() < MOST_ITEMS && readings < MOST_READINGS {
            self.categories |= bit(item.category);
            self.items.push(item);
        }
    }

    fn add_found(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        found.drain(..).for_each(|item| self.add(item));
        self.found = found;
    }
}

/// The arguments that a rule being matched has so far.
#[derive(Clone, Copy)]
struct Values<'a> {
    all: [(u8, &'a Value); MOST_ARGUMENTS],
    count: usize,
}

impl Default for Values<'_> {
    fn default() -> Self {
        const NONE: &Value = &Value::Nothing;
        Self { all: [(0, NONE); MOST_ARGUMENTS], count: 0 }
    }
}

impl<'a> Values<'a> {
    fn push(&mut self, value: (u8, &'a Value)) {
        if let Some(free) = self.all.get_mut(self.count) {
            *free = value;
            self.count += 1;
        }
    }
}

/// A category's bit in [`Chart::begins`].
fn bit(category: CategoryId) -> u128 {
    1 << (category % 128)
}

/// One rule being matched at one place.
struct Matching<'a, 'b> {
    chart: &'a Chart<'b>,
    /// The rule's place in the grammar.
    rule: u32,
    start: usize,
    /// How many of its elements belong to the expression or stand before it.
    last: usize,
    values: Values<'a>,
    found: &'a mut Vec<Item>,
}

impl Matching<'_, '_> {
    /// Matches the elements from a place on, all ways; `end` is where the expression itself ends.
    fn rest(&mut self, place: usize, at: usize, end: usize, kept: Option<(usize, usize)>) {
        let Some(steps) = self.chart.steps.get().checked_sub(1) else { return };
        self.chart.steps.set(steps);
        let end = if place <= self.last { at } else { end };
        let chart = self.chart;
        let rule = &chart.grammar.rules[self.rule as usize];
        let Some(element) = rule.elements.get(place) else {
            if let Some(value) = meaning::evaluate(&rule.meaning, &self.values.all[..self.values.count]) {
                let kept = kept.unwrap_or((self.start, at));
                self.found.push(Item { category: rule.category, end, kept, rule: Some(self.rule), value });
            }
            return;
        };
        let tokens = chart.tokens;
        if let (Want::Category(category, ..), true) = (element.want, element.absent) {
            if chart.items.get(at).is_none_or(|items| items.iter().all(|item| item.category != category)) {
                self.rest(place + 1, at, end, kept);
            }
            return;
        }
        if at >= tokens.len() || at - self.start > LONGEST {
            return;
        }
        if element.glued && tokens[at].start != tokens[at - 1].end {
            return;
        }
        let grow = |piece: (usize, usize)| match kept {
            _ if element.outside => kept,
            Some((from, _)) => Some((from, piece.1)),
            None => Some(piece),
        };
        match element.want {
            Want::Word(word) => {
                if chart.words[at] == Some(word) {
                    self.rest(place + 1, at + 1, end, grow((at, at + 1)));
                }
            }
            Want::Category(category, check, slot) => {
                for item in &chart.items[at] {
                    if item.category == category && chart.passes(check, item) {
                        let before = self.values.count;
                        self.values.push((slot, &item.value));
                        self.rest(place + 1, item.end, end, grow(item.kept));
                        self.values.count = before;
                    }
                }
            }
        }
    }
}
