//! What a noun governs: its adjectives, its field, whose it is.

use super::{Description, Finder, Head, Owner};
use crate::extract::actor::line::{Unit, is_common, may_be};
use crate::lang::gazetteer::{HeadKind, Sense, WordClass};
use crate::model::{Number, Upos, VerbForm};

/// The most units that a description reads behind its noun.
const REACH: usize = 40;
/// The most units between a verb and its object: articles.
const REACH_BEFORE: usize = 3;

impl Finder<'_> {
    pub(super) fn read_modifiers(&mut self, description: &mut Description) {
        let limit = description.noun + REACH;
        while description.last < limit {
            let next = description.last + 1;
            let moved = self.read_demonyms(description, next)
                || self.read_adjective(description, next)
                || self.read_complement(description, next);
            if !moved {
                break;
            }
        }
    }

    fn read_demonyms(&mut self, description: &mut Description, next: usize) -> bool {
        let Some((country, agreement, length)) = self.demonym(next) else { return false };
        if description.owners.is_empty() {
            description.adjective_gender = agreement.gender.or(description.gender);
        }
        let owner = Owner::Country(country);
        description.last = next + length - 1;
        let mut named = false;
        if description.is_plural
            && let Some(name) = self.starts[description.last + 1].filter(|&name| self.names[name].sense.is_none())
        {
            description.holders.push((Some(owner.clone()), name));
            description.last = self.names[name].last;
            named = true;
        }
        description.owners.push(owner);
        let after = description.last + 1;
        let joined = self.line.is_at(after, WordClass::Coordinator)
            || (description.is_plural || named) && self.line.is_text(after, ",");
        if joined && self.demonym(after + 1).is_some() {
            description.last = after;
        }
        true
    }

    fn read_adjective(&self, description: &mut Description, next: usize) -> bool {
        let Some(unit) = self.line.get(next) else { return false };
        let after_name = description.holders.iter().any(|&(_, name)| self.names[name].last == description.last);
        if after_name
            || unit.is_capital()
            || !self.is_adjective(next)
            || self.begun[next].is_some() && self.is_noun_position(next)
        {
            return false;
        }
        description.adjectives.push(unit.text.to_owned());
        description.last = next;
        true
    }

    fn is_adjective(&self, place: usize) -> bool {
        let Some(unit) = self.line.get(place) else { return false };
        if !unit.is_word()
            || [WordClass::Determiner, WordClass::Of, WordClass::Coordinator, WordClass::PreAdjective]
                .into_iter()
                .any(|class| unit.is(class))
        {
            return false;
        }
        let (mut adjective, mut other) = (false, false);
        for analysis in self.language.lexicon.analyses(&unit.text.to_lowercase()) {
            match analysis.upos {
                Upos::Adj => adjective = true,
                Upos::Verb => other |= analysis.features.verb_form != Some(VerbForm::Participle) || !unit.is_capital(),
                Upos::Adv | Upos::Adp | Upos::Pron | Upos::Det => other = true,
                _ => {}
            }
        }
        adjective && !other
    }

    fn read_complement(&mut self, description: &mut Description, next: usize) -> bool {
        let to = self.line.is_at(next, WordClass::To);
        let field = to && self.line.is_at(description.noun, WordClass::FieldRole);
        if !field && !self.line.is_at(next, WordClass::Of) {
            return false;
        }
        let mut inner = next + 1;
        while self.line.is_at(inner, WordClass::Definite) {
            inner += 1;
        }
        if inner >= self.line.units.len() {
            return false;
        }
        if let Some(name) = self.starts[inner]
            && (matches!(description.head, Head::Noun(_, HeadKind::Place))
                || !self.is_field_name(name, inner > next + 1 || self.line.is_at(next, WordClass::Contraction)))
        {
            return !to && self.read_name_complement(description, name);
        }
        if let Some(number) =
            self.begun[inner].filter(|&number| self.found[number].first == inner || self.found[number].noun >= inner)
            && !to
        {
            return self.read_inner(description, number);
        }
        self.read_members(description, inner) || self.read_field(description, next, inner, to)
    }

    /// « des groupes de manifestants »: people, whatever the noun that gathers them.
    fn read_members(&self, description: &mut Description, inner: usize) -> bool {
        let Head::Noun(id, HeadKind::Part) = description.head else { return false };
        let Some((Head::Noun(_, HeadKind::Group), agreement, length)) = self.head_at(inner) else { return false };
        if agreement.number != Some(Number::Plural) {
            return false;
        }
        description.last = inner + length - 1;
        description.field = Some(self.line.words(description.noun + 1, description.last).to_owned());
        description.head = Head::Noun(id, HeadKind::Group);
        description.is_plural = true;
        true
    }

    /// A capitalised common noun: « Défense », « Affaires ».
    pub(super) fn is_field_name(&self, name: usize, has_article: bool) -> bool {
        let name = &self.names[name];
        name.sense.is_none()
            && (has_article || self.language.gazetteer.given_name(self.line.units[name.first].text).is_none())
            && is_common(self.line.units[name.first].text, self.language)
            && !name.has_title
            && may_be(self.line.units[name.first].text, Upos::Noun, self.language)
    }

    fn read_name_complement(&mut self, description: &mut Description, number: usize) -> bool {
        let name = &self.names[number];
        let text = self.line.words(name.first, name.last).to_owned();
        let is_power = self.line.is_at(description.noun, WordClass::PowerHead);
        let head = description.head;
        // « l'aéroport de Madrid » is not Madrid.
        if matches!(head, Head::Noun(_, HeadKind::Place))
            && !(description.first..=description.noun).any(|at| self.line.is_at(at, WordClass::SamePlace))
        {
            return self.read_place_of_name(description, number);
        }
        description.last = name.last;
        match (name.sense, head) {
            (Some(Sense::Country(country) | Sense::Seat(country)), _) => {
                description.owners.push(Owner::Country(country));
                self.read_more_countries(description);
            }
            (Some(Sense::Capital(country)), Head::Noun(..)) if is_power => {
                description.owners.push(Owner::Country(country));
            }
            (Some(Sense::Organisation(_)), _) => description.owners.push(Owner::Named(text)),
            (_, Head::Noun(_, HeadKind::Place)) => description.holders.push((None, number)),
            (
                Some(Sense::Capital(_) | Sense::City | Sense::Region),
                Head::Noun(_, HeadKind::Organisation | HeadKind::Part),
            )
            | (None, Head::Noun(_, HeadKind::Part)) => {
                self.used[number] = true;
                description.field = Some(self.line.words(description.noun + 1, name.last).to_owned());
            }
            _ => description.owners.push(Owner::Named(text)),
        }
        true
    }

    /// « la caserne de Karo »: a place of its own, called after a name that no table knows; « la Gare de Lyon »: after any, if
    /// it is printed as a name itself.
    fn read_place_of_name(&mut self, description: &mut Description, number: usize) -> bool {
        let name = &self.names[number];
        let printed = self.line.units[description.noun].is_capital() && !self.line.is_opening(description.noun);
        if name.sense.is_some() && !printed || description.is_plural || !description.adjectives.is_empty() {
            return false;
        }
        self.used[number] = true;
        description.last = name.last;
        description.field = Some(self.line.words(description.noun + 1, name.last).to_owned());
        true
    }

    /// « de la Russie, des États-Unis et de la France »
    fn read_more_countries(&self, description: &mut Description) {
        while description.is_plural {
            let mut at = description.last + 1;
            if !self.line.is_text(at, ",") && !self.line.is_at(at, WordClass::Coordinator) {
                return;
            }
            at += 1;
            if !self.line.is_at(at, WordClass::Of) {
                return;
            }
            at += 1;
            while self.line.is_at(at, WordClass::Definite) {
                at += 1;
            }
            let Some(name) = self.starts.get(at).copied().flatten() else { return };
            let Some(Sense::Country(country)) = self.names[name].sense else { return };
            description.owners.push(Owner::Country(country));
            description.last = self.names[name].last;
        }
    }

    fn read_inner(&mut self, description: &mut Description, number: usize) -> bool {
        let inner = &self.found[number];
        if inner.last > description.noun + REACH {
            return false;
        }
        let text = self.line.words(inner.first, inner.last).to_owned();
        if matches!((description.head, inner.head), (Head::Noun(_, HeadKind::Part), Head::Role(_))) {
            return false;
        }
        let is_people = matches!(inner.head, Head::Noun(_, HeadKind::Group | HeadKind::Share | HeadKind::People));
        if let (Head::Noun(id, HeadKind::Part), true, true) = (description.head, is_people, inner.is_plural) {
            description.head = Head::Noun(id, HeadKind::Group);
            description.is_plural = true;
        }
        description.last = inner.last;
        description.field = Some(self.line.words(description.noun + 1, inner.last).to_owned());
        let country = inner.owners.iter().find(|owner| matches!(owner, Owner::Country(_))).cloned();
        description.owners.push(country.unwrap_or(Owner::Named(text)));
        true
    }

    /// « des Affaires étrangères », « à la sécurité nationale », « de l'Économie et des Finances »
    fn read_field(&mut self, description: &mut Description, next: usize, inner: usize, to: bool) -> bool {
        if description.field.is_some() {
            return false;
        }
        let bare = inner == next + 1 && !self.line.is_at(next, WordClass::Contraction);
        // « elle accuse la direction d'avoir menti », « de mépris »: the complement is the verb's.
        if bare && (self.is_infinitive(inner) || self.is_object_with_of(description)) {
            return false;
        }
        let field_role = self.line.is_at(description.noun, WordClass::FieldRole);
        let takes_field = match description.head {
            Head::Noun(_, HeadKind::Organisation | HeadKind::Part) => true,
            // « l'entraîneur des Bleus », « des chauffeurs de bus », « les éleveurs de l'Est »
            Head::Role(_) | Head::Voice | Head::Noun(_, HeadKind::Group) => field_role || !to,
            Head::Noun(..) | Head::Nationals(_) => false,
        };
        let Some(mut last) = self.noun_phrase(inner).filter(|_| takes_field) else { return false };
        if to && inner == next + 1 && !self.line.is_at(next, WordClass::Contraction) {
            return false;
        }
        // A second field must be printed like the first: « de l'Intérieur et de la Justice ».
        while self.line.is_at(last + 1, WordClass::Coordinator) || self.line.is_text(last + 1, ",") {
            let mut at = last + 2;
            while self.line.is_at(at, WordClass::Of) || self.line.is_at(at, WordClass::Definite) {
                at += 1;
            }
            let proper = |at: usize| self.line.get(at).is_some_and(Unit::is_capital);
            let alike = proper(at) == proper(inner)
                && (proper(inner) || proper(description.noun) && !self.line.is_text(last + 1, ","));
            let Some(further) = self.noun_phrase(at).filter(|_| alike && at > last + 2) else { break };
            last = further;
        }
        for name in self.starts[inner..=last].iter().flatten() {
            self.used[*name] = true;
        }
        description.field = Some(self.line.words(next, last).to_owned());
        description.last = last;
        true
    }

    /// Whether a verb that takes « de » behind its object stands right before a description.
    fn is_object_with_of(&self, description: &Description) -> bool {
        let opening = [WordClass::Determiner, WordClass::Definite, WordClass::Contraction];
        let before = (0..description.first).rev().take(REACH_BEFORE);
        let verb = before.into_iter().find(|&at| !opening.iter().any(|&class| self.line.is_at(at, class)));
        verb.and_then(|at| self.line.get(at)).is_some_and(|unit| {
            let mut verbs = self.language.lexicon.analyses(&unit.text.to_lowercase());
            verbs.any(|reading| {
                reading.upos == Upos::Verb && self.language.gazetteer.classes(&reading.lemma).has(WordClass::OfVerb)
            })
        })
    }

    fn is_infinitive(&self, place: usize) -> bool {
        self.line.get(place).is_some_and(|unit| {
            let mut readings = self.language.lexicon.analyses(unit.text);
            readings.any(|reading| reading.features.verb_form == Some(VerbForm::Infinitive))
        })
    }

    /// A noun with its adjectives: its last unit.
    fn noun_phrase(&self, first: usize) -> Option<usize> {
        let unit = self.line.get(first)?;
        if !may_be(unit.text, Upos::Noun, self.language) || unit.is(WordClass::Determiner) {
            return None;
        }
        let mut last = first;
        // « tribunal de grande instance »: an adjective that may be a noun stands before one.
        if unit.is(WordClass::PreAdjective)
            && self.line.get(first + 1).is_some_and(|next| may_be(next.text, Upos::Noun, self.language))
            && !self.is_adjective(first + 1)
        {
            last += 1;
        }
        while last < first + 4 && self.is_adjective(last + 1) && self.demonym(last + 1).is_none() {
            last += 1;
        }
        Some(last)
    }
}
