//! Tokens → every expression that the rules find, by where it begins.

use super::meaning;
use super::number::{self, Plain};
use super::when::Value;
use crate::lang::time::{CategoryId, Check, Next, Rule, Start, TimeGrammar, Token, TokenKind, Want};
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
        for start in (0..tokens.len()).rev() {
            let items = chart.items_at(start);
            chart.begins[start] = items.iter().fold(0, |begins, item| begins | bit(item.category));
            chart.items[start] = items;
        }
        chart
    }

    /// What begins at a place, where all that begins after it is known.
    fn items_at(&self, start: usize) -> Vec<Item> {
        let grammar = self.grammar;
        self.steps.set(MOST_STEPS);
        let mut items = Vec::new();
        let mut found = Vec::new();
        for number in number::numbers(&self.plain, self.tokens, start) {
            add(&mut items, number);
        }
        if let Some(word) = self.words[start] {
            let starts = grammar.rules_from_word(word).iter().filter(|rule| self.goes_on(rule.next, start + 1));
            for &Start { rule, .. } in starts {
                let first = &grammar.rules[rule as usize].elements[0];
                let kept = (!first.outside).then_some((start, start + 1));
                self.apply(start, rule, start + 1, kept, None, &mut found);
            }
        }
        found.drain(..).for_each(|item| add(&mut items, item));
        let mut next = 0;
        while let Some(item) = items.get(next) {
            let starts = grammar.rules_from_category(item.category).iter();
            for &Start { rule, .. } in starts.filter(|rule| self.goes_on(rule.next, item.end)) {
                let first = &grammar.rules[rule as usize].elements[0];
                if let Want::Category(_, check, slot) = first.want
                    && self.passes(check, item)
                {
                    let kept = (!first.outside).then_some(item.kept);
                    self.apply(start, rule, item.end, kept, Some((slot, &item.value)), &mut found);
                }
            }
            found.drain(..).for_each(|item| add(&mut items, item));
            next += 1;
        }
        items
    }

    /// Whether a rule's second element can stand at a place: what most rules fail at, asked before anything is copied.
    fn goes_on(&self, next: Next, at: usize) -> bool {
        match next {
            Next::Done => true,
            Next::Word(word) => self.words.get(at) == Some(&Some(word)),
            Next::Category(category) => self.begins.get(at).is_some_and(|begins| begins & bit(category) != 0),
        }
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
        let mut matching = Matching {
            chart: self,
            rule,
            start,
            last: elements.len() - looked_at,
            values: first.into_iter().collect(),
            found,
        };
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

fn add(here: &mut Vec<Item>, item: Item) {
    let same = |other: &&Item| other.category == item.category && other.end == item.end;
    let known = here.iter().filter(same).any(|other| other.value == item.value && other.kept == item.kept);
    if !known && here.len() < MOST_ITEMS && here.iter().filter(same).count() < MOST_READINGS {
        here.push(item);
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
    values: Vec<(u8, &'a Value)>,
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
            if let Some(value) = meaning::evaluate(&rule.meaning, &self.values) {
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
                        self.values.push((slot, &item.value));
                        self.rest(place + 1, item.end, end, grow(item.kept));
                        self.values.pop();
                    }
                }
            }
        }
    }
}
