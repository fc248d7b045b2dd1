//! « il », « elle », « ce dernier » → the person they stand for, where only one can be meant.

use super::line::Line;
use super::registry::Registry;
use super::resolve::Marked;
use crate::lang::Language;
use crate::lang::gazetteer::WordClass;
use crate::model::{ActorKind, Gender, Number};

/// Adds the pronouns of a document, given its other mentions in the text's order.
pub(super) fn find(lines: &[Line], marked: &[Marked], registry: &Registry, language: &Language) -> Vec<Marked> {
    let mut found = Vec::new();
    let parties = |line: usize| {
        let from = marked.partition_point(|mark| mark.line < line);
        let to = marked.partition_point(|mark| mark.line <= line);
        marked[from..to].iter().filter(|mark| registry.drafts[mark.actor].kind != ActorKind::Place)
    };
    let persons = |line: usize| {
        parties(line).filter(|mark| {
            let draft = &registry.drafts[mark.actor];
            draft.kind == ActorKind::Person && !draft.is_plural
        })
    };
    // The person in the foreground: the subject of the latest sentence that has one, pronouns included.
    let mut foreground: Option<usize> = None;
    // Whoever may act and was named in the two sentences before, the last one last.
    let mut before: Vec<usize> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let (mut subject, mut earlier) = (None, before.clone());
        let mut ending: Vec<&Marked> = parties(number).collect();
        ending.sort_by_key(|mark| mark.last);
        let mut ending = ending.into_iter().peekable();
        for place in 0..line.units.len() {
            while let Some(mark) = ending.next_if(|mark| mark.last < place) {
                earlier.push(mark.actor);
            }
            if let Some(last) = latter(line, place) {
                let word = line.units[last].text.to_lowercase();
                let asked = (gender_of(&word, language), is_plural(&word, language));
                if let Some(&actor) = earlier.iter().rev().find(|&&actor| may_be_latter(registry, actor, asked)) {
                    found.push(pronoun(number, place, last, actor, "the-latter"));
                }
            } else if line.is_at(place, WordClass::PronounSubject) && is_personal(line, place) {
                let gender = gender_of(line.units[place].spelling.exact.trim_start_matches(' '), language);
                let inverted = line.units[place].text.starts_with('-');
                let candidate = if place == 0 || inverted { foreground } else { None };
                if let Some(actor) = candidate.filter(|&actor| agrees(registry, actor, gender)) {
                    found.push(pronoun(
                        number,
                        place,
                        place,
                        actor,
                        if inverted { "pronoun-inverted" } else { "pronoun-opening" },
                    ));
                    subject = Some(actor);
                }
            }
        }
        let mut ending: Vec<&Marked> = parties(number.saturating_sub(1)).chain(parties(number)).collect();
        ending.sort_by_key(|mark| (mark.line, mark.last));
        before = ending.into_iter().map(|mark| mark.actor).collect();
        let named =
            persons(number).find(|mark| is_subject(line, mark.first, mark.last, language)).map(|mark| mark.actor);
        // A sentence with persons, none of whom is clearly its subject, leaves nobody in the foreground.
        foreground = named.or(subject).or(if persons(number).next().is_some() { None } else { foreground });
    }
    found
}

fn pronoun(line: usize, first: usize, last: usize, actor: usize, rule: &'static str) -> Marked {
    Marked { line, first, last, actor, is_name: false, rule }
}

/// The last unit of « ce dernier » or « celui-ci », if one begins at a unit.
fn latter(line: &Line, place: usize) -> Option<usize> {
    if line.is_at(place, WordClass::LatterAlone) {
        return Some(place);
    }
    let two = line.is_at(place, WordClass::Demonstrative) && line.is_at(place + 1, WordClass::Latter);
    two.then_some(place + 1)
}

/// Whether « ce dernier », of this gender and number, may stand for somebody; of an organisation or a group one must know the
/// gender.
fn may_be_latter(registry: &Registry, actor: usize, (gender, plural): (Option<Gender>, bool)) -> bool {
    let draft = &registry.drafts[actor];
    let known = draft.gender.is_some() && draft.gender == gender || plural && draft.kind == ActorKind::Group;
    draft.is_plural == plural && (known || draft.kind == ActorKind::Person && agrees(registry, actor, gender))
}

fn is_plural(word: &str, language: &Language) -> bool {
    let mut numbers = language.lexicon.analyses(word).filter_map(|analysis| analysis.features.number);
    numbers.any(|number| number == Number::Plural)
}

fn agrees(registry: &Registry, actor: usize, gender: Option<Gender>) -> bool {
    let theirs = registry.drafts[actor].gender;
    gender.is_none() || theirs.is_none() && gender == Some(Gender::Masculine) || theirs == gender
}

fn gender_of(word: &str, language: &Language) -> Option<Gender> {
    let word = word.rsplit(' ').next().unwrap_or(word);
    let mut genders = language.lexicon.analyses(word).filter_map(|analysis| analysis.features.gender);
    let first = genders.next()?;
    genders.all(|gender| gender == first).then_some(first)
}

/// Not « il y a », « il faut ».
fn is_personal(line: &Line, place: usize) -> bool {
    !(place + 1..place + 4).any(|at| line.is_at(at, WordClass::Impersonal))
}

/// Whether a mention is followed by a verb, perhaps behind clitics or an apposition between commas, and governed by no
/// preposition.
fn is_subject(line: &Line, first: usize, last: usize, language: &Language) -> bool {
    let mut before = first;
    if line.before(before).is_some_and(|unit| unit.is(WordClass::Definite) && !unit.is(WordClass::Of)) {
        before -= 1;
    }
    let governed = [WordClass::Of, WordClass::To, WordClass::Locative, WordClass::Agentive];
    if line.before(before).is_some_and(|unit| governed.into_iter().any(|class| unit.is(class))) {
        return false;
    }
    let mut next = last + 1;
    if line.is_text(next, ",") {
        next = (next + 1..line.units.len().min(next + 16)).find(|&at| line.is_text(at, ",")).map_or(next, |at| at + 1);
    }
    while line.is_at(next, WordClass::Clitic) {
        next += 1;
    }
    let said = first > 0 && line.units[first - 1].is(WordClass::Saying)
        || before > 0 && line.units[before - 1].is(WordClass::Saying);
    said || line.get(next).is_some_and(|unit| {
        unit.is(WordClass::Auxiliary)
            || unit.is(WordClass::Saying)
            || !unit.is_capital() && super::line::may_be(unit.text, crate::model::Upos::Verb, language)
    })
}
