//! The acts of a sentence → where each took place.
//!
//! Promises: a place is one that the sentence names with a preposition of place, or one that a physical act strikes.
//! Never: a place from another sentence; a party to the act as its place.

use super::act::{Above, Acts};
use super::argument::{Part, Parts};
use super::scene::{Argument, Scene};
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::model::{ActorKind, Dependency, EventType, Upos};

/// Gives the acts their places, the surest rule first.
pub fn place_all(scene: &Scene, acts: &Acts, parts: &mut [Parts]) {
    let named = named(scene);
    for (word, part) in &named {
        give_clause(scene, acts, parts, *word, part);
    }
    for &word in &scene.order {
        if scene.is(word, Operator::RelativePlace)
            && let Some(argument) =
                scene.antecedent(word).and_then(|noun| place_of(scene, noun).or_else(|| place_beside(scene, noun)))
        {
            give_clause(scene, acts, parts, word, &Part { argument, rule: "where" });
        }
    }
    for (act, found) in acts.all.iter().enumerate() {
        match found.kind() {
            EventType::Consult => visited(scene, &mut parts[act]),
            EventType::Assault | EventType::Disaster => struck(scene, &mut parts[act]),
            _ => {}
        }
        if is_physical(found.kind()) && parts[act].place.is_none() {
            let objects = scene.at(found.word, &Link::Object);
            let argument = objects.into_iter().find_map(|object| within(scene, object));
            parts[act].place = argument.map(|argument| Part { argument, rule: "in-object" });
        }
        if is_physical(found.kind())
            && scene.word(found.word).upos == Upos::Noun
            && let Some(argument) = place_beside(scene, found.word)
        {
            give(&mut parts[act], &Part { argument, rule: "of-noun" });
        }
        let predicate = scene.head(found.word).and_then(|head| named.iter().find(|(word, _)| *word == head));
        if let Some((_, part)) = predicate {
            give(&mut parts[act], &Part { rule: "place-of-stay", ..part.clone() });
        }
    }
    let Some((_, only)) = named.first() else { return };
    if named.iter().any(|(_, other)| other.argument.actor != only.argument.actor) {
        return;
    }
    for (act, found) in acts.all.iter().enumerate() {
        if is_done(found.kind()) {
            give(&mut parts[act], &Part { rule: "only-place", ..only.clone() });
        }
    }
}

/// The places of the fights that a sentence speaks of, even where it tells no event: « le conflit du Cachemire ».
pub fn of_fights(scene: &Scene) -> Vec<Argument> {
    let fights = (0..scene.tree.words.len()).filter(|&word| {
        let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma);
        scene.word(word).upos == Upos::Noun
            && frames.any(|frame| frame.kind == EventType::Assault && scene.frames().pattern(frame).of_sides)
    });
    fights.filter_map(|word| place_beside(scene, word)).collect()
}

/// The places that a sentence names as such, each with the word that its preposition stands before.
fn named(scene: &Scene) -> Vec<(usize, Part)> {
    let nouns = (0..scene.tree.words.len())
        .filter(|&word| matches!(scene.word(word).upos, Upos::Noun | Upos::Propn) && is_put_in_place(scene, word));
    nouns
        .filter_map(|word| {
            let (argument, rule) = match place_of(scene, word) {
                Some(argument) => (argument, "complement"),
                None => (within(scene, word)?, "part-of"),
            };
            Some((word, Part { argument, rule }))
        })
        .collect()
}

/// Whether a noun stands where a clause tells its place: behind a preposition of place, « près de Lens »; for an area or a
/// building, behind any preposition but those of parties, or none, « sur l'île de Ré », « quai de Seine ».
fn is_put_in_place(scene: &Scene, word: usize) -> bool {
    if scene.marked_as(word, Operator::Place) {
        return true;
    }
    let marker = scene.marker(word);
    if let (Some(adverb), Some(marker)) = (scene.head(word).filter(|&head| scene.word(head).upos == Upos::Adv), &marker)
        && scene.frames().is(&format!("{} {marker}", scene.word(adverb).lemma), Operator::Place)
    {
        return true;
    }
    let of_parties =
        [Operator::Belonging, Operator::PassiveAgent, Operator::Source, Operator::Against, Operator::Purpose];
    scene.is_adjunct(word)
        && (scene.is(word, Operator::Area) || scene.is(word, Operator::Site))
        && !of_parties.into_iter().any(|operator| scene.marked_as(word, operator))
}

/// The place or country that a word itself names.
fn place_of(scene: &Scene, word: usize) -> Option<Argument> {
    let is_place =
        |argument: &Argument| matches!(scene.kind(argument.actor), Some(ActorKind::Place | ActorKind::Country));
    scene.is_mentioned(word).then(|| scene.actors(word).into_iter().find(is_place)).flatten()
}

/// The place that a noun of action belongs to: « la guerre du Donbass », « le séisme d'Agadir ».
fn place_beside(scene: &Scene, noun: usize) -> Option<Argument> {
    let mut beside = scene
        .children_by(noun, Dependency::Nmod)
        .filter(|&child| scene.marked_as(child, Operator::Belonging) || scene.marked_as(child, Operator::Place));
    beside.find_map(|child| place_of(scene, child).filter(|place| scene.kind(place.actor) == Some(ActorKind::Place)))
}

/// The place that an area is a part of, or that a building stands in: « dans le nord du pays », « devant la mairie de Lens ».
fn within(scene: &Scene, area: usize) -> Option<Argument> {
    const DEPTH: usize = 3;
    let mut here = area;
    for _ in 0..DEPTH {
        let site = scene.is(here, Operator::Site);
        if !site && !scene.is(here, Operator::Area) {
            return None;
        }
        let belongs = |&child: &usize| {
            scene.word(child).relation == Dependency::Nmod && scene.marked_as(child, Operator::Belonging)
        };
        here = scene.children(here).iter().copied().find(belongs)?;
        if let Some(argument) = place_of(scene, here) {
            // « l'ambassade de France » stands elsewhere.
            return Some(argument).filter(|place| !site || scene.kind(place.actor) == Some(ActorKind::Place));
        }
    }
    None
}

/// Gives a place to the nearest acts above a word.
fn give_clause(scene: &Scene, acts: &Acts, parts: &mut [Parts], word: usize, part: &Part) {
    if let Above::Acts(above) = acts.above(scene, word) {
        for act in above {
            give(&mut parts[act], part);
        }
    }
}

fn give(parts: &mut Parts, place: &Part) {
    let takes_part = parts.agents.iter().chain(&parts.targets).any(|part| part.argument.actor == place.argument.actor);
    if !takes_part && parts.place.is_none() {
        parts.place = Some(place.clone());
    }
}

/// Who is met is somebody: a place is where one goes.
fn visited(scene: &Scene, parts: &mut Parts) {
    let is_place = |part: &Part| scene.kind(part.argument.actor) == Some(ActorKind::Place);
    if let Some(at) = parts.targets.iter().position(is_place) {
        let part = parts.targets.remove(at);
        if parts.place.is_none() {
            parts.place = Some(Part { rule: "visited", ..part });
        }
    }
}

/// What strikes a place happens there.
fn struck(scene: &Scene, parts: &mut Parts) {
    let nobody = parts.agents.is_empty();
    let place = parts.targets.iter().find(|part| match scene.kind(part.argument.actor) {
        Some(ActorKind::Place) => true,
        // « Un cyclone a frappé les Fidji »: what nobody does to a country takes place there.
        Some(ActorKind::Country) => nobody,
        _ => false,
    });
    if let Some(place) = place {
        parts.place = Some(Part { rule: "struck", ..place.clone() });
    }
}

/// Whether an act is more than words, so that it is done where its sentence tells it.
fn is_done(kind: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, State, Support, Threaten};
    !matches!(kind, Accuse | Reject | Request | State | Support | Threaten)
}

fn is_physical(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Consult | EventType::Disaster | EventType::Protest)
}
