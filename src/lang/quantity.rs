//! How a language writes quantities.

use super::phrases::{Phrases, rows};
use std::collections::HashMap;

/// How a number word combines with its neighbours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// Adds to what stands before.
    Add(f64),
    /// Multiplies what stands before.
    Multiply(f64),
    /// Joins two numbers.
    Join,
}

/// What a qualifier says of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// More than it.
    Over,
    /// It or more.
    Least,
    /// Less than it.
    Under,
    /// It or less.
    Most,
    /// Near it, on either side.
    About,
    /// No more and no less.
    Exact,
}

/// What a number is a number of, when it is a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A length of time.
    Time,
    /// Anything else that is measured, money included.
    Measure,
}

/// A word that decides whether a number counts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuantityWord {
    /// Before a number that takes up what was counted before.
    Anaphoric,
    /// Before a collective: several of them.
    Vague,
    /// Opens a range.
    Between,
    /// Divides a range that was opened.
    And,
    /// Opens a range or joins a noun to what it measures.
    From,
    /// Divides a range.
    To,
    /// Joins a noun to what it measures.
    Of,
    /// Before a length of time: a date rather than a duration.
    Ago,
    /// After a length of time: a date rather than a duration.
    Later,
    /// Before hours: a time of day.
    Clock,
    /// The unit of a time of day.
    Hour,
    /// After a house's number.
    Street,
    /// Before somebody's age.
    Aged,
    /// Whose age follows.
    Person,
    /// Before a length of time: a duration, even of one.
    Since,
    /// Before a year.
    YearBefore,
    /// Before a number that is a name.
    NumberBefore,
}

/// The contents of the files that make [`Quantity`].
#[derive(Debug)]
#[allow(missing_docs)]
pub struct QuantityTables {
    pub numbers: &'static str,
    pub collectives: &'static str,
    pub fractions: &'static str,
    pub qualifiers: &'static str,
    pub units: &'static str,
    pub words: &'static str,
}

/// The tables.
#[derive(Debug)]
pub struct Quantity {
    /// Number words, in small letters with their accents.
    pub numbers: HashMap<Box<str>, NumberWord>,
    /// Nouns that count roughly, with how many they stand for.
    pub collectives: HashMap<Box<str>, f64>,
    /// Parts of a whole, with how many make it.
    pub fractions: HashMap<Box<str>, f64>,
    /// What limits a number.
    pub qualifiers: Phrases<Bound>,
    /// Units, in small letters.
    pub units: HashMap<Box<str>, Unit>,
    words: HashMap<Box<str>, Vec<QuantityWord>>,
}

impl Quantity {
    /// Reads the tables.
    #[must_use]
    pub fn load(tables: &QuantityTables) -> Self {
        let pairs = |table: &'static str| {
            rows(table).filter_map(|row| row.split_once('\t')).map(|(word, value)| (Box::<str>::from(word), value))
        };
        let worth = |table| pairs(table).filter_map(|(word, value)| Some((word, value.parse().ok()?)));
        let numbers = pairs(tables.numbers).filter_map(|(word, columns)| {
            let (worth, role) = columns.split_once('\t')?;
            let worth = worth.parse().ok()?;
            let number = match role {
                "add" => NumberWord::Add(worth),
                "multiply" => NumberWord::Multiply(worth),
                "join" => NumberWord::Join,
                _ => return None,
            };
            Some((word, number))
        });
        let units = pairs(tables.units).filter_map(|(word, kind)| match kind {
            "time" => Some((word.to_lowercase().into(), Unit::Time)),
            "measure" => Some((word.to_lowercase().into(), Unit::Measure)),
            _ => None,
        });
        let mut words: HashMap<Box<str>, Vec<QuantityWord>> = HashMap::new();
        for (word, class) in pairs(tables.words) {
            words.entry(word).or_default().extend(class_named(class));
        }
        Self {
            numbers: numbers.collect(),
            collectives: worth(tables.collectives).collect(),
            fractions: worth(tables.fractions).collect(),
            qualifiers: Phrases::load(tables.qualifiers, |columns| bound_named(columns.first()?)),
            units: units.collect(),
            words,
        }
    }

    /// Whether a word in small letters is of a class.
    #[must_use]
    pub fn is(&self, word: &str, class: QuantityWord) -> bool {
        self.words.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// How many words with classes there are, a word of two classes counted twice.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words.values().map(Vec::len).sum()
    }
}

fn bound_named(name: &str) -> Option<Bound> {
    Some(match name {
        "over" => Bound::Over,
        "least" => Bound::Least,
        "under" => Bound::Under,
        "most" => Bound::Most,
        "about" => Bound::About,
        "exact" => Bound::Exact,
        _ => return None,
    })
}

fn class_named(name: &str) -> Option<QuantityWord> {
    Some(match name {
        "anaphoric" => QuantityWord::Anaphoric,
        "vague" => QuantityWord::Vague,
        "between" => QuantityWord::Between,
        "and" => QuantityWord::And,
        "from" => QuantityWord::From,
        "to" => QuantityWord::To,
        "of" => QuantityWord::Of,
        "ago" => QuantityWord::Ago,
        "later" => QuantityWord::Later,
        "clock" => QuantityWord::Clock,
        "hour" => QuantityWord::Hour,
        "street" => QuantityWord::Street,
        "aged" => QuantityWord::Aged,
        "person" => QuantityWord::Person,
        "since" => QuantityWord::Since,
        "year-before" => QuantityWord::YearBefore,
        "number-before" => QuantityWord::NumberBefore,
        _ => return None,
    })
}
