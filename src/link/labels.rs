//! Titles of events: the parts that a language's templates are filled with.

use super::actors::Cast;
use super::corpus::{Corpus, words};
use super::events::{Events, is_mutual};
use crate::lang::linking::Linking;
use crate::lang::titles::{Article, TitleName, TitleParts};
use crate::model::{ActorKind, Corrected, MentionForm, Span, Status, StoryActorId};
use std::collections::BTreeMap;

/// Words before a mention are looked for within this many bytes.
const BEFORE: usize = 12;

/// What one does alone among the acts of several.
const ALONE: [&str; 2] = ["mediation", "visit"];

/// Gives every event its title.
pub(super) fn label(events: &mut Events, corpus: &Corpus, cast: &Cast, linking: &Linking) {
    let names = title_names(corpus, cast, linking);
    for (event, members) in events.told.iter_mut().zip(&events.members) {
        let facts = || members.iter().map(|&number| &events.facts[number]);
        // Concepts in the order of how many mentions use them, then the type.
        let mut concepts: BTreeMap<&str, usize> = BTreeMap::new();
        facts().flat_map(|facts| &facts.concepts).for_each(|concept| *concepts.entry(concept).or_default() += 1);
        let mut keys: Vec<(&str, usize)> = concepts.into_iter().collect();
        keys.sort_by_key(|&(concept, count)| (std::cmp::Reverse(count), concept));
        let mut keys: Vec<String> =
            keys.into_iter().map(|(concept, _)| format!("{}.{concept}", event.kind.as_str())).collect();
        keys.push(event.kind.as_str().to_owned());
        let mut frames: Vec<String> =
            facts().find_map(|facts| facts.phase).map(|phase| phase.as_str().to_owned()).into_iter().collect();
        frames.extend(frame(event.status).map(str::to_owned));
        let pick = |ids: &[StoryActorId]| ids.iter().map(|id| names[id.index()].clone()).collect();
        // An act without words of its own is called by its type.
        let lemma = members.first().map(|&number| corpus.event(number).lemma.clone()).unwrap_or_default();
        let lemma = if lemma.trim().is_empty() { event.kind.as_str().to_owned() } else { lemma };
        let mut agents: Vec<TitleName> = pick(&event.agents);
        let mut targets: Vec<TitleName> = pick(&event.targets);
        // A meeting with one name is a meeting with somebody; a group may meet among its own.
        let is_alone = |id: &StoryActorId| cast.actors[id.index()].kind != ActorKind::Group;
        let is_between = !facts().any(|facts| facts.concepts.iter().any(|concept| ALONE.contains(&concept.as_str())));
        if is_mutual(event.kind)
            && is_between
            && targets.is_empty()
            && event.agents.len() == 1
            && event.agents.iter().all(is_alone)
        {
            std::mem::swap(&mut agents, &mut targets);
        }
        event.label = linking.titles.title(&TitleParts {
            keys,
            agents,
            targets,
            sources: pick(&event.sources),
            place: event.place.and_then(|place| scene(&names[place.index()], cast.actors[place.index()].kind)),
            lemma,
            frames,
        });
    }
}

/// A place as it can stand in a title: only a country's article tells its preposition.
fn scene(name: &TitleName, kind: ActorKind) -> Option<TitleName> {
    let worded = name.article.as_ref().filter(|article| kind == ActorKind::Country || **article == Article::none());
    matches!(kind, ActorKind::Country | ActorKind::Place)
        .then(|| TitleName { name: name.name.clone(), article: worded.cloned() })
}

fn frame(status: Status) -> Option<&'static str> {
    match status {
        Status::Happened => None,
        Status::Planned => Some("planned"),
        Status::Negated => Some("negated"),
        Status::Wished => Some("wished"),
        Status::Hypothetical => Some("hypothetical"),
    }
}

/// The story's actors as they stand in titles, with the article that the documents most often put before them.
fn title_names(corpus: &Corpus, cast: &Cast, linking: &Linking) -> Vec<TitleName> {
    let mut counts: Vec<BTreeMap<&Article, usize>> = vec![BTreeMap::new(); cast.actors.len()];
    for (place, reading) in corpus.readings().iter().enumerate() {
        for mention in reading.mentions.iter().filter(|mention| mention.form != MentionForm::Pronoun) {
            let Some(id) = cast.actor(corpus, place, mention.actor) else { continue };
            let said = words(reading, mention.span);
            let Some(actor) = reading.actors.get(mention.actor.index()) else { continue };
            // The sentence's capital is not the name's: « Le ministère » at its beginning.
            let small = said.chars().flat_map(char::to_lowercase).collect::<String>();
            let (small_name, _) = linking.titles.split_article(&actor.name);
            let (inner, own) = linking.titles.split_article(&small);
            let article = if same_name(&small, small_name) {
                linking.titles.article_before(before(reading, mention.span.start as usize, BEFORE))
            } else if same_name(inner, small_name) {
                own
            } else {
                None
            };
            if let Some(article) = article {
                *counts[id.index()].entry(article).or_default() += 1;
            }
        }
    }
    cast.actors
        .iter()
        .zip(counts)
        .map(|(actor, counts)| {
            let (name, own) = linking.titles.split_article(&actor.name);
            // The articles of the name that documents use say nothing of one that a reader has given.
            let is_given = actor.corrected.iter().any(|corrected| matches!(corrected, Corrected::Name { .. }));
            let counts = if is_given { BTreeMap::new() } else { counts };
            let said = counts.into_iter().max_by_key(|&(article, count)| (count, std::cmp::Reverse(article)));
            let named_person =
                actor.kind == ActorKind::Person && actor.name.chars().next().is_some_and(char::is_uppercase);
            let article =
                if named_person { Some(Article::none()) } else { own.or(said.map(|(article, _)| article)).cloned() };
            TitleName { name: name.to_owned(), article }
        })
        .collect()
}

fn same_name(one: &str, other: &str) -> bool {
    one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

fn before(reading: &crate::model::Reading, start: usize, length: usize) -> &str {
    let start = start.min(reading.text.len());
    let mut first = start.saturating_sub(length);
    while !reading.text.is_char_boundary(first) {
        first += 1;
    }
    words(reading, Span::new(first, start))
}
