//! Trains the weights that tell where sentences end.
//!
//! The treebanks' sentences are joined by blanks alone, in their own order and in others, so that what is learnt of an end
//! does not hang on the one sentence that happened to follow. Articles with line ends show headlines: where a line ends
//! without a mark, a sentence does. The units also see sentences as headlines have them, without their mark or in
//! capitals; the regression, which counts each thing by itself, loses by these.

use super::classifier;
use super::random::Random;
use super::units;
use crate::lang::Language;
use crate::lang::boundary::Parts;
use crate::parse::conllu::Record;
use crate::segment::{BoundaryExample as Example, boundary_examples};
use std::collections::HashSet;

const SEED: u64 = 7;
/// So many weights of the regression stay, and so many rows of the units.
const KEPT: usize = 20000;
const KEPT_ROWS: usize = 10000;
/// In so many orders the sentences are read for the regression, and for the units.
const ORDERS: usize = 16;
const ROUNDS: usize = 15;
/// In one of so many of the units' rounds headlines and articles are read.
const VARIED: usize = 3;
/// After so many, the weights worth least are given up.
const FIRST_ORDERS: usize = 6;
const FIRST_ROUNDS: usize = 6;
/// So many of the units' last rounds count.
const LAST_ROUNDS: usize = 3;
/// A place of an article counts less than one of a treebank: its lines are known, and not its sentences.
const IMPORTANCE: f32 = 0.2;
/// So many sentences make a text, at most and at least.
const LONGEST: u64 = 400;
const SHORTEST: u64 = 20;
/// One sentence in so many loses its mark, and one has capitals, if it is not longer.
const UNMARKED: u64 = 7;
const CAPITALS: u64 = 20;
const LONGEST_TITLE: usize = 12;
const DECAY: f32 = 1e-5;

/// The file of the weights, learnt from treebanks and from articles as they were printed.
#[must_use]
pub fn boundaries(treebanks: &[Vec<Record>], articles: &[String], language: &Language) -> Vec<u8> {
    let mut random = Random::new(SEED);
    let mut regression = classifier::Trainer::new(DECAY);
    let mut lines: Vec<_> = articles.iter().flat_map(|article| unmarked(article, language)).collect();
    for order in 0..ORDERS {
        if order == FIRST_ORDERS {
            regression.keep(KEPT);
        }
        for example in read(treebanks, order > 0, false, &mut random, language) {
            regression.learn(&example.features.single, example.is_end, 1.0);
        }
        random.shuffle(&mut lines);
        for example in &lines {
            regression.learn(&example.features.single, example.is_end, IMPORTANCE);
        }
        if order >= FIRST_ORDERS {
            regression.count();
        }
    }
    let mut units = units::Trainer::new(SEED);
    for round in 0..ROUNDS {
        if round == FIRST_ROUNDS {
            units.keep(KEPT_ROWS);
        }
        let varies = round % VARIED == 1;
        let mut examples: Vec<(Example, f32)> = read(treebanks, round > 0, varies, &mut random, language)
            .into_iter()
            .map(|example| (example, 1.0))
            .collect();
        for article in articles.iter().filter(|_| varies) {
            examples.extend(printed(article, &mut random, language).into_iter().map(|example| (example, IMPORTANCE)));
        }
        random.shuffle(&mut examples);
        let pace = 1.0 - 0.9 * round as f32 / ROUNDS as f32;
        for (example, importance) in &examples {
            units.learn(&example.features.together, example.is_end, *importance, pace);
        }
        if round >= ROUNDS - LAST_ROUNDS {
            units.count();
        }
    }
    file(&regression, units)
}

/// Both together, so that each counts as much as it has learnt to.
fn file(regression: &classifier::Trainer, units: units::Trainer) -> Vec<u8> {
    let (regression, step) = regression.whole();
    let units = units.whole();
    Parts {
        regression,
        factor: (step / units.scale).round() as i32,
        rows: units.rows,
        biases: units.biases,
        outputs: units.outputs,
        bias: (units.bias / units.scale / 65_536.0).round() as i32,
    }
    .file()
}

/// The places of the treebanks' sentences, shuffled.
fn read(
    treebanks: &[Vec<Record>],
    reorders: bool,
    varies: bool,
    random: &mut Random,
    language: &Language,
) -> Vec<Example> {
    let mut examples = Vec::new();
    for records in treebanks {
        let mut records: Vec<&Record> = records.iter().collect();
        if reorders {
            random.shuffle(&mut records);
        }
        let mut rest = &records[..];
        while !rest.is_empty() {
            let count = (SHORTEST + random.next() % (LONGEST - SHORTEST)) as usize;
            let (sentences, others) = rest.split_at(count.min(rest.len()));
            rest = others;
            let (mut text, mut ends) = (String::new(), HashSet::new());
            for record in sentences {
                if varies {
                    text.push_str(&varied(&record.text, random).0);
                } else {
                    text.push_str(&record.text);
                }
                ends.insert(text.len());
                text.push(' ');
            }
            examples.extend(boundary_examples(&text, &ends, language));
        }
    }
    random.shuffle(&mut examples);
    examples
}

/// A sentence as a headline may have it now and then, and whether it lost its mark.
fn varied(sentence: &str, random: &mut Random) -> (String, bool) {
    let (loses, has_capitals) = (random.once_in(UNMARKED), random.once_in(CAPITALS));
    let unmarked = sentence
        .strip_suffix(['.', '!', '?', '…'])
        .map(str::trim_end)
        .filter(|rest| loses && rest.ends_with(char::is_alphanumeric));
    let text = unmarked.unwrap_or(sentence);
    let is_title = has_capitals && text.split(' ').count() < LONGEST_TITLE;
    (if is_title { text.to_uppercase() } else { text.to_owned() }, unmarked.is_some())
}

/// The places of an article without a mark, its line ends taken away: what they said is known, and nothing else is.
fn unmarked(article: &str, language: &Language) -> Vec<Example> {
    let (mut text, mut ends) = (String::new(), HashSet::new());
    for line in article.lines().map(str::trim).filter(|line| !line.is_empty()) {
        text.push_str(line);
        ends.insert(text.len());
        text.push(' ');
    }
    let mut examples = boundary_examples(&text, &ends, language);
    examples.retain(|place| !place.is_marked);
    examples
}

/// The places of an article, its line ends taken away, of which it is known whether a sentence ends there: all without a
/// mark, for a line would end or a mark has been dropped; and of the others those at which the rules see an end.
fn printed(article: &str, random: &mut Random, language: &Language) -> Vec<Example> {
    let (mut text, mut ends, mut known) = (String::new(), HashSet::new(), HashSet::new());
    for line in article.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let places = boundary_examples(line, &HashSet::new(), language);
        let cuts = places.iter().filter(|place| place.ruled).map(|place| place.end).chain([line.len()]);
        let mut from = 0;
        for end in cuts {
            let (sentence, unmarked) = varied(line[from..end].trim(), random);
            from = end;
            text.push_str(&sentence);
            ends.insert(text.len());
            if unmarked || end == line.len() {
                known.insert(text.len());
            }
            text.push(' ');
        }
    }
    let mut examples = boundary_examples(&text, &ends, language);
    examples.retain(|place| !place.is_marked || known.contains(&place.end) || place.ruled && place.is_end);
    examples
}
