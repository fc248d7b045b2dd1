//! The short lines around an article that are names alone: who wrote it, in which paper.

use super::piece::Piece;
use crate::lang::Language;
use crate::model::PartKind;

/// How many words a name may have.
const LONGEST_NAME: usize = 5;
/// How many words the first sentence of an article has at least.
const SENTENCE: usize = 12;
/// The longest word of a name that needs no capital: « de », « van », « ben ».
const PARTICLE: usize = 3;

/// Labels the names of authors below the headline and below the article, and the paper's name beside its day.
pub fn names(pieces: &mut [Piece], text: &str, language: &Language) {
    let Some(title) = pieces.iter().position(|piece| piece.is(PartKind::Title)) else { return };
    let told = |piece: &Piece| piece.is_open() && piece.words.len() >= SENTENCE && piece.ends_sentence(text);
    let Some(first) = pieces.iter().position(told) else { return };
    for place in title + 1..first {
        if !is_name(&pieces[place], text) {
            continue;
        }
        let beside =
            |at: Option<usize>| at.and_then(|at| pieces.get(at)).is_some_and(|piece| piece.is(PartKind::Header));
        if is_person(&pieces[place], text, language) {
            pieces[place].mark(PartKind::Byline, "name-line");
        } else if beside(place.checked_sub(1)) || beside(Some(place + 1)) {
            pieces[place].mark(PartKind::Boilerplate, "outlet-line");
        }
    }
    // A heading has its paragraph below it, a list its other lines above; a name with nothing but sentences above signs.
    let last = pieces.iter().rposition(Piece::is_open).filter(|&last| last > first);
    let last = last.filter(|&last| {
        pieces[..last].iter().rfind(|piece| piece.is_open()).is_some_and(|above| above.ends_sentence(text))
    });
    if let Some(last) = last.filter(|&last| is_name(&pieces[last], text) && is_person(&pieces[last], text, language)) {
        pieces[last].mark(PartKind::Byline, "name-line");
    }
}

/// Whether a line is a name: `Le Journal du Rhin`, `Jean-Marc Petit (à Luxembourg)`.
fn is_name(piece: &Piece, text: &str) -> bool {
    let (words, line) = (&piece.words, piece.text(text));
    let is_long = |at: usize| words[at].span.of(text).chars().count() > PARTICLE;
    let capital = |at: usize| words[at].span.of(text).starts_with(char::is_uppercase);
    let whole = (0..words.len()).all(|at| capital(at) || !is_long(at));
    piece.is_open()
        && piece.starts_line
        && (2..=LONGEST_NAME).contains(&words.len())
        && capital(0)
        && whole
        && !line.starts_with(['-', '–', '—', '•', '>'])
        && !line.contains(|character: char| character.is_ascii_digit())
        && !line.ends_with(['.', '!', '?', '…', ':', ';', '»', '"'])
}

/// Whether it begins with a given name.
fn is_person(piece: &Piece, text: &str, language: &Language) -> bool {
    let given = |word: &str| language.gazetteer.given_name(word).is_some();
    piece.words.first().is_some_and(|word| given(word.span.of(text)))
}
