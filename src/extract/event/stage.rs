//! A document's acts → where, for those that its words leave without a place.
//!
//! « Les pêcheurs ont manifesté à Brest. Deux vitrines ont été brisées. »: the windows are in Brest. Promises: only a place
//! that another act of the same stage and of its time has, or the one that the article is dated from; the reason names those
//! words. Never: a place for what is only wished or possible, or a party to the act.

use super::parties::Told;
use crate::extract::{Document, Found};
use crate::lang::gazetteer::fold;
use crate::model::{Actor, ActorId, ActorKind, Event, EventTime, EventType, PartKind, Reason, Span, Status};

/// How many days apart two acts may be told to be and still be of one scene.
const DAYS: i64 = 366;

/// What sort of scene an act belongs to: one act of a scene says where the others are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Crowds, fights, arrests and disasters.
    Street,
    /// Talks and agreements.
    Table,
    /// Trials.
    Court,
}

const STAGES: [Stage; 3] = [Stage::Street, Stage::Table, Stage::Court];

fn stage(event: &Event) -> Option<Stage> {
    use EventType::{Agree, Aid, Assault, Coerce, Consult, Cooperate, Disaster, Judge, Protest};
    match event.kind {
        Aid | Assault | Coerce | Disaster | Protest => Some(Stage::Street),
        Agree | Consult | Cooperate => Some(Stage::Table),
        Judge => Some(Stage::Court),
        _ => None,
    }
}

/// Gives the acts of a document the places of their scenes.
pub fn complete(told: &mut [Told], document: &Document, found: &Found) {
    let home = home(document, &found.actors).or_else(|| of_title(document, found));
    for here in STAGES {
        share(told, here, home);
    }
    return_to_scene(told, home);
    go_on_speaking(told);
}

/// An act is where the act of its stage before it in the paragraph was, else where all such acts of its time in the document
/// were, else, if none of these has a place, at the article's own.
fn share(told: &mut [Told], here: Stage, home: Option<(ActorId, Span)>) {
    let of_stage = |told: &&Told| stage(&told.event) == Some(here) && is_real(told.event.status);
    let known: Vec<Scene> = told.iter().filter(of_stage).filter_map(scene).collect();
    let mut last: Option<(u32, Scene)> = None;
    for Told { event, paragraph, .. } in told.iter_mut().filter(|told| stage(&told.event) == Some(here)) {
        if event.place.is_some() {
            last = scene_of(event).filter(|_| is_real(event.status)).map(|scene| (*paragraph, scene)).or(last);
            continue;
        }
        let before = last.as_ref().filter(|(known, _)| known == paragraph).map(|(_, scene)| scene);
        if event.status != Status::Happened {
            // « Il n'y a pas eu de rencontre à trois »: nor was there one here.
            let same = before.filter(|scene| event.kind == EventType::Consult && scene.is_on_day_of(event));
            if let Some(scene) = same.filter(|_| matches!(event.status, Status::Negated | Status::Planned)) {
                give(event, (scene.place, scene.span), "place-of-paragraph");
            }
            continue;
        }
        let mut near = known.iter().filter(|scene| scene.is_near(event)).peekable();
        let first = near.peek().map(|scene| (scene.place, scene.span));
        let everywhere = first.filter(|first| near.all(|scene| scene.place == first.0));
        match (before, everywhere, home.filter(|_| first.is_none())) {
            (Some(before), ..) => give(event, (before.place, before.span), "place-of-paragraph"),
            (None, Some(only), _) => give(event, only, "place-of-the-document"),
            (None, None, Some(home)) => give(event, home, "place-of-dateline"),
            (None, None, None) => {}
        }
    }
}

/// « Le ministre s'est rendu sur les lieux »: where what was told before happened, else where the article is dated from.
fn return_to_scene(told: &mut [Told], home: Option<(ActorId, Span)>) {
    let mut last = None;
    for Told { event, there, .. } in told {
        if let Some(place) = event.place {
            last = (stage(event) == Some(Stage::Street)).then_some((place, event.span)).or(last);
        } else if let Some(found) = last.or(home).filter(|_| *there) {
            give(event, found, "place-of-scene");
        }
    }
}

/// « « Nous tiendrons », a-t-il ajouté »: where the same speaker spoke before in the paragraph.
fn go_on_speaking(told: &mut [Told]) {
    let mut last: Option<(u32, Vec<ActorId>, (ActorId, Span))> = None;
    for Told { event, paragraph, .. } in told.iter_mut().filter(|told| told.event.kind == EventType::State) {
        match (&last, event.place) {
            (_, Some(place)) => last = Some((*paragraph, event.agents.clone(), (place, event.span))),
            (Some((before, speakers, place)), None)
                if before == paragraph
                    && *speakers == event.agents
                    && !speakers.is_empty()
                    && event.status == Status::Happened =>
            {
                give(event, *place, "place-of-speech");
            }
            _ => {}
        }
    }
}

fn give(event: &mut Event, (place, span): (ActorId, Span), rule: &str) {
    if !event.agents.iter().chain(&event.targets).any(|actor| *actor == place) {
        event.place = Some(place);
        event.evidence.push(Reason { span, rule: rule.to_owned() });
    }
}

/// Whether what is told of an act tells where anything is.
fn is_real(status: Status) -> bool {
    matches!(status, Status::Happened | Status::Planned)
}

/// An act that has a place.
struct Scene {
    place: ActorId,
    span: Span,
    time: Option<EventTime>,
}

fn scene(told: &Told) -> Option<Scene> {
    scene_of(&told.event)
}

fn scene_of(event: &Event) -> Option<Scene> {
    Some(Scene { place: event.place?, span: event.span, time: event.time.clone() })
}

impl Scene {
    /// Whether it may be of one scene with another act by their days: what happened years ago was elsewhere.
    fn is_near(&self, event: &Event) -> bool {
        self.days_to(event).is_none_or(|days| days <= DAYS)
    }

    /// Whether both are of one day, or may be.
    fn is_on_day_of(&self, event: &Event) -> bool {
        self.days_to(event).is_none_or(|days| days <= 0)
    }

    /// How many days lie between it and another act, if both are dated.
    fn days_to(&self, event: &Event) -> Option<i64> {
        let (mine, theirs) = (self.time.as_ref()?.interval, event.time.as_ref()?.interval);
        let after = |later: Option<crate::model::Moment>, earlier: Option<crate::model::Moment>| {
            let (later, earlier) = (later?.date, earlier?.date);
            earlier.until(later).ok().map(|span| i64::from(span.get_days()))
        };
        after(theirs.earliest, mine.latest).max(after(mine.earliest, theirs.latest))
    }
}

/// The place that the article is dated from, if its text speaks of it.
fn home(document: &Document, actors: &[Actor]) -> Option<(ActorId, Span)> {
    let dateline = document.sentences.iter().find(|sentence| sentence.part == PartKind::Dateline)?.span;
    let words = fold(dateline.of(&document.article.text).trim_start_matches('('));
    let opens = |actor: &&Actor| {
        let rest = words.strip_prefix(&fold(&actor.name));
        actor.kind == ActorKind::Place && rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    actors.iter().find(opens).map(|actor| (actor.id, dateline))
}

/// The only town or region that the headline names: « Josselin : un car percute un camion ».
fn of_title(document: &Document, found: &Found) -> Option<(ActorId, Span)> {
    let title = document.sentences.iter().find(|sentence| sentence.part == PartKind::Title)?.span;
    let is_place = |actor: ActorId| found.actors.get(actor.index()).is_some_and(|actor| actor.kind == ActorKind::Place);
    let mut places = found.mentions.iter().filter(|mention| title.contains(mention.span) && is_place(mention.actor));
    let first = places.next()?;
    places.all(|other| other.actor == first.actor).then_some((first.actor, first.span))
}
