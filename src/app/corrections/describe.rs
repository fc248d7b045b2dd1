//! Corrections in words.

use crate::app::dates;
use crate::app::findings::Findings;
use crate::app::words::Words;
use crate::model::{
    ActorKind, ActorTarget, Corrected, Correction, EventTarget, EventType, Interval, NamedActor, ToldEvent,
};

/// What a correction does, in a sentence.
pub fn described(words: &Words, findings: &Findings, correction: &Correction) -> String {
    let of = |target: &EventTarget| target.first().map(|told| event(findings, told)).unwrap_or_default();
    let who = |target: &ActorTarget| target.first().map(|named| actor(findings, named)).unwrap_or_default();
    let joined = |names: Vec<String>| {
        let (first, others) = names.split_first().map_or((String::new(), &[][..]), |(one, rest)| (one.clone(), rest));
        words.with("corrected-merge", &[("name", &first), ("others", &quoted(words, others))])
    };
    let change = |before: &str, after: &str| words.with("corrected-change", &[("name", before), ("after", after)]);
    match correction {
        Correction::MergeEvents { events } => joined(events.iter().map(of).collect()),
        Correction::MergeActors { actors } => joined(actors.iter().map(who).collect()),
        Correction::SplitEvent { telling } => {
            words.with("corrected-split", &[("name", &event(findings, telling)), ("article", &telling.doc)])
        }
        Correction::SplitActor { named } => {
            words.with("corrected-split", &[("name", &actor(findings, named)), ("article", &named.doc)])
        }
        Correction::RenameEvent { event, label } => {
            words.with("corrected-rename", &[("name", &of(event)), ("after", label)])
        }
        Correction::RenameActor { actor, name } => {
            words.with("corrected-rename", &[("name", &who(actor)), ("after", name)])
        }
        Correction::RetypeEvent { event, kind } => change(&of(event), &type_name(words, *kind)),
        Correction::RetypeActor { actor, kind } => change(&who(actor), &kind_name(words, *kind)),
        Correction::DateEvent { event, time } => change(&of(event), &date(words, *time)),
        Correction::HideEvent { event } => words.with("corrected-hide", &[("name", &of(event))]),
        Correction::HideActor { actor } => words.with("corrected-hide", &[("name", &who(actor))]),
        Correction::ShowEvent { event } => words.with("corrected-show", &[("name", &of(event))]),
        Correction::ShowActor { actor } => words.with("corrected-show", &[("name", &who(actor))]),
    }
}

/// What a corrected thing was, in a few words.
pub fn former(words: &Words, corrected: &Corrected) -> String {
    let (key, before) = match corrected {
        Corrected::Name { before } => ("was-name", before.clone()),
        Corrected::Type { before } => ("was-type", type_name(words, *before)),
        Corrected::Kind { before } => ("was-type", kind_name(words, *before)),
        Corrected::Date { before } => ("was-date", date(words, *before)),
        Corrected::Merged { before } => ("was-several", quoted(words, before)),
        Corrected::Split { before } => ("was-one-with", before.clone()),
    };
    words.with(key, &[("before", &before)])
}

/// The name of a type of act.
pub fn type_name(words: &Words, kind: EventType) -> String {
    words.known(&format!("type-{}", kind.as_str())).unwrap_or_default()
}

/// The name of a kind of actor.
pub fn kind_name(words: &Words, kind: ActorKind) -> String {
    words.known(&format!("kind-{}", kind.as_str())).unwrap_or_default()
}

/// A time, or that there is none.
pub fn date(words: &Words, time: Option<Interval>) -> String {
    dates::interval(words, time.unwrap_or_default())
}

fn quoted(words: &Words, names: &[String]) -> String {
    names.iter().map(|name| words.with("quoted", &[("words", name)])).collect::<Vec<_>>().join(", ")
}

/// What the event was called as it was read; where it is not there, its words.
fn event(findings: &Findings, told: &ToldEvent) -> String {
    let is_told = |event: &&crate::model::StoryEvent| {
        event.mentions.iter().any(|mention| mention.doc == told.doc && mention.event == told.event)
    };
    let known = findings.reading(&told.doc).is_some();
    let event = findings.read.events.iter().filter(|_| known).find(is_told);
    event.map_or_else(|| told.words.clone(), |event| event.label.clone())
}

fn actor(findings: &Findings, named: &NamedActor) -> String {
    let is_named = |actor: &&crate::model::StoryActor| {
        actor.members.iter().any(|member| member.doc == named.doc && member.actor == named.actor)
    };
    let known = findings.reading(&named.doc).is_some();
    let actor = findings.read.actors.iter().filter(|_| known).find(is_named);
    actor.map_or_else(|| named.name.clone(), |actor| actor.name.clone())
}
