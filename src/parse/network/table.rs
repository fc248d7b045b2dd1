//! form → the network's input: for each feature of the form a row of a table, one behind another.

use super::words::{Feature, Spelling};
use crate::lang::Language;

/// Strings, each with a number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    text: Box<str>,
    /// Where each string ends, a line break behind it; ascending by bytes.
    ends: Vec<u32>,
}

impl Vocabulary {
    /// From lines in ascending order; none when they are not.
    pub(super) fn new(text: &str, count: usize) -> Option<Self> {
        if count == 0 {
            return text.is_empty().then(Self::default);
        }
        let mut ends = Vec::with_capacity(count);
        let mut before = None;
        for line in text.split('\n') {
            if before.is_some_and(|before| before >= line) {
                return None;
            }
            before = Some(line);
            ends.push(ends.last().map_or(0, |end| end + 1) + line.len() as u32);
        }
        (ends.len() == count).then(|| Self { text: text.into(), ends })
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The string's number, from 0.
    fn find(&self, string: &str) -> Option<usize> {
        let at = |number: usize| {
            let start = number.checked_sub(1).map_or(0, |before| self.ends[before] + 1);
            &self.text.as_bytes()[start as usize..self.ends[number] as usize]
        };
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match at(middle).cmp(string.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}

/// The rows for the strings of one feature.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) feature: Feature,
    pub(super) vocabulary: Vocabulary,
    pub(super) width: usize,
    /// Row 0 is for strings that the vocabulary lacks.
    pub(super) rows: Vec<i8>,
    pub(super) scales: Vec<f32>,
}

impl Table {
    fn append(&self, spelling: &mut Spelling, out: &mut Vec<f32>) {
        let row = self.vocabulary.find(spelling.string(self.feature)).map_or(0, |number| number + 1);
        let scale = self.scales[row];
        let row = &self.rows[row * self.width..(row + 1) * self.width];
        out.extend(row.iter().map(|&whole| f32::from(whole) * scale));
    }
}

/// Appends the input that stands for a form.
pub(super) fn encode(tables: &[Table], form: &str, language: &Language, out: &mut Vec<f32>) {
    let mut spelling = Spelling::new(form, language);
    for table in tables {
        table.append(&mut spelling, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_found() {
        let words = ["", "de", "des", "eau", "été", "œuf"];
        let vocabulary = Vocabulary::new(&words.join("\n"), words.len()).expect("they are sorted");
        for (number, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.find(word), Some(number), "{word:?} stands in the vocabulary");
        }
        for word in ["d", "dès", "z", "de\ndes", "\n"] {
            assert_eq!(vocabulary.find(word), None, "{word:?} does not");
        }
        assert_eq!(Vocabulary::default().find(""), None, "an empty vocabulary holds nothing");
    }

    #[test]
    fn disorder_is_refused() {
        for (text, count) in [("b\na", 2), ("a\na", 2), ("a\nb", 3), ("a", 0)] {
            assert!(Vocabulary::new(text, count).is_none(), "{text:?} as {count} strings must be refused");
        }
    }
}
