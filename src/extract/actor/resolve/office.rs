//! Offices → persons: who holds an office, and what « son homologue » makes of somebody.

use super::Resolver;
use crate::extract::actor::description::{Description, Determiner, Head, Owner};
use crate::extract::actor::line::Line;
use crate::extract::actor::registry::{Draft, Office};
use crate::lang::Language;
use crate::lang::gazetteer::{CountryId, fold};
use crate::model::{ActorKind, Gender};

/// The office that a description names, as it is compared.
pub(in crate::extract::actor) fn office(description: &Description, language: &Language) -> Office {
    let umbrella = match description.head {
        Head::Role(id) => language.gazetteer.role(id).umbrella.as_deref().map(str::to_owned),
        _ => None,
    };
    let former = if description.is_former { "- " } else { "" };
    let words = format!("{former}{}", fold(&description.neutral_role()));
    Office { words, head: format!("{former}{}", fold(&description.neutral)), umbrella }
}

impl Resolver<'_> {
    /// « son homologue russe Igor Ivanov »: he holds the office of the person spoken of last.
    pub(super) fn appoint_counterparts(&mut self, number: usize, description: &Description) {
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
    pub(super) fn model(&self, owner: &Owner) -> Option<(Office, String)> {
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
    pub(super) fn counterpart(
        &mut self,
        line: &Line,
        description: &Description,
        owner: Option<&Owner>,
    ) -> Option<usize> {
        let owner = owner?;
        let (office, role) = self.model(owner)?;
        Some(self.holder(line, description, &office, &role, Some(owner)))
    }

    pub(super) fn country(owner: Option<&Owner>) -> Option<CountryId> {
        match owner {
            Some(&Owner::Country(country)) => Some(country),
            _ => None,
        }
    }

    /// The person who holds an office, or a new one.
    pub(super) fn holder(
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
    pub(super) fn person_name(
        &self,
        line: &Line,
        description: &Description,
        role: &str,
        owner: Option<&Owner>,
    ) -> String {
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
}
