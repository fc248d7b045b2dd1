//! Whether a capital stands for its government, by its place in the sentence.

use super::line::Line;
use super::names::Name;
use super::syntax::Syntax;
use crate::lang::Language;
use crate::lang::gazetteer::{Sense, WordClass};
use crate::model::{Dependency, Upos, VerbForm};

/// The rule by which a capital stands for its government here; `None` where it is the city.
///
/// `previous` is what was decided for the name before it in the line.
pub(super) fn rule(
    line: &Line,
    names: &[Name],
    number: usize,
    previous: Option<&'static str>,
    language: &Language,
) -> Option<&'static str> {
    let name = &names[number];
    let Some(before) = line.before(name.first) else { return subject(line, name, language) };
    if before.is(WordClass::To) || before.is(WordClass::Locative) {
        let dative = name.first >= 2 && line.units[name.first - 2].is(WordClass::DativeHead);
        return (dative && before.is(WordClass::To)).then_some("capital-addressed");
    }
    if before.is(WordClass::Of) {
        return possessor(line, name.first - 1).then_some("capital-possessor");
    }
    if before.is(WordClass::Agentive) {
        return Some("capital-party");
    }
    if before.is(WordClass::Coordinator) || before.text == "," || before.text == "/" {
        // A member of a row is what the one before it is.
        let neighbour = names[..number].last().filter(|neighbour| neighbour.last + 2 == name.first);
        match neighbour.and_then(|neighbour| neighbour.sense) {
            Some(Sense::Country(_)) => return Some("capital-in-row"),
            Some(Sense::Capital(_)) => return previous.map(|_| "capital-in-row"),
            _ => {}
        }
    }
    object(line, name.first, language).or_else(|| {
        let opens = line.is_opening(name.first)
            || before.is(WordClass::ClauseOpener)
            || before.is(WordClass::Coordinator)
            || before.text == ",";
        if opens { subject(line, name, language) } else { None }
    })
}

/// The same by the tree, for a capital far from its verb: « Vienne, qui préside l'Union, a rappelé son ambassadeur ».
pub(super) fn rule_of_tree(line: &Line, tree: Syntax, name: &Name, language: &Language) -> Option<&'static str> {
    let place = tree.head_in(line.span(name.first, name.last))?;
    let word = tree.word(place);
    let verb = tree.word(word.head? as usize);
    let local = language.gazetteer.classes(&verb.lemma).has(WordClass::LocalVerb);
    if verb.upos != Upos::Verb || local || tree.has_preposition(place) || line.is_shouting {
        return None;
    }
    match word.relation {
        Dependency::Nsubj => Some("capital-subject"),
        // A capital is never said of somebody: the tree only calls it so before another complement.
        Dependency::Obj | Dependency::Xcomp => Some("capital-object"),
        _ => None,
    }
}

/// « l'appel de Vienne »: the noun that it belongs to is one that only a power has.
fn possessor(line: &Line, of: usize) -> bool {
    let noun = (of.saturating_sub(2)..of)
        .rev()
        .find(|&at| line.units[at].is(WordClass::PowerHead) || line.units[at].is(WordClass::LocalHead));
    noun.is_some_and(|at| line.units[at].is(WordClass::PowerHead))
}

/// A verb follows, perhaps behind a clitic or another member of the row.
fn subject(line: &Line, name: &Name, language: &Language) -> Option<&'static str> {
    let mut next = name.last + 1;
    // « Vienne et Berne ont » : the row's members share their verb.
    while line.is_at(next, WordClass::Coordinator) && line.get(next + 1).is_some_and(super::line::Unit::is_capital) {
        next += 2;
    }
    while line.is_at(next, WordClass::Clitic) {
        next += 1;
    }
    let unit = line.get(next)?;
    let finite = language
        .lexicon
        .analyses(unit.text)
        .any(|analysis| analysis.upos == Upos::Verb && analysis.features.verb_form == Some(VerbForm::Finite));
    let verb = unit.is(WordClass::Auxiliary) || finite && !unit.is_capital();
    verb.then_some("capital-subject")
}

/// A verb stands before it, perhaps with an adverb between, and is not one that a city undergoes.
fn object(line: &Line, first: usize, language: &Language) -> Option<&'static str> {
    let mut at = first.checked_sub(1)?;
    let is = |place: usize, upos: Upos| {
        let unit = &line.units[place];
        unit.is_word() && language.lexicon.analyses(unit.text).any(|analysis| analysis.upos == upos)
    };
    if is(at, Upos::Adv) && !is(at, Upos::Verb) {
        at = at.checked_sub(1)?;
    }
    if !is(at, Upos::Verb) || line.units[at].is_capital() || line.units[at].is(WordClass::Auxiliary) {
        return None;
    }
    let mut lemmas = language.lexicon.analyses(line.units[at].text).filter(|analysis| analysis.upos == Upos::Verb);
    let local = lemmas.any(|analysis| language.gazetteer.classes(&analysis.lemma).has(WordClass::LocalVerb));
    let compound = (at.saturating_sub(2)..at).any(|before| line.units[before].is(WordClass::Auxiliary));
    (!local && (compound || !is(at, Upos::Noun))).then_some("capital-object")
}
