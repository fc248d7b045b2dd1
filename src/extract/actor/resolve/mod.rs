//! Descriptions → actors: whom an office, an institution or a group names in this document.
//!
//! Promises: each description read once, in the text's order, in time linear in the text. Never: a person for words that fit
//! two (`again`), or one office for two owners (`office`); an institution, group or place is one by its wording (`noun`).

mod again;
mod noun;
mod office;

use super::description::{Description, Head, Owner};
use super::line::Line;
use super::registry::{Extent, Registry};
use crate::lang::Language;
use crate::lang::gazetteer::{HeadKind, WordClass, fold};
use crate::model::ActorKind;
use office::office;
use std::collections::{HashMap, HashSet};

/// A mention in the making: the units of a line and their actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    pub(super) line: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) actor: usize,
    pub(super) is_name: bool,
    pub(super) rule: &'static str,
}

/// Learns from a description what it says of the actors whose names stand in it or beside it.
pub(super) fn learn(registry: &mut Registry, line: usize, description: &Description, language: &Language) {
    let apposed = description.apposed.map(|name| (None, name));
    for (owner, name) in description.holders.iter().cloned().chain(apposed) {
        let Some(&actor) = registry.named.get(&(line, name)) else { continue };
        let owner = owner.or_else(|| description.owners.first().cloned());
        let draft = &mut registry.drafts[actor];
        match description.head {
            Head::Role(_) | Head::Voice if draft.kind == ActorKind::Person && !description.is_counterpart => {
                draft.gender = draft.gender.or(description.gender.filter(|_| !description.is_plural));
                if draft.role.is_none() && !description.is_former {
                    registry.appoint(actor, description.role(), office(description, language), owner, language);
                }
            }
            Head::Noun(_, kind) => {
                if kind == HeadKind::Place {
                    draft.extent = draft.extent.or(Extent::of(&description.word, language));
                }
                let head = fold(&description.word);
                if draft.sorts.is_empty() {
                    draft.sorts = language.gazetteer.sorts(&head);
                }
                draft.head = Some(head);
                draft.owner = draft.owner.clone().or(owner);
            }
            _ => {}
        }
    }
}

/// Resolves the descriptions of a document in its order.
pub(super) struct Resolver<'a> {
    pub(super) registry: &'a mut Registry,
    pub(super) language: &'a Language,
    /// Persons in the order in which they were spoken of, the latest last.
    pub(super) persons: Vec<usize>,
    /// Organisations likewise.
    pub(super) bodies: Vec<usize>,
    /// Places likewise.
    pub(super) places: Vec<usize>,
    /// For each actor spoken of, when it was last.
    pub(super) spoken: HashMap<usize, usize>,
    /// The institution or group last spoken of under a noun.
    pub(super) latest: HashMap<(ActorKind, String), usize>,
    pub(super) marked: Vec<Marked>,
    /// Groups that only headlines named so far, under their noun alone.
    pub(super) headlined: HashSet<usize>,
    /// The line that is read.
    pub(super) line: usize,
}

impl Resolver<'_> {
    /// Marks whom a description speaks of.
    pub(super) fn resolve(&mut self, number: usize, line: &Line, description: &Description) {
        self.line = number;
        let mark = |resolver: &mut Self, actor: usize, is_name: bool, rule: &'static str| {
            let (first, last) = (description.first, description.last);
            resolver.marked.push(Marked { line: number, first, last, actor, is_name, rule });
            resolver.speak(actor);
        };
        let holders: Vec<usize> = description
            .holders
            .iter()
            .filter_map(|&(_, name)| self.registry.named.get(&(number, name)).copied())
            .collect();
        if !holders.is_empty() {
            if description.is_counterpart {
                self.appoint_counterparts(number, description);
            }
            let alone = holders.len() == 1;
            for actor in holders {
                mark(self, actor, alone, if alone { "name-with-office" } else { "coordinated-offices" });
            }
            return;
        }
        if let Some(&actor) = description.apposed.and_then(|name| self.registry.named.get(&(number, name))) {
            mark(self, actor, false, "apposition");
            return;
        }
        if description.is_distributed() {
            for owner in &description.owners {
                let actor = self.member(line, description, Some(owner));
                if let Some(actor) = actor {
                    mark(self, actor, false, "coordinated-demonyms");
                }
            }
            return;
        }
        if let Some(actor) = self.member(line, description, description.owners.first()) {
            mark(self, actor, false, "description");
        }
    }

    pub(super) fn speak(&mut self, actor: usize) {
        self.spoken.insert(actor, self.marked.len());
        let draft = &self.registry.drafts[actor];
        if let Some(head) = &draft.head {
            // « la cour d'assises » is « la cour » afterwards.
            let noun = head.split(' ').next().unwrap_or_default().to_owned();
            self.latest.insert((draft.kind, noun), actor);
            self.latest.insert((draft.kind, head.clone()), actor);
        }
        let spoken_of = match self.registry.drafts[actor].kind {
            ActorKind::Person => &mut self.persons,
            ActorKind::Organisation => &mut self.bodies,
            ActorKind::Place => &mut self.places,
            _ => return,
        };
        if spoken_of.last() != Some(&actor) {
            spoken_of.push(actor);
        }
    }

    fn member(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> Option<usize> {
        match description.head {
            Head::Role(_) if description.is_counterpart => self.counterpart(line, description, owner),
            Head::Role(_) if description.is_plural && !description.is_distributed() => {
                Some(self.group(line, description, owner))
            }
            Head::Role(_) => {
                let office = office(description, self.language);
                let known = !self.registry.officials(&office, owner, self.language).is_empty();
                if !known && self.says_little(description) {
                    let human = self.language.gazetteer.classes(&description.neutral).has(WordClass::AnyHuman);
                    match self.agreeing(description)[..] {
                        [] if human => return None,
                        [] => {}
                        [person] => return Some(person),
                        _ => return None,
                    }
                }
                Some(self.holder(line, description, &office, &description.role(), owner))
            }
            Head::Voice if description.is_plural => Some(self.group(line, description, owner)),
            Head::Voice => {
                Some(self.holder(line, description, &office(description, self.language), &description.role(), owner))
            }
            Head::Noun(_, HeadKind::Group | HeadKind::Share | HeadKind::People) | Head::Nationals(_) => {
                Some(self.group(line, description, owner))
            }
            Head::Noun(_, HeadKind::Organisation | HeadKind::Part) => Some(self.body(line, description, owner)),
            Head::Noun(_, HeadKind::Place) if description.field.is_none() => self.place_again(description),
            Head::Noun(_, HeadKind::Place) => Some(self.place(line, description)),
        }
    }
}
