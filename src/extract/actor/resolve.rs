//! Descriptions → actors: whom an office, an institution or a group names in this document.

use super::description::{Description, Determiner, Head, Owner};
use super::line::Line;
use super::registry::{Draft, Office, Registry};
use crate::lang::Language;
use crate::lang::gazetteer::{CountryId, HeadKind, WordClass, fold};
use crate::model::{ActorKind, Gender};
use std::collections::{BTreeSet, HashMap};

/// What is near: so many lines before.
const NEAR: usize = 2;

/// What is near for the parties of a trial.
const NEAR_IN_COURT: usize = 12;

/// So many times back one remembers who was spoken of, so that a text of any length is read in linear time.
const REMEMBERED: usize = 256;

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
            Head::Noun(..) => {
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

pub(super) fn office(description: &Description, language: &Language) -> Office {
    let umbrella = match description.head {
        Head::Role(id) => language.gazetteer.role(id).umbrella.as_deref().map(str::to_owned),
        _ => None,
    };
    let former = if description.is_former { "- " } else { "" };
    let words = format!("{former}{}", fold(&description.neutral_role()));
    Office { words, head: format!("{former}{}", fold(&description.neutral)), umbrella }
}

/// Resolves the descriptions of a document in its order.
pub(super) struct Resolver<'a> {
    pub(super) registry: &'a mut Registry,
    pub(super) language: &'a Language,
    /// Persons in the order in which they were spoken of, the latest last.
    pub(super) persons: Vec<usize>,
    /// Organisations likewise.
    pub(super) bodies: Vec<usize>,
    /// For each actor spoken of, when it was last.
    pub(super) spoken: HashMap<usize, usize>,
    /// The institution or group last spoken of under a noun.
    pub(super) latest: HashMap<(ActorKind, String), usize>,
    pub(super) marked: Vec<Marked>,
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
            Head::Noun(_, HeadKind::Place) => Some(self.place(line, description)),
        }
    }

    /// « son homologue russe Igor Ivanov »: he holds the office of the person spoken of last.
    fn appoint_counterparts(&mut self, number: usize, description: &Description) {
        for (owner, name) in &description.holders {
            let Some(&actor) = self.registry.named.get(&(number, *name)) else { continue };
            let Some(owner) = owner.as_ref().or(description.owners.first()) else { continue };
            let draft = &self.registry.drafts[actor];
            if draft.office.is_none()
                && draft.kind == ActorKind::Person
                && let Some((office, role)) = self.model(owner)
            {
                self.registry.appoint(actor, role, office, Some(owner.clone()), self.language);
            }
        }
    }

    /// The office of the latest person who has one and belongs to another side, as it is called on this side.
    fn model(&self, owner: &Owner) -> Option<(Office, String)> {
        let model = self.persons.iter().rev().take(4).find(|&&actor| {
            let draft = &self.registry.drafts[actor];
            draft.office.is_some() && draft.owner.as_ref() != Some(owner)
        });
        let draft = &self.registry.drafts[*model?];
        let (office, role) = (draft.office.clone()?, draft.role.clone()?);
        let (theirs, ours) = (Self::country(draft.owner.as_ref()), Self::country(Some(owner)));
        let gazetteer = &self.language.gazetteer;
        // An office that only their country calls so has another name here.
        let particular = gazetteer.offices(&office.words, ours).next().is_none();
        let name = gazetteer.offices(&office.words, theirs).next().filter(|_| particular);
        let Some(usual) = name.and_then(|name| gazetteer.usual_role(name)) else { return Some((office, role)) };
        let words = fold(usual);
        Some((Office { head: words.clone(), words, umbrella: None }, usual.to_owned()))
    }

    /// « son homologue russe »: the office of the person spoken of last, on the other side.
    fn counterpart(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> Option<usize> {
        let owner = owner?;
        let (office, role) = self.model(owner)?;
        Some(self.holder(line, description, &office, &role, Some(owner)))
    }

    /// « la joueuse », « l'élu »: words that go on about somebody rather than bring in somebody new.
    fn says_little(&self, description: &Description) -> bool {
        description.field.is_none()
            && !description.is_former
            && matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative)
            && self.language.gazetteer.classes(&description.neutral).has(WordClass::AnyPerson)
    }

    /// The persons who agree with a description, of the nearest line that has any: this one or one of the two before. If these
    /// have none, the one named person of the document, if there is but one, whose gender is that of the description.
    fn agreeing(&self, description: &Description) -> Vec<usize> {
        let is_party = self.language.gazetteer.classes(&description.neutral).has(WordClass::CaseParty);
        // « le prévenu » may have been named long before, with judges and lawyers between.
        let near = if is_party { NEAR_IN_COURT } else { NEAR };
        let may_be = |draft: &Draft| !(draft.is_plural || is_party && draft.office.is_some());
        let mut found = Vec::new();
        let mut nearest = None;
        for mark in self.marked.iter().rev().take_while(|mark| mark.line + near >= self.line) {
            let draft = &self.registry.drafts[mark.actor];
            let gender = draft.gender.is_none_or(|theirs| description.gender.is_none_or(|gender| gender == theirs));
            if draft.kind == ActorKind::Person && may_be(draft) && gender && !found.contains(&mark.actor) {
                if nearest.is_some_and(|nearest| nearest != mark.line) {
                    break;
                }
                nearest = Some(mark.line);
                found.push(mark.actor);
            }
        }
        if found.is_empty() {
            let same = |draft: &Draft| may_be(draft) && draft.gender.is_some() && draft.gender == description.gender;
            found.extend(
                self.persons
                    .iter()
                    .rev()
                    .take(REMEMBERED)
                    .filter(|&&actor| self.registry.is_named(actor) && same(&self.registry.drafts[actor])),
            );
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    /// « le syndicat », « la direction »: the one named organisation that it can be, of this line and the two before, else of
    /// all before. The noun then tells its sort.
    fn general(&mut self, head: &str, description: &Description) -> Option<usize> {
        let sorts = self.language.gazetteer.sorts(head);
        let definite = matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative);
        if sorts.is_empty() || !definite || description.is_plural {
            return None;
        }
        let can_be = |&actor: &usize| {
            let draft = &self.registry.drafts[actor];
            draft.kind == ActorKind::Organisation
                && self.registry.is_named(actor)
                && (draft.sorts.is_empty() || !draft.sorts.shared(sorts).is_empty())
        };
        let near: BTreeSet<usize> =
            (self.marked.iter().rev().take_while(|mark| mark.line + NEAR >= self.line).map(|mark| mark.actor))
                .filter(can_be)
                .collect();
        let [candidates, known] = if near.is_empty() {
            let all: BTreeSet<usize> = self.bodies.iter().rev().take(REMEMBERED).copied().filter(can_be).collect();
            [all.clone(), all]
        } else {
            let known = near.iter().copied().filter(|&actor| !self.registry.drafts[actor].sorts.is_empty()).collect();
            [near, known]
        };
        let one = |of: &BTreeSet<usize>| of.first().copied().filter(|_| of.len() == 1);
        let actor = one(&candidates).or_else(|| one(&known))?;
        let draft = &mut self.registry.drafts[actor];
        draft.sorts = if draft.sorts.is_empty() { sorts } else { draft.sorts.shared(sorts) };
        self.latest.insert((ActorKind::Organisation, head.to_owned()), actor);
        Some(actor)
    }

    fn country(owner: Option<&Owner>) -> Option<CountryId> {
        match owner {
            Some(&Owner::Country(country)) => Some(country),
            _ => None,
        }
    }

    /// The person who holds an office, or a new one.
    fn holder(
        &mut self,
        line: &Line,
        description: &Description,
        office: &Office,
        role: &str,
        owner: Option<&Owner>,
    ) -> usize {
        let country = Self::country(owner);
        let gender = description.gender.filter(|_| !description.is_plural);
        let fits = |draft: &Draft, strict: bool| {
            let same_owner = match (owner, &draft.owner) {
                (Some(mine), Some(theirs)) => mine == theirs,
                (None, None) => true,
                _ => !strict,
            };
            let kin = country.or(Self::country(draft.owner.as_ref()));
            draft.kind == ActorKind::Person
                && same_owner
                && draft.office.as_ref().is_some_and(|theirs| theirs.is_same(office, kin, self.language))
                && (gender.is_none()
                    || draft.gender.is_none()
                    || draft.gender == gender
                    || description.gender == Some(Gender::Masculine))
        };
        // « un habitant » is not the one of before.
        let is_new = description.determiner == Determiner::Indefinite;
        let candidates = if is_new { Vec::new() } else { self.registry.officials(office, owner, self.language) };
        for strict in [true, false] {
            let fitting: Vec<usize> =
                candidates.iter().copied().filter(|&actor| fits(&self.registry.drafts[actor], strict)).collect();
            let latest = fitting
                .iter()
                .copied()
                .filter(|actor| self.spoken.contains_key(actor))
                .max_by_key(|actor| self.spoken[actor]);
            if latest.is_some() || fitting.len() == 1 {
                return latest.unwrap_or_else(|| fitting[0]);
            }
        }
        let name = self.person_name(line, description, role, owner);
        let mut draft = Draft::new(name, ActorKind::Person, "office");
        draft.gender = gender;
        let actor = self.registry.add(draft);
        self.registry.appoint(actor, role.to_owned(), office.clone(), owner.cloned(), self.language);
        actor
    }

    /// An unnamed person's name: office, adjective and field, in the order of the language's noun phrase.
    fn person_name(&self, line: &Line, description: &Description, role: &str, owner: Option<&Owner>) -> String {
        let plain = !description.is_plural && !description.is_counterpart;
        let Some(country) = Self::country(owner).filter(|_| !plain) else {
            return line.words(description.first, description.last).to_owned();
        };
        let Some(adjective) = self.language.gazetteer.demonym(country, description.adjective_gender) else {
            return role.to_owned();
        };
        match &description.field {
            Some(field) if !description.is_counterpart => format!("{} {adjective} {field}", description.word),
            _ => format!("{role} {adjective}"),
        }
    }

    fn body(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> usize {
        let head = fold(&description.word);
        let bare = description.field.is_none() && description.owners.is_empty() && description.adjectives.is_empty();
        if bare && let Some(&actor) = self.latest.get(&(ActorKind::Organisation, head.clone())) {
            return actor;
        }
        if bare && let Some(actor) = self.general(&head, description) {
            return actor;
        }
        let field = description.field.as_deref().map(fold).unwrap_or_default();
        let adjectives = fold(&description.adjectives.join(" "));
        let key = format!("{head}|{field}|{adjectives}|{owner:?}");
        let text = self.owned_text(line, description, owner);
        self.described(key, head, text, ActorKind::Organisation, "institution", owner)
    }

    fn place(&mut self, line: &Line, description: &Description) -> usize {
        let head = fold(&description.word);
        let text = line.words(description.first, description.last).to_owned();
        self.described(fold(&text), head, text, ActorKind::Place, "place-of-name", None)
    }

    fn group(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> usize {
        let head = fold(&description.word);
        let bare = description.field.is_none() && description.owners.is_empty() && description.adjectives.is_empty();
        if bare && let Some(&actor) = self.latest.get(&(ActorKind::Group, head.clone())) {
            return actor;
        }
        let adjectives = fold(&description.adjectives.join(" "));
        let field = description.field.as_deref().map(fold).unwrap_or_default();
        let key = format!("{head}|{field}|{adjectives}|{owner:?}");
        let text = self.owned_text(line, description, None);
        let actor = self.described(key, head, text, ActorKind::Group, "group", owner);
        self.registry.drafts[actor].is_plural = true;
        actor
    }

    fn owned_text(&self, line: &Line, description: &Description, owner: Option<&Owner>) -> String {
        if let (true, Some(country)) = (description.is_distributed(), Self::country(owner))
            && let Some(adjective) = self.language.gazetteer.demonym(country, description.adjective_gender)
        {
            let field = description.field.as_deref().map(|field| format!(" {field}")).unwrap_or_default();
            return format!("{} {adjective}{field}", description.word);
        }
        line.words(description.first, description.last).to_owned()
    }

    fn described(
        &mut self,
        key: String,
        head: String,
        text: String,
        kind: ActorKind,
        rule: &'static str,
        owner: Option<&Owner>,
    ) -> usize {
        if let Some(&actor) = self.registry.described.get(&key) {
            return actor;
        }
        let mut draft = Draft::new(text, kind, rule);
        draft.head = Some(head);
        draft.owner = owner.cloned();
        let actor = self.registry.add(draft);
        self.registry.described.insert(key, actor);
        actor
    }
}
