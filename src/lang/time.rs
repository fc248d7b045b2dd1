//! How a language tells time, as data: words and patterns over them, each with what it means.
//!
//! A line of the tables is a rule: a category, a pattern, a meaning. `extract::time` applies all rules wherever
//! they match and keeps the longest; it knows the operations of [`Op`] and no word.
//!
//! A pattern is written with
//!
//! ```text
//! depuis            a word, compared without case and accents
//! <month>           whatever a rule of that category found here
//! <number 1-31>     a number, written out or in digits, within bounds
//! <month:lower>     the same, beginning with a small letter (`:upper` with a capital)
//! ~/                the element touches the one before it
//! [ … ]  ( … | … )  what may be missing; alternatives
//! { … }             words that the rule needs but that are not part of the expression
//! !<measured>       what must not stand there; before all others, a word that must not stand before the expression
//! ^  $              the text's (or line's) beginning and end
//! ```
//!
//! and a meaning is an operation before its arguments, `and $1 (month $2)`, where `$2` is the second `<…>` of the pattern;
//! alternatives number theirs alike.

mod meaning;
mod pattern;
mod scan;

pub use meaning::{Meaning, Op};
pub use scan::{Token, TokenKind, fold, scan};

use std::collections::HashMap;

/// The number of a word that some pattern names.
pub type WordId = u16;
/// The number of a category that some rule makes or asks for.
pub type CategoryId = u16;

/// The most arguments that a rule's meaning may have.
pub const MOST_ARGUMENTS: usize = 8;

/// The two marks at a text's or line's edges, which patterns may name.
pub const TEXT_START: &str = "^";
/// See [`TEXT_START`].
pub const TEXT_END: &str = "$";

/// What a number word does to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberRole {
    /// Adds to what stands before: `vingt` `deux`.
    Add,
    /// Multiplies what stands before: `deux` `cents`.
    Multiply,
    /// Adds, or multiplies a smaller number just before it: `quatre` `vingt`.
    Either,
    /// Joins two numbers: `vingt` *et* `un`.
    Join,
}

/// A word that is a number or part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// What it is worth.
    pub value: i64,
    /// How it combines.
    pub role: NumberRole,
}

/// Which time a verb form speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbTime {
    /// What has been.
    Past,
    /// What is to be.
    Future,
}

/// What must hold of the expression that fills a place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nothing.
    Any,
    /// A whole number within bounds.
    Within(i64, i64),
    /// It begins with a small letter.
    Lower,
    /// It begins with a capital.
    Upper,
}

/// What a rule begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// This word.
    Word(WordId),
    /// An expression of this category.
    Category(CategoryId),
}

/// What a place of a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// This word.
    Word(WordId),
    /// An expression of this category that passes the check; it becomes the argument with this number.
    Category(CategoryId, Check, u8),
}

/// One place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// What stands there.
    pub want: Want,
    /// Whether it must touch what stands before it.
    pub glued: bool,
    /// Whether it is needed but lies outside the expression.
    pub outside: bool,
    /// Whether it must not stand there.
    pub absent: bool,
}

/// A pattern without options left, and what it means.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name, for "why?".
    pub name: Box<str>,
    /// What it makes.
    pub category: CategoryId,
    /// What it matches.
    pub elements: Box<[Element]>,
    /// The category of words that must not stand before it.
    pub not_after: Option<CategoryId>,
    /// What that means.
    pub meaning: Meaning,
}

/// The rules that begin alike, by what they ask for next: most rules that begin at a place go on otherwise there, and only
/// those are looked at that do not.
#[derive(Debug, Default)]
struct Starts {
    /// Those that ask for nothing, or for what must not stand there.
    open: Vec<u32>,
    /// Those that ask for a word, by its number, in order.
    word: Vec<(WordId, Vec<u32>)>,
    /// Those that ask for an expression of a category.
    category: Vec<(CategoryId, Vec<u32>)>,
}

impl Starts {
    fn add(&mut self, rule: u32, next: Option<Want>) {
        let (grouped, key) = match next {
            None => return self.open.push(rule),
            Some(Want::Word(word)) => (&mut self.word, word),
            Some(Want::Category(category, ..)) => (&mut self.category, category),
        };
        match grouped.binary_search_by_key(&key, |(key, _)| *key) {
            Ok(place) => grouped[place].1.push(rule),
            Err(place) => grouped.insert(place, (key, vec![rule])),
        }
    }

    fn going_on(&self, word: Option<WordId>, has: impl Fn(CategoryId) -> bool, rules: &mut Vec<u32>) {
        rules.extend(&self.open);
        if let Some(Ok(place)) = word.map(|word| self.word.binary_search_by_key(&word, |(key, _)| *key)) {
            rules.extend(&self.word[place].1);
        }
        for (_, same) in self.category.iter().filter(|(category, _)| has(*category)) {
            rules.extend(same);
        }
        // The order of the tables decides between readings.
        rules.sort_unstable();
    }
}

/// Number words, tense cues and rules of one language.
#[derive(Debug, Default)]
pub struct TimeGrammar {
    words: HashMap<Box<str>, WordId>,
    categories: HashMap<Box<str>, CategoryId>,
    /// All rules; the indexes below point into it.
    pub rules: Vec<Rule>,
    /// The rules that begin with each word, and with each category, by their numbers.
    by_word: Vec<Starts>,
    by_category: Vec<Starts>,
    numbers: HashMap<Box<str>, NumberWord>,
    plural_endings: Vec<Box<str>>,
    verb_words: HashMap<Box<str>, VerbTime>,
    verb_endings: HashMap<Box<str>, VerbTime>,
    /// Two words that tell a time together, or none though the second would alone.
    verb_pairs: HashMap<Box<str>, Option<VerbTime>>,
    longest_ending: usize,
}

impl TimeGrammar {
    /// Reads a language's tables: `rules` have four columns (name, category, pattern, meaning), `words` three
    /// (category, forms joined by `|`, meaning), `numbers` three (word, value, role) or
    /// two (an ending, `plural`), `verbs` two (word, two words or `-ending`, time).
    ///
    /// # Errors
    /// The number of the line that is no rule, and what is wrong with it.
    pub fn read(rules: &str, words: &str, numbers: &str, verbs: &str) -> Result<Self, String> {
        let mut grammar = Self::default();
        for (line, columns) in rows(numbers) {
            if let &[ending, "plural"] = columns.as_slice() {
                grammar.plural_endings.push(ending.trim_start_matches('-').into());
                continue;
            }
            let &[word, value, role] = columns.as_slice() else {
                return Err(format!("numbers, line {line}: expected word, value and role, or an ending and plural"));
            };
            let value = value.parse().map_err(|_| format!("numbers, line {line}: {value:?} is no number"))?;
            let role = match role {
                "add" => NumberRole::Add,
                "multiply" => NumberRole::Multiply,
                "either" => NumberRole::Either,
                "join" => NumberRole::Join,
                _ => return Err(format!("numbers, line {line}: {role:?} is no role")),
            };
            grammar.numbers.insert(fold(word).into(), NumberWord { value, role });
        }
        for (line, columns) in rows(verbs) {
            let &[form, time] = columns.as_slice() else {
                return Err(format!("verbs, line {line}: expected form and time"));
            };
            let time = match time {
                "past" => Some(VerbTime::Past),
                "future" => Some(VerbTime::Future),
                "none" => None,
                _ => return Err(format!("verbs, line {line}: {time:?} is no time")),
            };
            if form.contains(' ') {
                grammar.verb_pairs.insert(form.into(), time);
                continue;
            }
            let Some(time) = time else {
                return Err(format!("verbs, line {line}: only two words tell no time"));
            };
            match form.strip_prefix('-') {
                Some(ending) => {
                    grammar.longest_ending = grammar.longest_ending.max(ending.len());
                    grammar.verb_endings.insert(ending.into(), time);
                }
                None => {
                    grammar.verb_words.insert(form.into(), time);
                }
            }
        }
        for (line, columns) in rows(words) {
            let &[category, forms, meaning] = columns.as_slice() else {
                return Err(format!("words, line {line}: expected category, forms and meaning"));
            };
            let pattern = forms.split('|').collect::<Vec<_>>().join(" | ");
            grammar
                .add(category, category, &format!("( {pattern} )"), meaning)
                .map_err(|wrong| format!("words, line {line}: {wrong}"))?;
        }
        for (line, columns) in rows(rules) {
            let &[name, category, pattern, meaning] = columns.as_slice() else {
                return Err(format!("rules, line {line}: expected name, category, pattern and meaning"));
            };
            grammar.add(name, category, pattern, meaning).map_err(|wrong| format!("rules, line {line}: {wrong}"))?;
        }
        Ok(grammar)
    }

    fn add(&mut self, name: &str, category: &str, pattern: &str, meaning: &str) -> Result<(), String> {
        let meaning = Meaning::read(meaning)?;
        let category = self.category_for(category);
        for mut elements in pattern::expand(pattern, self)? {
            let number = self.rules.len() as u32;
            let arguments = elements.iter().filter(|element| matches!(element.want, Want::Category(..))).count();
            if arguments > MOST_ARGUMENTS {
                return Err(format!("{pattern:?} has more than {MOST_ARGUMENTS} arguments"));
            }
            let not_after = match elements.first() {
                Some(&Element { want: Want::Category(barred, ..), absent: true, .. }) => {
                    elements.remove(0);
                    Some(barred)
                }
                _ => None,
            };
            let (index, first) = match elements.first().map(|first| first.want) {
                Some(Want::Word(word)) => (&mut self.by_word, word),
                Some(Want::Category(category, ..)) => (&mut self.by_category, category),
                None => return Err(format!("{pattern:?} can match nothing at all")),
            };
            let first = usize::from(first);
            index.resize_with(index.len().max(first + 1), Starts::default);
            let next = elements.get(1).filter(|second| !second.absent);
            index[first].add(number, next.map(|second| second.want));
            let (name, elements, meaning) = (name.into(), elements.into(), meaning.clone());
            self.rules.push(Rule { name, category, elements, not_after, meaning });
        }
        Ok(())
    }

    fn word_for(&mut self, word: &str) -> WordId {
        let next = self.words.len() as WordId;
        *self.words.entry(word.into()).or_insert(next)
    }

    fn category_for(&mut self, category: &str) -> CategoryId {
        let next = self.categories.len() as CategoryId;
        *self.categories.entry(category.into()).or_insert(next)
    }

    /// The number of a folded word, if a pattern names it.
    #[must_use]
    pub fn word(&self, folded: &str) -> Option<WordId> {
        self.words.get(folded).copied()
    }

    /// The number of a category, if a rule makes or asks for it.
    #[must_use]
    pub fn category(&self, name: &str) -> Option<CategoryId> {
        self.categories.get(name).copied()
    }

    /// Adds the rules whose pattern begins with a word, or with a category, and goes on with what stands behind it: with
    /// `next`, or an expression of a category that it `has`. The rules are in the tables' order.
    pub fn rules_from(
        &self,
        first: First,
        next: Option<WordId>,
        has: impl Fn(CategoryId) -> bool,
        rules: &mut Vec<u32>,
    ) {
        let starts = match first {
            First::Word(word) => self.by_word.get(usize::from(word)),
            First::Category(category) => self.by_category.get(usize::from(category)),
        };
        if let Some(starts) = starts {
            starts.going_on(next, has, rules);
        }
    }

    /// Whether a category has a word of its own.
    #[must_use]
    pub fn is_in_category(&self, word: WordId, category: CategoryId) -> bool {
        let alone = |&rule: &u32| {
            let rule = &self.rules[rule as usize];
            rule.category == category && rule.elements.len() == 1
        };
        self.by_word.get(usize::from(word)).is_some_and(|starts| starts.open.iter().any(alone))
    }

    /// What a folded word is worth as a number.
    #[must_use]
    pub fn number(&self, folded: &str) -> Option<NumberWord> {
        self.numbers.get(folded).copied()
    }

    /// Whether a folded word may stand in the plural, as what is counted does.
    #[must_use]
    pub fn may_be_plural(&self, folded: &str) -> bool {
        self.plural_endings.iter().any(|ending| folded.ends_with(&**ending))
    }

    /// Which time a word (in small letters, accents kept) speaks of behind another, if the two together tell, or tell none.
    #[must_use]
    pub fn verb_time_behind(&self, before: &str, word: &str) -> Option<Option<VerbTime>> {
        self.verb_pairs.get(format!("{before} {word}").as_str()).copied()
    }

    /// Which time a word (in small letters, accents kept) speaks of, if its form tells: the whole word, else its
    /// longest known ending.
    #[must_use]
    pub fn verb_time(&self, word: &str) -> Option<VerbTime> {
        if let Some(&time) = self.verb_words.get(word) {
            return Some(time);
        }
        (1..=self.longest_ending.min(word.len().saturating_sub(2)))
            .rev()
            .filter_map(|length| word.get(word.len() - length..))
            .find_map(|ending| self.verb_endings.get(ending).copied())
    }
}

/// The lines of a table, with their numbers, without comments.
fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    table
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(|(place, line)| (place + 1, line.split('\t').filter(|column| !column.is_empty()).collect()))
}
