//! Line → names: runs of capitalised words, and what the tables know.

use super::kind::Votes;
use super::line::{Line, Unit, is_common};
use super::tagged;
use crate::lang::Language;
use crate::lang::gazetteer::{Sense, WordClass, fold};
use crate::model::{ActorKind, Gender, NameKind};
use std::collections::HashSet;

/// A name as it stands in a line.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Its words as compared: folded.
    pub(super) key: String,
    /// What the tables say of it.
    pub(super) sense: Option<Sense>,
    /// What its surroundings say of its kind.
    pub(super) votes: Votes,
    /// The gender that a title or a given name shows.
    pub(super) gender: Option<Gender>,
    /// Whether « M. » or the like stands before it.
    pub(super) has_title: bool,
    /// What the parser says that it is, if it read these words as a name.
    pub(super) tag: Option<NameKind>,
    /// Whether the parser alone, or an acronym beside it, told where it begins and ends.
    pub(super) is_tagged: bool,
}

impl Name {
    /// Where the mention begins: with the title, if there is one.
    pub(super) fn opening(&self) -> usize {
        self.first - usize::from(self.has_title)
    }
}

/// Words that a document prints in small letters: such a word, capitalised at a sentence's beginning, is no name.
pub(super) fn small_words<'a>(lines: &'a [Line<'a>]) -> HashSet<&'a str> {
    let units = lines.iter().flat_map(|line| &line.units);
    units.filter(|unit| !unit.is_capital()).map(|unit| unit.spelling.folded.as_str()).collect()
}

/// Finds the names of a line, in order; they do not overlap.
pub(super) fn find(line: &Line, tags: &[Tag], small: &HashSet<&str>, language: &Language) -> Vec<Name> {
    let mut names = Vec::new();
    let mut place = 0;
    while place < line.units.len() {
        match name_at(line, place, small, language) {
            Some(mut name) => {
                name.votes.read_tags(line, tags, name.first, name.last);
                name.tag = tagged::at(tags, name.first, name.last);
                place = name.last + 1;
                names.push(name);
            }
            None => place += 1,
        }
    }
    tagged::add(line, tags, small, &mut names, language);
    names
}

/// A name that the parser read: its first and last unit, and what bears it.
pub(super) type Tag = (usize, usize, NameKind);

fn name_at(line: &Line, first: usize, small: &HashSet<&str>, language: &Language) -> Option<Name> {
    let unit = &line.units[first];
    let known = language.gazetteer.longest(line.spellings(first), Sense::is_name);
    if known.as_ref().is_some_and(|known| matches!(known.senses[..], [Sense::Country(_), ..]))
        && is_part_of_title(line, first, language)
    {
        return None;
    }
    // A known name may begin with a capitalised article (« Le Caire »), or hold words in small letters; but « la défense » is
    // no part of a town.
    let last = first + known.as_ref().map_or(0, |known| known.length - 1);
    let is_noun = unit.is(WordClass::Definite) && !line.units[first + 1..=last].iter().any(Unit::is_capital);
    if let Some(known) = &known
        && (unit.is_capital() || known.length > 1)
        && !is_noun
    {
        let end = run_end(line, first, language);
        if (end <= last
            || known.length > 1 && !known.senses.iter().any(|&sense| is_city(sense))
            || stands_alone(line, first, last, end, language))
            && !(line.is_opening(first) && known.length == 1 && small.contains(unit.spelling.folded.as_str()))
        {
            return Some(make(line, first, last, known.senses.first().copied(), language));
        }
    }
    if !unit.is_capital() || !unit.is_word() || is_function_word(line, first, language) {
        return None;
    }
    // Offices and head nouns open a description, not a name.
    if language.gazetteer.longest(line.spellings(first), |sense| !sense.is_name()).is_some()
        && !is_given(unit, language)
    {
        return None;
    }
    let last = run_end(line, first, language);
    if line.is_opening(first) && is_plain_word(line, first, last, small, language) {
        return None;
    }
    if line.is_shouting && known.is_none() {
        return None;
    }
    Some(make(line, first, last, None, language))
}

fn is_city(sense: Sense) -> bool {
    matches!(sense, Sense::City | Sense::Capital(_))
}

/// Whether a country only completes the name of something else: « Tour de France », « Coupe d'Italie », « champion du Maroc ».
pub(super) fn is_part_of_title(line: &Line, first: usize, language: &Language) -> bool {
    let of = line.before(first).is_some_and(|before| before.is(WordClass::Of));
    if of && first.checked_sub(2).is_some_and(|noun| line.units[noun].is(WordClass::Contest)) {
        return true;
    }
    let bare = line.before(first).is_some_and(|before| before.is(WordClass::Of) && !before.is(WordClass::Contraction));
    let Some(noun) = first.checked_sub(2).filter(|_| bare) else { return false };
    let unit = &line.units[noun];
    let described = language.gazetteer.longest(line.spellings(noun).take(1), |_| true).is_some();
    unit.is_capital() && unit.is_word() && !described && !line.is_opening(noun) && is_common(unit.text, language)
}

/// Whether a known name at the beginning of a longer run of capitals is a name by itself: « Russie Unie » is not,
/// « Paris Match » is not, but a country before a given name is.
fn stands_alone(line: &Line, _first: usize, last: usize, end: usize, language: &Language) -> bool {
    end > last && line.get(last + 1).is_some_and(|next| is_given(next, language) && end > last + 1)
}

/// Whether a capitalised word at an opening is an ordinary word.
fn is_plain_word(line: &Line, first: usize, last: usize, small: &HashSet<&str>, language: &Language) -> bool {
    let unit = &line.units[first];
    if unit.is_acronym() || unit.is_initial() || is_given(unit, language) {
        return false;
    }
    let common = is_common(unit.text, language);
    if first == last {
        common || small.contains(unit.spelling.folded.as_str())
    } else {
        common && !has_name_analysis(unit, language)
    }
}

fn has_name_analysis(unit: &Unit, language: &Language) -> bool {
    language.lexicon.analyses(unit.text).any(|analysis| analysis.name.is_some())
}

fn is_given(unit: &Unit, language: &Language) -> bool {
    language.gazetteer.given_name(unit.text).is_some()
}

/// An article, preposition or pronoun, unless it is a capitalised article inside a sentence: « Le Pen ».
pub(super) fn is_function_word(line: &Line, place: usize, language: &Language) -> bool {
    let unit = &line.units[place];
    if unit.is(WordClass::TitleMasculine)
        || unit.is(WordClass::TitleFeminine)
        || unit.is(WordClass::TitlePlural)
        || unit.is(WordClass::Title)
    {
        return true;
    }
    let grammatical = [
        WordClass::Determiner,
        WordClass::Of,
        WordClass::Locative,
        WordClass::Agentive,
        WordClass::Coordinator,
        WordClass::PronounSubject,
        WordClass::PronounPlural,
        WordClass::PreAdjective,
    ];
    if !grammatical.into_iter().any(|class| unit.is(class)) {
        return false;
    }
    let inside = unit.is(WordClass::Definite) && !line.is_opening(place);
    // « Le Pen » begins a name, « Les Pays-Bas » is a name behind its article.
    let named = line.get(place + 1).is_some_and(|next| next.is_capital() && next.is_word());
    let known = named && language.gazetteer.longest(line.spellings(place + 1), Sense::is_name).is_some();
    !(inside && named && !known)
}

/// The most units that a name goes on for.
const LONGEST: usize = 12;

/// The last unit of the run of capitalised words that begins at `first`.
fn run_end(line: &Line, first: usize, language: &Language) -> usize {
    let mut last = first;
    let starts_as_person = is_given(&line.units[first], language) || line.units[first].is_initial();
    while last - first < LONGEST {
        let next = last + 1;
        let Some(unit) = line.get(next) else { return last };
        if (unit.is_capital() || unit.has_particle()) && unit.is_word() && !is_break(line, last, next, language) {
            last = next;
            continue;
        }
        // Particles join two capitals; « de » only behind a given name and before no place.
        let is_particle = |at: usize| {
            let article = at > next && line.is_at(at, WordClass::Definite) && line.is_at(at - 1, WordClass::Of);
            (line.is_at(at, WordClass::Particle) || article) && !line.units[at].is_capital()
        };
        let run = (next..line.units.len().min(next + 3)).take_while(|&at| is_particle(at)).count();
        let after = next + run;
        if run > 0 && line.get(after).is_some_and(|unit| unit.is_capital() && unit.is_word()) {
            let genitive =
                (next..after).any(|at| line.is_at(at, WordClass::Of) || line.is_at(at, WordClass::Coordinator));
            let place = language.gazetteer.longest(line.spellings(after), Sense::is_name).is_some();
            if !genitive || starts_as_person && !place && last - first < 2 && !line.is_at(next, WordClass::Coordinator)
            {
                last = after;
                continue;
            }
        }
        if unit.is_number() && unit.text.len() <= 2 && line.units[last].is_acronym() {
            last = next;
        }
        return last;
    }
    last
}

/// Whether a capital after a capital begins something else: an office, a country after a person.
fn is_break(line: &Line, last: usize, next: usize, language: &Language) -> bool {
    let gap = line.units[next].span.start - line.units[last].span.end;
    let unit = &line.units[next];
    let either = unit.is(WordClass::TitleMasculine) || unit.is(WordClass::Title);
    let title = either && unit.text.ends_with('.') || unit.is(WordClass::TitleFeminine);
    let ends = line.units[last].text.ends_with('.') && !line.units[last].is_initial();
    // « Sofia L. Elle a … »: a surname that is only a letter may end its sentence.
    let pronoun = unit.is(WordClass::PronounSubject) || unit.is(WordClass::PronounPlural);
    let opens = (pronoun || unit.is(WordClass::PluralDeterminer)) && line.units[last].is_initial();
    let article = unit.is(WordClass::Determiner) && !unit.is(WordClass::Definite);
    // « le ministre des Finances Untel »: the field ends where a word begins that is only a name.
    let field = (last.saturating_sub(6)..last).any(|at| line.is_at(at, WordClass::FieldRole))
        && is_common(line.units[last].text, language)
        && !is_given(&line.units[last], language)
        && !is_common(unit.text, language);
    gap > 2
        || field
        || title
        || ends
        || opens
        || article
        || is_role(line, next, language) && line.units[next].text.len() > 4
}

fn is_role(line: &Line, place: usize, language: &Language) -> bool {
    let role = language.gazetteer.longest(line.spellings(place), |sense| matches!(sense, Sense::Role(..)));
    role.is_some() && !is_given(&line.units[place], language)
}

/// A name as it is compared: « Le Mans » is the « Mans » of « au Mans ».
fn key(line: &Line, first: usize, last: usize) -> String {
    let article = usize::from(last > first && line.is_at(first, WordClass::Definite));
    fold(line.words(first + article, last))
}

pub(super) fn make(line: &Line, first: usize, last: usize, sense: Option<Sense>, language: &Language) -> Name {
    let before = line.before(first);
    let masculine = before.is_some_and(|unit| unit.is(WordClass::TitleMasculine));
    let feminine = before.is_some_and(|unit| unit.is(WordClass::TitleFeminine));
    let either = [WordClass::TitlePlural, WordClass::Title];
    let has_title = masculine || feminine || before.is_some_and(|unit| either.into_iter().any(|class| unit.is(class)));
    let given = language.gazetteer.given_name(line.units[first].text).filter(|_| last > first);
    let gender = match (masculine, feminine) {
        (true, _) => Some(Gender::Masculine),
        (_, true) => Some(Gender::Feminine),
        _ => given.flatten(),
    };
    let sense = if has_title { None } else { sense };
    let mut name = Name {
        first,
        last,
        key: key(line, first, last),
        sense,
        votes: Votes::default(),
        gender,
        has_title,
        tag: None,
        is_tagged: false,
    };
    if has_title {
        name.votes.add(ActorKind::Person, 10, "title");
    }
    name.votes.read(line, first, last, sense, language);
    name
}
