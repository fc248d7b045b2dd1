//! text → surface words: words, numbers and marks as they are written, before contractions are taken apart.
//!
//! Promises: in the text's order, not overlapping, every letter and digit in one. Never: looking back further than the
//! word at hand, so that the time stays linear.

use super::characters::{extends, is_apostrophe, is_blank, is_hyphen, is_thousands_mark, is_word};
use super::words;
use crate::lang::Language;
use crate::lang::segmentation::Follower;
use crate::model::Upos;

/// A word as written; its place is in bytes from the beginning of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surface {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is an abbreviation that holds its full stop, and may end a sentence with it.
    pub(super) may_end: bool,
}

struct Scanner<'a> {
    text: &'a str,
    language: &'a Language,
    at: usize,
    surfaces: Vec<Surface>,
}

/// The surface words of a text.
pub(super) fn surfaces(text: &str, language: &Language) -> Vec<Surface> {
    let mut scanner = Scanner { text, language, at: 0, surfaces: Vec::with_capacity(text.len() / 5) };
    while let Some(character) = scanner.peek() {
        if is_blank(character) {
            scanner.at += character.len_utf8();
        } else if scanner.link() {
        } else if character.is_numeric() {
            scanner.number();
        } else if is_word(character) && !extends(character) {
            scanner.word();
        } else {
            scanner.mark(character);
        }
    }
    scanner.surfaces
}

impl Scanner<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn push(&mut self, start: usize, end: usize) {
        self.surfaces.push(Surface { start, end, may_end: false });
    }

    /// An address of the web: up to the next blank or closing mark, without the punctuation behind it.
    fn link(&mut self) -> bool {
        let rest = &self.text[self.at..];
        if !["http://", "https://", "www."].iter().any(|prefix| rest.starts_with(prefix)) {
            return false;
        }
        let end = rest.find(|c: char| is_blank(c) || "<>\"«»“”()[]".contains(c)).unwrap_or(rest.len());
        let link = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '…', '\'', '’']);
        let start = self.at;
        self.at += link.len();
        self.push(start, self.at);
        true
    }

    /// A number with its thousands, decimals, and letters that hang on it: `5.000`, `30’000`, `1,5`, `10h50`, `23/10/2020`,
    /// `1920-1998`.
    fn number(&mut self) {
        let (text, start) = (self.text, self.at);
        let digits =
            |from: usize| text[from..].chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
        let mut end = start + digits(start);
        let first = text[start..end].chars().count();
        let mut grouped = (1..=3).contains(&first) && !text[start..].starts_with('0');
        let mut plain = true;
        loop {
            let mut behind = text[end..].chars();
            let Some(separator) = behind.next() else { break };
            let after = end + separator.len_utf8();
            let group = digits(after);
            let date = plain && first == 4 && is_date_tail(&text[end..]);
            if date {
                end += "-00-00".len();
                break;
            } else if group > 0 && grouped && group == 3 && is_thousands_mark(separator) {
                end = after + group;
            } else if group > 0 && matches!(separator, '.' | ',' | ':' | '/' | '-' | '\u{2013}') {
                grouped = false;
                end = after + group;
            } else {
                break;
            }
            plain = false;
        }
        // Letters and digits that follow at once: 3e, 1er, 10h50.
        end += text[end..].chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum::<usize>();
        self.at = end;
        self.push(start, end);
    }

    /// A word, taken apart at its elisions and enclitics, with the full stop of an abbreviation.
    fn word(&mut self) {
        let start = self.at;
        if let Some(end) = self.acronym(start) {
            self.at = end;
            self.surfaces.push(Surface { start, end, may_end: true });
            return;
        }
        let mut end = self.word_end(start);
        let mut may_end = false;
        if let Some(follower) = self.abbreviation(start, end) {
            end += 1;
            may_end = follower == Follower::End;
        }
        self.at = end;
        for (from, to) in words::cut(&self.text[start..end], self.language) {
            self.push(start + from, start + to);
        }
        if let Some(last) = self.surfaces.last_mut() {
            last.may_end = may_end;
        }
    }

    /// Where the run of letters, inner hyphens, apostrophes and the like ends that begins here.
    fn word_end(&self, start: usize) -> usize {
        let text = self.text;
        let mut end = start;
        let mut previous = '\0';
        loop {
            let mut behind = text[end..].chars();
            let Some(character) = behind.next() else { break };
            if !is_word(character) {
                if let Some(length) = bracketed_ending(&text[start..end], &text[end..]) {
                    end += length;
                    continue;
                }
                let next = behind.next();
                let joins = next.is_some_and(|next| next.is_alphanumeric() && joins(previous, character, next));
                let ordinal = matches!(character, '°' | 'º') && text[start..end].chars().take(2).count() == 1;
                let elided = is_apostrophe(character) && words::ends_elided(&text[start..end], self.language);
                if ordinal || elided && (!joins || self.acronym(end + character.len_utf8()).is_some()) {
                    end += character.len_utf8();
                    break;
                }
                if !joins {
                    break;
                }
            }
            end += character.len_utf8();
            previous = character;
        }
        end
    }

    /// `O.N.U.`, `J.-C.`: single letters, each with its full stop, two at least.
    fn acronym(&self, start: usize) -> Option<usize> {
        let mut characters = self.text[start..].char_indices().peekable();
        let (mut letters, mut end) = (0, start);
        while let Some((_, letter)) = characters.next_if(|(_, c)| c.is_alphabetic()) {
            let Some((stop, _)) = characters.next_if(|(_, c)| *c == '.') else { break };
            letters += 1;
            end = start + stop + 1;
            if !letter.is_uppercase() && letters == 1 && !self.text[end..].starts_with(char::is_lowercase) {
                return None;
            }
            characters.next_if(|(_, c)| is_hyphen(*c));
        }
        let complete = !self.text[end..].starts_with(is_word);
        (letters >= 2 && (complete || self.text[end..].starts_with(char::is_uppercase))).then_some(end)
    }

    /// Whether the word is an abbreviation whose full stop stands behind it.
    fn abbreviation(&self, start: usize, end: usize) -> Option<Follower> {
        let rest = self.text[end..].strip_prefix('.')?;
        if rest.starts_with('.') {
            return None;
        }
        let word = &self.text[start..end];
        let next = rest.trim_start_matches(|c| is_blank(c) && c != '\n');
        let capital = next.starts_with(char::is_uppercase);
        let initial = word.starts_with(char::is_uppercase);
        let cut = word.rfind(is_apostrophe).map_or(word, |at| word[at..].trim_start_matches(is_apostrophe));
        let follower = self.language.segmentation.abbreviations.get(cut.to_lowercase().as_str()).copied();
        let fits = |follower: &Follower| match follower {
            Follower::Name => capital && (initial || !self.starts_sentence(next)),
            Follower::Number => next.starts_with(char::is_numeric),
            Follower::Any | Follower::End => true,
        };
        follower.filter(fits).or_else(|| {
            let single = initial && word.chars().filter(|&letter| !extends(letter)).count() == 1;
            let glued = rest.len() == next.len();
            let opens = !glued && self.starts_sentence(next);
            (single && capital && (!opens || self.follows_name())).then(|| {
                // A letter for a family name may be a sentence's last word, too.
                if opens && !self.may_go_on_name(next) { Follower::End } else { Follower::Name }
            })
        })
    }

    /// Whether the text begins with a capitalised word that is no name: an article, a pronoun, a preposition.
    fn starts_sentence(&self, text: &str) -> bool {
        let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
        begins_sentence(&text[..end], self.language)
    }

    /// Whether a word that begins sentences stands inside names, too: an article or a preposition, but not « Il ».
    fn may_go_on_name(&self, text: &str) -> bool {
        let word = text[..text.find(|c| !is_word(c)).unwrap_or(text.len())].to_lowercase();
        let classes = || self.language.lexicon.classes(&word).map(|(upos, _)| upos);
        !classes().any(|upos| upos == Upos::Pron) || classes().any(|upos| matches!(upos, Upos::Det | Upos::Adp))
    }

    /// Whether the word before this one is capitalised, as a name's first word is.
    fn follows_name(&self) -> bool {
        self.surfaces.last().is_some_and(|last| {
            let word = &self.text[last.start..last.end];
            word.starts_with(char::is_uppercase) && !begins_sentence(word, self.language)
        })
    }

    /// A mark; full stops and dashes in a row stay together.
    fn mark(&mut self, character: char) {
        let start = self.at;
        let mut end = start + character.len_utf8();
        let rest = &self.text[end..];
        if matches!(character, '.' | '…' | '-') {
            end += rest.chars().take_while(|&c| c == character).map(char::len_utf8).sum::<usize>();
        } else if character == '°' && rest.starts_with(['C', 'F']) && !rest[1..].starts_with(is_word) {
            end += 1;
        }
        end += self.text[end..].chars().take_while(|&c| extends(c)).map(char::len_utf8).sum::<usize>();
        self.at = end;
        self.push(start, end);
    }
}

/// Whether a capitalised word is one that begins sentences rather than names: the lexicon knows it in small letters as an
/// article, a pronoun, a preposition, a conjunction or an adverb.
pub(super) fn begins_sentence(word: &str, language: &Language) -> bool {
    let lower = word.to_lowercase();
    language
        .lexicon
        .classes(&lower)
        .any(|(upos, _)| matches!(upos, Upos::Det | Upos::Pron | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Adv))
        || language.segmentation.contractions.contains_key(lower.as_str())
        || language.segmentation.elisions.contains(format!("{lower}'").as_str())
}

/// Whether a year is followed by `-10-23`.
fn is_date_tail(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 6
        && [0, 3].iter().all(|&at| bytes[at] == b'-')
        && [1, 2, 4, 5].iter().all(|&at| bytes[at].is_ascii_digit())
        && !bytes.get(6).is_some_and(u8::is_ascii_digit)
}

/// The length of an ending in brackets with which a text goes on behind a word: `(e)` of `élu(e)s`, `(S)` of `MOTIF(S)`.
fn bracketed_ending(word: &str, text: &str) -> Option<usize> {
    let mut letters = word.chars().rev();
    let (last, other) = (letters.next()?, letters.next()?);
    let ending = text.strip_prefix('(')?;
    let length: usize = ending.chars().take(4).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let count = ending[..length].chars().count();
    let fits = if last.is_lowercase() {
        (1..=3).contains(&count) && ending[..length].chars().all(char::is_lowercase)
    } else {
        count == 1 && [last, other].into_iter().chain(ending.chars().next()).all(char::is_uppercase)
    };
    (fits && other.is_alphabetic() && ending[length..].starts_with(')')).then_some(length + 2)
}

/// Whether two characters are of one word for all that stands between them.
fn joins(previous: char, joiner: char, next: char) -> bool {
    if is_hyphen(joiner) || is_apostrophe(joiner) || matches!(joiner, '&' | '@' | '·' | '‧' | '•') {
        return joiner != '•' || next.is_lowercase();
    }
    match joiner {
        '.' => next.is_lowercase() && previous.is_lowercase() || previous.is_numeric() && next.is_numeric(),
        '/' => previous.is_numeric() && next.is_numeric(),
        _ => false,
    }
}
