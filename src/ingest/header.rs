//! The lines before an article that a machine wrote: keys with their values.

use super::agency::agency_of;
use super::dates::written_dates;
use super::piece::{Piece, split};
use super::stamp::{LONGEST_STAMP, hints};
use crate::lang::press::{Field, Press};
use crate::model::{DateHint, PartKind, Span};

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
                    let words = &pieces[place].words;
                    told.hints.extend(hints(words, &written_dates(text, words, press), press));
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
