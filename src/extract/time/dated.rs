//! Expressions that count from an event's noun → the dated expression that tells the event's day.
//!
//! « le scrutin du 3 mai », « le drame s'est produit le 3 mai » date their nouns; a comma between the two, or more than a few
//! words, leave it open which matter the date belongs to.

use super::find::Expression;
use super::when::{Unit, Value, When};
use crate::lang::time::{Token, TokenKind};
use std::collections::HashMap;

/// The most words between a noun and its date.
const WORDS_BETWEEN: usize = 5;

/// Gives each expression that counts from an event the place of the expression that dates the event, where one does.
pub(super) fn link_events(found: &mut [Expression], tokens: &[Token], sentence_of: &[usize]) {
    let nouns: Vec<Option<usize>> = found
        .iter()
        .map(|expression| match &expression.value {
            Value::When(when) => when.event(),
            _ => None,
        })
        .collect();
    if nouns.iter().all(Option::is_none) {
        return;
    }
    // For each noun the expressions that date a mention of it, in the text's order, with the mention.
    let mut dated: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (place, expression) in found.iter().enumerate().filter(|(_, expression)| is_day(&expression.value)) {
        let first = expression.tokens.0;
        let same_sentence = |at: &usize| sentence_of[*at] == expression.sentence;
        let before = (first.saturating_sub(WORDS_BETWEEN + 1)..first).rev().take_while(same_sentence);
        for at in before.take_while(|at| tokens[*at].kind == TokenKind::Word) {
            dated.entry(&tokens[at].folded).or_default().push((place, at));
        }
    }
    for (place, noun) in nouns.iter().enumerate() {
        let Some(noun) = *noun else { continue };
        let Some(mentions) = dated.get(&*tokens[noun].folded) else { continue };
        let own = mentions.iter().find(|&&(date, at)| at == noun && date > place);
        let earlier = mentions.iter().rev().find(|&&(date, _)| date < place);
        found[place].event = own.or(earlier).map(|&(date, _)| date);
    }
}

/// Whether it names a day of the calendar.
fn is_day(value: &Value) -> bool {
    match value {
        Value::When(When::Fields(fields)) => fields.unit() <= Unit::Day && !fields.is_clock_only(),
        Value::When(When::Toward(_, inner)) => inner.fields().is_some_and(|fields| fields.unit() == Unit::Day),
        _ => false,
    }
}
