//! Who wrote and who took the picture: bylines, agencies' signatures, captions.

use super::agency::{agencies, agency_of};
use super::header::Told;
use super::piece::{Piece, is_closing, rough_sentences, split};
use crate::lang::phrases::plain_words;
use crate::lang::press::{BylineWord, CaptionWord, Press};
use crate::model::{PartKind, Span};

/// How many words a signature may have.
const LONGEST_SIGNATURE: usize = 12;
/// The longest word of a name that needs no capital.
const LONGEST_PARTICLE: usize = 3;
/// How many words a paragraph has at least.
const SHORTEST_PARAGRAPH: usize = 12;
/// How many words a photographer's line without a mark may have.
const LONGEST_CREDIT: usize = 7;
/// How many bytes the initials of a wire's desk may have.
const LONGEST_INITIALS: usize = 24;
/// How many words a caption may have.
const LONGEST_CAPTION: usize = 60;

/// Labels lines that sign, and the signatures at the end of the last paragraphs.
pub fn bylines(pieces: &mut Vec<Piece>, text: &str, press: &Press, told: &mut Told) {
    let paragraph = |piece: &&Piece| piece.is_open() && piece.words.len() >= SHORTEST_PARAGRAPH;
    let last_paragraph = pieces.iter().rfind(paragraph).map_or(0, |piece| piece.span.start);
    let mut place = 0;
    while place < pieces.len() {
        if pieces[place].is_open() {
            let piece = &pieces[place];
            let found = agency_of(text, &piece.words, press);
            if is_author_line(piece, text, press) {
                told.agency = told.agency.take().or(found);
                pieces[place].mark(PartKind::Byline, "author-line");
            } else if is_agency_line(piece, text, press) {
                told.agency = told.agency.take().or(found);
                pieces[place].mark(PartKind::Boilerplate, "agency-line");
            } else if let Some((start, rule)) = closing_signature(piece, text, press).or_else(|| {
                // Above the end of the article it is a picture's.
                (piece.span.start >= last_paragraph).then(|| closing_sentence(piece, text, press))?
            }) {
                let inside = plain_words(text, Span::new(start, piece.span.end as usize));
                told.agency = told.agency.take().or(agency_of(text, &inside, press));
                if start > piece.span.start as usize {
                    split(pieces, place, text, start);
                    place += 1;
                }
                pieces[place].mark(PartKind::Byline, rule);
            }
        }
        place += 1;
    }
}

/// `Par Jeanne Dupont`, `Propos recueillis par …`, `De notre correspondant à …`: opening words, then names. With a full
/// stop after it, a line is a signature only if nothing but names follows.
fn is_author_line(piece: &Piece, text: &str, press: &Press) -> bool {
    let Some((length, BylineWord::Author)) = press.bylines.at(&piece.words, 0) else { return false };
    let rest = || piece.words[length..].iter().map(|word| word.span.of(text));
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let names = rest().all(|word| capital(word) || word.chars().count() <= LONGEST_PARTICLE);
    let follows = rest().next().is_none_or(capital) || (names && rest().any(capital));
    let stopped = piece.text(text).trim_end().ends_with('.') && names;
    piece.starts_line && follows && piece.words.len() <= LONGEST_SIGNATURE && (stopped || !piece.ends_sentence(text))
}

/// `- Avec AFP`, `Le Matin avec Reuters`, `ATS/AFP`, `Source: AFP`: a short line that ends with agencies, or only says
/// that there are some.
fn is_agency_line(piece: &Piece, text: &str, press: &Press) -> bool {
    let words = &piece.words;
    if words.len() > LONGEST_SIGNATURE || piece.text(text).trim_end().ends_with(['!', '?', '…']) {
        return false;
    }
    let named = agencies(text, words, press);
    let covered: usize = named.iter().map(|(_, length, _)| length).sum();
    let with = press
        .bylines
        .all(words)
        .iter()
        .find(|(_, _, word)| **word == BylineWord::With)
        .map(|&(at, length, _)| (at, length));
    let Some(&(last, length, _)) = named.last() else {
        return with == Some((0, words.len())) && words.len() > 1;
    };
    let ends_with_agency = last + length == words.len();
    covered == words.len() || (ends_with_agency && with.is_some_and(|(at, _)| at < last && at <= 4))
}

/// Where a signature in brackets begins at the end of a paragraph: `(Belga)`, `(Anne Roux, édité par Marc Lenoir)`.
fn closing_signature(piece: &Piece, text: &str, press: &Press) -> Option<(usize, &'static str)> {
    let line = piece.text(text);
    let body = line.trim_end_matches('.').strip_suffix(')')?;
    let open = body.rfind('(')?;
    let start = piece.span.start as usize + open;
    let words = plain_words(text, Span::new(start, piece.span.end as usize));
    let ends_before = line[..open].trim_end();
    let after_sentence = ends_before.is_empty() || ends_before.ends_with(['.', '!', '?', '…', '»', '"', '”']);
    let named = agencies(text, &words, press);
    let covered: usize = named.iter().map(|(_, length, _)| length).sum();
    let edited = press.bylines.all(&words).iter().any(|(_, _, word)| **word == BylineWord::Edition);
    let with = matches!(press.bylines.at(&words, 0), Some((_, BylineWord::With)));
    match (after_sentence && !words.is_empty(), edited) {
        (true, true) => Some((start, "edition-signature")),
        (true, false) if covered > 0 && (covered == words.len() || with) => Some((start, "agency-signature")),
        _ => None,
    }
}

/// Where a last sentence begins that names agencies and says nothing: « … cinq ans de prison. Source : AFP ».
fn closing_sentence(piece: &Piece, text: &str, press: &Press) -> Option<(usize, &'static str)> {
    let sentences = rough_sentences(text, piece.span);
    let &[.., before, last] = &sentences[..] else { return None };
    let words = plain_words(text, last);
    let named = agencies(text, &words, press);
    if named.is_empty()
        || words.len() > LONGEST_SIGNATURE
        || !before.of(text).trim_end_matches(is_closing).ends_with('.')
    {
        return None;
    }
    let mut rest = vec![true; words.len()];
    for &(place, length, _) in &named {
        rest[place..place + length].fill(false);
    }
    for (place, length, word) in press.bylines.all(&words) {
        if *word == BylineWord::With {
            rest[place..place + length].fill(false);
        }
    }
    rest.iter().all(|rest| !rest).then_some((last.start as usize, "agency-signature"))
}

/// Labels the initials of a wire's desk below the article: `MTN/BK/SAB`, `abc-de/fg`.
pub fn initials(pieces: &mut [Piece], text: &str, told: &Told) {
    let Some(last) = pieces.iter().rposition(Piece::is_open).filter(|&last| last > 0) else { return };
    let line = pieces[last].text(text);
    let steps: Vec<&str> = line.trim_matches(['(', ')', '[', ']']).split(['/', '-']).collect();
    let short =
        steps.iter().all(|step| (2..=4).contains(&step.chars().count()) && step.chars().all(char::is_alphabetic));
    let one_case = !line.contains(char::is_lowercase) || !line.contains(char::is_uppercase);
    // Two short words may be anything; of a wire's article they are its desk.
    let enough = steps.len() > 2 || (steps.len() == 2 && told.agency.is_some());
    if line.contains('/') && line.len() <= LONGEST_INITIALS && short && one_case && enough {
        pieces[last].mark(PartKind::Byline, "desk-initials");
    }
}

/// Labels captions, and cuts the headline's words or the credit from them.
pub fn captions(pieces: &mut Vec<Piece>, text: &str, press: &Press) {
    let mut place = 0;
    while place < pieces.len() {
        let piece = &pieces[place];
        if piece.is_open() && piece.words.len() <= LONGEST_CAPTION {
            if let Some(offset) = source_credit(piece, text, press) {
                split(pieces, place, text, offset);
                pieces[place].mark(PartKind::Caption, "source-credit");
                pieces[place + 1].mark(PartKind::Boilerplate, "source-credit");
            } else if let Some(rule) = caption(piece, text, press) {
                pieces[place].mark(PartKind::Caption, rule);
            }
        }
        place += 1;
    }
}

/// Where `Source: AFP` begins at the end of a line that says something else before.
fn source_credit(piece: &Piece, text: &str, press: &Press) -> Option<usize> {
    let named = agencies(text, &piece.words, press);
    let &(last, length, _) = named.last()?;
    let found = press.captions.all(&piece.words);
    let &(at, _, _) = found.iter().rev().find(|(_, _, word)| **word == CaptionWord::Source)?;
    let word = &piece.words[at];
    let before = text[piece.span.start as usize..word.span.start as usize].trim_end_matches(['(', '[', ' ']);
    let colon = text[word.span.end as usize..].trim_start().starts_with(':');
    // After a full stop it is the source of the whole article, and what stands before belongs to that.
    (at > 0 && colon && !before.trim_end().ends_with('.') && last == at + 1 && last + length == piece.words.len())
        .then_some(piece.span.start as usize + before.len())
}

fn caption(piece: &Piece, text: &str, press: &Press) -> Option<&'static str> {
    let line = piece.text(text);
    let words = &piece.words;
    let bracketed = |at: usize, length: usize| {
        let (first, last) = (words[at].span, words[at + length - 1].span);
        text[..first.start as usize].ends_with(['(', '['])
            && text[last.end as usize..].starts_with([')', ']', ',', '.'])
    };
    let found = press.captions.all(words);
    let position =
        |&(at, length, word): &(usize, usize, &CaptionWord)| *word == CaptionWord::Position && bracketed(at, length);
    if found.iter().any(position) && rough_sentences(text, piece.span).len() <= 2 {
        return Some("position-in-picture");
    }
    let credited = |&(at, length, word): &(usize, usize, &CaptionWord)| {
        let span = words[at].span.join(words[at + length - 1].span);
        let bracket = text[..span.start as usize].ends_with(['(', '[']) && line.ends_with([')', ']']);
        *word == CaptionWord::Credit
            && bracket
            && !text[span.end as usize..piece.span.end as usize - 1].contains([')', ']'])
    };
    if found.iter().any(credited) && rough_sentences(text, piece.span).len() <= 3 {
        return Some("picture-credit");
    }
    if line.starts_with('©') || line.contains(" © ") || line.contains("(©") {
        return Some("copyright-mark");
    }
    if let Some(&(0, length, CaptionWord::Credit)) = found.first() {
        let after = text[words[length - 1].span.end as usize..piece.span.end as usize].trim_start();
        let first = words[0].span.of(text);
        let loud = first.chars().count() > 1 && first.chars().all(char::is_uppercase);
        let named = words.len() <= LONGEST_CREDIT
            && !piece.ends_sentence(text)
            && words[length..].iter().all(|word| word.span.of(text).starts_with(char::is_uppercase));
        if after.starts_with([':', '|', '©', '/', '(', '-', '–', '—']) || loud || named {
            return Some("picture-credit");
        }
    }
    let named = agencies(text, words, press);
    let &(last, length, _) = named.last()?;
    let tail = &text[words[last + length - 1].span.end as usize..piece.span.end as usize];
    let before = text[piece.span.start as usize..words[last].span.start as usize].trim_end();
    let apart = before.ends_with(['.', '/', '|', '-', '–', '—', '(', ',', '©'])
        && !before.trim_end_matches(['(', ' ']).is_empty();
    let at_end = last + length == words.len() && matches!(tail.trim(), "" | ")" | "]");
    (apart && at_end && !before.ends_with(['»', '"']) && last > 1).then_some("agency-credit")
}
