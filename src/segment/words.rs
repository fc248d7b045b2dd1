//! written word → its pieces: what is elided before it, what hangs on it by a hyphen.

use super::characters::{is_apostrophe, is_hyphen};
use crate::lang::Language;
use crate::lang::segmentation::Host;
use crate::model::{Upos, VerbForm};

/// Longer words stay whole at their end, and are not looked up: no word with an enclitic is that long, in bytes.
const LONGEST: usize = 48;

/// The pieces of a word, as byte ranges in order that together cover it.
pub(super) fn cut(word: &str, language: &Language) -> Vec<(usize, usize)> {
    if !word.contains(|character| is_apostrophe(character) || is_hyphen(character)) {
        return vec![(0, word.len())];
    }
    let plain = plain(word);
    let (mut start, mut end) = (0, word.len());
    let mut pieces = Vec::new();
    while start < end && !stays_whole(&plain[start..], language) {
        let Some(length) = elision(&word[start..], &plain[start..], language) else { break };
        pieces.push((start, start + length));
        start += length;
    }
    let mut tail = Vec::new();
    while start < end && end - start <= LONGEST && !stays_whole(&plain[start..end], language) {
        let Some(length) = enclitic(&plain[start..end], language) else { break };
        tail.push((end - length, end));
        end -= length;
    }
    if start < end {
        pieces.push((start, end));
    }
    pieces.extend(tail.into_iter().rev());
    pieces
}

fn stays_whole(plain: &str, language: &Language) -> bool {
    plain.len() <= LONGEST && language.segmentation.whole.contains(ascii(plain).as_str())
}

/// With ASCII apostrophes and hyphens, as the tables are written.
fn ascii(plain: &str) -> String {
    let fold = |character| match character {
        _ if is_apostrophe(character) => '\'',
        _ if is_hyphen(character) => '-',
        _ => character,
    };
    plain.chars().map(fold).collect()
}

/// Whether a word, without the apostrophe that follows, ends with an elided one: `l` in `l’«`.
pub(super) fn ends_elided(word: &str, language: &Language) -> bool {
    let last = word.rfind(is_apostrophe).map_or(word, |at| word[at..].trim_start_matches(is_apostrophe));
    language.segmentation.elisions.contains(format!("{}'", last.to_lowercase()).as_str())
}

/// The word in small letters; each character keeps its length in bytes, so that places in it are places in the word.
fn plain(word: &str) -> String {
    word.chars()
        .map(|character| {
            let lower = character.to_lowercase().next().unwrap_or(character);
            if lower.len_utf8() == character.len_utf8() { lower } else { character }
        })
        .collect()
}

/// The length of the elided word that a word begins with.
fn elision(word: &str, plain: &str, language: &Language) -> Option<usize> {
    let (at, mark) = plain.char_indices().find(|&(_, character)| is_apostrophe(character))?;
    let length = at + mark.len_utf8();
    let tables = &language.segmentation;
    if !tables.elisions.contains(format!("{}'", &plain[..at]).as_str()) {
        return None;
    }
    let mut behind = word[length..].chars();
    let Some(first) = behind.next() else { return Some(length) };
    let second = behind.next();
    let vowel = plain[length..].starts_with(|letter| tables.elision_followers.contains(letter));
    // Letters said one by one often begin with a vowel: l'ONU, but also l'HLM, d'RTL; not N'Djamena.
    let acronym = first.is_uppercase() && second.is_none_or(|letter| letter.is_uppercase() || !letter.is_alphabetic());
    (vowel || acronym || first.is_numeric()).then_some(length)
}

/// The length of the word that hangs on the end of a word.
fn enclitic(plain: &str, language: &Language) -> Option<usize> {
    let hyphen = plain.char_indices().rev().find(|&(_, character)| is_hyphen(character))?.0;
    // The consonant that keeps vowels apart belongs to the pronoun: a-t-il.
    let linked = plain[..hyphen].char_indices().rev().find(|&(_, character)| is_hyphen(character)).map(|(at, _)| at);
    [linked, Some(hyphen)].into_iter().flatten().find_map(|at| {
        let written = ascii(&plain[at..]);
        let (_, host) = language.segmentation.enclitics.iter().find(|(ending, _)| *ending == written)?;
        let base = &plain[..at];
        let linked = written.chars().filter(|&c| c == '-').count() > 1;
        (hosts(base, *host, language) || linked && !base.is_empty()).then_some(plain.len() - at)
    })
}

fn hosts(base: &str, host: Host, language: &Language) -> bool {
    // donne-le-moi: the first enclitic comes off after the second, so look at what stands before it.
    let stem = base.split(is_hyphen).next().unwrap_or(base);
    let stem = stem.rsplit(is_apostrophe).next().unwrap_or(stem);
    let chained = stem.len() < base.len() && base.contains(is_hyphen);
    if chained && enclitic(base, language).is_none() {
        return false;
    }
    language.lexicon.classes(stem).any(|(upos, features)| match host {
        Host::Verb => upos == Upos::Verb && features.verb_form == Some(VerbForm::Finite),
        Host::Noun => upos == Upos::Noun,
    })
}
