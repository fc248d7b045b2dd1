//! The acts of a sentence → who did one, or had it done to him, because another act of the sentence says so.
//!
//! « Les élus ont signé la charte après des mois de discussions »: the discussions were theirs. Promises: nothing where the
//! act's own words name somebody. Never: anybody from another sentence.

use super::act::{Act, Acts};
use super::argument::{MEDIATOR, Part, Parts};
use super::scene::Scene;
use crate::lang::frames::{Control, Link, Operator};
use crate::model::{Dependency, EventType};

/// The rule of a noun's agent who only carries it out: « des discussions menées par le juge ».
const CARRIER: &str = "agent-of-carrier";

/// Completes the parts of a sentence's acts from one another.
pub fn complete(scene: &Scene, acts: &Acts, parts: &mut [Parts]) {
    for act in 0..acts.all.len() {
        let found = &acts.all[act];
        if let Some(asked) = called_upon(scene, acts, parts, found) {
            parts[act].targets = asked;
        }
        if let Some(third) = those_who_mediate(scene, acts, parts, act) {
            parts[act].agents.extend(third);
        }
        let led = |part: &Part| part.rule == CARRIER || part.rule == MEDIATOR;
        if !parts[act].agents.iter().all(led) || found.pattern(scene).is_none_or(|pattern| pattern.agents.is_empty()) {
            continue;
        }
        let agents = those_who_agree(scene, acts, parts, found);
        let agents = agents.or_else(|| accused_of(scene, acts, parts, found).filter(|_| parts[act].agents.is_empty()));
        let agents = agents.or_else(|| announcer(scene, acts, parts, act).filter(|_| parts[act].agents.is_empty()));
        let agents = agents.or_else(|| caller(scene, acts, parts, found).filter(|_| parts[act].agents.is_empty()));
        for part in agents.into_iter().flatten() {
            let known = |other: &Part| other.argument.actor == part.argument.actor;
            if !parts[act].agents.iter().chain(&parts[act].targets).any(known) {
                parts[act].agents.push(part);
            }
        }
    }
}

/// Whoever acts at somebody's call is called upon: « les postiers défilent *à l'appel de* leur syndicat ».
fn called_upon(scene: &Scene, acts: &Acts, parts: &[Parts], call: &Act) -> Option<Vec<Part>> {
    let place = acts.at[call.word]?;
    let indirect = Link::Preposition(scene.frames().indirect_object.clone());
    let call_of_somebody = call.kind() == EventType::Request
        && call.carriers.is_empty()
        && !parts[place].agents.is_empty()
        && parts[place].targets.is_empty()
        && is_circumstance(scene, call.word)
        && scene.link(call.word) == Some(indirect)
        && scene.children(call.word).iter().any(|&child| scene.is(child, Operator::Definite));
    let head = scene.head(call.word).filter(|_| call_of_somebody)?;
    let above = *acts.on[head].first()?;
    let agents = parts[above].agents.iter().filter(|part| !is_among(part, &parts[place].agents));
    let asked: Vec<Part> = agents.map(|part| renamed(part, "called-upon")).collect();
    (!asked.is_empty()).then_some(asked)
}

/// Those whose talks lead to an agreement or follow a meeting: « ils ont signé *au terme de deux jours de négociations* ».
fn those_who_agree(scene: &Scene, acts: &Acts, parts: &[Parts], talks: &Act) -> Option<Vec<Part>> {
    let is_mutual = |act: &Act| act.pattern(scene).is_some_and(|pattern| pattern.mutual);
    let place = acts.at[talks.word]?;
    if talks.kind() != EventType::Consult || !is_mutual(talks) || !parts[place].targets.is_empty() {
        return None;
    }
    let above = host(scene, acts, talks.word)?;
    let kind = acts.all[above].kind();
    if !is_mutual(&acts.all[above]) || !matches!(kind, EventType::Agree | EventType::Consult) {
        return None;
    }
    let Parts { agents, targets, .. } = &parts[above];
    let parties: Vec<Part> = agents.iter().chain(targets).map(|part| renamed(part, "party-to-agreement")).collect();
    (parties.len() > 1).then_some(parties)
}

/// The act whose circumstance a noun tells, in whatever measure of it: « au terme de neuf heures de discussions ».
fn host(scene: &Scene, acts: &Acts, noun: usize) -> Option<usize> {
    const DEPTH: usize = 3;
    let mut here = noun;
    for _ in 0..DEPTH {
        let head = scene.head(here)?;
        if is_circumstance(scene, here) {
            return acts.on[head].first().copied();
        }
        if scene.word(here).relation != Dependency::Nmod || !acts.on[head].is_empty() {
            return None;
        }
        here = head;
    }
    None
}

/// Whoever is accused of an act did it, says who accuses: « il accuse la régie *de violences* ».
fn accused_of(scene: &Scene, acts: &Acts, parts: &[Parts], deed: &Act) -> Option<Vec<Part>> {
    let (above, link) = governed_by(scene, acts, deed)?;
    let content = &acts.all[above].pattern(scene)?.content;
    let accused = acts.all[above].kind() == EventType::Accuse
        && content.control == Control::Target
        && content.links.contains(&link)
        && !scene.is_verb(deed.word);
    accused.then(|| parts[above].targets.iter().map(|part| renamed(part, "accused-of-it")).collect())
}

/// Whoever announces an act by its noun alone does it: « le groupe annonce *la suppression* de deux lignes ».
fn announcer(scene: &Scene, acts: &Acts, parts: &[Parts], act: usize) -> Option<Vec<Part>> {
    use EventType::{Aid, Coerce, Concede, Mobilize, Other, Protest, Request, Sanction};
    let deed = &acts.all[act];
    let (above, link) = governed_by(scene, acts, deed)?;
    let announced = acts.all[above].pattern(scene)?.performs
        && link == Link::Object
        && !scene.is_verb(deed.word)
        && matches!(deed.kind(), Aid | Coerce | Concede | Mobilize | Other | Protest | Sanction)
        && !deed.pattern(scene)?.mutual;
    // « ordonner à la régie la fermeture »: whoever is asked to.
    let announced = announced && (acts.all[above].kind() != Request || parts[above].targets.is_empty());
    let agents = parts[above].agents.iter().filter(|part| !is_among(part, &parts[act].targets));
    announced.then(|| agents.map(|part| renamed(part, "announcing-it")).collect())
}

/// Whoever calls for a protest of nobody in particular protests: « le syndicat appelle *à la grève* ».
fn caller(scene: &Scene, acts: &Acts, parts: &[Parts], protest: &Act) -> Option<Vec<Part>> {
    let (above, link) = governed_by(scene, acts, protest)?;
    let called = protest.kind() == EventType::Protest
        && acts.all[above].kind() == EventType::Request
        && acts.all[above].pattern(scene)?.content.links.contains(&link)
        && parts[above].targets.is_empty();
    called.then(|| parts[above].agents.iter().map(|part| renamed(part, "calling-for-it")).collect())
}

/// Whoever mediates in what leads to an agreement: « une trêve conclue *grâce à la médiation* du Togo ».
fn those_who_mediate(scene: &Scene, acts: &Acts, parts: &[Parts], act: usize) -> Option<Vec<Part>> {
    let found = &acts.all[act];
    let mutual = found.pattern(scene).is_some_and(|pattern| pattern.mutual);
    if found.kind() != EventType::Agree || !mutual {
        return None;
    }
    let mediation = scene
        .children(found.word)
        .iter()
        .copied()
        .find(|&child| is_circumstance(scene, child) && scene.is(child, Operator::Mediation))?;
    let third = parts[acts.at[mediation]?].agents.iter().filter(|part| !is_among(part, &parts[act].agents));
    Some(third.map(|part| renamed(part, MEDIATOR)).collect())
}

/// Whether a noun hangs on a verb by its preposition; the corpora differ in whether the verb asks for it.
fn is_circumstance(scene: &Scene, noun: usize) -> bool {
    scene.is_adjunct(noun) || scene.word(noun).relation == Dependency::OblArg
}

/// The act in whose complement an act stands, with the words that carry it, and the link.
fn governed_by(scene: &Scene, acts: &Acts, act: &Act) -> Option<(usize, Link)> {
    let top = act.carriers.last().map_or(act.word, |&(carrier, _)| carrier);
    Some((acts.at[scene.head(top)?]?, scene.link(top)?))
}

fn is_among(part: &Part, others: &[Part]) -> bool {
    others.iter().any(|other| other.argument.actor == part.argument.actor)
}

fn renamed(part: &Part, rule: &'static str) -> Part {
    Part { argument: part.argument, rule }
}
