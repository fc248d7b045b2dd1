//! Text → the expressions that it holds, with what they mean: the longest ones, none overlapping.

use super::chart::{Chart, Item};
use super::dated;
use super::when::Value;
use crate::lang::time::{TimeGrammar, Token, TokenKind, VerbTime, scan};
use crate::model::Span;

/// The categories that are worth telling by themselves.
const TOLD: [&str; 4] = ["when", "length", "set", "nothing"];

/// How an infinitive looks ahead from what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlook {
    /// What was to be, which may lie ahead or behind: « devait avoir lieu vendredi ».
    WasToBe,
    /// What another verb promises, asks or plans: « a proposé d'accueillir vendredi ».
    Promised,
}

/// An expression found in a text.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    pub span: Span,
    pub value: Value,
    /// The rule that made it.
    pub rule: Box<str>,
    /// The sentence that it stands in, counted from the text's beginning.
    pub sentence: usize,
    /// Which way the verbs around it look.
    pub verbs: Option<VerbTime>,
    /// Its first token, and the one after its last.
    pub tokens: (usize, usize),
    /// The expression that dates the event which it counts from, by its place among those found.
    pub event: Option<usize>,
    /// Whether its verb is an infinitive that looks from another time than that of telling.
    pub outlook: Option<Outlook>,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// Whether no verb form in the whole text tells its time.
    pub in_fragment: bool,
}

/// Finds the expressions of a text, and counts its sentences.
pub(super) fn expressions(text: &str, grammar: &TimeGrammar) -> (Vec<Expression>, usize) {
    let tokens = scan(text);
    let chart = Chart::new(grammar, &tokens);
    let told: Vec<_> = TOLD.iter().filter_map(|name| grammar.category(name)).collect();
    let sentences = Sentences::new(text, &tokens, grammar);
    let mut by_start: Vec<Vec<(&Item, usize)>> = vec![Vec::new(); tokens.len()];
    for (start, items) in chart.items.iter().enumerate() {
        for item in items.iter().filter(|item| told.contains(&item.category)) {
            by_start[item.kept.0].push((item, item.end - start));
        }
    }
    let fragment = !sentences.has_verb();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // The longest; of these the one that looked at most words around it; of these the first rule's.
        let best =
            by_start[at].iter().max_by_key(|(item, looked_at)| (item.kept.1, *looked_at, std::cmp::Reverse(item.rule)));
        let Some(&(item, _)) = best.filter(|(item, _)| !beaten(item, &by_start)) else {
            at += 1;
            continue;
        };
        let (first, last) = item.kept;
        if item.value != Value::Nothing {
            let rule = item.rule.map_or_else(|| "number".into(), |rule| grammar.rules[rule as usize].name.clone());
            found.push(Expression {
                span: Span::new(tokens[first].start, tokens[last - 1].end),
                value: item.value.clone(),
                rule,
                sentence: sentences.number[first],
                verbs: sentences.verbs(first, last),
                tokens: (first, last),
                event: None,
                outlook: None,
                quoted: false,
                in_fragment: fragment,
            });
        }
        at = last.max(at + 1);
    }
    dated::link_events(&mut found, &tokens, &sentences.number);
    (found, sentences.bounds.len())
}

/// Whether an expression that begins inside this one reaches so much further that this one is but its preface.
fn beaten(item: &Item, by_start: &[Vec<(&Item, usize)>]) -> bool {
    let (first, last) = item.kept;
    let longer = |other: &Item| other.kept.1 > last && other.kept.1 - other.kept.0 > last - first;
    (first + 1..last).any(|later| by_start[later].iter().any(|(other, _)| longer(other)))
}

/// For each token the time that its form speaks of.
fn verb_times(text: &str, tokens: &[Token], grammar: &TimeGrammar) -> Vec<Option<VerbTime>> {
    let mut times: Vec<Option<VerbTime>> = Vec::with_capacity(tokens.len());
    let mut before = String::new();
    for token in tokens {
        let word = match token.kind {
            TokenKind::Word => text[token.start..token.end].to_lowercase(),
            _ => String::new(),
        };
        let alone = || grammar.verb_time(&word).filter(|_| !word.is_empty());
        let time = grammar.verb_time_behind(&before, &word).unwrap_or_else(alone);
        // « sera signé »: a participle behind what looks ahead does, too.
        let ahead = time.is_some() && times.last() == Some(&Some(VerbTime::Future));
        times.push(if ahead { Some(VerbTime::Future) } else { time });
        before = word;
    }
    times
}

/// Where sentences begin, and the verb forms in them.
struct Sentences {
    number: Vec<usize>,
    /// For each token the time that its form speaks of.
    times: Vec<Option<VerbTime>>,
    /// The places of those that tell one.
    verbs: Vec<usize>,
    bounds: Vec<(usize, usize)>,
}

impl Sentences {
    fn new(text: &str, tokens: &[Token], grammar: &TimeGrammar) -> Self {
        let mut number = Vec::with_capacity(tokens.len());
        let mut bounds = Vec::new();
        let mut first = 0;
        for (place, token) in tokens.iter().enumerate() {
            number.push(bounds.len());
            let next_upper =
                tokens.get(place + 1).is_none_or(|next| next.upper || !next.folded.starts_with(char::is_alphanumeric));
            let stop = match &*token.folded {
                "." | "…" => next_upper && place > 0 && tokens[place - 1].end - tokens[place - 1].start > 1,
                "!" | "?" | "\u{00bb}" => next_upper,
                _ => token.start == token.end && place > first && place + 1 < tokens.len(),
            };
            if stop {
                bounds.push((first, place + 1));
                first = place + 1;
            }
        }
        bounds.push((first, tokens.len()));
        let times = verb_times(text, tokens, grammar);
        let verbs = (0..times.len()).filter(|place| times[*place].is_some()).collect();
        Self { number, times, verbs, bounds }
    }

    /// The time that the verb form nearest to an expression speaks of, within its sentence.
    fn verbs(&self, first: usize, last: usize) -> Option<VerbTime> {
        let (from, to) = self.bounds[self.number[first]];
        let at = self.verbs.partition_point(|&place| place < first);
        let before = at.checked_sub(1).map(|at| self.verbs[at]).filter(|place| *place >= from);
        let after = self.verbs[at..].iter().copied().find(|place| *place >= last).filter(|place| *place < to);
        let nearest = match (before, after) {
            (Some(before), Some(after)) if after + 1 - last < first - before => Some(after),
            (before, after) => before.or(after),
        };
        nearest.and_then(|place| self.times[place])
    }

    fn has_verb(&self) -> bool {
        !self.verbs.is_empty()
    }
}
