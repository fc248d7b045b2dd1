//! Line + its names → descriptions: offices, institutions, groups and places, with whose they are and who holds them.
//!
//! A line is read from its end to its beginning, so that what a noun governs is known when the noun is reached:
//! « la porte-parole du ministre arménien » meets its minister first.

mod complement;
mod holder;
mod somebody;

use super::line::Line;
use super::names::Name;
use super::voice::Deed;
use crate::lang::Language;
use crate::lang::frames::Operator;
use crate::lang::gazetteer::{Agreement, CountryId, HeadKind, Sense, WordClass};
use crate::model::{Gender, Number};

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
    /// A noun that no table knows, of somebody who speaks: « soupire une riveraine ».
    Voice,
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
    /// The gender of its first demonym, which may agree with its field: « chef de la diplomatie allemande ».
    pub(super) adjective_gender: Option<Gender>,
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

    /// Whether it can only speak of a place named before: « la ville », « cette région du Chili ».
    pub(super) fn may_be_place_again(&self) -> bool {
        let bare = self.owners.is_empty() && self.adjectives.is_empty();
        let told = match self.determiner {
            Determiner::Demonstrative => true,
            Determiner::Definite => bare,
            _ => false,
        };
        told && !self.is_plural && self.field.is_none() && self.holders.is_empty() && self.apposed.is_none()
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

/// The first country that a demonym stands for, with the gender and number that all its readings share.
fn shared_demonym(senses: &[Sense]) -> Option<(CountryId, Agreement)> {
    let demonyms = senses.iter().filter_map(|sense| match sense {
        Sense::Demonym(country, agreement) => Some((*country, *agreement)),
        _ => None,
    });
    let mut shared: Option<(CountryId, Agreement)> = None;
    for (country, agreement) in demonyms {
        match &mut shared {
            None => shared = Some((country, agreement)),
            Some((first, common)) if *first == country => {
                common.gender = common.gender.filter(|gender| agreement.gender == Some(*gender));
                common.number = common.number.filter(|number| agreement.number == Some(*number));
            }
            Some(_) => {}
        }
    }
    shared
}

fn with_field(word: &str, field: Option<&str>) -> String {
    field.map_or_else(|| word.to_owned(), |field| format!("{word} {field}"))
}

/// What a line's descriptions are, in the text's order, and which names they use up.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) descriptions: Vec<Description>,
    /// For each name of the line, whether it is only a part of a description: « Lima » in « groupe de Lima ».
    pub(super) used: Vec<bool>,
}

/// Finds the descriptions of a line.
pub(super) fn find(line: &Line, names: &[Name], clauses: &Clauses, language: &Language) -> Found {
    let mut finder = Finder {
        line,
        names,
        clauses,
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

/// What the tree says of a line's nouns.
#[derive(Debug)]
pub(super) struct Clauses {
    /// For each unit, what its noun does.
    pub(super) deeds: Vec<Deed>,
    /// Nouns with the names in apposition to them.
    pub(super) appositions: Vec<(usize, usize)>,
}

struct Finder<'a> {
    line: &'a Line<'a>,
    names: &'a [Name],
    clauses: &'a Clauses,
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

impl Finder<'_> {
    /// Whether a unit is part of a name; the first one of an unknown name may still be a noun: « Groupe Untel ».
    fn is_inside_name(&self, place: usize) -> bool {
        let name = self.names.partition_point(|name| name.first <= place).checked_sub(1).map(|at| &self.names[at]);
        name.is_some_and(|name| {
            name.first <= place && place <= name.last && (name.sense.is_some() || name.is_tagged || name.first < place)
        })
    }

    fn read(&mut self, noun: usize, (head, agreement, length): (Head, Agreement, usize)) -> Option<Description> {
        // « défiler place de la Mairie »: streets and squares stand without a preposition.
        let street = || self.language.frames.is(&self.line.units[noun].text.to_lowercase(), Operator::Area);
        let stands = self.is_noun_position(noun) || matches!(head, Head::Noun(_, HeadKind::Place)) && street();
        if !stands {
            return None;
        }
        let first = self.opening(noun);
        if self.is_located_area(first, noun, head) {
            return None;
        }
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
            Head::Nationals(_) | Head::Voice => self.line.units[noun].text.to_owned(),
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
            adjective_gender: agreement.gender,
            determiner,
            is_former: (first..noun).any(|at| self.line.is_at(at, WordClass::Former)),
            is_counterpart: self.line.is_at(noun, WordClass::Counterpart),
            holders: Vec::new(),
            apposed: None,
        };
        self.read_modifiers(&mut description);
        self.read_names(&mut description);
        self.read_apposition(&mut description);
        self.read_power(&mut description);
        (!said && self.is_actor(&description)).then_some(description)
    }

    fn head_at(&self, place: usize) -> Option<(Head, Agreement, usize)> {
        if self.line.units[place].is_capital() && !self.line.is_shouting && self.starts[place].is_none() {
            let spellings = self.line.spellings(place).take(1);
            let found = self.language.gazetteer.longest(spellings, |sense| matches!(sense, Sense::Demonym(..)));
            if let Some((country, agreement)) = found.and_then(|found| shared_demonym(&found.senses)) {
                return Some((Head::Nationals(country), agreement, 1));
            }
        }
        let wanted = |sense| matches!(sense, Sense::Role(..) | Sense::Head(..));
        let Some(found) = self.language.gazetteer.longest(self.line.spellings(place), wanted) else {
            let Deed::SpeaksAside(agreement) = self.deed(place) else { return None };
            return Some((Head::Voice, agreement, 1));
        };
        let role = found.senses.iter().find_map(|&sense| match sense {
            Sense::Role(id, agreement) => Some((Head::Role(id), agreement)),
            _ => None,
        });
        let nouns = || {
            found.senses.iter().filter_map(|&sense| match sense {
                Sense::Head(id, kind, agreement) => Some((Head::Noun(id, kind), agreement)),
                _ => None,
            })
        };
        // « les syndicats » are people, « le syndicat » is a body.
        let fits = |noun: &(Head, Agreement)| {
            let people = matches!(noun.0, Head::Noun(_, HeadKind::Group | HeadKind::Share));
            !people || noun.1.number != Some(Number::Singular)
        };
        let noun = nouns().find(fits).or_else(|| nouns().next());
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
        let contracted = before.is(WordClass::Contraction);
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
        let (country, agreement) = shared_demonym(&found.senses)?;
        Some((country, agreement, found.length))
    }
}
