//! Tab-separated tables → gazetteer.

use super::{
    Agreement, Country, CountryId, Entry, Gazetteer, HeadKind, HeadNoun, KnownOrganisation, Role, Sense, Sorts,
    Spelling, WordClass, fold,
};
use crate::model::{Gender, Number, ReadError};
use std::collections::HashMap;

/// The contents of a language's tables, one tab-separated text each; lines that begin with `#` are comments.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Code, name, article, aliases, demonyms, capitals.
    pub countries: &'a str,
    /// Name, country code.
    pub cities: &'a str,
    /// Name, aliases, country code.
    pub regions: &'a str,
    /// Name, aliases, country code.
    pub seats: &'a str,
    /// Name, aliases, sort of organisation.
    pub organisations: &'a str,
    /// Masculine, feminine, masculine plural, feminine plural, umbrella office.
    pub roles: &'a str,
    /// Office, role, country codes.
    pub offices: &'a str,
    /// Singular, plural, gender, kind.
    pub heads: &'a str,
    /// Noun, sorts of the organisations that it may stand for.
    pub bodies: &'a str,
    /// Name, gender.
    pub given_names: &'a str,
    /// Word, class.
    pub words: &'a str,
}

/// The most words that an entry may have.
const MOST_WORDS: usize = 12;

/// A word of so few letters says nothing of the name that it is part of.
const SHORT: usize = 3;

const MASCULINE: Agreement = Agreement { gender: Some(Gender::Masculine), number: Some(Number::Singular) };
const FORMS: [Agreement; 4] = [
    MASCULINE,
    Agreement { gender: Some(Gender::Feminine), number: Some(Number::Singular) },
    Agreement { gender: Some(Gender::Masculine), number: Some(Number::Plural) },
    Agreement { gender: Some(Gender::Feminine), number: Some(Number::Plural) },
];

impl Gazetteer {
    /// Reads the tables.
    ///
    /// # Errors
    /// [`ReadError::Resource`] when a line has too few columns or a name that nothing defines.
    pub fn load(tables: &Tables) -> Result<Self, ReadError> {
        let mut gazetteer = Self {
            countries: Vec::new(),
            codes: HashMap::new(),
            organisations: Vec::new(),
            roles: Vec::new(),
            heads: Vec::new(),
            bodies: HashMap::new(),
            offices: HashMap::new(),
            usual_roles: HashMap::new(),
            entries: HashMap::new(),
            longest: HashMap::new(),
            parts: HashMap::new(),
            given_names: HashMap::new(),
            words: HashMap::new(),
        };
        gazetteer.load_countries(tables)?;
        gazetteer.load_names(tables)?;
        gazetteer.load_nouns(tables)?;
        Ok(gazetteer)
    }

    fn load_countries(&mut self, tables: &Tables) -> Result<(), ReadError> {
        for [code, name, article, aliases, demonyms, capitals] in rows("countries", tables.countries)? {
            let id = CountryId(self.countries.len() as u16);
            self.codes.insert(code.into(), id);
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Country(id));
            }
            let mut country = Country {
                code: code.into(),
                name: name.into(),
                gender: gender_of(article),
                is_plural: article == "p",
                demonyms: Vec::new(),
            };
            for demonym in list(demonyms) {
                let forms: Vec<Box<str>> = demonym.split(',').map(Into::into).collect();
                let forms: [Box<str>; 4] = forms.try_into().map_err(|_| wrong("countries", demonym))?;
                for (form, agreement) in forms.iter().zip(FORMS) {
                    self.insert(form, Sense::Demonym(id, agreement));
                }
                country.demonyms.push(forms);
            }
            for capital in list(capitals) {
                self.insert(capital, Sense::Capital(id));
            }
            self.countries.push(country);
        }
        for [name, aliases, code] in rows("seats", tables.seats)? {
            let id = self.country_of("seats", code)?;
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Seat(id));
            }
        }
        Ok(())
    }

    fn load_names(&mut self, tables: &Tables) -> Result<(), ReadError> {
        for [name, aliases, _code] in rows("regions", tables.regions)? {
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Region);
            }
        }
        for [name, _code] in rows("cities", tables.cities)? {
            self.insert(name, Sense::City);
        }
        for [name, aliases, class] in rows("organisations", tables.organisations)? {
            let id = self.organisations.len() as u16;
            let sorts = Sorts::from_names(class).ok_or_else(|| wrong("organisations", class))?;
            self.organisations.push(KnownOrganisation { name: name.into(), sorts });
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Organisation(id));
            }
        }
        for [noun, sorts] in rows("bodies", tables.bodies)? {
            let sorts = Sorts::from_names(sorts).ok_or_else(|| wrong("bodies", sorts))?;
            self.bodies.insert(fold(noun).into(), sorts);
        }
        for [name, gender] in rows("given_names", tables.given_names)? {
            self.given_names.insert(fold(name), gender_of(gender));
        }
        for [word, class] in rows("words", tables.words)? {
            let class = WordClass::from_name(class).ok_or_else(|| wrong("words", class))?;
            self.words.entry(word.into()).or_default().0 |= class as u64;
        }
        Ok(())
    }

    fn load_nouns(&mut self, tables: &Tables) -> Result<(), ReadError> {
        for [masculine, feminine, masculines, feminines, umbrella] in rows("roles", tables.roles)? {
            let id = self.roles.len() as u16;
            let forms = [masculine, feminine, masculines, feminines].map(Box::from);
            for (place, form) in forms.iter().enumerate() {
                let mut agreement = FORMS[place];
                if forms.iter().enumerate().any(|(other, same)| other % 2 != place % 2 && same == form) {
                    agreement.gender = None;
                }
                if forms[(place + 2) % 4] == *form {
                    agreement.number = None;
                }
                if !forms[..place].contains(form) {
                    self.insert(form, Sense::Role(id, agreement));
                }
            }
            self.roles.push(Role { forms, umbrella: (umbrella != "-").then(|| umbrella.into()) });
        }
        for [office, role, codes] in rows("offices", tables.offices)? {
            if codes == "-" {
                self.usual_roles.entry(office.into()).or_insert_with(|| role.into());
            }
            let countries = list(codes).map(|code| self.country_of("offices", code)).collect::<Result<_, _>>()?;
            self.offices.entry(fold(role)).or_default().push((office.into(), countries));
        }
        for [singular, plural, gender, kind] in rows("heads", tables.heads)? {
            let id = self.heads.len() as u16;
            let kind = match kind {
                "organisation" => HeadKind::Organisation,
                "part" => HeadKind::Part,
                "group" => HeadKind::Group,
                "share" => HeadKind::Share,
                "people" => HeadKind::People,
                "place" => HeadKind::Place,
                _ => return Err(wrong("heads", kind)),
            };
            let gender = gender_of(gender);
            for (form, number) in [(singular, Number::Singular), (plural, Number::Plural)] {
                if form != "-" {
                    let number = (singular != plural).then_some(number);
                    self.insert(form, Sense::Head(id, kind, Agreement { gender, number }));
                }
            }
            let is_always_plural = singular == "-";
            self.heads
                .push(HeadNoun { word: if is_always_plural { plural } else { singular }.into(), is_always_plural });
        }
        Ok(())
    }

    fn country_of(&self, table: &str, code: &str) -> Result<CountryId, ReadError> {
        self.codes.get(code).copied().ok_or_else(|| wrong(table, code))
    }

    fn insert(&mut self, form: &str, sense: Sense) {
        let spelling = Spelling::of(form);
        let first = spelling.folded.split(' ').next().unwrap_or_default().to_owned();
        let words = spelling.folded.split(' ').count().min(MOST_WORDS);
        let longest = self.longest.entry(first).or_default();
        *longest = words.max(*longest);
        if sense.is_name() && words > 1 {
            // Shorter ones are particles and articles, which any name may have.
            for part in spelling.folded.split(' ').filter(|part| part.chars().count() > SHORT) {
                *self.parts.entry(part.into()).or_default() |= sense.bit();
            }
        }
        let entries = self.entries.entry(spelling.folded).or_default();
        if !entries.iter().any(|entry| entry.sense == sense && *entry.exact == *spelling.exact) {
            entries.push(Entry {
                exact: spelling.exact.into(),
                is_capital: spelling.capital && sense.is_name(),
                sense,
            });
        }
    }
}

fn gender_of(text: &str) -> Option<Gender> {
    match text {
        "m" => Some(Gender::Masculine),
        "f" => Some(Gender::Feminine),
        _ => None,
    }
}

/// The parts of a `|` list; `-` is none.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').filter(|part| !part.is_empty() && *part != "-")
}

fn rows<'a, const N: usize>(table: &str, text: &'a str) -> Result<Vec<[&'a str; N]>, ReadError> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            columns.try_into().map_err(|_| wrong(table, line))
        })
        .collect()
}

fn wrong(table: &str, line: &str) -> ReadError {
    ReadError::Resource { name: format!("the table of {table}"), message: format!("malformed: {line:?}") }
}
