//! Tokens → what needs no rule: numbers in digits or in words, and words by their first letter.

use super::chart::Item;
use super::when::Value;
use crate::lang::time::{CategoryId, NumberRole, NumberWord, TimeGrammar, Token, TokenKind};

/// The categories of what needs no rule, as far as the grammar asks for them.
pub(super) struct Plain {
    /// A number of any form.
    any: Option<CategoryId>,
    /// A number in digits.
    digits: Option<CategoryId>,
    /// Four digits, or a number in words from 1000.
    four_digits: Option<CategoryId>,
    two_digits: Option<CategoryId>,
    /// A Roman number with an ordinal's ending.
    roman: Option<CategoryId>,
    /// A word with a capital, but for those that only open a sentence: « À », « La ».
    capital: Option<CategoryId>,
    /// A word without.
    lower: Option<CategoryId>,
    /// A word without, whose ending is no plural's: numbers do not count it.
    singular: Option<CategoryId>,
    /// A sign that ends or parts phrases.
    punctuation: Option<CategoryId>,
    /// What each token is worth as a number word.
    words: Vec<Option<NumberWord>>,
    /// Whether each token is a small word, which opens no name though it opens a sentence.
    small: Vec<bool>,
    /// Whether each token may stand in the plural.
    plural: Vec<bool>,
}

impl Plain {
    /// Looks up the categories and number words once for all tokens.
    pub(super) fn new(grammar: &TimeGrammar, tokens: &[Token]) -> Self {
        let word = |token: &Token| grammar.number(&token.folded).filter(|_| token.kind == TokenKind::Word);
        let small = SMALL.map(|name| grammar.category(name));
        let is_small = |token: &Token| {
            let word = grammar.word(&token.folded).filter(|_| token.upper);
            word.is_some_and(|word| small.iter().flatten().any(|&small| grammar.is_in_category(word, small)))
        };
        Self {
            any: grammar.category("number"),
            digits: grammar.category("digits"),
            four_digits: grammar.category("year-number"),
            two_digits: grammar.category("two-digits"),
            roman: grammar.category("roman"),
            capital: grammar.category("capital"),
            lower: grammar.category("lower-word"),
            singular: grammar.category("singular"),
            punctuation: grammar.category("punctuation"),
            words: tokens.iter().map(word).collect(),
            small: tokens.iter().map(is_small).collect(),
            plural: tokens.iter().map(|token| grammar.may_be_plural(&token.folded)).collect(),
        }
    }
}

/// The signs that part phrases.
const PARTING: &str = ".,;:!?()[]/-\"«»“”…•|";

/// The categories of the small words.
const SMALL: [&str; 2] = ["stop", "free-stop"];

/// The longest sign of a unit, in letters: « km » has no plural.
const LONGEST_SIGN: usize = 3;

/// The longest number in words, in words.
const MOST_WORDS: usize = 12;

/// The numbers that begin at a token, and the word that it is.
pub(super) fn numbers(plain: &Plain, tokens: &[Token], start: usize) -> Vec<Item> {
    let mut found = Vec::new();
    let mut push = |category: Option<CategoryId>, end: usize, number: f64| {
        if let Some(category) = category {
            found.push(Item { category, end, kept: (start, end), rule: None, value: Value::Number(number) });
        }
    };
    let token = &tokens[start];
    match token.kind {
        TokenKind::Digits => {
            if token.folded.len() > 9 {
                return found;
            }
            let Ok(whole) = token.folded.parse::<f64>() else { return found };
            push(plain.any, start + 1, whole);
            push(plain.digits, start + 1, whole);
            match token.folded.len() {
                4 if (1000.0..3000.0).contains(&whole) => push(plain.four_digits, start + 1, whole),
                2 => push(plain.two_digits, start + 1, whole),
                _ => {}
            }
            if let Some((end, number)) = decimal(tokens, start) {
                push(plain.any, end, number);
            }
            if let Some((end, number)) = grouped(tokens, start) {
                push(plain.any, end, number);
            }
        }
        TokenKind::Word => {
            if let Some((end, number)) = in_words(&plain.words, start) {
                push(plain.any, end, number as f64);
                if (1000..3000).contains(&number) {
                    push(plain.four_digits, end, number as f64);
                }
            }
            if let Some(number) = roman(&token.folded).filter(|_| token.upper) {
                push(plain.roman, start + 1, f64::from(number));
            }
            let mut push_word = |category: Option<CategoryId>| {
                if let Some(category) = category {
                    let (kept, value) = ((start, start + 1), Value::Word(start));
                    found.push(Item { category, end: start + 1, kept, rule: None, value });
                }
            };
            push_word(match (token.upper, plain.small[start]) {
                (true, false) => plain.capital,
                (true, true) => None,
                (false, _) => plain.lower,
            });
            let counted = token.folded.len() <= LONGEST_SIGN || plain.plural[start];
            push_word(plain.singular.filter(|_| !token.upper && !counted));
        }
        TokenKind::Sign if PARTING.contains(&*token.folded) => push(plain.punctuation, start + 1, 0.0),
        TokenKind::Sign | TokenKind::Edge => {}
    }
    found
}

/// « 30,4 », « 3.5 ».
fn decimal(tokens: &[Token], start: usize) -> Option<(usize, f64)> {
    let [whole, sign, part, ..] = &tokens[start..] else { return None };
    let glued = whole.end == sign.start && sign.end == part.start;
    if !glued || part.kind != TokenKind::Digits || part.folded.len() > 6 || !matches!(&*sign.folded, "," | ".") {
        return None;
    }
    Some((start + 3, format!("{}.{}", whole.folded, part.folded).parse().ok()?))
}

/// « 5 000 », « 2.994 ».
fn grouped(tokens: &[Token], start: usize) -> Option<(usize, f64)> {
    if tokens[start].folded.len() > 3 || tokens[start].folded.starts_with('0') {
        return None;
    }
    let (mut end, mut digits) = (start + 1, tokens[start].folded.to_string());
    while digits.len() < 12 {
        let next = tokens.get(end)?;
        let point =
            usize::from(next.kind == TokenKind::Sign && &*next.folded == "." && next.start == tokens[end - 1].end);
        let Some(group) =
            tokens.get(end + point).filter(|group| group.kind == TokenKind::Digits && group.folded.len() == 3)
        else {
            break;
        };
        let gap = group.start - tokens[end + point - 1].end;
        if gap > 3 || point == 1 && gap > 0 {
            break;
        }
        digits.push_str(&group.folded);
        end += point + 1;
    }
    (end > start + 1).then_some((end, digits.parse().ok()?))
}

/// « deux mille dix-huit », « vingt et un », « quatre-vingt-dix ».
fn in_words(words: &[Option<NumberWord>], start: usize) -> Option<(usize, i64)> {
    let word = |at: usize| words.get(at).copied().flatten();
    let first = word(start).filter(|first| first.role != NumberRole::Join)?;
    let (mut total, mut current, mut least) = (0_i64, first.value, magnitude(first.value));
    let mut end = start + 1;
    while end - start < MOST_WORDS {
        let joined = word(end).is_some_and(|next| next.role == NumberRole::Join);
        let at = end + usize::from(joined);
        let Some(next) = word(at) else { break };
        let multiplies = match next.role {
            NumberRole::Multiply => true,
            NumberRole::Either => current % 100 > 1 && current % 100 < 10 && !joined,
            NumberRole::Add | NumberRole::Join => false,
        };
        if multiplies && !joined && next.value > 100 {
            total += current.max(1) * next.value;
            current = 0;
            least = i64::MAX;
        } else if multiplies && !joined && current % 1000 < next.value {
            let part = current % 100;
            current = current - part + part.max(1) * next.value;
            least = next.value;
        } else if !multiplies && next.value < least.min(100) && (!joined || matches!(next.value, 1 | 11)) {
            current += next.value;
            least = magnitude(next.value);
        } else {
            break;
        }
        end = at + 1;
    }
    (total < 1_000_000_000).then_some((end, total + current))
}

/// The size that what follows must stay under.
fn magnitude(value: i64) -> i64 {
    match value {
        100.. => 100,
        60 | 80 => 20,
        10 | 20.. => 10,
        _ => 0,
    }
}

/// « xix », with what may follow a Roman ordinal; the century rules ask for the rest.
fn roman(folded: &str) -> Option<i32> {
    let end = folded.find(|letter| !matches!(letter, 'i' | 'v' | 'x' | 'l')).unwrap_or(folded.len());
    if end == 0 || folded.len() > end + 3 || end > 6 {
        return None;
    }
    let digits: Vec<i32> = folded[..end]
        .chars()
        .map(|letter| match letter {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            _ => 50,
        })
        .collect();
    let value = digits.iter().enumerate().fold(0, |sum, (place, &digit)| {
        let smaller = digits.get(place + 1).is_some_and(|&next| next > digit);
        if smaller { sum - digit } else { sum + digit }
    });
    (1..=40).contains(&value).then_some(value)
}
