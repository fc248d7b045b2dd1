//! The front of the first paragraph: `PARIS, 3 mars (Reuters) -`, `MONTRÉAL —`, `Bienne, 14.09.2005 (ats)`, `(Belga)`.

use super::agency::agencies;
use super::dates::{WrittenDate, written_dates};
use super::header::Told;
use super::piece::{Piece, split};
use crate::lang::phrases::{PlainWord, plain_words};
use crate::lang::press::Press;
use crate::model::{DateHint, PartKind, Span};

/// How far into a paragraph a dateline may reach, in bytes.
const LONGEST_DATELINE: usize = 90;
/// How many words of places it may hold.
const MOST_PLACES: usize = 8;
/// Among how many lines that nothing is known about it is looked for.
const LINES: usize = 3;

/// Cuts the dateline from the front of a paragraph.
pub fn dateline(pieces: &mut Vec<Piece>, text: &str, press: &Press, told: &mut Told) {
    let open = pieces.iter().enumerate().filter(|(_, piece)| piece.is_open()).map(|(place, _)| place);
    let first: Vec<usize> = open.take(LINES).collect();
    for place in first {
        let Some(front) = front(&pieces[place], text, press) else { continue };
        let words = plain_words(text, Span::new(pieces[place].span.start as usize, front.end));
        let dates = written_dates(text, &words, press);
        told.hints.extend(dates.into_iter().map(|date| DateHint { span: date.span, rule: "dateline" }));
        told.agency = told.agency.take().or(front.agency);
        split(pieces, place, text, front.end);
        let (kind, rule) =
            if front.is_signature { (PartKind::Byline, "agency-signature") } else { (PartKind::Dateline, "dateline") };
        pieces[place].mark(kind, rule);
        return;
    }
}

/// What stands before the first words of an article.
struct Front {
    /// Where those words begin.
    end: usize,
    agency: Option<String>,
    /// Whether it names an agency and nothing else.
    is_signature: bool,
}

/// How the front ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// A dash that stands apart.
    Dash,
    /// A dash right after a word in capitals: `ALGER- Le`.
    GluedDash,
    /// A closing bracket or slash: `(ats)`, `/CNW/`.
    Bracket,
}

fn front(piece: &Piece, text: &str, press: &Press) -> Option<Front> {
    let line = piece.text(text);
    let mut limit = line.len().min(LONGEST_DATELINE);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let start = piece.span.start as usize;
    marks(&line[..limit]).into_iter().find_map(|(length, mark)| {
        let rest = line[length..].trim_start_matches(|c: char| c.is_whitespace() || "-–—=.:".contains(c));
        let head = Head::new(&line[..length], text, start, press);
        let fits = match mark {
            Mark::Bracket => head.ends_with_agencies(press),
            Mark::Dash => head.is_signature() || head.is_place_or_day(press),
            Mark::GluedDash => head.is_signature() || head.is_loud(press),
        };
        (fits && begins_sentence(rest)).then(|| Front {
            end: start + line.len() - rest.len(),
            agency: head.named.first().map(|(_, _, name)| (*name).to_owned()),
            is_signature: head.is_signature(),
        })
    })
}

/// « Lundi 3 mai – jour férié – … » is a sentence: what follows a dateline begins one.
fn begins_sentence(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit() || "«“\"‘'(".contains(first))
}

/// Where a dateline could end, and by which mark.
fn marks(line: &str) -> Vec<(usize, Mark)> {
    let mut found = Vec::new();
    for (at, character) in line.char_indices() {
        let (before, rest) = (&line[..at], &line[at + character.len_utf8()..]);
        let open = before.ends_with(|last: char| last.is_whitespace() || ").]/".contains(last));
        let apart = rest.trim_start_matches(['-', '–', '—']).starts_with(char::is_whitespace);
        match character {
            '-' | '–' | '—' | '=' if open && (apart || matches!(character, '–' | '—')) => {
                found.push((at, Mark::Dash));
            }
            '-' | '–' | '—' if apart && before.ends_with(char::is_uppercase) => found.push((at, Mark::GluedDash)),
            ')' | ']' | '/' if rest.trim_start_matches([':', '.']).starts_with(char::is_whitespace) => {
                found.push((at + 1, Mark::Bracket));
            }
            _ => {}
        }
    }
    found
}

/// The words before a mark.
struct Head<'a> {
    line: &'a str,
    start: usize,
    text: &'a str,
    words: Vec<PlainWord>,
    dates: Vec<WrittenDate>,
    named: Vec<(usize, usize, &'a str)>,
}

impl<'a> Head<'a> {
    fn new(line: &'a str, text: &'a str, start: usize, press: &'a Press) -> Self {
        let words = plain_words(text, Span::new(start, start + line.len()));
        let (dates, named) = (written_dates(text, &words, press), agencies(text, &words, press));
        Self { line, start, text, words, dates, named }
    }

    /// Whether it names agencies and nothing else.
    fn is_signature(&self) -> bool {
        let covered: usize = self.named.iter().map(|(_, length, _)| length).sum();
        covered > 0 && covered == self.words.len()
    }

    /// The words that are neither date nor agency nor go with them: the places.
    fn places(&self, press: &Press) -> Vec<&'a str> {
        let mut rest = vec![true; self.words.len()];
        self.dates.iter().for_each(|date| rest[date.words.clone()].fill(false));
        self.named.iter().for_each(|&(place, length, _)| rest[place..place + length].fill(false));
        (self.words.iter().zip(&rest))
            .filter(|(word, rest)| **rest && !press.stamps.contains_key(&word.folded))
            .map(|(word, _)| word.span.of(self.text))
            .collect()
    }

    /// Whether its last bracket holds agencies alone, after places and a day at most: `Bienne, 14.09.2005 (ats)`.
    fn ends_with_agencies(&self, press: &Press) -> bool {
        let body = &self.line[..self.line.len() - 1];
        let opening: &[char] = if self.line.ends_with('/') { &['/'] } else { &['(', '['] };
        let Some(open) = body.rfind(opening) else { return false };
        let Some(first) = self.words.iter().position(|word| word.span.start as usize > self.start + open) else {
            return false;
        };
        let covered: usize = self.named.iter().filter(|named| named.0 >= first).map(|named| named.1).sum();
        let places = self.places(press);
        covered == self.words.len() - first && places.len() <= MOST_PLACES && mostly_capital(&places)
    }

    /// Whether it is a place in capitals, or places with a day or an agency in brackets.
    fn is_place_or_day(&self, press: &Press) -> bool {
        let places = self.places(press);
        let signs = |&(place, _, _): &(usize, usize, &str)| {
            self.text[..self.words[place].span.start as usize].ends_with(['(', '/', ' ', '-'])
        };
        let signed = self.line.contains(['(', '/']) && self.named.iter().any(signs);
        let cue = signed || !self.dates.is_empty();
        places.len() <= MOST_PLACES && (self.is_loud(press) || (cue && mostly_capital(&places)))
    }

    /// Whether it is a place in capitals.
    fn is_loud(&self, press: &Press) -> bool {
        let places = self.places(press);
        let loud = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
        (1..=MOST_PLACES).contains(&places.len())
            && places.iter().all(loud)
            && places.iter().any(|word| word.chars().count() > 2)
    }
}

/// Whether at least half of some words have a capital.
fn mostly_capital(places: &[&str]) -> bool {
    places.iter().filter(|word| word.starts_with(char::is_uppercase)).count() * 2 >= places.len()
}
