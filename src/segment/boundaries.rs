//! a place between two surface words → what tells whether a sentence ends there, as hashed features.
//!
//! Promises: a fixed number of steps a place, so that the time stays linear. Never: the meaning of the text as a whole.

use super::roles::Role;
use super::surface::{Surface, begins_sentence};
use crate::lang::Language;
use crate::lang::boundary::Features;
use crate::model::{Upos, VerbForm};
use std::collections::{HashMap, HashSet};

/// What is looked at of a surface word.
#[derive(Clone, Copy, Debug)]
struct Look {
    /// The word in small letters, its digits alike.
    form: u32,
    /// Its last letters.
    end: u32,
    /// The parts of speech that the lexicon gives it.
    class: u32,
    shape: Shape,
    role: Role,
    /// Whether no blank stands before it.
    glued: bool,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// What stands beyond the text's ends.
    Nothing,
    Small,
    Capitalised,
    Capitals,
    Letter,
    Number,
    Mixed,
    Mark,
}

const BEYOND: Look = Look { form: 1, end: 1, class: 1 << 30, shape: Shape::Nothing, role: Role::Other, glued: false };

/// So many words are seen before a place and behind it.
const BEFORE: isize = 4;
const BEHIND: isize = 5;
/// As far as this a word's form counts, and one farther its end.
const NEAR: isize = 2;
/// So many of a place's templates sum up more than single words.
const SUMMARIES: usize = 26;

/// Bits of a class beside those of the parts of speech.
const FINITE: u32 = 1 << 20;
const NOT_FINITE: u32 = 1 << 21;
const OPENING: u32 = 1 << 22;

/// A text made ready for questions about its places.
#[derive(Debug)]
pub(super) struct Places {
    looks: Vec<Look>,
    /// How many words before each place are surely, and possibly, finite verbs.
    finite: Vec<[u32; 2]>,
    /// How many words before each place are written small.
    small: Vec<u32>,
    /// The next terminator at or behind each place.
    terminators: Vec<u32>,
    /// The places before and behind each where the same mark stands, itself where none does.
    twins: Vec<[u32; 2]>,
    /// How many quotation marks and brackets stand open behind each word.
    open: Vec<u8>,
    /// The words that also stand in the text in small letters; and those with a capital behind a small letter.
    seen_small: HashSet<u32>,
    seen_capital: HashSet<u32>,
}

impl Places {
    pub(super) fn new(text: &str, surfaces: &[Surface], roles: &[Role], language: &Language) -> Self {
        let mut previous_end = usize::MAX;
        let mut known: HashMap<&str, Look> = HashMap::new();
        let looks: Vec<Look> = surfaces
            .iter()
            .zip(roles)
            .map(|(surface, &role)| {
                let glued = previous_end == surface.start;
                previous_end = surface.end;
                let word = &text[surface.start..surface.end];
                Look { role, glued, ..*known.entry(word).or_insert_with(|| look(word, language)) }
            })
            .collect();
        let mut places = Self {
            finite: Vec::with_capacity(looks.len() + 1),
            small: Vec::with_capacity(looks.len() + 1),
            terminators: vec![looks.len() as u32; looks.len() + 1],
            twins: (0..looks.len() as u32).map(|place| [place, place]).collect(),
            open: Vec::with_capacity(looks.len()),
            seen_small: HashSet::new(),
            seen_capital: HashSet::new(),
            looks,
        };
        places.count();
        places
    }

    fn count(&mut self) {
        let (mut finite, mut small, mut open, mut before) = ([0, 0], 0, 0u8, Shape::Nothing);
        for look in &self.looks {
            self.finite.push(finite);
            self.small.push(small);
            finite[0] += u32::from(look.class & (FINITE | NOT_FINITE) == FINITE);
            finite[1] += u32::from(look.class & FINITE != 0);
            small += u32::from(look.shape == Shape::Small);
            open = match look.role {
                Role::Opener => open.saturating_add(1),
                Role::Closer => open.saturating_sub(1),
                _ => open,
            };
            self.open.push(open);
            match look.shape {
                Shape::Small => {
                    self.seen_small.insert(look.form);
                }
                Shape::Capitalised | Shape::Capitals if before == Shape::Small => {
                    self.seen_capital.insert(look.form);
                }
                _ => {}
            }
            before = look.shape;
        }
        self.finite.push(finite);
        self.small.push(small);
        let mut last: HashMap<u32, usize> = HashMap::new();
        for (place, look) in self.looks.iter().enumerate().filter(|(_, look)| look.shape == Shape::Mark) {
            if let Some(before) = last.insert(look.form, place) {
                self.twins[place][0] = before as u32;
                self.twins[before][1] = place as u32;
            }
        }
        for place in (0..self.looks.len()).rev() {
            let ends = self.looks[place].role == Role::Terminator;
            self.terminators[place] = if ends { place as u32 } else { self.terminators[place + 1] };
        }
    }

    /// The look at a distance: -1 is the word before the place, 1 the one behind it.
    fn at(&self, place: usize, distance: isize) -> Look {
        let offset = if distance < 0 { distance + 1 } else { distance };
        place.checked_add_signed(offset).and_then(|at| self.looks.get(at)).copied().unwrap_or(BEYOND)
    }

    /// Whether a mark stands there with which a sentence may end, or that closes one.
    pub(super) fn is_marked(&self, place: usize) -> bool {
        let look = self.looks[place];
        look.shape == Shape::Mark && !matches!(look.role, Role::Opener | Role::Dash)
    }

    /// What speaks for or against an end behind the word `place` of a sentence that began with the word `start`; `ruled`
    /// is what the rules say.
    pub(super) fn features(&self, place: usize, start: usize, ruled: bool) -> Features {
        let next = place + 1;
        let [l1, l2, l3, r1, r2, r3] = [-1, -2, -3, 1, 2, 3].map(|distance| self.at(place, distance));
        // The first word behind what opens a sentence.
        let opening_word = (next..next + 3)
            .find(|&at| !self.looks.get(at).is_some_and(|look| matches!(look.role, Role::Opener | Role::Dash)))
            .unwrap_or(next);
        let word = self.looks.get(opening_word).copied().unwrap_or(BEYOND);
        let opener = if opening_word == next { 0 } else { r1.form };
        let length = bucket(next - start);
        let inside = self.verbs(start, next);
        let terminator = self.terminators[next] as usize;
        let ahead = self.verbs(next, terminator.min(next + 40));
        let distance = bucket(terminator - next);
        let capitals = u32::from(self.small[next] == self.small[start]);
        let open = u32::from(self.open[place].min(2));
        let first = self.looks[start];
        let seen = |look: Look| {
            u32::from(self.seen_small.contains(&look.form)) | u32::from(self.seen_capital.contains(&look.form)) << 1
        };
        let (seen_left, seen_right) = (seen(l1), seen(word));
        let shapes = pair(l1.shape as u32, word.shape as u32);
        let ends = pair(u32::from(ruled), pair(l1.role as u32, r1.role as u32));
        let glue = u32::from(r1.glued) | u32::from(r2.glued) << 1;
        let opening = word.class & OPENING;
        // A mark that stands again and again in a sentence counts up its parts.
        let [before, behind] = self.twins[place].map(|twin| twin as usize);
        let listed = u32::from(before >= start && before < place)
            | u32::from(behind > place && behind < terminator) << 1
            | u32::from(l1.shape == Shape::Mark) << 2;
        // The first of them are seen by the units as well.
        let templates = [
            pair(listed, l1.form),
            pair(listed, shapes),
            pair(pair(listed, l1.role as u32), pair(length, word.class)),
            ends,
            pair(ends, shapes),
            pair(ends, glue),
            pair(ends, open),
            pair(ends, length),
            pair(ends, pair(inside, ahead)),
            pair(pair(ends, seen_right), word.shape as u32),
            pair(pair(seen_left, seen_right), shapes),
            pair(l1.form, opener),
            pair(word.form, l1.role as u32),
            pair(pair(l2.shape as u32, r2.shape as u32), shapes),
            pair(pair(r1.form, r2.shape as u32), r3.shape as u32),
            pair(shapes, length),
            pair(shapes, distance),
            pair(shapes, pair(inside, ahead)),
            pair(pair(shapes, capitals), length),
            pair(pair(shapes, open), l1.role as u32),
            pair(pair(opening, l1.class), inside),
            pair(pair(opening, inside), pair(ahead, ends)),
            pair(first.form, l1.role as u32),
            pair(pair(first.shape as u32, first.role as u32), shapes),
            pair(first.class, pair(l1.role as u32, length)),
            pair(pair(capitals, ends), pair(length, word.shape as u32)),
            0,
            l1.form,
            l2.form,
            pair(l2.form, l1.form),
            pair(l1.form, word.form),
            pair(l1.form, word.shape as u32),
            pair(l1.form, word.class),
            word.form,
            pair(word.form, word.shape as u32),
            pair(word.form, l1.class),
            pair(word.form, r2.form),
            r2.form,
            r3.form,
            pair(r2.class, word.class),
            pair(l1.class, word.class),
            pair(l1.class, shapes),
            pair(pair(l1.class, word.class), shapes),
            pair(pair(l2.class, l1.class), word.class),
            pair(pair(l1.class, word.class), r2.class),
            pair(pair(l3.class, l2.class), l1.class),
            pair(r3.class, pair(r2.class, word.class)),
            pair(l1.end, word.end),
            pair(word.end, shapes),
            pair(l1.end, shapes),
            pair(pair(l2.form, l1.shape as u32), word.shape as u32),
            pair(pair(inside, length), pair(l1.form, word.shape as u32)),
            pair(first.form, l1.form),
            pair(first.form, r1.form),
            pair(pair(first.form, word.form), ends),
            pair(distance, pair(l1.form, ahead)),
            pair(distance, pair(word.class, ahead)),
        ];
        let single: Vec<u32> =
            templates.into_iter().zip(0..).map(|(value, template)| pair(template ^ 0x5bd1_e995, value)).collect();
        let together = single[..SUMMARIES].iter().copied().chain(self.around(place)).collect();
        Features { single, together }
    }

    /// The words around a place, each by what it has itself: the farther, the less of it.
    fn around(&self, place: usize) -> impl Iterator<Item = u32> {
        (-BEFORE..=BEHIND).filter(|&distance| distance != 0).flat_map(move |distance| {
            let look = self.at(place, distance);
            let seen = [
                (true, look.class),
                (true, pair(look.shape as u32, look.role as u32)),
                (true, u32::from(look.glued)),
                (distance.abs() <= NEAR + 1, look.end),
                (distance.abs() <= NEAR, look.form),
            ];
            let slot = (distance + BEFORE) as u32 * seen.len() as u32;
            let kept = seen.into_iter().zip(0..).filter(|((is_near, _), _)| *is_near);
            kept.map(move |((_, value), part)| pair(slot + part, value))
        })
    }

    /// What finite verbs stand in a stretch: 0 none, 1 possibly one, 2 one, 3 more.
    fn verbs(&self, from: usize, to: usize) -> u32 {
        let [sure, possible] = [0, 1].map(|kind| self.finite[to.min(self.looks.len())][kind] - self.finite[from][kind]);
        match sure {
            0 => u32::from(possible > 0),
            1 => 2,
            _ => 3,
        }
    }
}

/// What is seen of a word whatever stands around it.
fn look(word: &str, language: &Language) -> Look {
    let folded: String = word
        .chars()
        .take(24)
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            '\u{2019}' => '\'',
            _ if letter.is_numeric() => '0',
            _ => letter,
        })
        .collect();
    let end = folded.char_indices().rev().nth(2).map_or(&folded[..], |(at, _)| &folded[at..]);
    let mut class = 0;
    for (upos, features) in language.lexicon.classes(word) {
        class |= 1 << upos as u32;
        let finite = upos == Upos::Verb && features.verb_form == Some(VerbForm::Finite);
        class |= if finite { FINITE } else { NOT_FINITE };
    }
    if begins_sentence(word.trim_end_matches(['\'', '\u{2019}']), language) {
        class |= OPENING;
    }
    Look { form: hash(&folded), end: hash(end), class, shape: shape(word), ..BEYOND }
}

fn shape(word: &str) -> Shape {
    let (mut letters, mut capitals, mut digits, mut all) = (0, 0, 0, 0);
    for character in word.chars().take(24) {
        all += 1;
        letters += u32::from(character.is_alphabetic());
        capitals += u32::from(character.is_uppercase());
        digits += u32::from(character.is_numeric());
    }
    let initial = word.starts_with(char::is_uppercase);
    match () {
        () if digits == all || digits > 0 && letters == 0 => Shape::Number,
        () if digits > 0 => Shape::Mixed,
        () if letters == 0 => Shape::Mark,
        () if capitals == 0 => Shape::Small,
        () if initial && letters == 1 => Shape::Letter,
        () if capitals == letters => Shape::Capitals,
        () if initial => Shape::Capitalised,
        () => Shape::Mixed,
    }
}

/// A length, roughly.
fn bucket(length: usize) -> u32 {
    match length {
        0..=4 => length as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=39 => 9,
        _ => 10,
    }
}

fn hash(word: &str) -> u32 {
    crc32fast::hash(word.as_bytes())
}

/// Two numbers as one.
fn pair(left: u32, right: u32) -> u32 {
    let mut state = (u64::from(left) << 32 | u64::from(right)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ state >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (state >> 32) as u32
}
