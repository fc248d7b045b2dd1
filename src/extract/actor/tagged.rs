//! The parser's names → names that the words alone do not give: « Chambre des métiers », a name that is also a word.

use super::line::{Line, is_common};
use super::names::{Name, Tag, is_function_word, is_part_of_title, make};
use crate::lang::Language;
use crate::lang::gazetteer::{HeadKind, Sense, WordClass};
use crate::model::NameKind;
use std::collections::HashSet;

/// The most units that such a name has.
const LONGEST: usize = 14;

/// What the parser says that the words from one unit to another name, if it read just these as a name.
pub(super) fn at(tags: &[Tag], first: usize, last: usize) -> Option<NameKind> {
    let place = tags.partition_point(|tag| tag.0 < first);
    tags.get(place).filter(|tag| (tag.0, tag.1) == (first, last)).map(|tag| tag.2)
}

/// Adds the names that only the parser read, in place of those inside them.
pub(super) fn add(line: &Line, tags: &[Tag], small: &HashSet<&str>, names: &mut Vec<Name>, language: &Language) {
    if line.is_shouting {
        return;
    }
    let mut found: Vec<Name> = Vec::new();
    for &(first, last, kind) in tags {
        let from = names.partition_point(|name| name.last < first);
        let to = names.partition_point(|name| name.first <= last).max(from);
        let inside = &names[from..to];
        let known = inside.iter().any(|name| (name.first, name.last) == (first, last));
        let crossed = inside.iter().any(|name| name.first < first || last < name.last)
            || found.last().is_some_and(|before| first <= before.last);
        let is_name = if first == last {
            is_word(line, first, small, language)
        } else {
            is_phrase(line, first, last, inside, language)
        };
        if known || crossed || !is_name {
            continue;
        }
        let mut name = make(line, first, last, None, language);
        name.votes.read_tags(line, tags, first, last);
        (name.tag, name.is_tagged) = (Some(kind), true);
        found.push(name);
    }
    if found.is_empty() {
        return;
    }
    names.retain(|name| {
        let after = found.partition_point(|new| new.last < name.first);
        found.get(after).is_none_or(|new| name.last < new.first)
    });
    names.extend(found);
    names.sort_by_key(|name| name.first);
}

/// Whether a lone word is a name: it is capitalised, and the document never prints it in small letters.
fn is_word(line: &Line, place: usize, small: &HashSet<&str>, language: &Language) -> bool {
    let unit = &line.units[place];
    let described = language.gazetteer.longest(line.spellings(place).take(1), |sense| !sense.is_name()).is_some();
    unit.is_capital()
        && unit.is_word()
        && !described
        && !is_function_word(line, place, language)
        && !is_part_of_title(line, place, language)
        && !small.contains(unit.spelling.folded.as_str())
}

/// Whether several words are one name: the first is capitalised, nothing parts them, and they are no office's field and
/// no row of names.
fn is_phrase(line: &Line, first: usize, last: usize, names: &[Name], language: &Language) -> bool {
    let units = &line.units[first..=last];
    let opens = units[0].is_capital() && !units[0].is_acronym() && (!line.is_opening(first) || units.len() > 2);
    let whole = units.len() <= LONGEST
        && units.iter().all(|unit| unit.is_word() || matches!(unit.text, "-" | "\'" | "\u{2019}"));
    let row = units.iter().any(|unit| unit.is(WordClass::Coordinator))
        && names.iter().any(|name| name.first == first && name.last < last);
    let person = names.iter().any(|name| name.has_title && first <= name.first && name.first <= last);
    // « Conseil d'État » is a description, and so is « État américain ».
    let noun = language.gazetteer.longest(line.spellings(first), |sense| matches!(sense, Sense::Head(..)));
    let described = noun.is_some_and(|noun| {
        let place = noun.senses.iter().all(|sense| matches!(sense, Sense::Head(_, HeadKind::Place, _)));
        let demonym = |sense| matches!(sense, Sense::Demonym(..));
        let foreign = language.gazetteer.longest(line.spellings(first + noun.length), demonym).is_some();
        noun.length == units.len() || place && foreign
    });
    opens
        && whole
        && !described
        && !row
        && !person
        && !is_field(line, first, language)
        && !line.is_at(first, WordClass::Determiner)
}

/// Whether an office or ministry stands before, whose field the words are: « le ministre des Affaires étrangères ».
fn is_field(line: &Line, first: usize, language: &Language) -> bool {
    let bound = line
        .before(first)
        .is_some_and(|unit| unit.is(WordClass::Of) || unit.is(WordClass::To) || unit.is(WordClass::Definite));
    bound
        && (first.saturating_sub(4)..first).any(|at| {
            let described = |sense| matches!(sense, Sense::Role(..) | Sense::Head(..));
            let found = language.gazetteer.longest(line.spellings(at), described);
            found.is_some_and(|found| at + found.length < first) && is_charged(line, at, language)
        })
}

/// Whether an office or institution is charged with a field: « ministre », « secrétariat ».
fn is_charged(line: &Line, at: usize, language: &Language) -> bool {
    let unit = &line.units[at];
    unit.is(WordClass::FieldRole)
        || language.gazetteer.classes(&unit.spelling.exact).has(WordClass::FieldBody) && is_common(unit.text, language)
}
