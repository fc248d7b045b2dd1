//! The lines before an article: a machine's keys, the agency's minute, the day of publication.

use super::dates::{WrittenDate, written_dates};
use super::piece::{Piece, split};
use crate::lang::phrases::PlainWord;
use crate::lang::press::{Field, Press};
use crate::model::{DateHint, PartKind, Span};

/// How many words a line that only tells when and by whom may have.
const LONGEST_STAMP: usize = 24;
/// How many lines may stand between two keys of one header.
const LAST_KEY_LINE: usize = 12;

/// What a header says beside the parts that it makes.
#[derive(Debug, Default)]
pub struct Told {
    /// The days that it names.
    pub hints: Vec<DateHint>,
    /// The agency, by the name that it is known by.
    pub agency: Option<String>,
    /// The paper or site.
    pub outlet: Option<String>,
}

/// Labels keys with their values, and a machine's date glued before the first words.
pub fn keys(pieces: &mut Vec<Piece>, text: &str, press: &Press, told: &mut Told) {
    machine_date(pieces, text, press, told);
    let mut place = 0;
    while place < pieces.len().min(LAST_KEY_LINE) {
        let piece = &pieces[place];
        if let Some((field, value)) = key(piece, text, press).filter(|_| piece.is_open()) {
            let whole = piece.span;
            match field {
                Field::Title => {
                    split(pieces, place, text, value.start as usize);
                    pieces[place].mark(PartKind::Header, "header-key");
                    place += 1;
                    pieces[place].mark(PartKind::Title, "header-key");
                }
                Field::Author => pieces[place].mark(PartKind::Byline, "header-key"),
                Field::Date => {
                    told.hints.extend(hints(&written_dates(text, &pieces[place].words, press)));
                    pieces[place].mark(PartKind::Header, "header-key");
                }
                Field::Outlet => {
                    let name = value.of(text).trim();
                    if agency_of(text, &pieces[place].words, press).is_none() && !name.contains("://") {
                        told.outlet = Some(name.to_owned());
                    }
                    pieces[place].mark(PartKind::Header, "header-key");
                }
                Field::Other => pieces[place].mark(PartKind::Header, "header-key"),
            }
            if field != Field::Title && told.agency.is_none() {
                told.agency = agency_of(text, &pieces[place].words, press).filter(|_| whole == pieces[place].span);
            }
        }
        place += 1;
    }
}

/// `date 2020-10 The headline…`: a key, a date and what they were glued to.
fn machine_date(pieces: &mut Vec<Piece>, text: &str, press: &Press, told: &mut Told) {
    let Some(first) = pieces.first() else { return };
    let Some((length, Field::Date)) = press.fields.at(&first.words, 0) else { return };
    let Some(date) = written_dates(text, &first.words, press).into_iter().next() else { return };
    let between = &text[first.words[length - 1].span.end as usize..first.words[date.words.start].span.start as usize];
    let is_iso = date.span.of(text).as_bytes().get(4) == Some(&b'-');
    if date.words.start != length
        || !is_iso
        || !between.chars().all(|character| character.is_whitespace() || character == ':')
    {
        return;
    }
    split(pieces, 0, text, date.span.end as usize);
    pieces[0].mark(PartKind::Header, "machine-date");
    let rule = if date.has_day { "date-line" } else { "header-month" };
    told.hints.push(DateHint { span: pieces[0].span, rule });
}

/// A known key before a colon, and where its value stands.
fn key(piece: &Piece, text: &str, press: &Press) -> Option<(Field, Span)> {
    let (length, field) = press.fields.at(&piece.words, 0)?;
    let after = &text[piece.words[length - 1].span.end as usize..piece.span.end as usize];
    let value = after.trim_start().strip_prefix(':')?;
    let begins_line = piece.words[0].span.start == piece.span.start && piece.starts_line;
    let is_sentence = piece.words.len() > LONGEST_STAMP;
    (begins_line && !value.trim().is_empty() && !is_sentence)
        .then(|| (*field, Span::new(piece.span.end as usize - value.trim_start().len(), piece.span.end as usize)))
}

/// Labels lines that say only when, and by which agency, an article came out.
pub fn stamps(pieces: &mut [Piece], text: &str, press: &Press, told: &mut Told) {
    let mut paragraphs = 0;
    for piece in pieces.iter_mut().filter(|piece| piece.is_open()) {
        let dates = written_dates(text, &piece.words, press);
        if dates.is_empty() || piece.words.len() > LONGEST_STAMP || stamp_start(text, &piece.words, &dates, press) > 0 {
            paragraphs += usize::from(piece.words.len() > LONGEST_STAMP);
            continue;
        }
        piece.mark(PartKind::Header, "date-line");
        // Below the article, dates belong to other articles.
        if paragraphs < 2 {
            told.hints.extend(hints(&dates));
            if told.agency.is_none() {
                told.agency = agency_of(text, &piece.words, press);
            }
        }
    }
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
        let is_number = word.folded.starts_with(|first: char| first.is_ascii_digit());
        *fit |= is_number || press.stamps.contains(&word.folded) || press.calendar.contains_key(&word.folded);
    }
    let start = fits.iter().rposition(|fit| !fit).map_or(0, |place| place + 1);
    // A stamp opens with its own words, not with the end of what stands before it.
    let holds_date = dates.iter().any(|date| date.words.start >= start);
    if holds_date { start } else { words.len() }
}

/// The hints of a date line.
pub fn hints(dates: &[WrittenDate]) -> impl Iterator<Item = DateHint> + '_ {
    dates.iter().map(|date| DateHint { span: date.span, rule: if date.has_day { "date-line" } else { "header-month" } })
}

/// The agencies that words name: the place of the first word, the number of words, the agency's name.
pub fn agencies<'a>(text: &str, words: &[PlainWord], press: &'a Press) -> Vec<(usize, usize, &'a str)> {
    let mut found = press.agencies.all(words);
    // An acronym is told from a common word by its capitals.
    found.retain(|&(place, _, _)| words[place].span.of(text).starts_with(char::is_uppercase));
    found.into_iter().map(|(place, length, name)| (place, length, &**name)).collect()
}

/// The first agency that words name.
pub fn agency_of(text: &str, words: &[PlainWord], press: &Press) -> Option<String> {
    agencies(text, words, press).first().map(|(_, _, name)| (*name).to_owned())
}
