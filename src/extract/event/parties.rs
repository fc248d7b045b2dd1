//! A document's fights → who fights, where and since when, where the words do not say it again.
//!
//! « L'armée affronte les rebelles à Sévaré depuis mardi. Les combats ont fait dix morts. »: the fights are theirs, there
//! and since then, as long as the document knows no other parties, place or beginning.

use super::location;
use super::scene::{SIDES, Scene};
use crate::lang::frames::Operator;
use crate::model::{Actor, ActorId, ActorKind, Event, EventTime, EventType, Interval, Reason, Span, Status};
use std::collections::HashSet;

/// The rule under which parties are carried over.
const PARTIES: &str = "agent-parties-of-the-conflict";
/// The rule under which an appeal for a truce goes to them.
const ASKED: &str = "target-parties-of-the-conflict";
/// The rule under which the place is carried over.
const PLACE: &str = "place-of-the-conflict";
/// The rule under which the beginning is carried over.
const BEGINNING: &str = "since-beginning-of-the-conflict";
/// The rule under which « les parties » stands for them.
const SIDES_RULE: &str = "sides-of-the-conflict";
/// The reasons of a time that the act's own words do not tell.
const ASSUMED: [&str; 3] = ["publication", "news", "paragraph"];

/// An event with what its pattern says of it.
#[expect(clippy::struct_excessive_bools, reason = "facts that do not depend on one another")]
pub struct Told {
    /// It.
    pub event: Event,
    /// The paragraph that tells it.
    pub paragraph: u32,
    /// Whether its frame is that of a mutual act.
    pub mutual: bool,
    /// Whether its trigger is a noun.
    pub noun: bool,
    /// Whether its trigger is a noun that takes up what is known: « la rencontre ».
    pub definite: bool,
    /// Whether it answers what somebody said before.
    pub answers: bool,
    /// The sort of act that it answers by its noun: « rejeter l'offre », « ces accusations ».
    pub answered: Option<EventType>,
    /// Whether it is told to begin.
    pub begins: bool,
    /// Whether it is the act of the conflict's sides if nobody is named.
    pub of_sides: bool,
    /// Whether it is told in the present.
    pub in_present: bool,
    /// Whether it asks for an act of the conflict's sides: « un appel au cessez-le-feu ».
    pub asks_sides: bool,
    /// Those of its agents who only mediate: « une trêve négociée par le Togo ».
    pub mediators: Vec<ActorId>,
    /// Whether it is told to be where something else was: « sur place ».
    pub there: bool,
    /// Whether its verb only says that what was told before takes place: « elle aura lieu lundi ».
    pub held: bool,
}

impl Told {
    /// Whether nobody is told to do it, or to have it done to him, but who mediates.
    pub fn lacks_parties(&self) -> bool {
        let Event { agents, targets, .. } = &self.event;
        targets.is_empty() && agents.iter().all(|agent| self.mediators.contains(agent))
    }

    /// Whether it is the truce of whoever fights.
    fn is_truce(&self) -> bool {
        self.of_sides && self.event.kind == EventType::Agree
    }

    fn is_fight(&self) -> bool {
        self.mutual && self.event.kind == EventType::Assault
    }

    fn accuses_mutually(&self) -> bool {
        let Event { kind, agents, targets, .. } = &self.event;
        *kind == EventType::Accuse && agents.len() > 1 && agents == targets
    }

    /// Whether it goes on as long as the conflict of these sides: its fights, and that they accuse each other.
    fn goes_on_between(&self, sides: Option<&(Vec<ActorId>, Span)>) -> bool {
        let Event { kind, agents, targets, .. } = &self.event;
        let among_sides = sides
            .is_some_and(|(sides, _)| agents.len() == sides.len() && agents.iter().all(|agent| sides.contains(agent)));
        let accuse = *kind == EventType::Accuse && self.in_present && agents == targets && among_sides;
        accuse || self.is_fight() && self.noun
    }
}

/// What a document says of its one conflict outside of events.
#[derive(Default)]
pub struct Conflict {
    /// Groups that are only called sides: « les belligérants ».
    pub unnamed: HashSet<ActorId>,
    /// Where fights are, wherever they are spoken of.
    places: Vec<(ActorId, Span)>,
    /// The pairs between which something is: « la frontière entre le Tchad et le Soudan ».
    pairs: Vec<(Vec<ActorId>, Span)>,
}

impl Conflict {
    /// Reads a sentence.
    pub fn read(&mut self, scene: &Scene) {
        self.places.extend(location::of_fights(scene).into_iter().map(|place| (place.actor, place.span)));
        for word in (0..scene.tree.words.len()).filter(|&word| scene.marked_as(word, Operator::Between)) {
            let found = scene.actors(word);
            let mut pair: Vec<ActorId> = found.iter().map(|argument| argument.actor).collect();
            pair.sort_unstable();
            pair.dedup();
            // Two ministers who meet stand for others, who are the sides.
            let stand = |&actor: &ActorId| actor != SIDES && scene.kind(actor) != Some(ActorKind::Person);
            if pair.len() == 2 && pair.iter().all(stand) {
                self.pairs.push((pair, scene.word(word).span));
            }
        }
    }

    /// Gives the fights without parties, place or time those of the document's one conflict, and whatever its sides do to
    /// those sides.
    pub fn complete(self, told: &mut [Told], actors: &[Actor], published: Interval) {
        let persons = |sides: &[ActorId]| {
            sides.iter().any(|side| actors.get(side.index()).is_some_and(|actor| actor.kind == ActorKind::Person))
        };
        let parties = parties(told, &self.unnamed, &|told| told.is_fight() || told.accuses_mutually())
            .or_else(|| parties(told, &self.unnamed, &Told::is_truce).filter(|(sides, _)| !persons(sides)));
        let pair = parties.clone().or_else(|| only(self.pairs.into_iter())).or_else(|| {
            let met = parties_of_talks(told, &self.unnamed);
            met.filter(|(sides, _)| !persons(sides))
        });
        // Without a pair, those who are called its sides are all that is known of them.
        let unnamed = || self.unnamed.iter().next().filter(|_| self.unnamed.len() == 1);
        let called = unnamed().and_then(|&group| Some((vec![group], told_of(told, group)?)));
        let meant = pair.as_ref().or(called.as_ref());
        for Told { event, .. } in told.iter_mut() {
            name_sides(event, meant, &self.unnamed);
        }
        let of_fights = told.iter().filter(|told| told.is_fight());
        let named: Vec<(ActorId, Span)> =
            of_fights.filter_map(|told| Some((told.event.place?, told.event.span))).collect();
        let place = only(self.places.into_iter()).or_else(|| only(named.into_iter()));
        give(told, parties.as_ref(), place, published);
    }
}

fn give(
    told: &mut [Told],
    parties: Option<&(Vec<ActorId>, Span)>,
    place: Option<(ActorId, Span)>,
    published: Interval,
) {
    let beginning = beginning(told);
    for told in told.iter_mut().filter(|told| told.of_sides) {
        if let Some((parties, told_by)) = parties
            && told.lacks_parties()
        {
            let third = std::mem::replace(&mut told.event.agents, parties.clone());
            told.event.agents.extend(third.into_iter().filter(|mediator| !parties.contains(mediator)));
            told.event.evidence.push(Reason { span: *told_by, rule: PARTIES.to_owned() });
        }
        if let Some((place, told_by)) = place
            && told.event.place.is_none()
            && matches!(told.event.kind, EventType::Assault | EventType::Concede)
        {
            told.event.place = Some(place);
            told.event.evidence.push(Reason { span: told_by, rule: PLACE.to_owned() });
        }
    }
    for Told { event, .. } in told.iter_mut().filter(|told| told.asks_sides && told.event.targets.is_empty()) {
        if let Some((parties, told_by)) = parties
            && !event.agents.iter().any(|agent| parties.contains(agent))
        {
            event.targets.clone_from(parties);
            event.evidence.push(Reason { span: *told_by, rule: ASKED.to_owned() });
        }
    }
    for Told { event, begins, .. } in told.iter_mut().filter(|told| told.goes_on_between(parties)) {
        if let Some((earliest, told_by)) = beginning
            && event.status == Status::Happened
            && !*begins
            && event.time.as_ref().is_some_and(|time| ASSUMED.contains(&time.reason.as_str()))
        {
            let interval = Interval { earliest: earliest.earliest, latest: published.latest };
            event.time = Some(EventTime { interval, reason: BEGINNING.to_owned(), evidence: Some(told_by) });
        }
    }
}

/// Puts the parties of the conflict where an event only speaks of its sides; without a known conflict, words that name
/// nobody name nobody.
fn name_sides(event: &mut Event, parties: Option<&(Vec<ActorId>, Span)>, unnamed: &HashSet<ActorId>) {
    let mut named = false;
    for actors in [&mut event.agents, &mut event.targets, &mut event.sources] {
        let is_side = |actor: &ActorId| *actor == SIDES || parties.is_some() && unnamed.contains(actor);
        if !actors.iter().any(is_side) {
            continue;
        }
        actors.retain(|actor| !is_side(actor));
        for &party in parties.iter().flat_map(|(parties, _)| parties) {
            if !actors.contains(&party) {
                actors.push(party);
                named = true;
            }
        }
    }
    if let Some((_, told_by)) = parties.filter(|_| named) {
        event.evidence.push(Reason { span: *told_by, rule: SIDES_RULE.to_owned() });
    }
}

/// The first act that tells of somebody.
fn told_of(told: &[Told], actor: ActorId) -> Option<Span> {
    let tells = |event: &&Event| event.agents.iter().chain(&event.targets).any(|&part| part == actor);
    told.iter().map(|told| &told.event).find(tells).map(|event| event.span)
}

/// What all agree on, with the words of the first.
fn only<T: PartialEq>(mut all: impl Iterator<Item = (T, Span)>) -> Option<(T, Span)> {
    let first = all.next()?;
    all.all(|(other, _)| other == first.0).then_some(first)
}

/// When the document's fights began, if it tells one beginning before its publication.
fn beginning(told: &[Told]) -> Option<(Interval, Span)> {
    let dated = told.iter().filter(|told| told.is_fight() && told.begins && told.event.status == Status::Happened);
    let times = dated.filter_map(|told| told.event.time.as_ref());
    only(times.filter(|time| !ASSUMED.contains(&time.reason.as_str())).filter_map(|time| {
        time.interval.earliest?;
        Some((Interval { earliest: time.interval.earliest, latest: None }, time.evidence?))
    }))
}

/// The two or more whom the document tells to do acts of a sort, if they are the same wherever it does.
fn parties(told: &[Told], unnamed: &HashSet<ActorId>, sort: &dyn Fn(&Told) -> bool) -> Option<(Vec<ActorId>, Span)> {
    let mut only: Option<(Vec<ActorId>, Span)> = None;
    for Told { event, mediators, .. } in told.iter().filter(|told| sort(told)) {
        let mut sides: Vec<ActorId> = event.agents.iter().chain(&event.targets).copied().collect();
        sides.retain(|side| !mediators.contains(side));
        if sides.iter().any(|side| *side == SIDES || unnamed.contains(side)) {
            continue;
        }
        sides.sort_unstable();
        sides.dedup();
        match &only {
            _ if sides.len() < 2 => {}
            Some((known, _)) if *known != sides => return None,
            Some(_) => {}
            None => only = Some((sides, event.span)),
        }
    }
    only
}

/// The two who reach an agreement or talk, if the document knows only these.
fn parties_of_talks(told: &[Told], unnamed: &HashSet<ActorId>) -> Option<(Vec<ActorId>, Span)> {
    let talks = |told: &Told| told.mutual && matches!(told.event.kind, EventType::Agree | EventType::Consult);
    parties(told, unnamed, &talks).filter(|(sides, _)| sides.len() == 2)
}
