//! The acts of a sentence → where each took place.
//!
//! Promises: a place is one that the sentence names with a preposition of place, one to which something is done, or the
//! country that puts itself under a law. Never: a place from another sentence; a party to the act as its place otherwise.

use super::act::{Above, Act, Acts};
use super::argument::{Part, Parts};
use super::scene::{Argument, Scene};
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::model::{ActorKind, Dependency, EventType, Span, Upos};

/// How far above a word its clause is looked for.
const DEPTH: usize = 16;

/// Gives the acts their places, the surest rule first.
pub fn place_all(scene: &Scene, acts: &Acts, parts: &mut [Parts]) {
    let named = named(scene);
    for (word, part) in &named {
        give_clause(scene, acts, parts, *word, part);
    }
    for &word in &scene.order {
        if scene.is(word, Operator::RelativePlace)
            && let Some(argument) = scene
                .antecedent(word)
                .and_then(|noun| place_of(scene, noun).or_else(|| place_beside(scene, noun)))
                .or_else(|| place_before(scene, word))
        {
            give_clause(scene, acts, parts, word, &Part { argument, rule: "where" });
        }
    }
    for (act, found) in acts.all.iter().enumerate() {
        match found.kind() {
            EventType::Consult => visited(scene, &mut parts[act]),
            EventType::Assault | EventType::Disaster => struck(scene, &mut parts[act]),
            EventType::Coerce | EventType::Protest => done_to(scene, &mut parts[act]),
            _ => {}
        }
        measure_at_home(scene, found, &mut parts[act]);
        let in_object = is_physical(found.kind()) || found.kind() == EventType::Elect;
        if in_object && parts[act].place.is_none() {
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
        let predicate = scene.head(found.word).filter(|_| is_of_stay(scene, found.word));
        let stay = predicate.and_then(|head| named.iter().find(|(word, _)| *word == head));
        if let Some((_, part)) = stay {
            give(&mut parts[act], &Part { rule: "place-of-stay", ..part.clone() });
        }
    }
    give_left_over(scene, acts, parts, &named);
    give_towards(scene, acts, parts);
    give_only(scene, acts, parts, &named);
}

/// Gives the only place of a sentence to the acts of its clause and of those under it.
fn give_only(scene: &Scene, acts: &Acts, parts: &mut [Parts], named: &[(usize, Part)]) {
    let Some((_, only)) = named.first() else { return };
    if named.iter().any(|(_, other)| other.argument.actor != only.argument.actor) {
        return;
    }
    for (act, found) in acts.all.iter().enumerate() {
        let shared = named.iter().any(|(word, _)| is_of_same_clause(scene, acts, *word, found.word));
        if shared && is_done(found.kind()) {
            give(&mut parts[act], &Part { rule: "only-place", ..only.clone() });
        }
    }
}

/// Whether what is told of where a word stands holds for an act: nothing that is only promised, said or told aside lies
/// between. « La région a promis de construire un lycée à Lens »: the promise is not at Lens.
fn is_of_same_clause(scene: &Scene, acts: &Acts, place: usize, act: usize) -> bool {
    use Dependency::{AclRelcl, Ccomp, Csubj, Xcomp};
    let above = |word: usize| std::iter::successors(Some(word), |&here| scene.head(here)).take(DEPTH);
    let bound = above(place).find(|&here| {
        let purpose = scene.is_infinitive(here) && scene.marked_as(here, Operator::Purpose);
        // « doit », « commence à » are one act with what they govern.
        let governed = || scene.head(here).is_some_and(|head| !acts.on[head].is_empty());
        match scene.word(here).relation {
            AclRelcl | Ccomp | Csubj => true,
            Xcomp => governed(),
            _ => purpose,
        }
    });
    // « une réunion «utile» à Lens »: a word or two in quotation marks are told by whoever tells the rest.
    let tells =
        |quote: Span| (0..scene.tree.words.len()).any(|at| scene.is_verb(at) && quote.overlaps(scene.word(at).span));
    let quote =
        |word: usize| scene.quote_around(scene.word(word).span).map(|quote| quote.span).filter(|&span| tells(span));
    let inside = |bound: usize| above(act).any(|here| here == bound);
    // « la réunion, qui s'est tenue à Lens, »
    let antecedent = |bound: usize| scene.word(bound).relation == AclRelcl && scene.head(bound) == Some(act);
    quote(place) == quote(act) && bound.is_none_or(|bound| inside(bound) || antecedent(bound))
}

/// Gives a place whose own act has another to the act before it that has none: « jugé à Lens pour le meurtre d'un voisin,
/// en mai à Douai ».
fn give_left_over(scene: &Scene, acts: &Acts, parts: &mut [Parts], named: &[(usize, Part)]) {
    for (word, part) in named {
        if parts.iter().filter_map(|parts| parts.place.as_ref()).any(|place| place.argument == part.argument) {
            continue;
        }
        let Above::Acts(above) = acts.above(scene, *word) else { continue };
        let taken = above.iter().all(|&act| parts[act].place.is_some());
        let first = above.iter().map(|&act| acts.all[act].word).max().unwrap_or_default();
        let between = (0..acts.all.len()).filter(|&act| first < acts.all[act].word && acts.all[act].word < *word);
        if let Some(last) = between.max_by_key(|&act| acts.all[act].word).filter(|_| taken) {
            give(&mut parts[last], &Part { rule: "left-over", ..part.clone() });
        }
    }
}

/// What moves without a place of its own is where it goes: « le convoi a été détourné vers Anvers ».
fn give_towards(scene: &Scene, acts: &Acts, parts: &mut [Parts]) {
    for word in (0..scene.tree.words.len()).filter(|&word| scene.marked_as(word, Operator::Toward)) {
        if let Some(argument) = place_of(scene, word).filter(|place| scene.kind(place.actor) == Some(ActorKind::Place))
        {
            give_clause(scene, acts, parts, word, &Part { argument, rule: "toward" });
        }
    }
}

/// Whether an act is told to be where something told before was: « sur les lieux ».
pub fn is_back_there(scene: &Scene, act: usize) -> bool {
    scene.children(act).iter().any(|&child| {
        let phrase = scene.marker(child).map(|marker| format!("{marker} {}", scene.word(child).lemma));
        phrase.is_some_and(|phrase| scene.frames().is(&phrase, Operator::There))
    })
}

/// The places of the fights that a sentence speaks of, even where it tells no event: « le conflit du Cachemire ».
pub fn of_fights(scene: &Scene) -> Vec<Argument> {
    let fights = (0..scene.tree.words.len()).filter(|&word| is_fight(scene, word));
    fights.filter_map(|word| place_beside(scene, word)).collect()
}

/// Whether a noun names a fight that has sides.
fn is_fight(scene: &Scene, word: usize) -> bool {
    let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma);
    scene.word(word).upos == Upos::Noun
        && frames.any(|frame| frame.kind == EventType::Assault && scene.frames().pattern(frame).of_sides)
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

/// The place named last before « où » whose clause the tree hangs elsewhere: « le site Noll de Lens (Nord), où … ».
fn place_before(scene: &Scene, word: usize) -> Option<Argument> {
    const NEAR: usize = 6;
    let free = |&place: &usize| scene.word(place).relation != Dependency::Appos;
    let before = (word.saturating_sub(NEAR)..word).rev().filter(free);
    before.filter_map(|place| place_of(scene, place)).find(|found| scene.kind(found.actor) == Some(ActorKind::Place))
}

/// The place that an area is a part of, or that a building stands in: « dans le nord du pays », « devant la mairie de Lens »,
/// « dans la zone du conflit du Darfour ».
fn within(scene: &Scene, area: usize) -> Option<Argument> {
    const PARTS: usize = 3;
    let mut level = vec![area];
    for _ in 0..PARTS {
        let mut below = Vec::new();
        for here in level {
            let site = scene.is(here, Operator::Site);
            if !site && !scene.is(here, Operator::Area) && (here == area || !is_fight(scene, here)) {
                continue;
            }
            for child in scene.children_by(here, Dependency::Nmod) {
                if !scene.marked_as(child, Operator::Belonging) {
                    continue;
                }
                let found = place_of(scene, child);
                // « l'ambassade de France » stands elsewhere.
                if found.as_ref().is_some_and(|place| !site || scene.kind(place.actor) == Some(ActorKind::Place)) {
                    return found;
                }
                below.extend(found.is_none().then_some(child));
            }
        }
        level = below;
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

/// What is done to a place is done there: « les mutins ont pris la caserne de Lunga ».
fn done_to(scene: &Scene, parts: &mut Parts) {
    let place = parts.targets.iter().find(|part| scene.kind(part.argument.actor) == Some(ActorKind::Place));
    if let (None, Some(place)) = (&parts.place, place) {
        parts.place = Some(Part { rule: "done-to", ..place.clone() });
    }
}

/// A country that decrees a law for itself does so at home: « le Pérou a décrété l'état d'urgence ».
fn measure_at_home(scene: &Scene, act: &Act, parts: &mut Parts) {
    let ([agent], []) = (&parts.agents[..], &parts.targets[..]) else { return };
    let objects = scene.at(act.word, &Link::Object);
    let words = act.words.iter().chain(&act.absorbed).chain(&objects);
    let mut words = words.flat_map(|&word| std::iter::once(word).chain(scene.children_by(word, Dependency::Nmod)));
    let legal = matches!(act.kind(), EventType::Coerce | EventType::Mobilize);
    if legal
        && parts.place.is_none()
        && scene.kind(agent.argument.actor) == Some(ActorKind::Country)
        && words.any(|word| scene.is(word, Operator::HomeMeasure))
    {
        parts.place = Some(Part { rule: "measure-at-home", ..agent.clone() });
    }
}

/// Whether an act is what a stay is for, or what is somewhere: « ils sont à Oslo pour des pourparlers », « la réunion est à
/// Oslo »; but « après la réunion, ils sont à Oslo ».
fn is_of_stay(scene: &Scene, act: usize) -> bool {
    !scene.is_adjunct(act) || scene.marked_as(act, Operator::Purpose)
}

/// Whether an act is more than words, so that it is done where its sentence tells it.
fn is_done(kind: EventType) -> bool {
    use EventType::{Accuse, Reject, Request, State, Support, Threaten};
    !matches!(kind, Accuse | Reject | Request | State | Support | Threaten)
}

fn is_physical(kind: EventType) -> bool {
    matches!(kind, EventType::Assault | EventType::Consult | EventType::Disaster | EventType::Protest)
}
