//! Institutions, groups and places → actors: one for each wording, its owner included.

use super::Resolver;
use super::again::REMEMBERED;
use crate::extract::actor::description::{Description, Determiner, Head, Owner};
use crate::extract::actor::line::Line;
use crate::extract::actor::registry::Draft;
use crate::lang::gazetteer::{HeadKind, fold};
use crate::model::ActorKind;

impl Resolver<'_> {
    pub(super) fn body(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> usize {
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

    pub(super) fn place(&mut self, line: &Line, description: &Description) -> usize {
        let head = fold(&description.word);
        let text = line.words(description.first, description.last).to_owned();
        self.described(fold(&text), head, text, ActorKind::Place, "place-of-name", None)
    }

    pub(super) fn group(&mut self, line: &Line, description: &Description, owner: Option<&Owner>) -> usize {
        let head = fold(&description.word);
        let bare = description.field.is_none() && description.owners.is_empty() && description.adjectives.is_empty();
        let known =
            matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative | Determiner::Possessive);
        // « deux personnes » are not the « 200 personnes » of before.
        if !known && matches!(description.head, Head::Noun(_, HeadKind::Share)) {
            let text = self.owned_text(line, description, None);
            let key = format!("{}|{owner:?}", fold(&text));
            let actor = self.described(key, head, text, ActorKind::Group, "group", owner);
            self.registry.drafts[actor].is_plural = true;
            return actor;
        }
        if bare && let Some(&actor) = self.latest.get(&(ActorKind::Group, head.clone())) {
            if !line.is_headline {
                self.headlined.remove(&actor);
            }
            return actor;
        }
        if bare && let Some(actor) = self.by_another_name(&head, description) {
            return actor;
        }
        let adjectives = fold(&description.adjectives.join(" "));
        let field = description.field.as_deref().map(fold).unwrap_or_default();
        let key = format!("{head}|{field}|{adjectives}|{owner:?}");
        let text = self.owned_text(line, description, None);
        let headlined = self.latest.get(&(ActorKind::Group, head.clone())).copied();
        if let Some(actor) = headlined.filter(|actor| !bare && self.headlined.remove(actor)) {
            // « Grève des postiers », then « les postiers de Caen »: the body says which ones.
            let draft = &mut self.registry.drafts[actor];
            (draft.name, draft.owner) = (text, owner.cloned());
            self.registry.described.insert(key, actor);
            return actor;
        }
        let actor = self.described(key, head, text, ActorKind::Group, "group", owner);
        self.registry.drafts[actor].is_plural = true;
        if bare && line.is_headline {
            self.headlined.insert(actor);
        }
        actor
    }

    /// « les insurgés », where the article has spoken of « les rebelles »: the latest people of the same sort.
    fn by_another_name(&mut self, head: &str, description: &Description) -> Option<usize> {
        let sorts = self.language.gazetteer.sorts(head);
        let definite = matches!(description.determiner, Determiner::Definite | Determiner::Demonstrative);
        if sorts.is_empty() || !definite {
            return None;
        }
        let same = |actor: usize| {
            let draft = &self.registry.drafts[actor];
            let of = draft.head.as_deref().map(|head| self.language.gazetteer.sorts(head)).unwrap_or_default();
            draft.kind == ActorKind::Group && !of.shared(sorts).is_empty()
        };
        let actor = self.marked.iter().rev().take(REMEMBERED).map(|mark| mark.actor).find(|&actor| same(actor))?;
        self.latest.insert((ActorKind::Group, head.to_owned()), actor);
        Some(actor)
    }

    pub(super) fn owned_text(&self, line: &Line, description: &Description, owner: Option<&Owner>) -> String {
        if let (true, Some(country)) = (description.is_distributed(), Self::country(owner))
            && let Some(adjective) = self.language.gazetteer.demonym(country, description.adjective_gender)
        {
            let field = description.field.as_deref().map(|field| format!(" {field}")).unwrap_or_default();
            return format!("{} {adjective}{field}", description.word);
        }
        line.words(description.first, description.last).to_owned()
    }

    pub(super) fn described(
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
