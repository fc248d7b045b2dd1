//! Who holds an office or bears a description: the names inside it and beside it.

use super::{Description, Determiner, Finder, Head};
use crate::extract::actor::line::Unit;
use crate::extract::actor::names::Name;
use crate::lang::gazetteer::{HeadKind, Sense, WordClass};

impl Finder<'_> {
    /// The names behind a description: « la chancelière allemande Angela Merkel », « le groupe Renault ».
    pub(super) fn read_names(&mut self, description: &mut Description) {
        let fits = |name: &Name| match description.head {
            Head::Role(_) | Head::Voice => {
                name.sense.is_none() || matches!(name.sense, Some(Sense::City)) && name.last > name.first
            }
            Head::Noun(_, HeadKind::Organisation | HeadKind::Part) => {
                matches!(name.sense, None | Some(Sense::Organisation(_)))
            }
            Head::Noun(_, HeadKind::Place) => !matches!(name.sense, Some(Sense::Organisation(_))),
            Head::Noun(..) | Head::Nationals(_) => false,
        };
        let mut next = description.last + 1;
        if matches!(description.head, Head::Role(_) | Head::Voice) && self.is_title(next) {
            next += 1;
        }
        let Some(mut name) = self.starts.get(next).copied().flatten().filter(|&name| fits(&self.names[name])) else {
            return;
        };
        if !description.holders.is_empty()
            || self.used[name]
            || self.is_field_name(name, false) && self.names[name].first == self.names[name].last
        {
            return;
        }
        loop {
            description.holders.push((None, name));
            description.last = self.names[name].last;
            let after = description.last + 1;
            if !description.is_plural
                || !(self.line.is_at(after, WordClass::Coordinator) || self.line.is_text(after, ","))
            {
                return;
            }
            match self.starts.get(after + 1).copied().flatten().filter(|&name| self.names[name].sense.is_none()) {
                Some(further) => name = further,
                None => return,
            }
        }
    }

    fn is_title(&self, place: usize) -> bool {
        [WordClass::TitleMasculine, WordClass::TitleFeminine, WordClass::TitlePlural, WordClass::Title]
            .into_iter()
            .any(|class| self.line.is_at(place, class))
    }

    /// « le conseiller américain, Robert Martin, » and « Robert Martin, conseiller américain, »
    pub(super) fn read_apposition(&self, description: &mut Description) {
        if matches!(description.head, Head::Noun(_, HeadKind::Organisation | HeadKind::Part)) {
            let acronym = self.starts.get(description.last + 2).copied().flatten();
            let bracketed =
                self.line.is_text(description.last + 1, "(") && self.line.is_text(description.last + 3, ")");
            let short = self.line.get(description.last + 2).is_some_and(Unit::is_acronym);
            description.apposed = acronym.filter(|_| bracketed && short && description.holders.is_empty());
            return;
        }
        let is_person = matches!(description.head, Head::Role(_) | Head::Voice);
        let is_place = matches!(description.head, Head::Noun(_, HeadKind::Place));
        if description.is_plural || !description.holders.is_empty() || !(is_person || is_place) {
            return;
        }
        let fits = |name: usize| {
            let sense = self.names[name].sense;
            if is_place { matches!(sense, None | Some(Sense::City | Sense::Capital(_))) } else { sense.is_none() }
        };
        let mut after = description.last + 1;
        if self.line.is_text(after, "[") || self.line.is_text(after, "(") {
            let name = self.starts.get(after + 1).copied().flatten().filter(|&name| fits(name));
            description.apposed = name.filter(|&name| self.line.is_closing(self.names[name].last + 1));
        } else if self.line.is_text(after, ",") {
            after += 1;
            if self.is_title(after) {
                after += 1;
            }
            if let Some(name) = self.starts.get(after).copied().flatten().filter(|&name| fits(name))
                && self.line.is_closing(self.names[name].last + 1)
                && !self.line.is_at(self.names[name].last + 2, WordClass::Coordinator)
                && description.determiner != Determiner::None
            {
                description.apposed = Some(name);
                return;
            }
        }
        let opened =
            description.first - usize::from(description.determiner != Determiner::None && description.first > 0);
        if opened >= 2
            && self.line.is_text(opened - 1, ",")
            && !matches!(description.determiner, Determiner::Possessive | Determiner::Demonstrative)
        {
            let closed = description.determiner == Determiner::None || self.line.is_closing(description.last + 1);
            description.apposed = self.ends[opened - 2].filter(|&name| closed && fits(name));
        }
        if description.apposed.is_none() && is_person && description.determiner != Determiner::None {
            description.apposed = self.apposed_in_tree(description).filter(|&name| fits(name));
        }
    }

    /// The name that the tree puts in apposition to a description's noun, however far behind it.
    fn apposed_in_tree(&self, description: &Description) -> Option<usize> {
        let appositions = &self.clauses.appositions;
        let noun = description.noun.min(self.line.units.len() - 1);
        let from = appositions.partition_point(|&(of, _)| of < description.first);
        let mut near = appositions[from..].iter().take_while(|&&(of, _)| of <= noun);
        near.find_map(|&(_, name)| self.starts.get(name).copied().flatten())
    }
}
