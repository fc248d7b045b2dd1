//! surface words → sentences: where one ends and the next begins, and in which paragraph they stand.
//!
//! Promises: every surface word in one sentence, in order. Never: a second look at the same words, so that the time stays
//! linear.

use super::boundaries::Places;
use super::characters::{is_apostrophe, is_terminator};
use super::roles::{Role, roles};
use super::surface::{Surface, begins_sentence};
use crate::lang::Language;
use std::ops::Range;

/// The lengths of a line, in characters, that speak for text wrapped at a fixed width.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=110;

/// A stretch without line ends that is longer, in bytes, holds more than one paragraph.
const FLAT: usize = 1000;

/// A sentence: its surface words, and the number of its paragraph from 0.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) paragraph: u32,
}

/// What stands between two surface words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Inside,
    Line,
    Paragraph,
}

struct Cutter<'a> {
    text: &'a str,
    surfaces: &'a [Surface],
    roles: Vec<Role>,
    places: Places,
    wrapped: bool,
    language: &'a Language,
}

/// The sentences of a text.
pub(super) fn sentences(text: &str, surfaces: &[Surface], language: &Language) -> Vec<Piece> {
    let cutter = Cutter::new(text, surfaces, language);
    let flat = cutter.flat();
    let (mut pieces, mut start, mut paragraph) = (Vec::new(), 0, 0);
    let mut rule = Rule::default();
    for (place, &flat) in flat.iter().enumerate() {
        rule.pass(&cutter, start, place);
        let gap = cutter.gap(place);
        let breaks = match cutter.verdict(place, gap, rule.ended) {
            Verdict::Sure(breaks) => breaks,
            Verdict::Open { ruled } => {
                (flat || ruled) && language.segmentation.boundary.agrees(&cutter.places.features(place, start, ruled))
            }
        };
        if breaks {
            pieces.push(Piece { range: start..place + 1, paragraph });
            start = place + 1;
            rule = Rule::default();
            paragraph += u32::from(gap == Gap::Paragraph || gap == Gap::Line && !cutter.wrapped);
        }
    }
    if start < surfaces.len() {
        pieces.push(Piece { range: start..surfaces.len(), paragraph });
    }
    pieces
}

/// A place of a text that is neither surely a sentence's end nor surely none.
#[cfg(feature = "train")]
#[derive(Debug)]
pub(crate) struct Example {
    /// Where the word before it ends, in bytes.
    pub(crate) end: usize,
    pub(crate) features: crate::lang::boundary::Features,
    pub(crate) is_end: bool,
    /// Whether a mark stands there with which a sentence may end, or that closes one.
    pub(crate) is_marked: bool,
    /// Whether the rules see an end.
    pub(crate) ruled: bool,
}

/// Such places of a text; `ends` holds where the sentences end, in bytes.
#[cfg(feature = "train")]
pub(crate) fn examples(text: &str, ends: &std::collections::HashSet<usize>, language: &Language) -> Vec<Example> {
    let surfaces = super::surface::surfaces(text, language);
    let cutter = Cutter::new(text, &surfaces, language);
    let (mut examples, mut start) = (Vec::new(), 0);
    let mut rule = Rule::default();
    for (place, &Surface { end, .. }) in surfaces.iter().enumerate() {
        rule.pass(&cutter, start, place);
        let is_end = ends.contains(&end);
        if let Verdict::Open { ruled } = cutter.verdict(place, cutter.gap(place), rule.ended) {
            let features = cutter.places.features(place, start, ruled);
            examples.push(Example { end, features, is_end, is_marked: cutter.places.is_marked(place), ruled });
        }
        if is_end {
            start = place + 1;
            rule = Rule::default();
        }
    }
    examples
}

/// What the rules say of a place.
enum Verdict {
    Sure(bool),
    /// What is around must tell; `ruled` is what the marks alone say.
    Open {
        ruled: bool,
    },
}

/// Whether a mark has ended the sentence, going from word to word.
#[derive(Default)]
struct Rule {
    ended: bool,
}

impl Rule {
    fn pass(&mut self, cutter: &Cutter, start: usize, place: usize) {
        self.ended = match cutter.roles[place] {
            Role::Terminator => self.ended || !cutter.numbers_item(start, place),
            Role::Closer => self.ended,
            _ => cutter.surfaces[place].may_end && cutter.begins_sentence(place + 1),
        };
    }
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str, surfaces: &'a [Surface], language: &'a Language) -> Self {
        let roles = roles(text, surfaces);
        let places = Places::new(text, surfaces, &roles, language);
        Self { text, surfaces, roles, places, wrapped: is_wrapped(text), language }
    }
}

impl Cutter<'_> {
    fn word(&self, place: usize) -> &str {
        self.surfaces.get(place).map_or("", |word| &self.text[word.start..word.end])
    }

    fn gap(&self, place: usize) -> Gap {
        let Some(next) = self.surfaces.get(place + 1) else { return Gap::Inside };
        let between = &self.text[self.surfaces[place].end..next.start];
        match between.chars().filter(|c| matches!(c, '\n' | '\u{2028}' | '\u{2029}')).take(2).count() {
            0 => Gap::Inside,
            1 if !between.contains('\u{2029}') => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// Whether each word stands in a stretch so long that it must have lost its line ends, and headlines with them.
    fn flat(&self) -> Vec<bool> {
        let mut flat = Vec::with_capacity(self.surfaces.len());
        let mut from = 0;
        for place in 0..self.surfaces.len() {
            let gap = self.gap(place);
            let last = place + 1 == self.surfaces.len();
            if last || gap == Gap::Paragraph || gap == Gap::Line && !self.wrapped {
                let length = self.surfaces[place].end - self.surfaces[from].start;
                flat.resize(place + 1, length > FLAT);
                from = place + 1;
            }
        }
        flat
    }

    fn verdict(&self, place: usize, gap: Gap, ended: bool) -> Verdict {
        let next = place + 1;
        if next >= self.surfaces.len() {
            return Verdict::Sure(false);
        }
        let closes = matches!(self.roles[next], Role::Closer | Role::Terminator);
        let starts = self.starts(next);
        match gap {
            Gap::Paragraph => Verdict::Sure(true),
            Gap::Line if !self.wrapped => Verdict::Sure(!closes && (ended || !self.continues(next))),
            Gap::Line if self.roles[next] == Role::Dash => Verdict::Sure(starts),
            _ if closes => Verdict::Sure(false),
            _ if self.surfaces[place].end == self.surfaces[next].start => Verdict::Sure(ended && starts),
            _ if starts || self.places.is_marked(place) => Verdict::Open { ruled: ended && starts },
            _ => Verdict::Sure(false),
        }
    }

    /// Whether a sentence may begin here: a capital, a digit, a letter of a script without capitals, whatever stands open
    /// before it.
    fn starts(&self, place: usize) -> bool {
        let opened = (place..place + 4).find(|&at| !matches!(self.roles.get(at), Some(Role::Opener | Role::Dash)));
        opened.is_some_and(|at| {
            let first = self.word(at).chars().find(|character| character.is_alphanumeric());
            match first {
                Some(letter) => !letter.is_lowercase(),
                None => at > place,
            }
        })
    }

    /// Whether a word goes on with the line before it.
    fn continues(&self, place: usize) -> bool {
        self.word(place).chars().next().is_some_and(|letter| letter.is_lowercase() || ",;:)%".contains(letter))
    }

    fn begins_sentence(&self, place: usize) -> bool {
        let word = self.word(place).trim_end_matches(is_apostrophe);
        word.starts_with(char::is_uppercase) && begins_sentence(word, self.language)
    }

    /// Whether the full stop belongs to the number of an item: `1. Le budget`.
    fn numbers_item(&self, start: usize, place: usize) -> bool {
        let item = self.word(start);
        place == start + 1
            && self.word(place) == "."
            && self.surfaces[start].end == self.surfaces[place].start
            && (item.len() <= 3 && item.chars().all(char::is_numeric) || item.chars().count() == 1)
    }
}

/// Whether single line ends are those of a fixed width rather than of paragraphs: most lines that are followed by another
/// have such a length and end inside a sentence.
fn is_wrapped(text: &str) -> bool {
    let (mut wrapped, mut others) = (0, 0);
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        if line.is_empty() || lines.peek().is_none_or(|next| next.is_empty()) {
            continue;
        }
        let ends = line.ends_with(is_terminator);
        if WRAPPED.contains(&line.chars().count()) && !ends { wrapped += 1 } else { others += 1 }
    }
    wrapped >= 2 && wrapped > others
}
