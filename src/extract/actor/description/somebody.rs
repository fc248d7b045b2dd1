//! Whether a description is somebody: definite enough, or doing what only somebody does.

use super::{Description, Determiner, Finder, Head};
use crate::extract::actor::voice::Deed;
use crate::lang::frames::Operator;
use crate::lang::gazetteer::{HeadKind, WordClass};

impl Finder<'_> {
    /// What the noun at a place does in its clause.
    pub(super) fn deed(&self, place: usize) -> Deed {
        self.clauses.deeds.get(place).copied().unwrap_or_default()
    }

    /// Whether an institution's noun is here the place where it stands: « dans le centre de Gand », « devant l'université ».
    pub(super) fn is_located_area(&self, first: usize, noun: usize, head: Head) -> bool {
        let frames = &self.language.frames;
        let mut before = first;
        while before > 0 && self.line.is_at(before - 1, WordClass::Definite) {
            before -= 1;
        }
        let located =
            self.line.before(before).is_some_and(|unit| unit.is(WordClass::Locative) && !unit.is(WordClass::To));
        let word = self.line.units[noun].text.to_lowercase();
        matches!(head, Head::Noun(_, HeadKind::Organisation | HeadKind::Part))
            && located
            && [Operator::Area, Operator::Site].into_iter().any(|operator| frames.is(&word, operator))
    }

    /// « l'État a promis une aide »: a country's or a town's noun alone is an institution where it acts.
    pub(super) fn read_power(&self, description: &mut Description) {
        let Head::Noun(id, HeadKind::Place) = description.head else { return };
        let bare = description.owners.is_empty() && description.field.is_none() && description.adjectives.is_empty();
        let free = bare && description.holders.is_empty() && description.apposed.is_none() && !description.is_plural;
        let acts = matches!(self.deed(description.noun), Deed::Acts | Deed::TakesPart | Deed::Speaks);
        let definite = description.determiner == Determiner::Definite;
        if free && definite && acts && self.line.is_at(description.noun, WordClass::Body) {
            description.head = Head::Noun(id, HeadKind::Organisation);
        }
    }

    /// Whether a description is definite enough to be somebody, or speaks.
    pub(super) fn is_actor(&self, description: &Description) -> bool {
        let held = !description.holders.is_empty() || description.apposed.is_some();
        let told = !description.owners.is_empty() || description.field.is_some() || !description.adjectives.is_empty();
        let definite =
            matches!(description.determiner, Determiner::Definite | Determiner::Possessive | Determiner::Demonstrative);
        let noun = description.first..=description.noun;
        let speaks = noun.clone().any(|at| self.deed(at).is_speech());
        let takes_part = noun.clone().any(|at| self.deed(at) == Deed::TakesPart);
        let acts = speaks || takes_part || noun.clone().any(|at| self.deed(at) == Deed::Acts);
        let is = |class| noun.clone().any(|at| self.line.is_at(at, class));
        match description.head {
            _ if held => true,
            Head::Voice => true,
            Head::Role(_) if is(WordClass::Voice) => speaks && !description.is_plural,
            Head::Role(_) if description.is_plural => definite || speaks || takes_part || description.is_distributed(),
            Head::Role(_) => definite || speaks || takes_part && description.determiner == Determiner::Indefinite,
            // « une centaine de civils » counts them; if they do nothing they are nobody, unless a figure does: « plus de 300
            // civils ».
            Head::Noun(_, HeadKind::Group) => {
                let figure = noun.clone().any(|at| self.line.units[at].is_number());
                let counted = !figure && self.line.before(description.first).is_some_and(|unit| unit.is(WordClass::Of));
                description.is_plural && (told || definite || speaks || takes_part || !counted)
            }
            Head::Noun(_, HeadKind::Share) => description.is_plural && (told && definite || speaks || takes_part),
            Head::Noun(_, HeadKind::People) => (definite || takes_part) && !description.is_plural,
            Head::Noun(id, HeadKind::Organisation) => {
                let one = definite || (speaks || takes_part) && description.determiner != Determiner::None;
                one && (!description.is_plural || told || speaks || self.language.gazetteer.is_always_plural(id))
            }
            Head::Nationals(_) => description.is_plural && definite,
            Head::Noun(_, HeadKind::Part) => {
                let whole = !description.owners.is_empty() || description.field.is_some();
                definite && (whole || !description.is_plural && acts && is(WordClass::Body))
            }
            // « la gare de Coye » is one; « la région », « cette île grecque » may be one named before, « l'enclave française » is
            // not sure.
            Head::Noun(_, HeadKind::Place) => description.field.is_some() || description.may_be_place_again(),
        }
    }
}
