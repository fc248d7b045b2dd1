//! The story told anew from corrected groups.

use super::draft::{Group, Time};
use super::{Actors, Events as EventDraft};
use crate::lang::Language;
use crate::lang::linking::Linking;
use crate::link::actors::{self, Cast};
use crate::link::corpus::Corpus;
use crate::link::events::{self, Events, Facts};
use crate::link::vocabulary::Vocabulary;
use crate::link::{contradictions, labels, relations};
use crate::model::{
    ActorKind, Corrected, EventType, Merge, Status, Story, StoryActor, StoryActorId, StoryEvent, StoryEventId,
};
use std::collections::BTreeSet;

/// The rule of what a reader took for one.
const RULE: &str = "by-the-reader";

/// Tells the story of the groups that the drafts leave; `story` is what was told before.
pub(super) fn rewrite(
    corpus: &Corpus,
    story: &Story,
    actors: Actors,
    events: EventDraft,
    language: &Language,
) -> Story {
    let (cast, actors_shown) = cast(corpus, story, actors.groups(), &language.linking);
    let mut facts = events::facts(corpus, &cast, &mut Vocabulary::new(language));
    for facts in &mut facts {
        strip(facts, actors_shown);
    }
    let mut groups = events.groups();
    for group in &groups {
        correct_facts(&mut facts, group);
    }
    // What is hidden stays at the end until contradictions are found, for these ask for the event of every mention.
    groups.sort_by_key(|group| group.changes.hidden);
    let shown = groups.iter().filter(|group| !group.changes.hidden).count();
    let mut told: Vec<(StoryEvent, Group<EventType>)> =
        groups.into_iter().map(|group| (tell(corpus, &cast, &facts, story, &group, actors_shown), group)).collect();
    told[..shown].sort_by(|one, other| {
        events::order_in_story(&one.0, &one.1.members).cmp(&events::order_in_story(&other.0, &other.1.members))
    });
    let (told, groups): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    let members = groups.iter().map(|group| group.members.clone()).collect();
    let mut events = Events { told, facts, members };
    for (place, event) in events.told.iter_mut().enumerate() {
        event.id = StoryEventId(place as u32);
    }
    labels::label(&mut events, corpus, &cast, &language.linking);
    for (event, group) in events.told.iter_mut().zip(&groups) {
        rename(&mut event.label, group.changes.name.as_ref(), &mut event.corrected);
    }
    let relations = relations::relations(&events.told[..shown]);
    let mut contradictions = contradictions::contradictions(corpus, &cast, &events, language);
    for claim in contradictions.iter_mut().flat_map(|contradiction| &mut contradiction.claims) {
        claim.source = claim.source.filter(|source| source.index() < actors_shown);
    }
    let (mut actors, mut events) = (cast.actors, events.told);
    actors.truncate(actors_shown);
    events.truncate(shown);
    Story { actors, events, relations, contradictions }
}

/// The cast of the groups, and how many of it are shown: those come first.
fn cast(corpus: &Corpus, story: &Story, mut groups: Vec<Group<ActorKind>>, linking: &Linking) -> (Cast, usize) {
    groups.sort_by_key(|group| group.changes.hidden);
    let shown = groups.iter().filter(|group| !group.changes.hidden).count();
    let mut of_number = vec![StoryActorId(0); corpus.actor_count()];
    let mut actors = Vec::new();
    for (place, group) in groups.into_iter().enumerate() {
        let id = StoryActorId(place as u32);
        for &number in &group.members {
            of_number[number] = id;
        }
        actors.push(actor(corpus, story, &group, id, linking));
    }
    (Cast::new(actors, of_number), shown)
}

fn actor(corpus: &Corpus, story: &Story, group: &Group<ActorKind>, id: StoryActorId, linking: &Linking) -> StoryActor {
    let told = |key: usize| story.actors.get(key);
    let kept = group.kept.and_then(told);
    let mut actor = if let Some(kept) = kept.filter(|_| group.same) {
        StoryActor { id, ..kept.clone() }
    } else {
        let words: BTreeSet<&str> = group.members.iter().map(|&number| corpus.actor(number).name.as_str()).collect();
        let name = kept.map(|kept| &kept.name).filter(|name| words.contains(name.as_str())).cloned();
        let name = name.unwrap_or_else(|| actors::best_name(corpus, &group.members));
        let parts = group.parts.iter().filter_map(|&(part, first)| Some((told(part)?, first)));
        let parts: Vec<(&StoryActor, &str)> =
            parts.map(|(part, first)| (part, corpus.actor(first).name.as_str())).collect();
        let evidence = evidence(parts.iter().map(|(part, said)| (&part.evidence[..], *said)), &words);
        let mut actor = actors::one(corpus, id, &group.members, name, evidence, linking);
        if let Some(kept) = kept {
            actor.kind = kept.kind;
        }
        let before = parts.iter().map(|(part, _)| part.name.clone()).collect();
        actor.corrected.extend(regrouped(group, before));
        actor
    };
    let former = actor.name.clone();
    rename(&mut actor.name, group.changes.name.as_ref(), &mut actor.corrected);
    // The former name stays one by which it is found.
    if actor.name != former {
        actor.aliases.retain(|alias| *alias != actor.name);
        actor.aliases.insert(0, former);
    }
    if let Some(kind) = group.changes.kind.filter(|&kind| kind != actor.kind) {
        actor.corrected.push(Corrected::Kind { before: actor.kind });
        actor.kind = kind;
    }
    actor
}

/// One event, without its number and title.
fn tell(
    corpus: &Corpus,
    cast: &Cast,
    facts: &[Facts],
    story: &Story,
    group: &Group<EventType>,
    actors_shown: usize,
) -> StoryEvent {
    let told = |key: usize| story.events.get(key);
    let kept = group.kept.and_then(told);
    let read = kept.map_or(corpus.event(group.members[0]).kind, |kept| kept.kind);
    let kind = group.changes.kind.unwrap_or(read);
    let evidence = if let Some(kept) = kept.filter(|_| group.same) {
        kept.evidence.clone()
    } else {
        let words: BTreeSet<&str> = group.members.iter().map(|&number| corpus.trigger(number)).collect();
        let parts = group.parts.iter().filter_map(|&(part, first)| Some((told(part)?, first)));
        evidence(parts.map(|(part, first)| (&part.evidence[..], corpus.trigger(first))), &words)
    };
    let mut event = events::tell(corpus, cast, facts, &group.members, kind, evidence);
    let is_shown = |actor: &StoryActorId| actor.index() < actors_shown;
    event.sources.retain(is_shown);
    event.place = event.place.filter(is_shown);
    if !group.same {
        let before = group.parts.iter().filter_map(|&(part, _)| Some(told(part)?.label.clone())).collect();
        event.corrected.extend(regrouped(group, before));
    }
    if kind != read {
        event.corrected.push(Corrected::Type { before: read });
    }
    if let Time::Given(time) = group.changes.time
        && time != event.time
    {
        event.corrected.push(Corrected::Date { before: event.time });
        event.time = time;
    }
    event
}

/// What is told of a type that a reader corrected is of that type; what is hidden says nothing.
fn correct_facts(facts: &mut [Facts], group: &Group<EventType>) {
    for &number in &group.members {
        let facts = &mut facts[number];
        facts.kind = group.changes.kind.unwrap_or(facts.kind);
        if group.changes.hidden {
            facts.status = Status::Hypothetical;
            facts.days = None;
            facts.lasting = false;
            facts.concepts.clear();
            strip(facts, 0);
        }
    }
}

/// Takes the actors from a number on out of what is known of a mention.
fn strip(facts: &mut Facts, shown: usize) {
    let is_shown = |actor: &StoryActorId| actor.index() < shown;
    facts.agents.retain(is_shown);
    facts.targets.retain(is_shown);
    facts.sources.retain(is_shown);
    facts.place = facts.place.filter(is_shown);
}

fn rename(name: &mut String, given: Option<&String>, corrected: &mut Vec<Corrected>) {
    if let Some(given) = given.filter(|given| *given != name) {
        let before = std::mem::replace(name, given.clone());
        corrected.push(Corrected::Name { before });
    }
}

/// What tells that a group is not the story's: `parts` are the names of those that it comes from.
fn regrouped<Kind>(group: &Group<Kind>, mut parts: Vec<String>) -> Option<Corrected> {
    if parts.len() > 1 {
        return Some(Corrected::Merged { before: parts });
    }
    (!group.same).then(|| parts.pop()).flatten().map(|before| Corrected::Split { before })
}

/// Why the parts of a group are one: what joined the members that are still in it, and the reader's word for the rest.
fn evidence<'a>(parts: impl Iterator<Item = (&'a [Merge], &'a str)>, words: &BTreeSet<&str>) -> Vec<Merge> {
    let (mut evidence, mut first) = (Vec::new(), None);
    for (merges, said) in parts {
        let holds = |merge: &&Merge| merge.words.iter().all(|word| words.contains(word.as_str()));
        evidence.extend(merges.iter().filter(holds).cloned());
        if let Some(first) = first {
            let mut words = [first, said].map(str::to_owned);
            words.sort();
            evidence.push(Merge { rule: RULE.to_owned(), words });
        }
        first = first.or(Some(said));
    }
    evidence
}
