//! A Hunspell dictionary → the lexicon: the entries of Dicollecte's French dictionary with their affixes applied.
//!
//! The dictionary (Debian's `hunspell-fr-classical`, MPL-2.0) tags entries and affixes with `po:` (part of speech, and for
//! verbs their group and valency) and `is:` (gender and number); <https://grammalecte.net/> documents both.

use crate::lang::lexicon::{Analysis, Edit, LexiconBuilder, NameKind, Valency};
use crate::model::{Features, Gender, Mood, Number, Person, Tense, Upos, VerbForm};
use std::collections::HashMap;

/// Marks an entry that is no word without one of its affixes.
const NEEDS_AFFIX: &str = "()";

struct Suffix<'a> {
    edit: Edit,
    strip: &'a str,
    condition: Vec<Class>,
    tags: Vec<&'a str>,
}

/// The characters that one place of a condition allows.
struct Class {
    characters: Vec<char>,
    negated: bool,
}

/// The lexicon of a dictionary, given its affix file and its word list.
#[must_use]
pub fn lexicon(affixes: &str, words: &str) -> LexiconBuilder {
    let suffixes = suffixes(affixes);
    let mut builder = LexiconBuilder::default();
    for line in words.lines().skip(1) {
        let mut fields = line.split_whitespace();
        let Some(entry) = fields.next() else { continue };
        let tags: Vec<&str> = fields.filter(|tag| is_tag(tag)).collect();
        let (stem, flags) = entry.split_once('/').unwrap_or((entry, ""));
        let flags: Vec<String> =
            flags.chars().collect::<Vec<_>>().chunks(2).map(|flag| flag.iter().collect()).collect();
        if !flags.iter().any(|flag| flag == NEEDS_AFFIX) {
            add(&mut builder, stem, stem, &tags);
        }
        for suffix in flags.iter().filter_map(|flag| suffixes.get(flag.as_str())).flatten() {
            if stem.ends_with(suffix.strip) && fits(stem, &suffix.condition) {
                let tags: Vec<&str> = tags.iter().chain(&suffix.tags).copied().collect();
                add(&mut builder, &suffix.edit.apply(stem), stem, &tags);
            }
        }
    }
    builder
}

fn is_tag(tag: &str) -> bool {
    tag.starts_with("po:") || tag.starts_with("is:")
}

fn suffixes(affixes: &str) -> HashMap<&str, Vec<Suffix<'_>>> {
    let mut table: HashMap<&str, Vec<Suffix>> = HashMap::new();
    for line in affixes.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let ["SFX", flag, strip, addition, condition, tags @ ..] = fields.as_slice() else { continue };
        let strip = if *strip == "0" { "" } else { strip };
        let addition = addition.split('/').next().filter(|text| *text != "0").unwrap_or_default();
        table.entry(flag).or_default().push(Suffix {
            edit: Edit { strip: strip.chars().count() as u8, suffix: addition.into() },
            strip,
            condition: condition_of(condition),
            tags: tags.iter().copied().filter(|tag| is_tag(tag)).collect(),
        });
    }
    table
}

fn condition_of(pattern: &str) -> Vec<Class> {
    let mut classes = Vec::new();
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '[' => {
                let set: Vec<char> = characters.by_ref().take_while(|&inner| inner != ']').collect();
                let negated = set.first() == Some(&'^');
                classes.push(Class { characters: set[usize::from(negated)..].to_vec(), negated });
            }
            '.' => classes.push(Class { characters: Vec::new(), negated: true }),
            _ => classes.push(Class { characters: vec![character], negated: false }),
        }
    }
    classes
}

fn fits(stem: &str, condition: &[Class]) -> bool {
    let mut characters = stem.chars().rev();
    let always = condition.len() == 1 && condition[0].negated && condition[0].characters.is_empty();
    always
        || condition.iter().rev().all(|class| {
            characters.next().is_some_and(|character| class.characters.contains(&character) != class.negated)
        })
}

fn add(builder: &mut LexiconBuilder, form: &str, stem: &str, tags: &[&str]) {
    let value = |prefix| tags.iter().filter_map(move |tag| tag.strip_prefix(prefix));
    let (mut gender, mut number) = (None, None);
    for tag in value("is:") {
        match tag {
            "mas" => gender = Some(Gender::Masculine),
            "fem" => gender = Some(Gender::Feminine),
            "sg" => number = Some(Number::Singular),
            "pl" => number = Some(Number::Plural),
            _ => {}
        }
    }
    let agreement = Features { gender, number, ..Features::default() };
    let mut put = |lemma: &str, upos, features, valency, name| {
        let lemma = lemma.to_owned();
        builder.add(form, &Analysis { lemma, upos, features, valency, name });
    };
    let classes: Vec<&str> = value("po:").collect();
    let valency = classes.iter().find_map(|class| valency(class));
    if let Some(valency) = valency {
        for features in verb_features(&classes, agreement) {
            put(stem, Upos::Verb, features, valency, None);
        }
        if classes.contains(&"adj") {
            put(form, Upos::Adj, agreement, Valency::default(), None);
        }
        return;
    }
    for class in classes {
        if let Some((upos, name)) = part_of_speech(class) {
            put(stem, upos, agreement, Valency::default(), name);
        }
    }
}

/// `v1_itnq__a`: the group, then what the verb can be, then its auxiliary.
fn valency(class: &str) -> Option<Valency> {
    let code = class.strip_prefix('v').filter(|code| code.starts_with(|c: char| c.is_ascii_digit()))?;
    let bits = code.chars().skip(1).fold(0, |bits, letter| {
        bits | match letter {
            'i' => Valency::INTRANSITIVE,
            't' => Valency::TRANSITIVE,
            'n' => Valency::INDIRECT,
            'p' | 'q' | 'r' => Valency::PRONOMINAL,
            'm' => Valency::IMPERSONAL,
            'e' => Valency::WITH_BE,
            _ => 0,
        }
    });
    Some(Valency(bits))
}

fn verb_features(classes: &[&str], agreement: Features) -> Vec<Features> {
    let persons: Vec<(Person, Number)> = classes.iter().filter_map(|class| person(class)).collect();
    let mut all = Vec::new();
    for class in classes {
        match *class {
            "infi" => all.push(Features { verb_form: Some(VerbForm::Infinitive), ..Features::default() }),
            "ppre" => all.push(Features {
                verb_form: Some(VerbForm::Participle),
                tense: Some(Tense::Present),
                ..Features::default()
            }),
            "ppas" => {
                all.push(Features { verb_form: Some(VerbForm::Participle), tense: Some(Tense::Past), ..agreement });
            }
            _ => {
                let Some((mood, tense)) = mood(class) else { continue };
                all.extend(persons.iter().map(|&(person, number)| Features {
                    verb_form: Some(VerbForm::Finite),
                    mood: Some(mood),
                    tense: Some(tense),
                    person: Some(person),
                    number: Some(number),
                    ..Features::default()
                }));
            }
        }
    }
    all
}

fn mood(class: &str) -> Option<(Mood, Tense)> {
    Some(match class {
        "ipre" => (Mood::Indicative, Tense::Present),
        "iimp" => (Mood::Indicative, Tense::Imperfect),
        "ipsi" => (Mood::Indicative, Tense::Past),
        "ifut" => (Mood::Indicative, Tense::Future),
        "cond" => (Mood::Conditional, Tense::Present),
        "spre" => (Mood::Subjunctive, Tense::Present),
        "simp" => (Mood::Subjunctive, Tense::Imperfect),
        "impe" => (Mood::Imperative, Tense::Present),
        _ => return None,
    })
}

/// `3pl`; `1jsg` and `1isg` are the inverted first persons, `3pl!` a variant.
fn person(class: &str) -> Option<(Person, Number)> {
    let person = match class.as_bytes().first()? {
        b'1' => Person::First,
        b'2' => Person::Second,
        b'3' => Person::Third,
        _ => return None,
    };
    let number = if class.contains("pl") { Number::Plural } else { Number::Singular };
    Some((person, number))
}

fn part_of_speech(class: &str) -> Option<(Upos, Option<NameKind>)> {
    Some(match class {
        "nom" | "loc.nom" | "titr" => (Upos::Noun, None),
        "adj" | "loc.adj" => (Upos::Adj, None),
        "adv" | "loc.adv" | "negadv" | "advint" => (Upos::Adv, None),
        "npr" => (Upos::Propn, Some(NameKind::Other)),
        "prn" => (Upos::Propn, Some(NameKind::Given)),
        "patr" => (Upos::Propn, Some(NameKind::Family)),
        "interj" | "loc.interj" => (Upos::Intj, None),
        "prep" | "prepv" | "loc.prep" | "loc.prepv" => (Upos::Adp, None),
        "cjco" => (Upos::Cconj, None),
        "cjsub" | "cj" | "loc.cj" | "loc.cjsub" => (Upos::Sconj, None),
        "nb" | "nbro" => (Upos::Num, None),
        _ if class.starts_with("det") => (Upos::Det, None),
        _ if class.starts_with("pro") => (Upos::Pron, None),
        _ => return None,
    })
}
