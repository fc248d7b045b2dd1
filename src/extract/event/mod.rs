//! Document + all else → events.
//!
//! Promises: every event has its frame or rule, its trigger's words, and a reason for each of its parts; events come in
//! the text's order. Never: an event from a headline, a caption or the site's own words; a guess where the clause is
//! silent.

mod act;
mod argument;
mod behind;
mod carrier;
mod clock;
mod condition;
mod context;
mod counted;
mod implied;
mod location;
mod mood;
mod parties;
mod scene;
mod setting;
mod stage;
mod stray;
mod stretch;
mod tense;
mod when;

use self::act::{Act, Acts};
use self::argument::{Cast, Part, Parts};
use self::clock::{Clock, Undated};
use self::context::Context;
use self::parties::{Conflict, Told};
use self::scene::Scene;
use super::{Document, Found};
use crate::lang::frames::{Link, Operator, TriggerClass};
use crate::model::{ActorId, Event, EventId, EventType, PartKind, Reason, Span, Upos};

/// The rule of a dated act that no frame knows.
const UNKNOWN: &str = "dated-act";

/// Finds what a document tells, in the text's order.
#[must_use]
pub fn events(document: &Document, found: &Found) -> Vec<Event> {
    let mut told = Vec::new();
    let mut conflict = Conflict::default();
    let mut clock = Clock::default();
    for sentence in 0..document.sentences.len().min(document.trees.len()) {
        if document.sentences[sentence].part == PartKind::Body {
            clock.enter(document.sentences[sentence].paragraph);
            told.extend(events_in(document, found, sentence, &mut clock, &mut conflict));
        }
    }
    clock.settle(found.published.interval, told.iter_mut().map(|told| &mut told.event));
    conflict.unnamed = scene::sides(document, found);
    conflict.complete(&mut told, &found.actors, found.published.interval);
    setting::complete(&mut told, &found.actors);
    stage::complete(&mut told, document, found);
    let numbered = told.into_iter().enumerate();
    numbered.map(|(place, told)| Event { id: EventId(place as u32), ..told.event }).collect()
}

fn events_in(
    document: &Document,
    found: &Found,
    sentence: usize,
    clock: &mut Clock,
    conflict: &mut Conflict,
) -> Vec<Told> {
    let scene = Scene::new(document, found, sentence);
    conflict.read(&scene);
    let times = when::times_in(&scene);
    let acts = Acts::find(&scene, &times);
    let cast = Cast::find(&scene, &acts);
    let context = Context::find(&scene, &acts, &cast);
    let mut places: Vec<usize> = (0..acts.all.len()).collect();
    places.retain(|&act| is_news(&scene, &acts.all[act], &cast.parts[act]));
    places.sort_by_key(|&act| acts.all[act].words.first().copied());
    let mut tell = |place: usize| {
        let act = &acts.all[place];
        let mutual = act.frame.is_some_and(|frame| scene.frames().pattern(frame).mutual);
        let noun = act.frame.is_some_and(|frame| frame.trigger.class == TriggerClass::Noun);
        let begins = when::is_beginning(&scene, &acts, place);
        let of_sides = is_of_sides(&scene, act);
        let asks_sides = act.kind() == EventType::Request && asks_of_sides(&scene, act);
        let in_present = mood::is_present(&scene, when::told_by(&acts, place));
        let definite = takes_up(&scene, act, noun);
        let mediating = cast.parts[place].agents.iter().filter(|part| part.rule == argument::MEDIATOR);
        let mediators = mediating.map(|part| part.argument.actor).collect();
        let answers = act.frame.is_some_and(|frame| scene.frames().pattern(frame).answers);
        let answered = answered(&scene, act);
        let event = event(&scene, &acts, &cast, &context, clock, place);
        let paragraph = document.sentences[sentence].paragraph;
        let there = location::is_back_there(&scene, act.word);
        let held = is_held(&scene, &acts, act);
        Told {
            event,
            paragraph,
            mutual,
            noun,
            definite,
            answers,
            answered,
            begins,
            of_sides,
            in_present,
            asks_sides,
            mediators,
            there,
            held,
        }
    };
    let told = places.into_iter().map(&mut tell).collect();
    clock.pass(&scene, &acts);
    told
}

/// Whether an act is more than a way of speaking: what somebody says in his own words is none if no frame knows it or if it
/// tells of nobody, « “on ne lâchera rien” ».
fn is_news(scene: &Scene, act: &Act, parts: &Parts) -> bool {
    let nobody = parts.agents.is_empty() && parts.targets.is_empty() && parts.place.is_none();
    let quoted = scene.quote_around(scene.word(act.word).span).is_some();
    !(quoted && scene.is_verb(act.word) && (act.frame.is_none() || nobody))
}

/// Whether a verb only says of an act told before that it takes place: « elle aura lieu lundi ».
fn is_held(scene: &Scene, acts: &Acts, act: &Act) -> bool {
    let standing = acts.governors[act.word].filter(|_| act.frame.is_none());
    let carries = standing.is_some_and(|standing| standing.governor.content.links.contains(&Link::Subject));
    let stands_for_it = |&word: &usize| scene.word(word).upos == Upos::Pron && !scene.is_mentioned(word);
    carries && scene.at(act.word, &Link::Subject).iter().any(stands_for_it)
}

/// Whether an act is told as known already: « la rencontre », « le protocole a été signé ».
fn takes_up(scene: &Scene, act: &Act, noun: bool) -> bool {
    let definite = |word: usize| scene.children(word).iter().any(|&child| scene.is(child, Operator::Definite));
    let passive = || scene.is_passive(act.word) && scene.at(act.word, &Link::Object).into_iter().any(definite);
    if noun { definite(act.word) } else { act.kind() == EventType::Agree && passive() }
}

/// The sort of act that an answer's object names as known: « rejeter l'offre », « accepter cette invitation ».
fn answered(scene: &Scene, act: &Act) -> Option<EventType> {
    let answers = matches!(act.kind(), EventType::Agree | EventType::Reject) && scene.is_verb(act.word);
    let objects = if answers { scene.at(act.word, &Link::Object) } else { Vec::new() };
    objects.into_iter().find_map(|object| {
        let known = scene.children(object).iter().any(|&child| scene.is(child, Operator::Definite));
        let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(object).lemma);
        let said = |kind| matches!(kind, EventType::Accuse | EventType::Request | EventType::Threaten);
        frames.find(|frame| known && frame.trigger.tail.is_empty() && said(frame.kind)).map(|frame| frame.kind)
    })
}

/// Whether an act is that of the conflict's sides if nobody is named: by its own pattern, or by that of what it absorbs,
/// « mettre fin aux combats ».
fn is_of_sides(scene: &Scene, act: &Act) -> bool {
    let nouns = act.absorbed.iter().flat_map(|&word| scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma));
    act.frame.into_iter().chain(nouns).any(|frame| scene.frames().pattern(frame).of_sides)
}

/// Whether an act asks for one of the conflict's sides: « il appelle au cessez-le-feu ».
fn asks_of_sides(scene: &Scene, act: &Act) -> bool {
    let links = act.pattern(scene).map(|pattern| pattern.content.links.as_slice()).unwrap_or_default();
    let asked = links.iter().flat_map(|link| scene.at(act.word, link));
    asked.filter(|&word| scene.word(word).upos == Upos::Noun).any(|word| {
        let mut frames = scene.frames().of(TriggerClass::Noun, &scene.word(word).lemma);
        frames.any(|frame| scene.frames().pattern(frame).of_sides)
    })
}

fn event(scene: &Scene, acts: &Acts, cast: &Cast, context: &Context, clock: &mut Clock, place: usize) -> Event {
    let act = &acts.all[place];
    let parts = &cast.parts[place];
    let (status, status_reason) = context.status(scene, acts, place);
    let sources = context.sources(scene, acts, cast, place);
    let mut evidence = Vec::new();
    let mut take = |role: &str, found: &[Part]| -> Vec<ActorId> {
        let mut actors = Vec::new();
        for part in found {
            if !actors.contains(&part.argument.actor) {
                actors.push(part.argument.actor);
                if part.argument.actor == scene::SIDES {
                    continue;
                }
                evidence.push(Reason { span: part.argument.span, rule: format!("{role}-{}", part.rule) });
            }
        }
        actors
    };
    let agents = take("agent", &parts.agents);
    let targets = take("target", &parts.targets);
    let sources = take("source", &sources);
    let scene_of_act = take("place", parts.place.as_slice());
    evidence.extend(status_reason);
    let time = clock.time(scene, acts, context, &Undated { act: place, status, cast });
    let rule = act.frame.map_or(UNKNOWN, |frame| &frame.id).to_owned();
    Event {
        id: EventId(0),
        span: trigger_span(scene, &act.words),
        sentence: scene.sentence as u32,
        kind: act.kind(),
        lemma: lemma(scene, &act.words),
        agents,
        targets,
        time,
        place: scene_of_act.first().copied(),
        status,
        sources,
        rule,
        evidence,
    }
}

/// From the verb group's first auxiliary to the trigger's last word.
fn trigger_span(scene: &Scene, words: &[usize]) -> Span {
    let mut span = scene.word(words[0]).span;
    if scene.is_verb(words[0]) {
        let own = |&auxiliary: &usize| scene.word(auxiliary).upos == Upos::Aux;
        for auxiliary in scene.auxiliaries(words[0]).filter(own) {
            span = span.join(scene.word(auxiliary).span);
        }
    }
    words.iter().fold(span, |span, &word| span.join(scene.word(word).span))
}

fn lemma(scene: &Scene, words: &[usize]) -> String {
    words.iter().map(|&word| scene.word(word).lemma.to_lowercase()).collect::<Vec<_>>().join(" ")
}
