//! Tree → what the nouns of a line do: who acts or speaks is somebody, though the noun alone says little.

use super::line::Line;
use super::syntax::Syntax;
use crate::lang::Language;
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::lang::gazetteer::{Agreement, WordClass};
use crate::lang::speech::SpeechVerb;
use crate::model::{Dependency, EventType, Upos};

/// How many nouns up a number and what it counts are followed.
const STEPS: usize = 3;

/// What a noun does in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Deed {
    /// Nothing that tells of somebody.
    #[default]
    None,
    /// It is the subject of a verb, or somebody is asked, blamed or threatened by this noun.
    Acts,
    /// It stands where the frame of its verb has somebody who does the act or to whom it is done: « un homme a été arrêté ».
    TakesPart,
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
    let subject = matches!(word.relation, Dependency::Nsubj | Dependency::NsubjCaus);
    let Some(verb) = word.head.map(|head| head as usize).filter(|_| subject) else {
        return if takes_part(tree, place, language) {
            Deed::TakesPart
        } else if is_addressed(tree, place, language) {
            Deed::Acts
        } else {
            Deed::None
        };
    };
    let governor = tree.word(verb);
    if governor.upos != Upos::Verb {
        return Deed::None;
    }
    if language.speech.verbs.get(&*governor.lemma) != Some(&SpeechVerb::Say) {
        return if takes_part(tree, place, language) { Deed::TakesPart } else { Deed::Acts };
    }
    let features = word.features;
    let document = language.gazetteer.classes(&word.lemma).has(WordClass::Document);
    if place > verb && !document && governor.relation == Dependency::Parataxis {
        return Deed::SpeaksAside(Agreement { gender: features.gender, number: features.number });
    }
    Deed::Speaks
}

/// Whether a noun stands at a link of its verb that a frame of that verb fills with somebody: « un homme a été arrêté ». Who is
/// only counted must do the act or be whom somebody does it to: « une dizaine d'élus ont rejeté le budget », « il a réquisitionné
/// une dizaine d'infirmiers », not « une dizaine de civils ont péri ».
fn takes_part(tree: Syntax, place: usize, language: &Language) -> bool {
    use Dependency::{Conj, Iobj, Nmod, Nsubj, NsubjPass, Obj, Obl, OblAgent, OblArg, OblMod};
    let frames = &language.frames;
    let marker = |of: usize| tree.parts(of).find(|part| part.relation == Dependency::Case);
    let is_portion = |of: usize| frames.is(&tree.word(of).lemma, Operator::Portion);
    let above = |of: usize| tree.word(of).head.map(|head| head as usize);
    let (mut top, mut counted) = (place, false);
    // The number and what it counts, the first of several.
    for _ in 0..STEPS {
        let up = match tree.word(top).relation {
            Conj => above(top),
            Nmod | OblArg if marker(top).is_some_and(|marker| frames.is(&marker.lemma, Operator::Belonging)) => {
                above(top).filter(|&head| is_portion(head))
            }
            _ => None,
        };
        let Some(up) = up else { break };
        counted |= tree.word(top).relation != Conj;
        top = up;
    }
    let Some(verb) = above(top).filter(|&verb| tree.word(verb).upos == Upos::Verb) else { return false };
    let passive = tree.parts(verb).any(|part| part.relation == Dependency::AuxPass)
        || matches!(tree.word(verb).relation, Dependency::Acl | Dependency::Amod);
    let link = match (tree.word(top).relation, marker(top)) {
        (Nsubj, _) if !passive => Link::Subject,
        (Nsubj | NsubjPass, _) | (Obj, None) => Link::Object,
        (OblAgent, _) => Link::Subject,
        (Obl | OblArg | OblMod, Some(marker)) if passive && frames.is(&marker.lemma, Operator::PassiveAgent) => {
            Link::Subject
        }
        (Obl | OblArg | OblMod | Iobj | Obj, Some(marker)) => Link::Preposition(marker.lemma.to_lowercase().into()),
        _ => return false,
    };
    let mut of_verb = frames.of(TriggerClass::Verb, &tree.word(verb).lemma);
    of_verb.any(|frame| {
        let pattern = frames.pattern(frame);
        let done_to = !counted || link == Link::Object && !passive;
        pattern.agents.contains(&link) || done_to && pattern.targets.contains(&link)
    })
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
