//! Tables → what a name or a noun may stand for: countries and their capitals, cities, organisations, offices, head nouns.
//!
//! Promises: the longest entry that a row of words spells; small letters must match with their accents, since only
//! capitals lose them in print. Never: deciding among the senses, which is the extraction's work.

mod load;
mod spelling;
mod words;

pub use load::Tables;
pub use spelling::{Spelling, fold};
pub use words::{Classes, WordClass};

use crate::model::{Gender, Number};
use std::collections::HashMap;

/// A state, present or former.
#[derive(Clone, Debug)]
pub struct Country {
    /// Its code: ISO 3166-1 alpha-2, or the table's own for former states.
    pub code: Box<str>,
    /// Its usual name.
    pub name: Box<str>,
    /// The gender of its name.
    pub gender: Option<Gender>,
    /// Whether its name is a plural: « Philippines ».
    pub is_plural: bool,
    /// Its demonyms: masculine, feminine, masculine plural, feminine plural.
    pub demonyms: Vec<[Box<str>; 4]>,
}

/// The place of a country in the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryId(pub u16);

/// Gender and number that a form shows; `None` where it may be either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Its gender.
    pub gender: Option<Gender>,
    /// Its number.
    pub number: Option<Number>,
}

/// What a head noun describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    /// An institution, force, company.
    Organisation,
    /// An institution, but only with a complement: « groupe », « centre ».
    Part,
    /// People, when plural.
    Group,
    /// People, when plural and with a complement: « les pays qui… », « les parties ».
    Share,
    /// People, in the singular: « population ».
    People,
    /// A place.
    Place,
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A state.
    Country(CountryId),
    /// A state's capital or seat of government: the city, or the government.
    Capital(CountryId),
    /// A building that stands for a government.
    Seat(CountryId),
    /// An inhabitant of a state, or the adjective.
    Demonym(CountryId, Agreement),
    /// A large city.
    City,
    /// A region, sea, river.
    Region,
    /// A known organisation, by its place in the table.
    Organisation(u16),
    /// An office or profession, by its place in the table.
    Role(u16, Agreement),
    /// A head noun, by its place in the table.
    Head(u16, HeadKind, Agreement),
}

impl Sense {
    /// A bit of [`Gazetteer::hints`].
    fn bit(self) -> u32 {
        match self {
            Self::Country(_) => 1,
            Self::Capital(_) | Self::City | Self::Region | Self::Seat(_) => 1 << 1,
            Self::Organisation(_) => 1 << 2,
            Self::Demonym(..) => 1 << 3,
            Self::Role(..) => 1 << 4,
            Self::Head(..) => 1 << 5,
        }
    }

    /// Whether its words begin with a capital in print.
    #[must_use]
    pub fn is_name(self) -> bool {
        !matches!(self, Self::Demonym(..) | Self::Role(..) | Self::Head(..))
    }
}

#[derive(Debug)]
struct Entry {
    exact: Box<str>,
    /// Whether it is printed with a capital at its beginning, as names are.
    is_capital: bool,
    sense: Sense,
}

/// A row of words that the tables know.
#[derive(Clone, Debug)]
pub struct Match {
    /// How many words it took.
    pub length: usize,
    /// What they may stand for, in the tables' order of certainty.
    pub senses: Vec<Sense>,
}

/// An organisation of the table.
#[derive(Debug)]
pub struct KnownOrganisation {
    /// Its usual name.
    pub name: Box<str>,
    /// What sort it is.
    pub sorts: Sorts,
}

/// The sorts of organisation or people that a noun may stand for, or an actor may be of; without any, nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sorts(u16);

impl Sorts {
    /// News agencies.
    pub const AGENCY: Self = Self(1);
    /// Companies.
    pub const COMPANY: Self = Self(1 << 2);
    /// Unions.
    pub const UNION: Self = Self(1 << 6);
    const NAMES: [&str; 13] = [
        "agency",
        "club",
        "company",
        "institution",
        "party",
        "press",
        "union",
        "farmers",
        "insurgents",
        "migrants",
        "protesters",
        "teachers",
        "workers",
    ];
    /// Those that are organisations.
    const ORGANISATIONS: Self = Self((1 << 7) - 1);

    /// From names with `|` between them; `any` is every organisation.
    fn from_names(names: &str) -> Option<Self> {
        if names == "any" {
            return Some(Self::ORGANISATIONS);
        }
        names.split('|').try_fold(Self::default(), |sorts, name| {
            let bit = Self::NAMES.iter().position(|known| *known == name)?;
            Some(Self(sorts.0 | 1 << bit))
        })
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those that both have.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// A role of the table.
#[derive(Debug)]
pub struct Role {
    /// Masculine, feminine, masculine plural, feminine plural.
    pub forms: [Box<str>; 4],
    /// For a word that may stand for several offices (« dirigeant »), their common name.
    pub umbrella: Option<Box<str>>,
}

/// A head noun of the table.
#[derive(Debug)]
struct HeadNoun {
    word: Box<str>,
    is_always_plural: bool,
}

/// An office that a role's words name, and the countries where they do; all where none is given.
type OfficeName = (Box<str>, Vec<CountryId>);

/// A language's tables of names and nouns for actors.
#[derive(Debug)]
pub struct Gazetteer {
    countries: Vec<Country>,
    codes: HashMap<Box<str>, CountryId>,
    organisations: Vec<KnownOrganisation>,
    roles: Vec<Role>,
    heads: Vec<HeadNoun>,
    /// Nouns by which one goes on about an organisation.
    bodies: HashMap<Box<str>, Sorts>,
    offices: HashMap<String, Vec<OfficeName>>,
    usual_roles: HashMap<Box<str>, Box<str>>,
    entries: HashMap<String, Vec<Entry>>,
    longest: HashMap<String, usize>,
    /// Words of names of several words, with the bits of what these stand for.
    parts: HashMap<Box<str>, u32>,
    given_names: HashMap<String, Option<Gender>>,
    words: HashMap<Box<str>, Classes>,
}

impl Gazetteer {
    /// The longest entry that words spell from the first one on, among those that `wanted` accepts.
    pub fn longest<'s>(
        &self,
        words: impl Iterator<Item = &'s Spelling>,
        wanted: impl Fn(Sense) -> bool,
    ) -> Option<Match> {
        let (mut folded, mut exact, mut any_capital) = (String::new(), String::new(), false);
        let (mut most, mut best, mut first_capital) = (0, None, false);
        for (place, word) in words.enumerate() {
            if place == 0 {
                most = *self.longest.get(word.folded.split(' ').next().unwrap_or_default())?;
                first_capital = word.capital;
            } else {
                folded.push(' ');
                exact.push(' ');
            }
            if place >= most {
                break;
            }
            folded.push_str(&word.folded);
            exact.push_str(&word.exact);
            any_capital |= word.capital;
            let Some(entries) = self.entries.get(&folded) else { continue };
            let senses: Vec<Sense> = entries
                .iter()
                .filter(|entry| *entry.exact == *exact || any_capital)
                .filter(|entry| first_capital || !entry.is_capital && (any_capital || !entry.sense.is_name()))
                .map(|entry| entry.sense)
                .filter(|&sense| wanted(sense))
                .collect();
            if !senses.is_empty() {
                best = Some(Match { length: place + 1, senses });
            }
        }
        best
    }

    /// A country.
    #[must_use]
    pub fn country(&self, id: CountryId) -> &Country {
        &self.countries[id.0 as usize]
    }

    /// A known organisation.
    #[must_use]
    pub fn organisation(&self, id: u16) -> &KnownOrganisation {
        &self.organisations[id as usize]
    }

    /// The sorts of organisation that a folded noun may stand for once they are named: « la société », « le club ».
    #[must_use]
    pub fn sorts(&self, noun: &str) -> Sorts {
        self.bodies.get(noun).copied().unwrap_or_default()
    }

    /// A role.
    #[must_use]
    pub fn role(&self, id: u16) -> &Role {
        &self.roles[id as usize]
    }

    /// A head noun in the singular, or in the plural where it has no singular.
    #[must_use]
    pub fn head(&self, id: u16) -> &str {
        &self.heads[id as usize].word
    }

    /// Whether a head noun has no singular of the same sense: « autorités », « forces ».
    #[must_use]
    pub fn is_always_plural(&self, id: u16) -> bool {
        self.heads[id as usize].is_always_plural
    }

    /// A country's demonym in the singular.
    #[must_use]
    pub fn demonym(&self, id: CountryId, gender: Option<Gender>) -> Option<&str> {
        let forms = self.country(id).demonyms.first()?;
        Some(&forms[usize::from(gender == Some(Gender::Feminine))])
    }

    /// The offices that a role's words name, for a country or in general.
    pub fn offices<'g>(&'g self, role: &str, country: Option<CountryId>) -> impl Iterator<Item = &'g str> {
        self.offices.get(&fold(role)).into_iter().flatten().filter_map(move |(office, countries)| {
            (countries.is_empty() || country.is_some_and(|country| countries.contains(&country))).then_some(&**office)
        })
    }

    /// The words that name an office in any country.
    #[must_use]
    pub fn usual_role(&self, office: &str) -> Option<&str> {
        self.usual_roles.get(office).map(|role| &**role)
    }

    /// Whether an office's name stands for several offices.
    #[must_use]
    pub fn is_umbrella(&self, office: &str) -> bool {
        self.roles.iter().any(|role| role.umbrella.as_deref() == Some(office))
    }

    /// The country of this name, if it is one's usual name.
    #[must_use]
    pub fn country_named(&self, name: &str) -> Option<CountryId> {
        self.entries.get(&Spelling::of(name).folded)?.iter().find_map(|entry| match entry.sense {
            Sense::Country(id) => Some(id),
            _ => None,
        })
    }

    /// Whether a word is a known given name, and of which gender.
    #[must_use]
    pub fn given_name(&self, word: &str) -> Option<Option<Gender>> {
        self.given_names.get(&fold(word)).copied()
    }

    /// What a word alone may stand for, as bits: six for the senses of the entry that it spells, one for a given name,
    /// and again as many as there are senses for the names of several words of which it is one.
    #[must_use]
    pub fn hints(&self, word: &str) -> u32 {
        let spelling = Spelling::of(word);
        let whole = self.entries.get(&spelling.folded).into_iter().flatten();
        let whole = whole.fold(0, |bits, entry| bits | entry.sense.bit());
        let given = u32::from(self.given_names.contains_key(&spelling.folded)) << 6;
        let part = self.parts.get(&*spelling.folded).copied().unwrap_or_default() << 7;
        whole | given | part
    }

    /// The classes of a word, in small letters and with its apostrophe.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }
}
