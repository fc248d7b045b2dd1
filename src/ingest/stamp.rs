//! The lines that tell when, where and by which paper or agency an article came out, and nothing else.

use super::agency::{agencies, agency_of};
use super::dates::{WrittenDate, written_dates};
use super::header::Told;
use super::piece::Piece;
use crate::lang::phrases::PlainWord;
use crate::lang::press::{Press, StampWord};
use crate::model::{DateHint, PartKind};

/// How many words a line that only tells when and by whom may have.
pub const LONGEST_STAMP: usize = 32;
/// From how many words on a line is a paragraph of the article.
const PARAGRAPH: usize = 25;
/// How many words the first sentence of an article has at least.
const SENTENCE: usize = 12;
/// How many words the name of a paper or place may have before its day.
const LONGEST_NAME: usize = 7;
/// How many words a headline has at least.
const SHORTEST_HEADLINE: usize = 3;
/// How many lines of bare days make a chronicle, whose days are its own.
const CHRONICLE: usize = 3;

/// Labels lines that say only when, and by which agency, an article came out.
pub fn stamps(pieces: &mut [Piece], text: &str, press: &Press, told: &mut Told) {
    let found: Vec<Option<Stamp>> = judged(pieces, text, press);
    let bare = found.iter().flatten().filter(|stamp| stamp.is_bare).count();
    let mut below = Vec::new();
    for (piece, stamp) in pieces.iter_mut().zip(found) {
        let Some(stamp) = stamp.filter(|stamp| !stamp.is_bare || bare < CHRONICLE) else { continue };
        piece.mark(PartKind::Header, stamp.rule);
        let hints = hints(&piece.words, &stamp.dates, press);
        if stamp.above {
            told.hints.extend(hints);
            told.agency = told.agency.take().or_else(|| agency_of(text, &piece.words, press));
        } else if below.is_empty() && says(&piece.words, press, &[StampWord::Published]) {
            below = hints;
        }
    }
    // Below the article, dates belong to other articles, unless one says that it is the article's and none stands above.
    if !told.hints.iter().any(|hint| hint.rule == "date-line") {
        told.hints.extend(below);
    }
}

/// Whether one of some words says one of some things of the date after it.
fn says(words: &[PlainWord], press: &Press, what: &[StampWord]) -> bool {
    words.iter().filter_map(|word| press.stamps.get(&word.folded)).any(|word| what.contains(word))
}

/// What a line tells that tells nothing else.
struct Stamp {
    dates: Vec<WrittenDate>,
    rule: &'static str,
    /// Whether the article is still to come.
    above: bool,
    /// Whether it is a day and nothing more.
    is_bare: bool,
}

/// The lines that are stamps.
fn judged(pieces: &[Piece], text: &str, press: &Press) -> Vec<Option<Stamp>> {
    let (mut paragraphs, mut lines, mut told) = (0, 0, false);
    let mut stamps = Vec::with_capacity(pieces.len());
    for (place, piece) in pieces.iter().enumerate() {
        let dates = written_dates(text, &piece.words, press);
        let start = stamp_start(text, &piece.words, &dates, press);
        let free = piece.is_open() && piece.words.len() <= LONGEST_STAMP;
        let named = || named_stamp(piece, text, &dates, start, press).filter(|_| paragraphs == 0);
        let headline_below = || {
            pieces[place + 1..].iter().find(|next| next.is_open()).is_some_and(|next| {
                (SHORTEST_HEADLINE..SENTENCE * 2).contains(&next.words.len()) && !next.ends_sentence(text)
            })
        };
        let rule = if !free {
            None
        } else if start == 0 && !dates.is_empty() {
            Some("date-line")
        } else if named().is_some_and(|sure| sure || (!told && (lines > 0 || headline_below())))
            && !(lines == 0 && is_after_colon(piece, text, start) && !headline_below())
        {
            Some("outlet-date-line")
        } else {
            (dates.is_empty() && is_timed(piece, text, paragraphs == 0, press)).then_some("time-line")
        };
        if piece.is_open() && rule.is_none() {
            paragraphs += usize::from(piece.words.len() >= PARAGRAPH);
            told |= piece.words.len() >= SENTENCE && piece.ends_sentence(text);
            lines += 1;
        }
        stamps.push(rule.map(|rule| {
            let is_bare = dates.iter().any(|date| date.words.len() == piece.words.len());
            Stamp { dates, rule, above: paragraphs < 2, is_bare }
        }));
    }
    stamps
}

/// `Le Courrier, mardi 9 octobre 2012`, `Mons, le 20 juin 2014`: a name, a mark, the day with its year. A headline may
/// hold a day too; a weekday, an hour or an agency make it sure that it is none.
fn named_stamp(piece: &Piece, text: &str, dates: &[WrittenDate], start: usize, press: &Press) -> Option<bool> {
    let words = &piece.words;
    let first = words.get(start).filter(|_| (1..=LONGEST_NAME).contains(&start))?;
    let date = dates.iter().find(|date| date.words.start >= start)?;
    let gap = &text[words[start - 1].span.end as usize..first.span.start as usize];
    let apart = gap.contains([',', '|', '-', '–', '—', '•', '·', '/', ':', '(']);
    let name = words[0].span.of(text).starts_with(char::is_uppercase);
    let agency = !agencies(text, &words[start..], press).is_empty();
    let whole = date.has_day && (date.has_year || agency);
    let more = words.len() - start > date.words.len() || date.words.len() > 3;
    (apart && name && whole && !piece.ends_sentence(text)).then_some(agency || more)
}

/// Whether a colon stands before the stamp: « Grève des bus : lundi 6 mai 2013 » may be a headline.
fn is_after_colon(piece: &Piece, text: &str, start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|last| piece.words.get(last));
    before.is_some_and(|word| text[word.span.end as usize..].trim_start().starts_with(':'))
}

/// `Publié hier à 18h00`, `Lecture 4 min.`: all words of a stamp, but no day.
fn is_timed(piece: &Piece, text: &str, above: bool, press: &Press) -> bool {
    let words = &piece.words;
    let counted = words.iter().any(is_number);
    let alone = above && words.len() <= 3 && !piece.text(text).ends_with([':', ',', ';']);
    let fits = |word: &PlainWord| {
        is_number(word) || press.stamps.contains_key(&word.folded) || press.calendar.contains_key(&word.folded)
    };
    counted
        && words.iter().all(fits)
        && words.len() > 1
        && (alone || says(words, press, &[StampWord::Published, StampWord::Updated, StampWord::Reading]))
}

fn is_number(word: &PlainWord) -> bool {
    word.folded.starts_with(|first: char| first.is_ascii_digit())
}

/// The first word from which on a line has nothing but date, agency and the words that go with them.
pub fn stamp_start(text: &str, words: &[PlainWord], dates: &[WrittenDate], press: &Press) -> usize {
    let mut fits = vec![false; words.len()];
    for date in dates {
        fits[date.words.clone()].fill(true);
    }
    for (place, length, _) in agencies(text, words, press) {
        fits[place..place + length].fill(true);
    }
    for (fit, word) in fits.iter_mut().zip(words) {
        *fit |= is_number(word) || press.stamps.contains_key(&word.folded) || press.calendar.contains_key(&word.folded);
    }
    let start = fits.iter().rposition(|fit| !fit).map_or(0, |place| place + 1);
    // A stamp opens with its own words, not with the end of what stands before it.
    let holds_date = dates.iter().any(|date| date.words.start >= start);
    if holds_date { start } else { words.len() }
}

/// The hints of a date line. A day that follows a word of change is that of an update.
pub fn hints(words: &[PlainWord], dates: &[WrittenDate], press: &Press) -> Vec<DateHint> {
    let updated = |date: &WrittenDate| {
        let said = words[..date.words.start]
            .iter()
            .rev()
            .take(LONGEST_STAMP)
            .filter_map(|word| press.stamps.get(&word.folded));
        let said = said.copied().find(|word| matches!(word, StampWord::Published | StampWord::Updated));
        said == Some(StampWord::Updated)
    };
    let rule = |date: &WrittenDate| match date.has_day {
        true if updated(date) => "update-line",
        true => "date-line",
        false => "header-month",
    };
    dates.iter().map(|date| DateHint { span: date.span, rule: rule(date) }).collect()
}
