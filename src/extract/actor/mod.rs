//! Document → actors and their mentions.
//!
//! Promises: mentions in the text's order, the longer first where two begin together; each with the rule that linked it;
//! no actor without a mention. A capital that stands for its government is a mention of the country; a coordinated
//! phrase (« les ministres grec et turc ») is a mention of each member. Never: linking what is unsure, or looking at noise.

mod acronym;
mod agreement;
mod anaphora;
mod bystander;
mod calling;
mod description;
mod kind;
mod line;
mod metonym;
mod names;
mod pronoun;
mod registry;
mod resolve;
mod syntax;
mod tagged;
mod voice;

use super::Document;
use crate::lang::Language;
use crate::lang::gazetteer::{HeadKind, Sense, fold};
use crate::model::{Actor, ActorId, ActorKind, Mention, MentionForm};
use description::{Description, Head, Owner};
use line::Line;
use names::Name;
use registry::{NamePlace, Registry};
use resolve::{Marked, Resolver};
use std::collections::{HashMap, HashSet};
use syntax::Syntax;

/// Finds who appears in a document and where; mentions come in the text's order.
#[must_use]
pub fn actors(document: &Document) -> (Vec<Actor>, Vec<Mention>) {
    let language = document.language;
    let text = &document.article.text;
    let sentences = document.sentences.iter().enumerate();
    let (lines, trees): (Vec<Line>, Vec<Option<Syntax>>) = sentences
        .filter_map(|(place, sentence)| {
            Some((Line::new(sentence, text, language)?, document.trees.get(place).map(Syntax::new)))
        })
        .unzip();
    let small = names::small_words(&lines);
    let tags: Vec<Vec<names::Tag>> =
        lines.iter().zip(&trees).map(|(line, tree)| tree.map(|tree| tree.names(line)).unwrap_or_default()).collect();
    let mut names: Vec<Vec<Name>> =
        lines.iter().zip(&tags).map(|(line, tags)| names::find(line, tags, &small, language)).collect();
    let aliases = expand(&lines, &mut names);
    let found: Vec<description::Found> = lines
        .iter()
        .zip(&trees)
        .zip(&names)
        .map(|((line, tree), names)| {
            let deeds = tree.map(|tree| voice::deeds(line, tree, language)).unwrap_or_default();
            let appositions = tree.map(|tree| voice::appositions(line, tree)).unwrap_or_default();
            description::find(line, names, &description::Clauses { deeds, appositions }, language)
        })
        .collect();
    for ((row, found), line) in names.iter_mut().zip(&found).zip(&lines) {
        for description in &found.descriptions {
            vote(row, description);
            calling::vote(row, line, description);
        }
    }
    let metonyms = metonyms(&lines, &trees, &names, language);
    let used: Vec<Vec<bool>> = found.iter().map(|found| found.used.clone()).collect();
    let mut registry = Registry::default();
    registry.name_all(&lines, &names, &used, &metonyms, &aliases, language);
    for (number, found) in found.iter().enumerate() {
        for description in &found.descriptions {
            resolve::learn(&mut registry, number, description, language);
            calling::learn(&mut registry, number, &lines[number], &names[number], description);
        }
    }
    agreement::learn(&lines, &trees, &names, &mut registry, language);
    appoint_counterparts(&lines, &names, &found, &mut registry, &metonyms, language);
    let mut marked = mark(&lines, &names, &found, &mut registry, &metonyms, language);
    let pronouns = pronoun::find(&lines, &marked, &registry, language);
    let from = marked.len();
    marked.extend(pronouns);
    let through_tree = anaphora::find(&lines, &trees, &marked, &registry, &language.frames);
    marked.extend(through_tree);
    let aside = bystander::find(&lines, &trees, &marked, &registry, language);
    let from = from - aside[..from].iter().filter(|&&aside| aside).count();
    let mut aside = aside.into_iter();
    marked.retain(|_| !aside.next().unwrap_or_default());
    finish(&lines, &marked, from, &metonyms, &names, &registry, language)
}

/// Joins acronyms with their expansions; gives the pairs of keys, short and long.
fn expand(lines: &[Line], names: &mut [Vec<Name>]) -> Vec<(String, String)> {
    let mut aliases = Vec::new();
    for (line, names) in lines.iter().zip(names) {
        let expansions = acronym::find(line);
        acronym::merge(line, names, &expansions);
        for expansion in expansions {
            let short = fold(line.units[expansion.acronym].text);
            aliases.push((short, fold(line.words(expansion.first, expansion.last))));
        }
    }
    aliases
}

/// Lets a description speak for the kind of the names in it.
fn vote(names: &mut [Name], description: &Description) {
    for name in description.holders.iter().map(|holder| holder.1).chain(description.apposed) {
        match description.head {
            Head::Role(_) | Head::Voice => names[name].votes.add(ActorKind::Person, 10, "office"),
            Head::Noun(_, HeadKind::Organisation | HeadKind::Part) => {
                names[name].votes.add(ActorKind::Organisation, 12, "institution-noun");
            }
            Head::Noun(_, HeadKind::Place) => names[name].votes.add(ActorKind::Place, 12, "place-noun"),
            Head::Noun(..) | Head::Nationals(_) => {}
        }
    }
}

/// The capitals and seats that stand for a government, each with its rule.
fn metonyms(
    lines: &[Line],
    trees: &[Option<Syntax>],
    names: &[Vec<Name>],
    language: &Language,
) -> HashMap<NamePlace, &'static str> {
    let mut found = HashMap::new();
    for (number, ((line, tree), names)) in lines.iter().zip(trees).zip(names).enumerate() {
        let mut previous = None;
        for (at, name) in names.iter().enumerate() {
            previous = match name.sense {
                Some(Sense::Capital(_)) => metonym::rule(line, names, at, previous, language)
                    .or_else(|| metonym::rule_of_tree(line, (*tree)?, name, language)),
                Some(Sense::Seat(_)) => Some("seat"),
                _ => None,
            };
            if let Some(rule) = previous {
                found.insert((number, at), rule);
            }
        }
    }
    found
}

/// Learns the offices that « son homologue » gives to names, so that they are known from the document's beginning: a
/// first reading whose mentions are thrown away.
fn appoint_counterparts(
    lines: &[Line],
    names: &[Vec<Name>],
    found: &[description::Found],
    registry: &mut Registry,
    metonyms: &HashMap<NamePlace, &'static str>,
    language: &Language,
) {
    let mut trial = registry.clone();
    mark(lines, names, found, &mut trial, metonyms, language);
    for (actor, draft) in trial.drafts.into_iter().enumerate().take(registry.drafts.len()) {
        if let (Some(role), Some(office), None) = (draft.role, draft.office, &registry.drafts[actor].office) {
            registry.appoint(actor, role, office, draft.owner, language);
        }
    }
}

/// Marks names and descriptions in the text's order.
fn mark(
    lines: &[Line],
    names: &[Vec<Name>],
    found: &[description::Found],
    registry: &mut Registry,
    metonyms: &HashMap<NamePlace, &'static str>,
    language: &Language,
) -> Vec<Marked> {
    let mut resolver = Resolver {
        registry,
        language,
        persons: Vec::new(),
        bodies: Vec::new(),
        places: Vec::new(),
        headlined: HashSet::new(),
        spoken: HashMap::new(),
        latest: HashMap::new(),
        marked: Vec::new(),
        line: 0,
    };
    for (number, line) in lines.iter().enumerate() {
        let descriptions = &found[number].descriptions;
        let lone = |description: &Description| (description.holders.len() == 1).then(|| description.holders[0].1);
        let held: HashSet<usize> = descriptions.iter().filter_map(lone).collect();
        let mut next = 0;
        for (at, name) in names[number].iter().enumerate() {
            while next < descriptions.len() && descriptions[next].first <= name.first {
                resolver.resolve(number, line, &descriptions[next]);
                next += 1;
            }
            if held.contains(&at) || found[number].used[at] {
                continue;
            }
            if let Some(&actor) = resolver.registry.named.get(&(number, at)) {
                let rule = metonyms.get(&(number, at)).copied().unwrap_or("name");
                resolver.marked.push(Marked {
                    line: number,
                    first: name.opening(),
                    last: name.last,
                    actor,
                    is_name: true,
                    rule,
                });
                resolver.speak(actor);
            }
        }
        descriptions[next..].iter().for_each(|description| resolver.resolve(number, line, description));
    }
    resolver.marked
}

/// Numbers the actors by their first mention and sorts the mentions.
fn finish(
    lines: &[Line],
    marked: &[Marked],
    pronouns: usize,
    metonyms: &HashMap<NamePlace, &'static str>,
    names: &[Vec<Name>],
    registry: &Registry,
    language: &Language,
) -> (Vec<Actor>, Vec<Mention>) {
    let metonym_starts: HashSet<u32> =
        metonyms.keys().map(|&(line, at)| lines[line].units[names[line][at].opening()].span.start).collect();
    let mut ordered: Vec<(usize, &Marked)> = marked.iter().enumerate().collect();
    let span = |mark: &Marked| lines[mark.line].span(mark.first, mark.last);
    ordered.sort_by_key(|(_, mark)| (span(mark).start, std::cmp::Reverse(span(mark).end)));
    let mut ids: HashMap<usize, ActorId> = HashMap::new();
    let (mut actors, mut mentions) = (Vec::new(), Vec::<Mention>::new());
    for (at, mark) in ordered {
        let id = *ids.entry(mark.actor).or_insert_with(|| {
            let draft = &registry.drafts[mark.actor];
            let of = draft.owner.as_ref().map(|owner| match owner {
                Owner::Country(country) => language.gazetteer.country(*country).name.to_string(),
                Owner::Named(name) => name.clone(),
            });
            let role = draft.role.clone();
            actors.push(Actor {
                id: ActorId(actors.len() as u32),
                name: draft.name.clone(),
                kind: draft.kind,
                role,
                of,
                rule: draft.rule.to_owned(),
            });
            ActorId(actors.len() as u32 - 1)
        });
        let span = span(mark);
        let form = if at >= pronouns {
            MentionForm::Pronoun
        } else if mark.is_name && metonym_starts.contains(&span.start) {
            MentionForm::Metonym
        } else if mark.is_name {
            MentionForm::Name
        } else {
            MentionForm::Description
        };
        let mention = Mention { span, actor: id, form, rule: mark.rule.to_owned() };
        if !mentions.iter().rev().take(4).any(|other| other.span == span && other.actor == id) {
            mentions.push(mention);
        }
    }
    (actors, mentions)
}
