//! A written pattern → its plain sequences of elements.

use super::{Check, Element, TEXT_END, TEXT_START, TimeGrammar, TokenKind, Want, scan};

/// More sequences than this from one line mean that it should be two.
const MOST_SEQUENCES: usize = 512;

/// All sequences that a pattern stands for.
pub(super) fn expand(pattern: &str, grammar: &mut TimeGrammar) -> Result<Vec<Vec<Element>>, String> {
    let mut reader = Reader { pieces: pieces(pattern)?, at: 0, slots: 0, outside: false, grammar };
    let sequences = reader.alternatives(None)?;
    Ok(sequences)
}

/// Splits a pattern at spaces, but keeps `<number 1-31>` whole.
fn pieces(pattern: &str) -> Result<Vec<String>, String> {
    let mut pieces = Vec::new();
    let mut rest = pattern.trim_start();
    while !rest.is_empty() {
        let angle = ["<", "~<", "!<"].iter().any(|sign| rest.starts_with(sign));
        let length = if angle {
            rest.find('>').ok_or_else(|| format!("{pattern:?} has no '>' after a '<'"))? + 1
        } else {
            rest.find(char::is_whitespace).unwrap_or(rest.len())
        };
        pieces.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    Ok(pieces)
}

struct Reader<'a> {
    pieces: Vec<String>,
    at: usize,
    slots: u8,
    outside: bool,
    grammar: &'a mut TimeGrammar,
}

impl Reader<'_> {
    /// Reads up to the closing sign, or to the end.
    fn alternatives(&mut self, close: Option<&str>) -> Result<Vec<Vec<Element>>, String> {
        let mut done = Vec::new();
        let mut now = vec![Vec::new()];
        // Arguments have the same numbers in every alternative.
        let (first, mut most) = (self.slots, self.slots);
        loop {
            let Some(piece) = self.pieces.get(self.at).cloned() else {
                if let Some(close) = close {
                    return Err(format!("a {close:?} is missing"));
                }
                break;
            };
            self.at += 1;
            let next = match piece.as_str() {
                sign if Some(sign) == close => break,
                "|" => {
                    done.append(&mut now);
                    now = vec![Vec::new()];
                    most = most.max(self.slots);
                    self.slots = first;
                    continue;
                }
                "(" => self.alternatives(Some(")"))?,
                "[" => {
                    let mut inner = self.alternatives(Some("]"))?;
                    inner.push(Vec::new());
                    inner
                }
                "{" => {
                    self.outside = true;
                    let inner = self.alternatives(Some("}"))?;
                    self.outside = false;
                    inner
                }
                other => vec![self.elements(other)?],
            };
            now = now
                .iter()
                .flat_map(|before| next.iter().map(move |after| [&before[..], &after[..]].concat()))
                .collect();
            if now.len() + done.len() > MOST_SEQUENCES {
                return Err(format!("it stands for more than {MOST_SEQUENCES} sequences: write it as two rules"));
            }
        }
        done.append(&mut now);
        self.slots = most.max(self.slots);
        Ok(done)
    }

    fn elements(&mut self, piece: &str) -> Result<Vec<Element>, String> {
        let (glued, piece) = match piece.strip_prefix('~') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, piece),
        };
        if let Some(inner) = piece.strip_prefix("!<").and_then(|rest| rest.strip_suffix('>')) {
            let want = Want::Category(self.grammar.category_for(inner), Check::Any, 0);
            return Ok(vec![Element { want, glued: false, outside: true, absent: true }]);
        }
        if let Some(inner) = piece.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            self.slots += 1;
            let (name, check) = check(inner)?;
            let want = Want::Category(self.grammar.category_for(name), check, self.slots);
            return Ok(vec![Element { want, glued, outside: self.outside, absent: false }]);
        }
        if piece == TEXT_START || piece == TEXT_END {
            let want = Want::Word(self.grammar.word_for(piece));
            return Ok(vec![Element { want, glued, outside: true, absent: false }]);
        }
        let words: Vec<_> = scan(piece).into_iter().filter(|token| token.kind != TokenKind::Edge).collect();
        if words.is_empty() {
            return Err(format!("{piece:?} is no word"));
        }
        let elements = words.iter().enumerate().map(|(place, token)| Element {
            want: Want::Word(self.grammar.word_for(&token.folded)),
            glued: glued && place == 0,
            outside: self.outside,
            absent: false,
        });
        Ok(elements.collect())
    }
}

fn check(inner: &str) -> Result<(&str, Check), String> {
    if let Some((name, bounds)) = inner.split_once(' ') {
        let (low, high) = bounds.split_once('-').ok_or_else(|| format!("<{inner}> has no bounds such as 1-31"))?;
        let number = |text: &str| text.parse().map_err(|_| format!("<{inner}>: {text:?} is no number"));
        return Ok((name, Check::Within(number(low)?, number(high)?)));
    }
    match inner.split_once(':') {
        None => Ok((inner, Check::Any)),
        Some((name, "lower")) => Ok((name, Check::Lower)),
        Some((name, "upper")) => Ok((name, Check::Upper)),
        Some((_, other)) => Err(format!("<{inner}>: {other:?} is neither lower nor upper")),
    }
}
