//! Line + its names → descriptions: offices, institutions, groups and places, with whose they are and who holds them.
//!
//! A line is read from its end to its beginning, so that what a noun governs is known when the noun is reached:
//! « la porte-parole du ministre arménien » meets its minister first.

use super::line::{Line, is_common, may_be};
use super::names::Name;
use crate::lang::Language;
use crate::lang::gazetteer::{Agreement, CountryId, HeadKind, Sense, WordClass};
use crate::model::{Gender, Number, Upos, VerbForm};

/// What a described actor belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Country(CountryId),
    Named(String),
}

/// How a description is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    None,
    Definite,
    Indefinite,
    Possessive,
    Demonstrative,
}

/// What its head noun is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    Role(u16),
    /// People named after their country: « les Islandais ».
    Nationals(CountryId),
    Noun(u16, HeadKind),
}

/// A noun phrase that describes an actor.
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// Its first unit, adjectives before the noun included, determiner left out.
    pub(super) first: usize,
    pub(super) noun: usize,
    pub(super) last: usize,
    pub(super) head: Head,
    /// The head in the singular: « ministre ».
    pub(super) word: String,
    /// The same in the masculine, by which offices are compared.
    pub(super) neutral: String,
    /// What it is charged with, as written: « des Affaires étrangères ».
    pub(super) field: Option<String>,
    /// Plain adjectives, as written.
    pub(super) adjectives: Vec<String>,
    pub(super) owners: Vec<Owner>,
    pub(super) is_plural: bool,
    pub(super) gender: Option<Gender>,
    pub(super) determiner: Determiner,
    pub(super) is_former: bool,
    /// « son homologue »
    pub(super) is_counterpart: bool,
    /// Names that stand inside it, each with the owner that its own adjective gives.
    pub(super) holders: Vec<(Option<Owner>, usize)>,
    /// The name in apposition to it.
    pub(super) apposed: Option<usize>,
}

impl Description {
    /// Whether its adjectives tell its members apart: « les ministres arménien et azerbaïdjanais ».
    pub(super) fn is_distributed(&self) -> bool {
        let countries = self.owners.iter().all(|owner| matches!(owner, Owner::Country(_)));
        let kind = matches!(self.head, Head::Role(_) | Head::Noun(_, HeadKind::Organisation | HeadKind::Part));
        self.is_plural && kind && countries && self.owners.len() > 1
    }

    /// Office and field: « ministre des Affaires étrangères ».
    pub(super) fn role(&self) -> String {
        with_field(&self.word, self.field.as_deref())
    }

    /// The same in the masculine.
    pub(super) fn neutral_role(&self) -> String {
        with_field(&self.neutral, self.field.as_deref())
    }
}

fn with_field(word: &str, field: Option<&str>) -> String {
    field.map_or_else(|| word.to_owned(), |field| format!("{word} {field}"))
}

/// What a line's descriptions are, in the text's order, and which names they use up.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) descriptions: Vec<Description>,
    /// For each name of the line, whether it is only a part of a description: « Minsk » in « groupe de Minsk ».
    pub(super) used: Vec<bool>,
}

/// Finds the descriptions of a line.
pub(super) fn find(line: &Line, names: &[Name], language: &Language) -> Found {
    let mut finder = Finder {
        line,
        names,
        language,
        starts: vec![None; line.units.len() + 1],
        ends: vec![None; line.units.len() + 1],
        begun: vec![None; line.units.len() + 1],
        used: vec![false; names.len()],
        found: Vec::new(),
    };
    for (number, name) in names.iter().enumerate() {
        finder.starts[name.first] = Some(number);
        finder.ends[name.last] = Some(number);
    }
    let mut heads = Vec::new();
    let mut place = 0;
    while place < line.units.len() {
        let head = if finder.is_inside_name(place) { None } else { finder.head_at(place) };
        place += head.map_or(1, |(_, _, length)| length);
        heads.extend(head.map(|head| (place - head.2, head)));
    }
    for (place, head) in heads.into_iter().rev() {
        if let Some(description) = finder.read(place, head) {
            for at in description.first..=description.noun {
                finder.begun[at] = Some(finder.found.len());
            }
            finder.found.push(description);
        }
    }
    finder.found.reverse();
    Found { descriptions: finder.found, used: finder.used }
}

struct Finder<'a> {
    line: &'a Line<'a>,
    names: &'a [Name],
    language: &'a Language,
    /// For each unit, the name that begins there.
    starts: Vec<Option<usize>>,
    /// For each unit, the name that ends there.
    ends: Vec<Option<usize>>,
    /// For each unit, the description whose beginning it is part of.
    begun: Vec<Option<usize>>,
    used: Vec<bool>,
    found: Vec<Description>,
}

/// The most units that a description reads behind its noun.
const REACH: usize = 40;

impl Finder<'_> {
    /// Whether a unit is part of a name; the first one of an unknown name may still be a noun: « Groupe Untel ».
    fn is_inside_name(&self, place: usize) -> bool {
        let name = self.names.partition_point(|name| name.first <= place).checked_sub(1).map(|at| &self.names[at]);
        name.is_some_and(|name| {
            name.first <= place && place <= name.last && (name.sense.is_some() || name.first < place)
        })
    }

    fn read(&mut self, noun: usize, (head, agreement, length): (Head, Agreement, usize)) -> Option<Description> {
        if !self.is_noun_position(noun) {
            return None;
        }
        let first = self.opening(noun);
        let determiner = self.determiner(first);
        let said = first.checked_sub(2).is_some_and(|at| self.line.is_at(at, WordClass::Copula));
        let is_plural = match agreement.number {
            Some(number) => number == Number::Plural,
            None => self.line.before(first).is_some_and(|unit| unit.text.ends_with(['s', 'x', 'S'])),
        };
        let gazetteer = &self.language.gazetteer;
        let printed = self.line.words(noun, noun + length - 1);
        let word = match head {
            Head::Role(_) if !is_plural => printed.to_owned(),
            Head::Role(id) => {
                gazetteer.role(id).forms[usize::from(agreement.gender == Some(Gender::Feminine))].to_string()
            }
            Head::Noun(id, _) => gazetteer.head(id).to_owned(),
            Head::Nationals(_) => self.line.units[noun].text.to_owned(),
        };
        let neutral = match head {
            Head::Role(id) => gazetteer.role(id).forms[0].to_string(),
            _ => word.clone(),
        };
        let mut description = Description {
            neutral,
            first,
            noun: noun + length - 1,
            last: noun + length - 1,
            head,
            word,
            field: None,
            adjectives: Vec::new(),
            owners: match head {
                Head::Nationals(country) => vec![Owner::Country(country)],
                _ => Vec::new(),
            },
            is_plural,
            gender: agreement.gender,
            determiner,
            is_former: (first..noun).any(|at| self.line.is_at(at, WordClass::Former)),
            is_counterpart: self.line.is_at(noun, WordClass::Counterpart),
            holders: Vec::new(),
            apposed: None,
        };
        self.read_modifiers(&mut description);
        self.read_names(&mut description);
        self.read_apposition(&mut description);
        (!said && self.is_actor(&description)).then_some(description)
    }

    fn head_at(&self, place: usize) -> Option<(Head, Agreement, usize)> {
        if self.line.units[place].is_capital() && !self.line.is_shouting && self.starts[place].is_none() {
            let spellings = self.line.spellings(place).take(1);
            let found = self.language.gazetteer.longest(spellings, |sense| matches!(sense, Sense::Demonym(..)));
            let mut senses = found.iter().flat_map(|found| &found.senses);
            if let Some(&Sense::Demonym(country, agreement)) = senses.find(|sense| matches!(sense, Sense::Demonym(..)))
            {
                return Some((Head::Nationals(country), agreement, 1));
            }
        }
        let wanted = |sense| matches!(sense, Sense::Role(..) | Sense::Head(..));
        let found = self.language.gazetteer.longest(self.line.spellings(place), wanted)?;
        let role = found.senses.iter().find_map(|&sense| match sense {
            Sense::Role(id, agreement) => Some((Head::Role(id), agreement)),
            _ => None,
        });
        let noun = found.senses.iter().find_map(|&sense| match sense {
            Sense::Head(id, kind, agreement) => Some((Head::Noun(id, kind), agreement)),
            _ => None,
        });
        let (head, agreement) = match (role, noun) {
            // In the plural a profession is a group, unless adjectives or names tell its members apart.
            (Some(role), Some(noun)) if role.1.number == Some(Number::Plural) => {
                if self.tells_members_apart(place + found.length) { role } else { noun }
            }
            (Some(role), _) => role,
            (None, noun) => noun?,
        };
        Some((head, agreement, found.length))
    }

    /// Whether singular demonyms or names follow a plural office, its field left aside.
    fn tells_members_apart(&self, after: usize) -> bool {
        let end = self.line.units.len().min(after + 12);
        (after..end).take_while(|&at| self.line.units[at].is_word()).any(|at| {
            self.demonym(at).is_some_and(|(_, agreement, length)| {
                agreement.number != Some(Number::Plural)
                    && (self.line.is_at(at + length, WordClass::Coordinator) || self.starts[at + length].is_some())
            })
        }) || self.starts[after].is_some_and(|name| self.names[name].sense.is_none())
    }

    /// Whether what stands before lets a noun follow, so that « il juge » and « secrétaire général » give none.
    fn is_noun_position(&self, noun: usize) -> bool {
        let Some(before) = self.line.before(noun) else { return true };
        if !before.is_word() || before.is_number() {
            return !matches!(before.text, "-");
        }
        let opens = [
            WordClass::Determiner,
            WordClass::Of,
            WordClass::To,
            WordClass::Agentive,
            WordClass::PreAdjective,
            WordClass::Coordinator,
            WordClass::Locative,
        ];
        opens.into_iter().any(|class| before.is(class)) || self.line.units[noun].is_capital()
    }

    /// The first unit of the adjectives before a noun.
    fn opening(&self, noun: usize) -> usize {
        let mut first = noun;
        while let Some(before) = self.line.before(first)
            && (before.is(WordClass::PreAdjective) || before.is_number() && before.text.len() < 6)
        {
            first -= 1;
        }
        first
    }

    fn determiner(&self, first: usize) -> Determiner {
        let Some(before) = self.line.before(first) else { return Determiner::None };
        let contracted = (before.is(WordClass::Of) || before.is(WordClass::To))
            && before.text.chars().count() > 2
            && !before.text.eq_ignore_ascii_case("de");
        let contracted = contracted || matches!(&*before.spelling.exact, "du" | "au");
        if before.is(WordClass::Possessive) {
            Determiner::Possessive
        } else if before.is(WordClass::Demonstrative) {
            Determiner::Demonstrative
        } else if before.is(WordClass::Definite) || contracted {
            Determiner::Definite
        } else if before.is(WordClass::Determiner) {
            Determiner::Indefinite
        } else {
            Determiner::None
        }
    }

    fn demonym(&self, place: usize) -> Option<(CountryId, Agreement, usize)> {
        let unit = self.line.get(place)?;
        if unit.is_capital() && !self.line.is_shouting {
            return None;
        }
        let found =
            self.language.gazetteer.longest(self.line.spellings(place), |sense| matches!(sense, Sense::Demonym(..)))?;
        match found.senses[..] {
            [Sense::Demonym(country, agreement), ..] => Some((country, agreement, found.length)),
            _ => None,
        }
    }

    fn read_modifiers(&mut self, description: &mut Description) {
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
        let Some((country, _, length)) = self.demonym(next) else { return false };
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
        if !self.line.is_at(next, WordClass::Of) && !(to && self.line.is_at(description.noun, WordClass::FieldRole)) {
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
            && !self.is_field_name(name)
        {
            return !to && self.read_name_complement(description, name);
        }
        if let Some(number) =
            self.begun[inner].filter(|&number| self.found[number].first == inner || self.found[number].noun >= inner)
            && !to
        {
            return self.read_inner(description, number);
        }
        self.read_field(description, next, inner, to)
    }

    /// A capitalised common noun: « Défense », « Affaires ».
    fn is_field_name(&self, name: usize) -> bool {
        let name = &self.names[name];
        name.sense.is_none()
            && is_common(self.line.units[name.first].text, self.language)
            && !name.has_title
            && may_be(self.line.units[name.first].text, Upos::Noun, self.language)
    }

    fn read_name_complement(&mut self, description: &mut Description, number: usize) -> bool {
        let name = &self.names[number];
        let text = self.line.words(name.first, name.last).to_owned();
        let is_power = self.line.is_at(description.noun, WordClass::PowerHead);
        let head = description.head;
        description.last = name.last;
        match (name.sense, head) {
            (Some(Sense::Country(country) | Sense::Seat(country)), _) => {
                description.owners.push(Owner::Country(country));
                self.read_more_countries(description);
            }
            (Some(Sense::Capital(country)), Head::Noun(..)) if is_power => {
                description.owners.push(Owner::Country(country))
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
        let takes_field = match description.head {
            Head::Role(_) => {
                self.line.is_at(description.noun, WordClass::FieldRole)
                    || inner == next + 1 && self.line.units[next].spelling.folded.len() <= 2
            }
            Head::Noun(_, kind) => matches!(kind, HeadKind::Organisation | HeadKind::Part),
            Head::Nationals(_) => false,
        };
        let Some(mut last) = self.noun_phrase(inner).filter(|_| takes_field) else { return false };
        if to && inner == next + 1 && self.line.units[next].spelling.folded == "a" {
            return false;
        }
        // A second field must be printed like the first: « de l'Intérieur et de la Justice ».
        while self.line.is_at(last + 1, WordClass::Coordinator) || self.line.is_text(last + 1, ",") {
            let mut at = last + 2;
            while self.line.is_at(at, WordClass::Of) || self.line.is_at(at, WordClass::Definite) {
                at += 1;
            }
            let alike = self.line.get(at).is_some_and(|unit| unit.is_capital() && self.line.units[inner].is_capital());
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

    /// A noun with its adjectives: its last unit.
    fn noun_phrase(&self, first: usize) -> Option<usize> {
        let unit = self.line.get(first)?;
        if !may_be(unit.text, Upos::Noun, self.language) || unit.is(WordClass::Determiner) {
            return None;
        }
        let mut last = first;
        while last < first + 4 && self.is_adjective(last + 1) && self.demonym(last + 1).is_none() {
            last += 1;
        }
        Some(last)
    }

    /// The names behind a description: « le président russe Vladimir Poutine », « le groupe Renault ».
    fn read_names(&mut self, description: &mut Description) {
        let fits = |name: &Name| match description.head {
            Head::Role(_) => name.sense.is_none() || matches!(name.sense, Some(Sense::City)) && name.last > name.first,
            Head::Noun(_, HeadKind::Organisation | HeadKind::Part) => {
                matches!(name.sense, None | Some(Sense::Organisation(_)))
            }
            Head::Noun(_, HeadKind::Place) => !matches!(name.sense, Some(Sense::Organisation(_))),
            Head::Noun(..) | Head::Nationals(_) => false,
        };
        let mut next = description.last + 1;
        if matches!(description.head, Head::Role(_)) && self.is_title(next) {
            next += 1;
        }
        let Some(mut name) = self.starts.get(next).copied().flatten().filter(|&name| fits(&self.names[name])) else {
            return;
        };
        if !description.holders.is_empty()
            || self.used[name]
            || self.is_field_name(name) && self.names[name].first == self.names[name].last
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
        [WordClass::TitleMasculine, WordClass::TitleFeminine, WordClass::TitlePlural]
            .into_iter()
            .any(|class| self.line.is_at(place, class))
    }

    /// « le conseiller américain, Robert Martin, » and « Robert Martin, conseiller américain, »
    fn read_apposition(&self, description: &mut Description) {
        let is_person = matches!(description.head, Head::Role(_));
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
    }

    /// Whether a description is definite enough to be somebody.
    fn is_actor(&self, description: &Description) -> bool {
        let held = !description.holders.is_empty() || description.apposed.is_some();
        let told = !description.owners.is_empty() || description.field.is_some() || !description.adjectives.is_empty();
        let definite =
            matches!(description.determiner, Determiner::Definite | Determiner::Possessive | Determiner::Demonstrative);
        match description.head {
            _ if held => true,
            Head::Role(_) if description.is_plural => definite || description.is_distributed(),
            Head::Role(_) => definite,
            Head::Noun(_, HeadKind::Group) => description.is_plural,
            Head::Noun(_, HeadKind::Share) => {
                description.is_plural && (told || description.first < description.noun) && definite
            }
            Head::Noun(_, HeadKind::People) => definite && !description.is_plural,
            Head::Noun(id, HeadKind::Organisation) => {
                definite && (!description.is_plural || told || self.language.gazetteer.is_always_plural(id))
            }
            Head::Nationals(_) => description.is_plural && definite,
            Head::Noun(_, HeadKind::Part) => {
                definite && (description.owners.len() + usize::from(description.field.is_some()) > 0)
            }
            // « la région », « l'enclave française »: which one is not sure.
            Head::Noun(_, HeadKind::Place) => false,
        }
    }
}
