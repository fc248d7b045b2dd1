//! What a light mark-up leaves around the words: `# Headline`, `**Headline**`, `* * *`.

use super::piece::{Piece, split};
use crate::model::PartKind;

/// The signs that stand around a line or draw a rule below one.
const SIGNS: [char; 6] = ['#', '*', '_', '=', '~', '`'];

/// Labels lines without a word, and cuts the signs from the ends of the others.
pub fn marks(pieces: &mut Vec<Piece>, text: &str) {
    let mut place = 0;
    while place < pieces.len() {
        let line = pieces[place].text(text);
        if pieces[place].words.is_empty() {
            pieces[place].mark(PartKind::Boilerplate, "no-words");
        } else if let Some((front, back)) = wrapped(line) {
            let (start, end) = (pieces[place].span.start as usize + front, pieces[place].span.end as usize - back);
            if back > 0 {
                split(pieces, place, text, end);
                pieces[place + 1].mark(PartKind::Boilerplate, "mark-up");
            }
            split(pieces, place, text, start);
            pieces[place].mark(PartKind::Boilerplate, "mark-up");
            pieces[place + 1].starts_line = true;
            place += 1 + usize::from(back > 0);
        }
        place += 1;
    }
}

/// How many bytes of signs stand before and after a line's words; nothing if it has none, or if they belong to words
/// in its middle.
fn wrapped(line: &str) -> Option<(usize, usize)> {
    let words = line.trim_start_matches(SIGNS);
    let front = line.len() - words.len();
    let heading = line.starts_with('#') && words.starts_with(' ');
    let inner = words.trim_end_matches(SIGNS);
    let back = words.len() - inner.len();
    let whole = front > 1 && front == back && line[..front] == line[line.len() - back..];
    ((heading || whole) && !inner.contains("**") && !inner.trim().is_empty()).then_some((front, back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_around_a_whole_line_are_told_from_those_inside_it() {
        assert_eq!(wrapped("## Le pont"), Some((2, 0)));
        assert_eq!(wrapped("**Le pont**"), Some((2, 2)));
        assert_eq!(wrapped("**Le** pont **neuf**"), None);
        assert_eq!(wrapped("#grève partout"), None);
        assert_eq!(wrapped("* premier point"), None);
    }
}
