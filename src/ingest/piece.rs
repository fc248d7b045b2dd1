//! text → pieces: the paragraphs that ingestion labels and, where a line holds several things, cuts.

use crate::lang::phrases::{PlainWord, plain_words};
use crate::model::{PartKind, Span};

/// The widest line that an e-mail or a terminal wraps to, in characters.
const WIDEST_WRAP: usize = 120;
/// The narrowest width that text is wrapped to rather than laid out in short lines on purpose.
const NARROWEST_WRAP: usize = 50;

/// What a piece was found to be, and the rule that found it.
pub type Label = (PartKind, &'static str);

/// A stretch of text without white space around it.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub words: Vec<PlainWord>,
    /// What it is, once known.
    pub label: Option<Label>,
    /// Whether it begins its line.
    pub starts_line: bool,
}

impl Piece {
    /// The stretch between two offsets, less the white space at its ends; nothing if nothing is left.
    pub fn new(text: &str, start: usize, end: usize, starts_line: bool) -> Option<Self> {
        let stretch = &text[start..end];
        let start = start + (stretch.len() - stretch.trim_start().len());
        let span = Span::new(start, start + stretch.trim().len());
        (span.start < span.end).then(|| Self { span, words: plain_words(text, span), label: None, starts_line })
    }

    /// Its text.
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    /// The folded forms of its words.
    pub fn folded(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &*word.folded)
    }

    /// Whether nothing has been found about it.
    pub fn is_open(&self) -> bool {
        self.label.is_none()
    }

    /// Says what it is, unless that is known already.
    pub fn mark(&mut self, kind: PartKind, rule: &'static str) {
        self.label.get_or_insert((kind, rule));
    }

    /// Whether it is known to be of a kind.
    pub fn is(&self, kind: PartKind) -> bool {
        self.label.is_some_and(|(found, _)| found == kind)
    }

    /// Whether it ends as a sentence does, closing marks and brackets aside.
    pub fn ends_sentence(&self, text: &str) -> bool {
        self.text(text).trim_end_matches(is_closing).ends_with(['.', '!', '?', '…', ':', ';', ','])
    }
}

/// Whether a character closes a quotation or a bracket, or is space before one that does.
pub fn is_closing(character: char) -> bool {
    character.is_whitespace() || matches!(character, '»' | '”' | '"' | '’' | '\'' | ')' | ']')
}

/// Cuts a piece in two at an offset inside it; the second part begins no line.
pub fn split(pieces: &mut Vec<Piece>, place: usize, text: &str, offset: usize) {
    let piece = &pieces[place];
    let (start, end) = (piece.span.start as usize, piece.span.end as usize);
    if offset <= start || offset >= end {
        return;
    }
    let (label, starts_line) = (piece.label, piece.starts_line);
    let parts = [Piece::new(text, start, offset, starts_line), Piece::new(text, offset, end, false)];
    let parts = parts.into_iter().flatten().map(|part| Piece { label, ..part });
    pieces.splice(place..=place, parts);
}

/// The paragraphs of a text: its lines, but for lines that were wrapped to a width, which belong together.
pub fn pieces(text: &str, start: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut block: Vec<(usize, usize)> = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}']) {
        if line.trim().is_empty() {
            // A carriage return and its line feed arrive as two lines; only a line without words between is a gap.
            if line != "\n" || !text[..at].ends_with('\r') {
                close(text, &mut block, &mut pieces);
            }
        } else {
            block.push((at, at + line.len()));
        }
        at += line.len();
    }
    close(text, &mut block, &mut pieces);
    pieces
}

fn close(text: &str, block: &mut Vec<(usize, usize)>, pieces: &mut Vec<Piece>) {
    if is_wrapped(text, block) {
        let (start, end) = (block[0].0, block[block.len() - 1].1);
        pieces.extend(Piece::new(text, start, end, true));
    } else {
        pieces.extend(block.iter().filter_map(|&(start, end)| Piece::new(text, start, end, true)));
    }
    block.clear();
}

/// Whether the lines of a block are one paragraph, broken where the next word would not have fitted.
fn is_wrapped(text: &str, block: &[(usize, usize)]) -> bool {
    if block.len() < 2 {
        return false;
    }
    let lines: Vec<&str> = block.iter().map(|&(start, end)| text[start..end].trim()).collect();
    let length = |line: &str| line.chars().count();
    let width = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    let full = lines.windows(2).all(|pair| {
        let next = pair[1].split_whitespace().next().map_or(0, length);
        length(pair[0]) + 1 + next > width
    });
    let runs_on = lines[1..].iter().any(|line| line.starts_with(char::is_lowercase));
    (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) && full && runs_on
}

/// The sentences of a piece, roughly: as offsets, good enough to tell the site's from the article's.
pub fn rough_sentences(text: &str, span: Span) -> Vec<Span> {
    let stretch = span.of(text);
    let (mut sentences, mut start) = (Vec::new(), 0);
    let mut characters = stretch.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let rest = &stretch[at + character.len_utf8()..];
        let after = rest.trim_start_matches(is_closing);
        let gap = &rest[..rest.len() - after.len()];
        if gap.contains(char::is_whitespace)
            && after.starts_with(|first: char| first.is_uppercase() || "«“\"(".contains(first))
        {
            let end = stretch.len() - after.len();
            sentences.push(Span::new(span.start as usize + start, span.start as usize + end));
            start = end;
            while characters.peek().is_some_and(|&(next, _)| next < end) {
                characters.next();
            }
        }
    }
    sentences.push(Span::new(span.start as usize + start, span.end as usize));
    sentences
}
