//! text → the stretches between quotation marks, however they are written, crossed or forgotten.
//!
//! A mark's shape says what it usually does; the characters beside it decide when the two do not agree.

use crate::model::Span;

/// How long a quotation in single straight marks may be, in bytes: beyond it, the mark was an apostrophe.
const LONGEST_IN_APOSTROPHES: usize = 240;

/// How deep quotations stand in one another at most; what opens deeper is noise.
const DEEPEST: usize = 6;

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The words, without the marks and the space inside them.
    pub span: Span,
    /// The same with the marks.
    pub outer: Span,
    /// Whether the closing mark was there.
    pub closed: bool,
}

/// What shape a mark has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// « or “: opens.
    Opens(Family),
    /// » or ”: closes.
    Closes(Family),
    /// ": does either.
    Straight,
    /// ': does either, when it is no apostrophe.
    Apostrophe,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Guillemet,
    Double,
    Single,
    Straight,
    Apostrophe,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    end: usize,
    shape: Shape,
    before: Option<char>,
    after: Option<char>,
}

impl Mark {
    /// Whether a space, a bracket or nothing stands before it.
    fn free_before(self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([—–-".contains(c))
    }

    /// Whether a space, a stop or nothing stands after it.
    fn free_after(self) -> bool {
        self.after.is_none_or(|c| c.is_whitespace() || ".,;:!?)]…".contains(c))
    }

    /// Whether a word or a stop ends right before it.
    fn letter_before(self) -> bool {
        self.before.is_some_and(|c| c.is_alphanumeric() || ".,!?…)".contains(c))
    }

    /// Whether a word or another quotation begins right after it.
    fn letter_after(self) -> bool {
        self.after.is_some_and(|c| c.is_alphanumeric() || "([«“".contains(c))
    }
}

/// The outermost quotations of a paragraph.
pub fn marked(text: &str, paragraph: Span) -> Vec<Marked> {
    let marks = marks(text, paragraph);
    let mut found: Vec<Marked> = Vec::new();
    let mut open: Vec<(Family, Mark)> = Vec::new();
    let mut close = |open: &mut Vec<(Family, Mark)>, depth: usize, end: usize, outer_end: usize, closed: bool| {
        let (_, first) = open[depth];
        open.truncate(depth);
        // What was closed since this one opened stands inside it.
        let inside = trimmed(text, first.end, end.max(first.end));
        while found.last().is_some_and(|inner| inner.outer.start > first.start as u32) {
            found.pop();
        }
        found.push(Marked { span: inside, outer: Span::new(first.start, outer_end), closed });
    };
    for (place, mark) in marks.iter().enumerate() {
        match role(mark, &open) {
            Role::Opens(Family::Apostrophe) if !closes_soon(&marks[place..]) => {}
            Role::Opens(family) if open.len() < DEEPEST => open.push((family, *mark)),
            Role::Closes(depth) => close(&mut open, depth, mark.start, mark.end, true),
            Role::Opens(_) | Role::Nothing => {}
        }
    }
    let end = paragraph.end as usize;
    if let Some(&(family, first)) = open.first() {
        let inner = found
            .iter()
            .filter(|inner| inner.outer.start as usize > first.start)
            .map(|inner| inner.outer.start as usize)
            .min();
        match inner {
            // The closing mark was forgotten before the next quotation began.
            Some(next) => {
                let kept: Vec<Marked> = found.clone();
                close_unclosed(text, &mut found, first, next);
                found.extend(kept.into_iter().filter(|later| later.outer.start as usize >= next));
                found.sort_by_key(|marked| marked.outer.start);
                found.dedup();
            }
            None if family == Family::Straight && first.start > paragraph.start as usize => {}
            None => close_unclosed(text, &mut found, first, end),
        }
    }
    found.retain(|marked| {
        marked.span.start < marked.span.end && marked.span.of(text).chars().any(char::is_alphanumeric)
    });
    found
}

fn close_unclosed(text: &str, found: &mut Vec<Marked>, first: Mark, end: usize) {
    found.retain(|inner| inner.outer.start < first.start as u32);
    found.push(Marked { span: trimmed(text, first.end, end), outer: Span::new(first.start, end), closed: false });
}

/// What a mark does.
enum Role {
    Opens(Family),
    /// Closes the quotation at this depth.
    Closes(usize),
    Nothing,
}

fn role(mark: &Mark, open: &[(Family, Mark)]) -> Role {
    let innermost = |family: Family| open.iter().rposition(|(other, _)| *other == family);
    let last = open.len().checked_sub(1);
    match mark.shape {
        Shape::Opens(family) => {
            // « quelque chose« . »: turned round, it closes.
            let turned = mark.letter_before() && mark.free_after();
            match last.filter(|_| turned) {
                Some(depth) => Role::Closes(depth),
                // „so“: the second mark has the first one's opening shape.
                None if family == Family::Double && !mark.free_before() && !mark.letter_after() => {
                    innermost(Family::Double).map_or(Role::Opens(family), Role::Closes)
                }
                None => Role::Opens(family),
            }
        }
        Shape::Closes(Family::Single) => {
            innermost(Family::Single).filter(|_| !mark.letter_after()).map_or(Role::Nothing, Role::Closes)
        }
        Shape::Closes(family) => match innermost(family).or(last) {
            Some(depth) => Role::Closes(depth),
            None if mark.letter_after() && mark.free_before() => Role::Opens(family),
            None => Role::Nothing,
        },
        Shape::Straight => match innermost(Family::Straight) {
            Some(_) if mark.free_before() && mark.letter_after() => Role::Opens(Family::Straight),
            Some(depth) => Role::Closes(depth),
            // 5'30" and 27" are measures.
            None if mark.letter_after() || (mark.free_before() && !mark.free_after()) => Role::Opens(Family::Straight),
            None => last.filter(|_| mark.free_after()).map_or_else(
                || if mark.free_before() { Role::Opens(Family::Straight) } else { Role::Nothing },
                Role::Closes,
            ),
        },
        Shape::Apostrophe => match innermost(Family::Apostrophe) {
            Some(depth) if !mark.letter_after() => Role::Closes(depth),
            None if mark.free_before() && mark.letter_after() => Role::Opens(Family::Apostrophe),
            _ => Role::Nothing,
        },
    }
}

/// Whether a straight single mark that seems to open is answered by one that seems to close.
fn closes_soon(marks: &[Mark]) -> bool {
    let start = marks[0].start;
    marks[1..]
        .iter()
        .take_while(|mark| mark.start - start < LONGEST_IN_APOSTROPHES)
        .any(|mark| mark.shape == Shape::Apostrophe && !mark.letter_after() && !mark.free_before())
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let stretch = &text[start..end];
    let begin = start + stretch.len() - stretch.trim_start().len();
    Span::new(begin, begin + stretch.trim().len())
}

fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let stretch = paragraph.of(text);
    let base = paragraph.start as usize;
    let mut marks = Vec::new();
    let (mut before, mut skip) = (None::<char>, 0);
    for (at, character) in stretch.char_indices() {
        if at < skip {
            continue;
        }
        let rest = &stretch[at..];
        let (shape, length) = match character {
            '«' => (Shape::Opens(Family::Guillemet), character.len_utf8()),
            '»' => (Shape::Closes(Family::Guillemet), character.len_utf8()),
            '“' | '„' | '‟' | '〝' => (Shape::Opens(Family::Double), character.len_utf8()),
            '”' | '〞' => (Shape::Closes(Family::Double), character.len_utf8()),
            '‘' | '‹' | '‛' => (Shape::Opens(Family::Single), character.len_utf8()),
            '’' | '›' => (Shape::Closes(Family::Single), character.len_utf8()),
            '"' | '＂' => (Shape::Straight, character.len_utf8()),
            '<' if rest.starts_with("<<") => (Shape::Opens(Family::Guillemet), 2),
            '>' if rest.starts_with(">>") => (Shape::Closes(Family::Guillemet), 2),
            '\'' if rest.starts_with("''") => (Shape::Straight, 2),
            '\'' => (Shape::Apostrophe, 1),
            _ => {
                before = Some(character);
                continue;
            }
        };
        let after = stretch[at + length..].chars().next();
        marks.push(Mark { start: base + at, end: base + at + length, shape, before, after });
        skip = at + length;
        before = Some(character);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            marked(text, Span::new(0, text.len())).iter().map(|marked| marked.span.of(text)).collect();
        assert_eq!(found, expected, "between the marks of {text:?}; see `role` in this file");
    }

    #[test]
    fn every_pair_of_marks_is_known() {
        check("« Oui », dit-elle.", &["Oui"]);
        check("«Oui», dit-elle.", &["Oui"]);
        check("“Oui”, dit-elle, \"non\" ensuite.", &["Oui", "non"]);
        check("‘Peut-être’, dit-il, d’accord.", &["Peut-être"]);
        check("„Ja“, dit-il à l’Office.", &["Ja"]);
        check("Il a crié 'au feu' puis l'a nié.", &["au feu"]);
        check("<<Oui>> et ''non''", &["Oui", "non"]);
    }

    #[test]
    fn what_stands_inside_belongs_to_the_outer_quotation() {
        check("« Il m’a dit “non” hier », dit-il.", &["Il m’a dit “non” hier"]);
        check("« Le \"grand soir\" attendra », dit-il.", &["Le \"grand soir\" attendra"]);
    }

    #[test]
    fn marks_that_were_crossed_turned_or_forgotten_still_part_words() {
        check("« Une chose« . »Les problèmes, ça ira\", a dit la maire.", &["Une chose", "Les problèmes, ça ira"]);
        check("« Nous partons, a dit Roy. Il est tard.\"", &["Nous partons, a dit Roy. Il est tard."]);
        check("« Nous partons demain.", &["Nous partons demain."]);
        check("« Non, dit-il. « Jamais », dit-elle.", &["Non, dit-il.", "Jamais"]);
    }

    #[test]
    fn measures_and_apostrophes_are_no_marks() {
        check("Un écran de 27\" et une course en 5'30\".", &[]);
        check("L'aube d'été, aujourd’hui, l’a vu.", &[]);
        check("» et « »", &[]);
    }
}
