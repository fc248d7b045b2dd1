//! Tree → what the nouns of a line do: who acts or speaks is somebody, though the noun alone says little.

use super::line::Line;
use super::syntax::Syntax;
use crate::lang::Language;
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::lang::gazetteer::{Agreement, WordClass};
use crate::lang::speech::SpeechVerb;
use crate::model::{Dependency, EventType, Upos};

/// What a noun does in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Deed {
    /// Nothing that tells of somebody.
    #[default]
    None,
    /// It is the subject of a verb, or somebody is asked, blamed or threatened by this noun.
    Acts,
    /// It is the subject of a verb of saying, or stands behind « selon ».
    Speaks,
    /// It speaks behind its verb: « …, soupire une riveraine ».
    SpeaksAside(Agreement),
}

impl Deed {
    /// Whether it says something.
    pub(super) fn is_speech(self) -> bool {
        matches!(self, Self::Speaks | Self::SpeaksAside(_))
    }
}

/// For each noun that a name stands in apposition to, the units of both, in the nouns' order: « le chef du service au port, Paul
/// Untel ».
pub(super) fn appositions(line: &Line, tree: Syntax) -> Vec<(usize, usize)> {
    let unit = |place: usize| line.units.partition_point(|unit| unit.span.end <= tree.word(place).span.start);
    let mut found = Vec::new();
    for place in 0..tree.len() {
        let word = tree.word(place);
        let Some(noun) = word.head.map(|head| head as usize).filter(|&noun| noun < place) else { continue };
        if word.relation == Dependency::Appos && word.upos == Upos::Propn && tree.word(noun).upos == Upos::Noun {
            found.push((unit(noun), unit(place)));
        }
    }
    found.sort_unstable();
    found
}

/// For each unit of a line, what the noun that stands there does.
pub(super) fn deeds(line: &Line, tree: Syntax, language: &Language) -> Vec<Deed> {
    let mut deeds = vec![Deed::None; line.units.len()];
    for place in 0..tree.len() {
        let word = tree.word(place);
        if word.upos != Upos::Noun {
            continue;
        }
        let unit = line.units.partition_point(|unit| unit.span.end <= word.span.start);
        let Some(deed) = deeds.get_mut(unit) else { continue };
        *deed = if follows_source(line, unit, language) { Deed::Speaks } else { deed_of(tree, place, language) };
    }
    deeds
}

fn deed_of(tree: Syntax, place: usize, language: &Language) -> Deed {
    let word = tree.word(place);
    let Some(verb) = word.head.map(|head| head as usize).filter(|_| word.relation == Dependency::Nsubj) else {
        return if is_addressed(tree, place, language) { Deed::Acts } else { Deed::None };
    };
    let governor = tree.word(verb);
    if governor.upos != Upos::Verb {
        return Deed::None;
    }
    if language.speech.verbs.get(&*governor.lemma) != Some(&SpeechVerb::Say) {
        return Deed::Acts;
    }
    let features = word.features;
    let document = language.gazetteer.classes(&word.lemma).has(WordClass::Document);
    if place > verb && !document && governor.relation == Dependency::Parataxis {
        return Deed::SpeaksAside(Agreement { gender: features.gender, number: features.number });
    }
    Deed::Speaks
}

/// Whether a noun stands for whom a verb of asking, blaming or threatening is about: « accuser la direction », « reprocher au
/// syndicat ».
fn is_addressed(tree: Syntax, place: usize, language: &Language) -> bool {
    use EventType::{Accuse, Request, Threaten};
    let word = tree.word(place);
    let Some(verb) = word.head.map(|head| tree.word(head as usize)).filter(|head| head.upos == Upos::Verb) else {
        return false;
    };
    let indirect = Link::Preposition(language.frames.indirect_object.clone());
    let dative = || {
        let marker = tree.parts(place).find(|part| part.relation == Dependency::Case);
        marker.is_some_and(|marker| *marker.lemma == *language.frames.indirect_object)
    };
    let link = match word.relation {
        Dependency::Obj => Link::Object,
        Dependency::Obl | Dependency::OblArg if dative() => indirect,
        _ => return false,
    };
    let mut frames = language.frames.of(TriggerClass::Verb, &verb.lemma);
    frames.any(|frame| {
        let targets = &language.frames.pattern(frame).targets;
        let alone = frame.trigger.tail.is_empty();
        alone && matches!(frame.kind, Accuse | Request | Threaten) && targets.first() == Some(&link)
    })
}

/// Whether « selon » or the like opens the phrase of a noun.
pub(super) fn follows_source(line: &Line, noun: usize, language: &Language) -> bool {
    let mut first = noun;
    while line.before(first).is_some_and(|unit| unit.is(WordClass::Determiner) || unit.is(WordClass::PreAdjective)) {
        first -= 1;
    }
    let word = |back: usize| first.checked_sub(back).map(|at| line.units[at].text.to_lowercase());
    let is = |words: &str| language.frames.is(words, Operator::Source);
    let Some(last) = word(1) else { return false };
    is(&last) || word(2).is_some_and(|before| is(&format!("{before} {last}")))
}
