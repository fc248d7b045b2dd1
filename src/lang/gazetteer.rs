//! Tables → what a name or a noun may stand for: countries and their capitals, cities, organisations, offices, head nouns.
//!
//! Promises: the longest entry that a row of words spells; small letters must match with their accents, since only
//! capitals lose them in print. Never: deciding among the senses, which is the extraction's work.

use crate::model::{Gender, Number, ReadError};
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    /// Name, aliases, `organisation` or `agency`.
    pub organisations: &'a str,
    /// Masculine, feminine, masculine plural, feminine plural, umbrella office.
    pub roles: &'a str,
    /// Office, role, country codes.
    pub offices: &'a str,
    /// Singular, plural, gender, kind.
    pub heads: &'a str,
    /// Name, gender.
    pub given_names: &'a str,
    /// Word, class.
    pub words: &'a str,
}

/// A state, present or former.
#[derive(Clone, Debug)]
pub struct Country {
    /// Its code: ISO 3166-1 alpha-2, or the table's own for former states.
    pub code: Box<str>,
    /// Its usual name.
    pub name: Box<str>,
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
    /// Whether its words begin with a capital in print.
    #[must_use]
    pub fn is_name(self) -> bool {
        !matches!(self, Self::Demonym(..) | Self::Role(..) | Self::Head(..))
    }
}

/// Classes of word that tell how a name or description is used; a set, since a word may have several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u32);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal at $bit:literal,)+) => {
        /// One class of word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum WordClass { $($(#[$doc])* $name = 1 << $bit,)+ }
        impl WordClass {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

classes!(
    /// « M. »
    TitleMasculine = "title-masculine" at 0,
    /// « Mme »
    TitleFeminine = "title-feminine" at 1,
    /// « MM. »
    TitlePlural = "title-plural" at 2,
    /// Words in small letters inside a name: « de », « von ».
    Particle = "particle" at 3,
    /// Articles, definite or not.
    Article = "article" at 4,
    /// Definite articles.
    Definite = "definite" at 5,
    /// Possessives of the third person.
    Possessive = "possessive" at 6,
    /// Demonstratives.
    Demonstrative = "demonstrative" at 7,
    /// Anything that opens a noun phrase.
    Determiner = "determiner" at 8,
    /// « de », alone or with its article.
    Of = "of" at 9,
    /// « et », « ou », « puis ».
    Coordinator = "coordinator" at 10,
    /// Prepositions of place.
    Locative = "locative" at 11,
    /// Prepositions that take a party: « avec », « entre », « selon ».
    Agentive = "agentive" at 12,
    /// « il », « elle ».
    PronounSubject = "pronoun-subject" at 13,
    /// « dernier » in « ce dernier ».
    Latter = "latter" at 14,
    /// Adjectives before a noun.
    PreAdjective = "pre-adjective" at 15,
    /// « ancien », « ex- ».
    Former = "former" at 16,
    /// Words after which « à » introduces a party rather than a place.
    DativeHead = "dative-head" at 17,
    /// Nouns whose complement is a power: « les forces de », « l'appel de ».
    PowerHead = "power-head" at 18,
    /// Nouns whose complement is a city: « l'aéroport de ».
    LocalHead = "local-head" at 19,
    /// « à », alone or with its article.
    To = "to" at 20,
    /// Roles that take a field: « conseiller à… ».
    FieldRole = "field-role" at 21,
    /// Verbs of saying.
    Saying = "saying" at 22,
    /// Auxiliaries and modals.
    Auxiliary = "auxiliary" at 23,
    /// « son homologue »: the same office on the other side.
    Counterpart = "counterpart" at 24,
    /// What follows an « il » that stands for nobody.
    Impersonal = "impersonal" at 25,
    /// What stands between a subject and its verb.
    Clitic = "clitic" at 26,
    /// Verbs whose object is a city rather than a government.
    LocalVerb = "local-verb" at 27,
    /// « être », « devenir »: what follows is said of the subject and is nobody else.
    Copula = "copula" at 29,
    /// Words that open a clause, so that a subject follows.
    ClauseOpener = "clause-opener" at 28,
);

impl Classes {
    /// Whether the word is of a class.
    #[must_use]
    pub fn has(self, class: WordClass) -> bool {
        self.0 & class as u32 != 0
    }

    /// Whether the word is of none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A word as the gazetteer compares it.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// In small letters, accents kept, apostrophes straight, hyphens as spaces.
    pub exact: String,
    /// The same without accents.
    pub folded: String,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Spelling {
    /// The spelling of a word or of several.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let exact = normal(text);
        let folded = unaccented(&exact);
        Self { exact, folded, capital: text.chars().next().is_some_and(char::is_uppercase) }
    }
}

/// Small letters, straight apostrophes followed by a space, spaces for hyphens.
fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            '\'' | '\u{2019}' | '\u{2bc}' => out.push_str("' "),
            '-' | '\u{2010}' | '\u{2011}' => out.push(' '),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            other if other.is_whitespace() => out.push(' '),
            other => out.push(other),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.nfkd().filter(|&character| !is_combining_mark(character)).collect()
}

/// Small letters without accents, hyphens or typographic apostrophes: the form in which names are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    unaccented(&normal(text)).split_whitespace().collect::<Vec<_>>().join(" ")
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
    /// Whether it is a news agency.
    pub is_agency: bool,
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

/// A language's tables of names and nouns for actors.
#[derive(Debug)]
pub struct Gazetteer {
    countries: Vec<Country>,
    codes: HashMap<Box<str>, CountryId>,
    organisations: Vec<KnownOrganisation>,
    roles: Vec<Role>,
    heads: Vec<HeadNoun>,
    offices: HashMap<String, Vec<(Box<str>, Vec<CountryId>)>>,
    usual_roles: HashMap<Box<str>, Box<str>>,
    entries: HashMap<String, Vec<Entry>>,
    longest: HashMap<String, usize>,
    given_names: HashMap<String, Option<Gender>>,
    words: HashMap<Box<str>, Classes>,
}

/// The most words that an entry may have.
const MOST_WORDS: usize = 12;

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
            offices: HashMap::new(),
            usual_roles: HashMap::new(),
            entries: HashMap::new(),
            longest: HashMap::new(),
            given_names: HashMap::new(),
            words: HashMap::new(),
        };
        gazetteer.load_countries(tables)?;
        gazetteer.load_names(tables)?;
        gazetteer.load_nouns(tables)?;
        Ok(gazetteer)
    }

    fn load_countries(&mut self, tables: &Tables) -> Result<(), ReadError> {
        for [code, name, _article, aliases, demonyms, capitals] in rows("countries", tables.countries)? {
            let id = CountryId(self.countries.len() as u16);
            self.codes.insert(code.into(), id);
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Country(id));
            }
            let mut country = Country { code: code.into(), name: name.into(), demonyms: Vec::new() };
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
            self.organisations.push(KnownOrganisation { name: name.into(), is_agency: class == "agency" });
            for form in std::iter::once(name).chain(list(aliases)) {
                self.insert(form, Sense::Organisation(id));
            }
        }
        for [name, gender] in rows("given_names", tables.given_names)? {
            self.given_names.insert(fold(name), gender_of(gender));
        }
        for [word, class] in rows("words", tables.words)? {
            let class = WordClass::from_name(class).ok_or_else(|| wrong("words", class))?;
            self.words.entry(word.into()).or_default().0 |= class as u32;
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
        let entries = self.entries.entry(spelling.folded).or_default();
        if !entries.iter().any(|entry| entry.sense == sense && *entry.exact == *spelling.exact) {
            entries.push(Entry {
                exact: spelling.exact.into(),
                is_capital: spelling.capital && sense.is_name(),
                sense,
            });
        }
    }

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

    /// The classes of a word, in small letters and with its apostrophe.
    #[must_use]
    pub fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
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
