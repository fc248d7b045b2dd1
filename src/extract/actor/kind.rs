//! What a name stands for, by the evidence of its words and surroundings.

use super::line::{Line, is_verb};
use super::names::Tag;
use crate::lang::Language;
use crate::lang::gazetteer::{Sense, WordClass};
use crate::lang::lexicon::NameKind as Listed;
use crate::model::{ActorKind, NameKind};

/// The rule of what the parser's names say.
const TAG: &str = "name-tag";

/// Evidence for each kind, added up over a name's mentions.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes {
    votes: Vec<(ActorKind, u32, &'static str)>,
}

impl Votes {
    pub(super) fn add(&mut self, kind: ActorKind, weight: u32, rule: &'static str) {
        match self.votes.iter_mut().find(|vote| vote.0 == kind && vote.2 == rule) {
            // The same evidence again counts, but less: many weak signs must not outweigh a strong one.
            Some(vote) => vote.1 = (vote.1 + 1).min(weight * 2),
            None => self.votes.push((kind, weight, rule)),
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for &(kind, weight, rule) in &other.votes {
            self.add(kind, weight, rule);
        }
    }

    /// How much speaks for a kind.
    pub(super) fn weight(&self, kind: ActorKind) -> u32 {
        self.votes.iter().filter(|vote| vote.0 == kind).map(|vote| vote.1).sum()
    }

    /// Whether a short name's evidence lets it be of a longer name's kind: nothing strong speaks for another one. What
    /// the parser says of a lone word is not strong.
    pub(super) fn agrees(&self, kind: ActorKind) -> bool {
        let other = self.votes.iter().filter(|vote| vote.0 != kind && vote.2 != TAG).map(|vote| vote.1).sum::<u32>();
        other < 8 || self.weight(kind) >= other
    }

    /// The kind that most speaks for, and the strongest rule that says so.
    pub(super) fn decide(&self) -> Option<(ActorKind, &'static str)> {
        let kinds =
            [ActorKind::Person, ActorKind::Organisation, ActorKind::Place, ActorKind::Country, ActorKind::Group];
        let mut best = None;
        for kind in kinds {
            let weight = self.weight(kind);
            if weight > 0 && best.is_none_or(|(_, most)| weight > most) {
                best = Some((kind, weight));
            }
        }
        let (kind, _) = best?;
        let strongest = self.votes.iter().filter(|vote| vote.0 == kind).max_by_key(|vote| vote.1)?;
        Some((kind, strongest.2))
    }

    /// Reads the evidence of one mention, from its first to its last unit.
    pub(super) fn read(&mut self, line: &Line, first: usize, last: usize, sense: Option<Sense>, language: &Language) {
        self.read_tables(line, first, last, sense, language);
        self.read_before(line, first, last);
        if sense.is_none() && first == last && is_people(line, first, language) {
            self.add(ActorKind::Group, 14, "inhabitants");
        }
        self.read_verbs(line, first, last, language);
    }

    /// Reads what the parser says of a name: much where it read the same words as one, less where it read them as a part.
    pub(super) fn read_tags(&mut self, line: &Line, tags: &[Tag], first: usize, last: usize) {
        let around = tags.partition_point(|tag| tag.1 < last);
        let Some(&(begin, end, kind)) = tags.get(around).filter(|tag| tag.0 <= first) else { return };
        let kind = match kind {
            NameKind::Person => ActorKind::Person,
            NameKind::Place => ActorKind::Place,
            NameKind::Organisation => ActorKind::Organisation,
        };
        // Of « Ateliers Morin et Verreries Noll », read as one, each is what the whole is.
        let row = (begin..=end).any(|at| line.is_at(at, WordClass::Coordinator));
        match (begin == first, end == last) {
            (true, true) => self.add(kind, 6, TAG),
            _ if row => self.add(kind, 3, TAG),
            (false, true) => self.add(kind, 2, TAG),
            _ => {}
        }
    }

    fn read_tables(&mut self, line: &Line, first: usize, last: usize, sense: Option<Sense>, language: &Language) {
        match sense {
            Some(Sense::Country(_)) => self.add(ActorKind::Country, 20, "country-table"),
            Some(Sense::Capital(_) | Sense::City) => self.add(ActorKind::Place, 6, "city-table"),
            Some(Sense::Seat(_)) => self.add(ActorKind::Country, 9, "seat-table"),
            Some(Sense::Region) => self.add(ActorKind::Place, 9, "region-table"),
            Some(Sense::Organisation(_)) => self.add(ActorKind::Organisation, 9, "organisation-table"),
            _ => {}
        }
        let names = |place: usize, kind| {
            language.lexicon.analyses(line.units[place].text).any(|analysis| analysis.name == Some(kind))
        };
        if last > first {
            if language.gazetteer.given_name(line.units[first].text).is_some() || names(first, Listed::Given) {
                self.add(ActorKind::Person, 6, "given-name");
            } else if line.units[first].is_initial() {
                self.add(ActorKind::Person, 4, "initial");
            }
            let placed = (first..=last).any(|at| {
                language
                    .gazetteer
                    .longest(line.spellings(at).take(1), |sense| {
                        matches!(sense, Sense::Country(_) | Sense::City | Sense::Capital(_))
                    })
                    .is_some()
            });
            if placed && sense.is_none() {
                // « AS Quimper » is a club.
                let acronym = line.units[first].is_acronym();
                self.add(ActorKind::Organisation, if acronym { 9 } else { 3 }, "name-with-place");
            }
            if sense.is_none() && (first..=last).any(|at| line.is_at(at, WordClass::OrganisationWord)) {
                self.add(ActorKind::Organisation, 7, "organisation-word");
            }
            if !line.before(first).is_some_and(|unit| unit.is(WordClass::Determiner)) {
                self.add(ActorKind::Person, 2, "two-capitals");
            }
        } else if names(first, Listed::Given) || names(first, Listed::Family) {
            self.add(ActorKind::Person, 2, "name-in-lexicon");
        }
        if sense.is_none() && first == last && is_road(line.units[last].text) {
            self.add(ActorKind::Place, 6, "letter-and-number");
        }
        let place = |sense| matches!(sense, Sense::Country(_) | Sense::City | Sense::Capital(_) | Sense::Region);
        if line.is_text(last + 1, "(")
            && last + 2 < line.units.len()
            && language
                .gazetteer
                .longest(line.spellings(last + 2), place)
                .is_some_and(|known| line.is_text(last + 2 + known.length, ")"))
        {
            self.add(ActorKind::Place, if first == last { 4 } else { 2 }, "place-in-brackets");
        }
        if sense.is_none() && line.units[last].is_acronym() && !line.is_shouting {
            self.add(ActorKind::Organisation, 5, "acronym");
        }
    }

    fn read_before(&mut self, line: &Line, first: usize, last: usize) {
        let Some(before) = line.before(first) else { return };
        let dative = first >= 2 && line.units[first - 2].is(WordClass::DativeHead);
        if before.is(WordClass::Locative) && !dative {
            self.add(ActorKind::Place, 4, "locative");
        } else if before.is(WordClass::Definite) {
            let located =
                first >= 2 && line.units[first - 2].is(WordClass::Locative) && !line.units[first - 2].is(WordClass::To);
            if located {
                self.add(ActorKind::Place, 4, "locative");
            } else {
                self.add(ActorKind::Organisation, 3, "article");
                self.add(ActorKind::Place, if first == last { 2 } else { 1 }, "article");
            }
        }
        let in_brackets = before.text == "(" && line.is_text(last + 1, ")");
        if in_brackets && !line.units[last].is_acronym() {
            self.add(ActorKind::Place, 2, "in-brackets");
        }
        if before.is(WordClass::Of) && !before.is(WordClass::Contraction) {
            self.add(ActorKind::Place, 2, "of-name");
        }
        // « la guerre du Donbass », « le siège de la Croix-Bleue »
        if before.is(WordClass::Of) && before.is(WordClass::Contraction) {
            self.add(ActorKind::Organisation, 2, "article");
            self.add(ActorKind::Place, 3, "article");
        }
    }

    fn read_verbs(&mut self, line: &Line, first: usize, last: usize, language: &Language) {
        let says = |place: usize| {
            line.is_at(place, WordClass::Saying)
                || line.is_at(place, WordClass::Auxiliary) && line.is_at(place + 1, WordClass::Saying)
        };
        let said_before = first >= 1 && line.units[first - 1].is(WordClass::Saying);
        if says(last + 1) || said_before {
            self.add(ActorKind::Person, 3, "verb-of-saying");
        } else if line.get(last + 1).is_some_and(|next| next.is(WordClass::Auxiliary) || is_verb(next.text, language))
            && !line.before(first).is_some_and(|unit| unit.is(WordClass::Determiner) || unit.is(WordClass::Locative))
        {
            self.add(ActorKind::Person, 1, "subject");
        }
    }
}

/// « les Nantais », « aux Brivistes »: the ending of inhabitants behind the determiner of several.
fn is_people(line: &Line, place: usize, language: &Language) -> bool {
    const LONGEST: usize = 6;
    let word = line.units[place].text;
    let plural = line.before(place).is_some_and(|unit| unit.is(WordClass::PluralDeterminer));
    let is_ending = |at: usize| language.gazetteer.classes(&format!("~{}", &word[at..])).has(WordClass::Inhabitants);
    plural && word.char_indices().rev().take(LONGEST).any(|(at, _)| is_ending(at))
}

/// « A10 », « RN106 »: one or two capitals and a number.
fn is_road(text: &str) -> bool {
    let digits = text.trim_start_matches(|character: char| character.is_ascii_uppercase());
    let letters = text.len() - digits.len();
    (1..=2).contains(&letters)
        && !digits.is_empty()
        && digits.len() <= 4
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}
