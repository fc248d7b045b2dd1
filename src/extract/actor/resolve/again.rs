//! Words that say little → whoever was named before: « la joueuse », « le syndicat ».

use super::Resolver;
use crate::extract::actor::description::{Description, Determiner};
use crate::extract::actor::registry::{Draft, Extent};
use crate::lang::gazetteer::{WordClass, fold};
use crate::model::ActorKind;
use std::collections::BTreeSet;

/// What is near: so many lines before.
const NEAR: usize = 2;

/// What is near for the parties of a trial.
const NEAR_IN_COURT: usize = 12;

/// So many times back one remembers who was spoken of, so that a text of any length is read in linear time.
pub(super) const REMEMBERED: usize = 256;

impl Resolver<'_> {
    /// « la joueuse », « l'élu »: words that go on about somebody rather than bring in somebody new.
    pub(super) fn says_little(&self, description: &Description) -> bool {
        description.field.is_none()
            && !description.is_former
            && matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative)
            && self.language.gazetteer.classes(&description.neutral).has(WordClass::AnyPerson)
    }

    /// The persons who agree with a description, of the nearest line that has any: this one or one of the two before. If these
    /// have none, the one named person of the document, if there is but one, whose gender is that of the description.
    pub(super) fn agreeing(&self, description: &Description) -> Vec<usize> {
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
    pub(super) fn general(&mut self, head: &str, description: &Description) -> Option<usize> {
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

    /// « le quai », « cette ville », « la région »: the place last called so, else the one place that it can be, of this line and
    /// the two before; behind a demonstrative else of all before.
    pub(super) fn place_again(&self, description: &Description) -> Option<usize> {
        let head = fold(&description.word);
        if let Some(&actor) = self.latest.get(&(ActorKind::Place, head)) {
            return Some(actor);
        }
        let demonstrative = description.determiner == Determiner::Demonstrative;
        let extent = Extent::of(&description.word, self.language)?;
        let can_be = |&actor: &usize| {
            let draft = &self.registry.drafts[actor];
            // A village that no table knows is a town more often than a region.
            let unknown = draft.head.is_none() && (extent == Extent::Town || demonstrative);
            draft.kind == ActorKind::Place
                && self.registry.is_named(actor)
                && draft.extent.map_or(unknown, |theirs| theirs == extent)
        };
        let one = |found: BTreeSet<usize>| found.first().copied().filter(|_| found.len() == 1);
        let near = self.marked.iter().rev().take_while(|mark| mark.line + NEAR >= self.line);
        let near: BTreeSet<usize> = near.map(|mark| mark.actor).filter(can_be).collect();
        if near.is_empty() && demonstrative {
            return one(self.places.iter().rev().take(REMEMBERED).copied().filter(can_be).collect());
        }
        one(near)
    }
}
