//! A document's acts → who, for those told again.
//!
//! « Le maire a rencontré les élus à Lens. La réunion a duré deux heures. »: the meeting is theirs, and there. Promises: only
//! what another act of the document tells, and only where no second act tells otherwise. Never: a party or a place that
//! replaces one that the words themselves tell.

use super::parties::Told;
use crate::model::{Actor, ActorId, ActorKind, Event, EventType, Reason, Span, Status};

/// How many sentences back an act that a noun takes up may have been told.
const MEMORY: u32 = 4;

/// Completes the acts of a document from one another.
pub fn complete(told: &mut [Told], actors: &[Actor]) {
    for place in 0..told.len() {
        let (before, here) = told.split_at_mut(place);
        if let Some(here) = here.first_mut().filter(|here| here.held) {
            take_place(before, here);
        }
    }
    for place in 0..told.len() {
        let (before, here) = told.split_at_mut(place);
        if let Some(here) = here.first_mut() {
            take_up(before, here);
        }
    }
    for place in 0..told.len() {
        let (before, here) = told.split_at_mut(place);
        if let Some(here) = here.first_mut() {
            answer_by_noun(before, here);
            answer(before, here);
            answer_request(before, here);
        }
    }
    share_accused(told, actors);
    go_on_against(told, actors);
    share_protesters(told);
    share_adversary(told, actors);
}

/// « Il a proposé une rencontre. Elle aura lieu lundi. »: what takes place is the act before that a noun names.
fn take_place(before: &[Told], here: &mut Told) {
    use EventType::{Consult, Elect, Judge, Protest};
    let event = &mut here.event;
    let mut recent = before.iter().rev().take_while(|told| event.sentence - told.event.sentence <= 1);
    let is_held = |told: &&Told| told.noun && matches!(told.event.kind, Consult | Elect | Judge | Protest);
    let Some(Told { event: named, .. }) = recent.find(is_held) else { return };
    event.kind = named.kind;
    event.agents.clone_from(&named.agents);
    event.targets.clone_from(&named.targets);
    event.evidence.push(Reason { span: named.span, rule: "act-that-takes-place".to_owned() });
}

/// « La réunion »: what the act before of the same type tells of who takes part, where nobody is named here.
fn take_up(before: &[Told], here: &mut Told) {
    use EventType::{Accuse, Agree, Assault, Coerce, Consult, Judge, Protest, Request, State, Threaten};
    let led = here.lacks_parties();
    let event = &mut here.event;
    // « Son retrait » is not whatever else was told of the election.
    let kind = event.kind;
    let same_words = |other: &Event| kind != EventType::Other || other.rule == event.rule;
    let told_again = kind == EventType::Other
        || matches!(
            event.kind,
            Accuse | Agree | Assault | Coerce | Consult | Judge | Protest | Request | State | Threaten
        );
    if !told_again || !here.definite || !led {
        return;
    }
    let recent = before.iter().rev().map(|told| &told.event);
    let mut recent = recent.take_while(|other| event.sentence - other.sentence <= MEMORY);
    let somebody = |other: &&Event| !(other.agents.is_empty() && other.targets.is_empty());
    let same = recent.find(|other| other.kind == event.kind && same_words(other) && somebody(other));
    let Some(same) = same.filter(|same| same.status != Status::Negated) else { return };
    // Of the steps of a trial each is somebody else's.
    if event.kind != EventType::Judge {
        let mediators = std::mem::replace(&mut event.agents, same.agents.clone());
        event.agents.extend(mediators.into_iter().filter(|mediator| !same.agents.contains(mediator)));
    }
    event.targets.clone_from(&same.targets);
    event.evidence.push(Reason { span: same.span, rule: "parts-of-same-act".to_owned() });
    if event.place.is_none() && same.place.is_some() {
        event.place = same.place;
        event.evidence.push(Reason { span: same.span, rule: "place-of-same-act".to_owned() });
    }
}

/// « La régie propose une rencontre. Le syndicat rejette l'offre. »: whoever did what the noun says is answered.
fn answer_by_noun(before: &[Told], here: &mut Told) {
    let event = &mut here.event;
    let Some(kind) = here.answered.filter(|_| event.targets.is_empty() && !event.agents.is_empty()) else { return };
    let recent = before.iter().rev().map(|told| &told.event);
    let mut recent = recent.take_while(|other| event.sentence - other.sentence <= MEMORY);
    let Some(said) = recent.find(|other| other.kind == kind && !other.agents.is_empty()) else { return };
    if said.agents.iter().any(|actor| event.agents.contains(actor)) {
        return;
    }
    event.targets.clone_from(&said.agents);
    event.evidence.push(Reason { span: said.span, rule: "target-answered-by-noun".to_owned() });
}

/// « Le préfet invite les élus. Ils acceptent. »: whoever asked is answered.
fn answer_request(before: &[Told], here: &mut Told) {
    let event = &mut here.event;
    let answers = matches!(event.kind, EventType::Agree | EventType::Reject);
    if !answers || here.mutual || !event.targets.is_empty() || event.agents.is_empty() {
        return;
    }
    let recent = before.iter().rev().map(|told| &told.event);
    let mut recent = recent.take_while(|other| event.sentence - other.sentence <= 1);
    let asked = |other: &&Event| {
        other.kind == EventType::Request && other.targets.iter().any(|target| event.agents.contains(target))
    };
    if let Some(request) = recent.find(asked)
        && let [asking] = request.agents[..]
        && !event.agents.contains(&asking)
    {
        event.targets.push(asking);
        event.evidence.push(Reason { span: request.span, rule: "target-asking".to_owned() });
    }
}

/// « La mairie dément »: whoever spoke last before is answered.
fn answer(before: &[Told], here: &mut Told) {
    use EventType::{Accuse, Reject, Request, State, Threaten};
    let event = &mut here.event;
    if !here.answers || !event.targets.is_empty() {
        return;
    }
    let recent = before.iter().rev().map(|told| &told.event);
    let mut recent = recent.take_while(|other| event.sentence - other.sentence <= 1);
    let said = recent.find(|other| matches!(other.kind, Accuse | Reject | Request | State | Threaten));
    let Some(said) = said.filter(|said| !said.agents.iter().any(|actor| event.agents.contains(actor))) else { return };
    if let [speaker] = said.agents[..] {
        event.targets.push(speaker);
        event.evidence.push(Reason { span: said.span, rule: "target-answered".to_owned() });
    }
}

/// The steps of a court against nobody in particular are against the one person whom all others are against.
fn share_accused(told: &mut [Told], actors: &[Actor]) {
    let is_person = |actor: ActorId| actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::Person);
    // What is seized is no accused: « saisir la cour ».
    let persons = |event: &Event| event.targets.iter().copied().filter(|&actor| is_person(actor)).collect();
    let of = |event: &Event| (event.kind == EventType::Judge).then(|| persons(event));
    let Some((accused, span)) = only(told, of).filter(|(accused, _)| accused.len() == 1) else { return };
    for Told { event, .. } in told.iter_mut().filter(|told| told.event.kind == EventType::Judge) {
        if event.targets.is_empty() && !event.agents.contains(&accused[0]) {
            event.targets.clone_from(&accused);
            event.evidence.push(Reason { span, rule: "target-accused-of-the-document".to_owned() });
        }
    }
}

/// The steps of a court that do not say against whom are against whoever the last step was against, a few sentences before.
fn go_on_against(told: &mut [Told], actors: &[Actor]) {
    let is_person = |actor: ActorId| actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::Person);
    let mut last: Option<(u32, ActorId, Span)> = None;
    for Told { event, .. } in told.iter_mut().filter(|told| told.event.kind == EventType::Judge) {
        match (&event.targets[..], last) {
            (&[target], _) if is_person(target) => last = Some((event.sentence, target, event.span)),
            ([], Some((sentence, accused, span)))
                if event.sentence - sentence <= MEMORY && !event.agents.contains(&accused) =>
            {
                event.targets.push(accused);
                event.evidence.push(Reason { span, rule: "target-accused-before".to_owned() });
            }
            _ => {}
        }
    }
}

/// The protests of nobody in particular are of those who protest elsewhere, if these are the same throughout.
fn share_protesters(told: &mut [Told]) {
    let of = |event: &Event| (event.kind == EventType::Protest).then(|| event.agents.clone());
    let Some((protesters, span)) = only(told, of) else { return };
    for Told { event, .. } in told.iter_mut().filter(|told| told.event.kind == EventType::Protest && told.noun) {
        if event.agents.is_empty() {
            event.agents.clone_from(&protesters);
            event.targets.retain(|target| !protesters.contains(target));
            event.evidence.push(Reason { span, rule: "agent-protesters-of-the-document".to_owned() });
        }
    }
}

/// The protests that do not say against whom are against the one whom those who protest accuse, ask or defy elsewhere.
fn share_adversary(told: &mut [Told], actors: &[Actor]) {
    use EventType::{Accuse, Protest, Request, Threaten};
    let protesters: Vec<ActorId> =
        told.iter().filter(|told| told.event.kind == Protest).flat_map(|told| told.event.agents.clone()).collect();
    let may_act = |actor: ActorId| {
        let kind = actors.get(actor.index()).map(|actor| actor.kind);
        matches!(kind, Some(ActorKind::Country | ActorKind::Organisation | ActorKind::Person))
    };
    let mut adversary: Option<(ActorId, Span)> = None;
    for Told { event, .. } in told.iter() {
        let against = matches!(event.kind, Accuse | Protest | Request | Threaten)
            && event.agents.iter().any(|agent| protesters.contains(agent));
        for &target in event.targets.iter().filter(|&&target| against && may_act(target)) {
            match adversary {
                Some((known, _)) if known != target => return,
                _ => adversary = adversary.or(Some((target, event.span))),
            }
        }
    }
    let Some((adversary, span)) = adversary else { return };
    for Told { event, .. } in told.iter_mut().filter(|told| told.event.kind == Protest) {
        if event.targets.is_empty() && !event.agents.contains(&adversary) {
            event.targets.push(adversary);
            event.evidence.push(Reason { span, rule: "target-adversary-of-the-document".to_owned() });
        }
    }
}

/// What all events of a sort that tell it agree on, with the words of the first.
fn only(told: &[Told], of: impl Fn(&Event) -> Option<Vec<ActorId>>) -> Option<(Vec<ActorId>, Span)> {
    let mut all = told.iter().filter_map(|told| Some((of(&told.event)?, told.event.span)));
    let mut told = all.by_ref().filter(|(actors, _)| !actors.is_empty());
    let first = told.next()?;
    told.all(|(actors, _)| actors == first.0).then_some(first)
}
