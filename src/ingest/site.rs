//! The site's own words: cookies, accounts, newsletters, buttons, links, disclaimers.

use super::piece::{Piece, is_closing, rough_sentences, split};
use crate::lang::phrases::{PlainWord, plain_words};
use crate::lang::press::{Control, Press, SiteWord};
use crate::model::{PartKind, Span};

/// How many words a link with its title may have.
const LONGEST_LINK: usize = 30;
/// How many words the way to an article may have, and each of its steps.
const LONGEST_TRAIL: usize = 14;
const LONGEST_STEP: usize = 5;
/// How many words a section's name or a button may have beside others on its line.
const LONGEST_SCRAP: usize = 6;

/// Labels paragraphs of the site, and cuts its sentences from the ends of the article's.
pub fn site(pieces: &mut Vec<Piece>, text: &str, press: &Press) {
    let mut place = 0;
    while place < pieces.len() {
        if pieces[place].is_open() {
            if is_controls(&pieces[place].words, press) {
                pieces[place].mark(PartKind::Boilerplate, "controls");
            } else if is_copyright(&pieces[place], text, press) {
                pieces[place].mark(PartKind::Boilerplate, "copyright-line");
            } else if is_trail(&pieces[place], text, press) {
                pieces[place].mark(PartKind::Boilerplate, "trail");
            } else if is_link(&pieces[place], text, press) {
                pieces[place].mark(PartKind::Boilerplate, "link");
            } else {
                sentences(pieces, place, text, press);
            }
        }
        place += 1;
    }
}

/// Whether words are nothing but buttons.
fn is_controls(words: &[PlainWord], press: &Press) -> bool {
    let found = press.controls.all(words);
    let buttons = found.iter().filter(|(_, _, control)| **control == Control::Button);
    let covered: usize = buttons.map(|(_, length, _)| length).sum();
    let others = words.len() - covered;
    covered > 0 && others == words.iter().filter(|word| word.folded.bytes().all(|byte| byte.is_ascii_digit())).count()
}

/// Whether a line claims the site's rights, with their year or with the words of a reservation; a picture's credit has
/// neither.
fn is_copyright(piece: &Piece, text: &str, press: &Press) -> bool {
    let Some(rest) = piece.text(text).strip_prefix('©') else { return false };
    let reserved = || press.site.all(&piece.words).iter().any(|(_, _, word)| **word == SiteWord::Formula);
    rest.trim_start().starts_with(|first: char| first.is_ascii_digit()) || reserved()
}

/// Whether a line is the way to the article: `Accueil > Vie locale > Ploërmel`, `Monde / Asie / Japon`.
fn is_trail(piece: &Piece, text: &str, press: &Press) -> bool {
    let line = piece.text(text);
    let signs: &[char] = if line.contains(['>', '›']) { &['>', '›'] } else { &['/', '|', '»', '→'] };
    if piece.words.len() > LONGEST_TRAIL || line.contains('«') || piece.ends_sentence(text) {
        return false;
    }
    let start = piece.span.start as usize;
    let mut steps = Vec::new();
    let mut at = 0;
    for step in line.split(signs) {
        steps.push(plain_words(text, Span::new(start + at, start + at + step.len())));
        at += step.len() + line[at + step.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let short = steps.iter().all(|words| (1..=LONGEST_STEP).contains(&words.len()));
    let from_section = steps.first().is_some_and(|words| {
        press.controls.at(words, 0).is_some_and(|(length, control)| *control != Control::Lead && length == words.len())
    });
    let spaced = signs.iter().any(|sign| line.contains(&format!(" {sign} ")));
    short && spaced && from_section && steps.len() >= if line.contains(['>', '›']) { 2 } else { 3 }
}

/// Whether a line leads to something else: `Lire aussi : …`.
fn is_link(piece: &Piece, text: &str, press: &Press) -> bool {
    let Some((length, Control::Lead)) = press.controls.at(&piece.words, 0) else { return false };
    let after = &text[piece.words[length - 1].span.end as usize..piece.span.end as usize];
    let alone = piece.words.len() == length;
    // « À suivre de près, la réunion… » is a sentence; a link has a mark after its words, or a capital.
    let mark = after.trim_start().starts_with([':', '»', '>', '|', '–', '—', '-', '→', '«']);
    let capital = piece.words.get(length).is_some_and(|word| word.span.of(text).starts_with(char::is_uppercase));
    alone || (piece.words.len() <= LONGEST_LINK && (mark || (capital && !piece.ends_sentence(text))))
}

/// Whether a sentence is the site's. What stands in quotation marks is somebody's.
fn is_site(text: &str, sentence: Span, press: &Press) -> bool {
    let words = plain_words(text, sentence);
    let (mut topic, mut address) = (false, false);
    let (mut at, mut depth) = (sentence.start as usize, 0);
    for (place, _, word) in press.site.all(&words) {
        let start = words[place].span.start as usize;
        depth += quotation_depth(&text[at..start]);
        at = start;
        if depth > 0 {
            continue;
        }
        match word {
            SiteWord::Formula => return true,
            SiteWord::Topic => topic = true,
            SiteWord::Address => address = true,
        }
    }
    topic && address
}

/// How many quotations a stretch opens more than it closes.
fn quotation_depth(stretch: &str) -> i32 {
    let sign = |character| match character {
        '«' | '“' => 1,
        '»' | '”' => -1,
        _ => 0,
    };
    stretch.chars().map(sign).sum()
}

fn sentences(pieces: &mut Vec<Piece>, place: usize, text: &str, press: &Press) {
    let whole = pieces[place].span;
    let sentences = rough_sentences(text, whole);
    let judged: Vec<bool> =
        sentences.iter().map(|&span| !is_quoted(span.of(text)) && is_site(text, span, press)).collect();
    let letters = |span: &Span| (span.end - span.start) as usize;
    let of_site: usize = sentences.iter().zip(&judged).filter(|(_, site)| **site).map(|(span, _)| letters(span)).sum();
    if of_site * 2 > letters(&whole) {
        pieces[place].mark(PartKind::Boilerplate, "site-words");
        return;
    }
    let leading = judged.iter().take_while(|site| **site).count();
    let trailing = judged.iter().rev().take_while(|site| **site).count();
    if trailing > 0 {
        split(pieces, place, text, sentences[sentences.len() - trailing].start as usize);
        pieces[place + 1].mark(PartKind::Boilerplate, "site-words");
    }
    if leading > 0 {
        split(pieces, place, text, sentences[leading - 1].end as usize);
        pieces[place].mark(PartKind::Boilerplate, "site-words");
    }
}

/// Whether a sentence opens with a quotation: then somebody speaks, and not the site.
fn is_quoted(sentence: &str) -> bool {
    sentence.trim_start().starts_with(['«', '“', '"'])
}

/// Cuts the buttons from the front of what stands glued on a header's line. What follows them begins with a capital:
/// « Partage de l'eau : … » is a headline.
pub fn peel_controls(pieces: &mut Vec<Piece>, place: usize, text: &str, press: &Press) -> usize {
    let words = &pieces[place].words;
    let begins = |at: usize| words.get(at).is_some_and(|word| !word.span.of(text).starts_with(char::is_lowercase));
    let (mut length, mut peeled) = (0, 0);
    while let Some((more, Control::Button)) = press.controls.at(words, length) {
        length += more;
        if begins(length) {
            peeled = length;
        }
    }
    let Some(next) = words.get(peeled).filter(|_| peeled > 0) else { return place };
    let offset = next.span.start as usize;
    split(pieces, place, text, offset);
    pieces[place].mark(PartKind::Boilerplate, "controls");
    place + 1
}

/// Labels what the heading of a list of links leads to: the line below it, and the lines with a list's marks after that.
pub fn linked(pieces: &mut [Piece], text: &str, press: &Press) {
    let mut leads = false;
    let mut first = false;
    for piece in pieces.iter_mut() {
        if !piece.is_open() {
            let whole = press.controls.at(&piece.words, 0).filter(|(length, _)| *length == piece.words.len());
            leads = piece.is(PartKind::Boilerplate) && matches!(whole, Some((_, Control::Lead)));
            first = leads;
            continue;
        }
        let listed = piece.text(text).starts_with(['>', '›', '»', '→', '•', '·', '-', '–', '—', '*', '+', '▶', '■']);
        let link = piece.words.len() <= LONGEST_LINK && !ends_statement(piece, text);
        leads = leads && link && (listed || first);
        if leads {
            piece.mark(PartKind::Boilerplate, "link");
        }
        first = false;
    }
}

/// Whether a line ends as a statement does; the title of an article may end with a question.
fn ends_statement(piece: &Piece, text: &str) -> bool {
    piece.text(text).trim_end_matches(is_closing).ends_with(['.', ':', ';', ','])
}

/// Labels the scraps around the site's words: its headings, its buttons, the section above the headline.
pub fn scraps(pieces: &mut [Piece], text: &str, press: &Press) {
    let is_scrap = |piece: &Piece| piece.is_open() && piece.words.len() <= LONGEST_SCRAP && !piece.ends_sentence(text);
    let Some(first) = pieces.iter().position(|piece| piece.words.len() > LONGEST_SCRAP && piece.is_open()) else {
        return;
    };
    for piece in &mut pieces[..first] {
        if is_scrap(piece) && is_section(piece, press) {
            piece.mark(PartKind::Boilerplate, "section");
        }
    }
    let last = pieces.iter().rposition(|piece| piece.is_open() && !is_scrap(piece)).unwrap_or(first);
    let mut site_below = false;
    for (place, piece) in pieces.iter_mut().enumerate().rev() {
        if piece.is(PartKind::Boilerplate) {
            site_below = true;
        } else if place > last && site_below && is_scrap(piece) {
            piece.mark(PartKind::Boilerplate, "heading-of-site");
        } else if place <= last {
            break;
        }
    }
    let mut site_above = false;
    for piece in &mut pieces[last + 1..] {
        if piece.is(PartKind::Boilerplate) {
            site_above = true;
        } else if site_above && is_scrap(piece) {
            piece.mark(PartKind::Boilerplate, "scrap-of-site");
        }
    }
}

fn is_section(piece: &Piece, press: &Press) -> bool {
    let found = press.controls.all(&piece.words);
    let covered: usize = found.iter().map(|(_, length, _)| length).sum();
    covered == piece.words.len() && found.iter().any(|(_, _, control)| **control == Control::Section)
}

/// The name in a line of copyright: `© 2021 Name`, less the reservation of rights.
pub fn copyright_holder(piece: &Piece, text: &str, press: &Press) -> Option<String> {
    let line = piece.text(text);
    let mark = line.find('©')?;
    let stop = line[mark..].find(['.', '-', '–', '—', '|', ',']).map_or(line.len(), |at| mark + at);
    let holder = line[mark + '©'.len_utf8()..stop].trim_matches(|character: char| {
        character.is_ascii_digit() || character.is_whitespace() || is_closing(character)
    });
    let words = plain_words(holder, Span::new(0, holder.len()));
    let is_name = (1..=4).contains(&words.len()) && holder.starts_with(char::is_uppercase);
    (is_name && press.agencies.at(&words, 0).is_none()).then(|| holder.to_owned())
}
