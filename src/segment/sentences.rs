//! surface words → sentences: where one ends and the next begins, and in which paragraph they stand.
//!
//! Promises: every surface word in one sentence, in order. Never: a second look at the same words, so that the time stays
//! linear.

use super::characters::{is_apostrophe, is_terminator};
use super::surface::{Surface, begins_sentence};
use crate::lang::Language;
use std::ops::Range;

/// The lengths of a line, in characters, that speak for text wrapped at a fixed width.
const WRAPPED: std::ops::RangeInclusive<usize> = 50..=110;

/// A sentence: its surface words, and the number of its paragraph from 0.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) paragraph: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// An opening quotation mark or bracket.
    Opener,
    /// A closing one.
    Closer,
    /// `.`, `!`, `?`, `…`.
    Terminator,
    /// A dash or bullet, which may introduce a line of dialogue or of a list.
    Dash,
    /// A word, a number, or another mark.
    Other,
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
    wrapped: bool,
    language: &'a Language,
}

/// The sentences of a text.
pub(super) fn sentences(text: &str, surfaces: &[Surface], language: &Language) -> Vec<Piece> {
    let cutter = Cutter { text, surfaces, roles: roles(text, surfaces), wrapped: is_wrapped(text), language };
    let (mut pieces, mut start, mut paragraph, mut ended) = (Vec::new(), 0, 0, false);
    for (place, surface) in surfaces.iter().enumerate() {
        ended = match cutter.roles[place] {
            Role::Terminator => ended || !cutter.numbers_item(start, place),
            Role::Closer => ended,
            _ => surface.may_end && cutter.begins_sentence(place + 1),
        };
        let gap = cutter.gap(place);
        if cutter.breaks(place, gap, ended) {
            pieces.push(Piece { range: start..place + 1, paragraph });
            start = place + 1;
            ended = false;
            paragraph += u32::from(gap == Gap::Paragraph || gap == Gap::Line && !cutter.wrapped);
        }
    }
    if start < surfaces.len() {
        pieces.push(Piece { range: start..surfaces.len(), paragraph });
    }
    pieces
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

    fn breaks(&self, place: usize, gap: Gap, ended: bool) -> bool {
        let next = place + 1;
        if next >= self.surfaces.len() {
            return false;
        }
        let closes = matches!(self.roles[next], Role::Closer | Role::Terminator);
        match gap {
            Gap::Paragraph => true,
            Gap::Line if !self.wrapped => !closes && (ended || !self.continues(next)),
            Gap::Line if self.roles[next] == Role::Dash => self.starts(next),
            _ => ended && !closes && self.starts(next),
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

/// What each surface word does at a sentence's edge. Quotation marks are read by the spaces around them and by whether
/// one stands open, since the press turns them the wrong way often enough.
fn roles(text: &str, surfaces: &[Surface]) -> Vec<Role> {
    let (mut guillemets, mut straight) = (false, false);
    let mut previous_end = 0;
    surfaces
        .iter()
        .map(|surface| {
            let before = &text[previous_end..surface.start];
            if before.matches('\n').nth(1).is_some() {
                (guillemets, straight) = (false, false);
            }
            previous_end = surface.end;
            let spaced_before = surface.start == 0 || !before.is_empty();
            let spaced_after = !text[surface.end..].starts_with(|c: char| !c.is_whitespace());
            let word = &text[surface.start..surface.end];
            match word {
                "«" => quote(&mut guillemets, |open| !open || spaced_before || !spaced_after),
                "»" => quote(&mut guillemets, |open| !open && spaced_before && !spaced_after),
                "\"" if spaced_before != spaced_after => quote(&mut straight, |_| spaced_before),
                "\"" => quote(&mut straight, |open| !open),
                "“" | "„" | "‹" | "‘" | "(" | "[" | "{" | "¿" | "¡" => Role::Opener,
                "”" | "›" | "’" | ")" | "]" | "}" => Role::Closer,
                "–" | "—" | "-" | "--" | "•" | "▪" | "■" | "►" | "*" => Role::Dash,
                _ if word.chars().all(is_terminator) => Role::Terminator,
                _ => Role::Other,
            }
        })
        .collect()
}

/// A quotation mark's role, given whether one stands open.
fn quote(open: &mut bool, opens: impl Fn(bool) -> bool) -> Role {
    *open = opens(*open);
    if *open { Role::Opener } else { Role::Closer }
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
