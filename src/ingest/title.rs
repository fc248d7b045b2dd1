//! The headline and the headings.

use super::agency::agency_of;
use super::dates::written_dates;
use super::header::Told;
use super::piece::{Piece, split};
use super::site::peel_controls;
use super::stamp::{hints, stamp_start};
use crate::lang::press::Press;
use crate::model::PartKind;

/// How many words a headline may have.
const LONGEST_TITLE: usize = 32;
/// How many words a headline below its section's name has at least.
const SHORTEST_HEADLINE: usize = 4;
/// How many words the name of a section or topic may have.
const LONGEST_KICKER: usize = 6;
/// How many words a heading may have.
const LONGEST_HEADING: usize = 12;
/// How many words a paragraph has at least, when a line above it is to be its headline.
const SHORTEST_PARAGRAPH: usize = 8;

/// Takes a headline out of a line that a machine glued together: buttons, headline, agency's minute or lead.
pub fn glued(pieces: &mut Vec<Piece>, text: &str, press: &Press, told: &mut Told) {
    let Some(mut place) = pieces.iter().position(Piece::is_open) else { return };
    if pieces[place].starts_line {
        return;
    }
    place = peel_controls(pieces, place, text, press);
    let piece = &pieces[place];
    let dates = written_dates(text, &piece.words, press);
    let stamp = stamp_start(text, &piece.words, &dates, press);
    let begins = piece.words.first().map_or(0, |word| word.span.start);
    if let Some(word) = piece.words.get(stamp).filter(|word| word.span.start > begins && stamp <= LONGEST_TITLE) {
        let stamped = &piece.words[stamp..];
        told.agency = told.agency.take().or(agency_of(text, stamped, press));
        told.hints.extend(hints(stamped, &written_dates(text, stamped, press), press));
        let offset = word.span.start as usize;
        split(pieces, place, text, offset);
        pieces[place].mark(PartKind::Title, "title-before-stamp");
        pieces[place + 1].mark(PartKind::Header, "date-line");
    } else if let Some(offset) = title_end(piece, text, press).filter(|_| piece.ends_sentence(text)) {
        split(pieces, place, text, offset);
        pieces[place].mark(PartKind::Title, "title-before-lead");
    }
}

/// Where a sentence begins that no stop divides from the headline before it: at a grammatical word with a capital,
/// between a small word and another small word. (« dans Le Monde », « à La Haye » have a capital after it.)
fn title_end(piece: &Piece, text: &str, press: &Press) -> Option<usize> {
    let words = &piece.words;
    (3..words.len().saturating_sub(4).min(LONGEST_TITLE)).find_map(|place| {
        let [before, here, after] = [place - 1, place, place + 1].map(|at| words[at].span.of(text));
        let gap = &text[words[place - 1].span.end as usize..words[place].span.start as usize];
        let elided = text[words[place].span.end as usize..].starts_with(['\'', '’']);
        let opener =
            if elided { press.openers.contains(format!("{here}'").as_str()) } else { press.openers.contains(here) };
        let small = |word: &str| word.starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit());
        (opener && gap.chars().all(char::is_whitespace) && small(before) && small(after))
            .then_some(words[place].span.start as usize)
    })
}

/// Labels the headline: the first line that is no sentence, names more than its section, and has the article below it.
pub fn title(pieces: &mut [Piece], text: &str, press: &Press) {
    if pieces.iter().any(|piece| piece.is(PartKind::Title)) {
        return;
    }
    let open: Vec<usize> = (0..pieces.len()).filter(|&place| pieces[place].is_open()).collect();
    let is_line = |place: usize| {
        let (words, line) = (pieces[place].words.len(), pieces[place].text(text));
        let stopped = line.ends_with(['.', ':', ';', ',']) && !line.ends_with("...");
        (1..=LONGEST_TITLE).contains(&words) && !stopped
    };
    let Some(&first) = open.first().filter(|&&place| is_line(place)) else { return };
    let second = open.get(1).copied().filter(|&place| pieces[place].starts_line && is_line(place));
    let kicker = second.is_some_and(|second| is_kicker(&pieces[first], &pieces[second], text, press));
    let headline = if kicker { second.unwrap_or(first) } else { first };
    // What stands first on a line that a machine's keys began is the headline too.
    let below = open.iter().any(|&place| place > headline && pieces[place].words.len() >= SHORTEST_PARAGRAPH);
    if !below || pieces[headline].words.len() < 2 {
        return;
    }
    if kicker {
        pieces[first].mark(PartKind::Boilerplate, "section");
    }
    pieces[headline].mark(PartKind::Title, "first-line");
}

/// Whether a line names the section or the topic of the headline below it: `Cyclisme`, `Coupe du monde 2014`, `AU TRIBUNAL`.
fn is_kicker(piece: &Piece, headline: &Piece, text: &str, press: &Press) -> bool {
    let words = &piece.words;
    let longer = headline.words.len() >= SHORTEST_HEADLINE && headline.words.len() > words.len();
    if !longer || words.is_empty() || words.len() > LONGEST_KICKER || piece.text(text).ends_with(['!', '?', '…', '»'])
    {
        return false;
    }
    let opens = press.openers.contains(words[0].span.of(text));
    let ends_with_year = words.last().is_some_and(|word| {
        word.folded.len() == 4 && word.folded.parse().is_ok_and(|year| (1900..2200).contains(&year))
    });
    let loud = |piece: &Piece| !piece.text(text).contains(char::is_lowercase);
    let repeats = words.len() <= 4 && piece.folded().eq(headline.folded().take(words.len()));
    let bare = words.len() <= 3 && !opens && !piece.text(text).contains([':', ',', '"', '«']);
    bare || repeats || (ends_with_year && !opens) || (loud(piece) && !loud(headline))
}

/// Labels the headline where it stands again, cutting it from what follows on its line.
pub fn repeated(pieces: &mut Vec<Piece>, text: &str) {
    let Some(at) = pieces.iter().position(|piece| piece.is(PartKind::Title)) else { return };
    let title: Vec<Box<str>> = pieces[at].words.iter().map(|word| word.folded.clone()).collect();
    let mut place = at + 1;
    while place < pieces.len() {
        let piece = &pieces[place];
        let repeats = piece.folded().take(title.len()).eq(title.iter().map(AsRef::as_ref));
        let free = piece.is_open() || piece.is(PartKind::Caption);
        if repeats && free && title.len() > 2 {
            if let Some(next) = piece.words.get(title.len()) {
                let offset = next.span.start as usize;
                split(pieces, place, text, offset);
            }
            pieces[place].label = Some((PartKind::Title, "repeated-title"));
        }
        place += 1;
    }
}

/// Labels headings: short lines of the body that are no sentences and have a paragraph below them.
pub fn headings(pieces: &mut [Piece], text: &str) {
    for place in 0..pieces.len().saturating_sub(1) {
        let (piece, next) = (&pieces[place], &pieces[place + 1]);
        let line = piece.text(text);
        let listed = line.starts_with(['-', '–', '—', '•', '*', '·']);
        let quoted = line.starts_with('«') && piece.words.len() > 6;
        let stopped = line.ends_with(['.', ':', ';', ',', '…', ')']);
        let short = (1..=LONGEST_HEADING).contains(&piece.words.len());
        let above_text = next.is_open() && next.words.len() > piece.words.len() && next.ends_sentence(text);
        if piece.is_open() && piece.starts_line && short && above_text && !listed && !quoted && !stopped {
            pieces[place].mark(PartKind::Heading, "short-line");
        }
    }
}
