//! « Organisation mondiale du commerce (OMC) » and « OMC (Organisation mondiale du commerce) »: names that are one.

use super::kind::Votes;
use super::line::Line;
use super::names::Name;
use crate::lang::gazetteer::fold;

/// The most words that an acronym's expansion has.
const MOST_WORDS: usize = 14;

/// An expansion beside its acronym in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expansion {
    pub(super) first: usize,
    pub(super) last: usize,
    /// The acronym's unit.
    pub(super) acronym: usize,
}

/// Finds acronyms with their expansions.
pub(super) fn find(line: &Line) -> Vec<Expansion> {
    let mut found = Vec::new();
    for open in 1..line.units.len() {
        if !line.is_text(open, "(") {
            continue;
        }
        // In mixed case, too: « (Cédéao) ».
        if line.get(open + 1).is_some_and(|unit| unit.is_acronym() || unit.is_capital()) && line.is_text(open + 2, ")")
        {
            let acronym = &line.units[open + 1];
            let from = open.saturating_sub(MOST_WORDS);
            // The shortest stretch before the parenthesis whose initials spell it.
            let first = (from..open - 1).rev().find(|&first| spells(line, first, open - 1, acronym.text));
            found.extend(first.map(|first| Expansion { first, last: open - 1, acronym: open + 1 }));
        } else if line.units[open - 1].is_acronym() {
            let close = (open + 2..line.units.len().min(open + MOST_WORDS + 2)).find(|&at| line.is_text(at, ")"));
            if let Some(close) = close
                && close > open + 2
                && spells(line, open + 1, close - 1, line.units[open - 1].text)
            {
                found.push(Expansion { first: open + 1, last: close - 1, acronym: open - 1 });
            }
        }
    }
    found
}

/// Whether the initials of words spell an acronym: its letters in order, the first word giving the first letter, and
/// every capitalised word one of them. Small words (« des ») give theirs to some acronyms and not to others.
fn spells(line: &Line, first: usize, last: usize, acronym: &str) -> bool {
    [false, true].into_iter().any(|small_count| spells_with(line, first, last, acronym, small_count))
}

fn spells_with(line: &Line, first: usize, last: usize, acronym: &str, small_count: bool) -> bool {
    let mut letters = fold(acronym)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect::<Vec<_>>()
        .into_iter()
        .peekable();
    for place in first..=last {
        let unit = &line.units[place];
        let initial = unit.spelling.folded.chars().next();
        let small = unit.spelling.folded.len() <= 3 || !unit.classes.is_empty();
        if (unit.is_capital() || !small || small_count) && initial.is_some() && initial == letters.peek().copied() {
            letters.next();
        } else if place == first || unit.is_capital() && !small {
            return false;
        }
        if !unit.is_word() {
            return false;
        }
    }
    letters.next().is_none() && line.units[first].is_capital()
}

/// Makes one name of each expansion, in place of what was found in it.
pub(super) fn merge(line: &Line, names: &mut Vec<Name>, expansions: &[Expansion]) {
    for expansion in expansions {
        let inside = |name: &Name| expansion.first <= name.first && name.last <= expansion.last;
        let sense = names
            .iter()
            .find(|name| name.first == expansion.first && name.last == expansion.last)
            .and_then(|name| name.sense);
        names.retain(|name| !inside(name));
        let at = names.partition_point(|name| name.first < expansion.first);
        if names.get(at).is_some_and(|next| next.first <= expansion.last)
            || at > 0 && names[at - 1].last >= expansion.first
        {
            continue;
        }
        let key = fold(line.words(expansion.first, expansion.last));
        let mut name = Name {
            first: expansion.first,
            last: expansion.last,
            key,
            sense,
            votes: Votes::default(),
            gender: None,
            has_title: false,
            tag: None,
            is_tagged: true,
        };
        name.votes.add(crate::model::ActorKind::Organisation, 12, "acronym-expansion");
        names.insert(at, name);
    }
}
