//! Titles of events: the parts that a language's templates are filled with.

use super::actors::Cast;
use super::corpus::{Corpus, words};
use super::events::{Events, is_mutual};
use crate::lang::linking::Linking;
use crate::lang::titles::{Article, TitleName, TitleParts};
use crate::model::{ActorKind, Corrected, MentionForm, Reading, Span, Status, StoryActorId};
use std::collections::BTreeMap;

/// Words before a mention are looked for within this many bytes.
const BEFORE: usize = 12;

/// An act's own words are cut where they get longer than so many letters.
const SAID: usize = 56;

/// A clause that begins farther from its verb, in letters, is not told whole.
const CLAUSE: usize = 40;

/// The words before and after a verb are looked at within so many bytes.
const REACH: u32 = 240;

/// Where the words of an act end.
const MARKS: [char; 16] = [',', '.', ';', ':', '!', '?', '«', '»', '“', '”', '"', '(', ')', '—', '–', '\n'];

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
        let nobody = agents.is_empty() && targets.is_empty();
        let said = members.first().map(|&number| own_words(corpus, number, nobody, linking)).unwrap_or_default();
        event.label = linking.titles.title(&TitleParts {
            keys,
            agents,
            targets,
            sources: pick(&event.sources),
            place: event.place.and_then(|place| scene(&names[place.index()], cast.actors[place.index()].kind)),
            // An act without words of its own is called by its type.
            words: if said.is_empty() { event.kind.as_str().to_owned() } else { said },
            frames,
        });
    }
}

/// How an article tells an act: from its verb, or from its clause's beginning where nobody is named, to the next mark.
fn own_words(corpus: &Corpus, number: usize, nobody: bool, linking: &Linking) -> String {
    let (event, reading) = (corpus.event(number), &corpus.readings()[corpus.event_place(number).reading]);
    let Some(sentence) = reading.sentences.get(event.sentence as usize) else { return String::new() };
    // A sentence may be as long as its text: only what can be told is looked at.
    let (start, end) = (event.span.start, event.span.end);
    let near = |place: u32| reading.text.floor_char_boundary(place as usize) as u32;
    let before = words(reading, Span { start: near(start.saturating_sub(REACH)).max(sentence.start), end: start });
    let after = words(reading, Span { start: end, end: near(end.saturating_add(REACH)).min(sentence.end) });
    let clause = before.rsplit(MARKS).next().unwrap_or_default().trim_start();
    let before = match clause.chars().count() {
        length if nobody && length <= CLAUSE => clause,
        _ => linking.titles.before_verb(before),
    };
    let told = [before, words(reading, event.span), up_to_mark(after)].concat();
    let mut words = told.split_whitespace();
    let mut said = words.next().unwrap_or_default().to_owned();
    for word in words.by_ref() {
        if said.chars().count() + word.chars().count() >= SAID {
            return said + "…";
        }
        said = said + " " + word;
    }
    said
}

/// A text up to the first mark that ends a clause; a comma inside a number is none.
fn up_to_mark(text: &str) -> &str {
    let is_inside = |at: usize, mark: char| {
        let mut after = text[at + mark.len_utf8()..].chars();
        matches!(mark, ',' | '.') && after.next().is_some_and(|letter| letter.is_ascii_digit())
    };
    let end = text.char_indices().find(|&(at, letter)| MARKS.contains(&letter) && !is_inside(at, letter));
    &text[..end.map_or(text.len(), |(at, _)| at)]
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

fn before(reading: &Reading, start: usize, length: usize) -> &str {
    let text = &reading.text[..reading.text.floor_char_boundary(start)];
    &text[text.floor_char_boundary(text.len().saturating_sub(length))..]
}
