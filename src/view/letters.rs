//! Widths of letters → widths of texts, and texts cut to a width.
//!
//! Promises: whoever measures is asked once for each letter of the scripts of Europe, however many texts there are.

/// What closes a text that is cut.
const ELLIPSIS: char = '…';
/// Beyond this, no letter's width is kept.
const KEPT: usize = 0x2200;

/// The widths of texts in one font, as sums of their letters' widths.
///
/// Kerning is left out, which makes a text wider than it is by a pixel or two. Where letters join or stand on each other,
/// the whole text is measured.
pub struct Letters {
    measure: Box<dyn Fn(&str) -> f64>,
    known: Vec<f32>,
}

impl Letters {
    /// Letters as wide as `measure` tells.
    #[must_use]
    pub fn new(measure: impl Fn(&str) -> f64 + 'static) -> Self {
        Self { measure: Box::new(measure), known: vec![f32::NAN; KEPT] }
    }

    /// The width of a text.
    pub fn width(&mut self, text: &str) -> f64 {
        if text.chars().all(stands_alone) {
            text.chars().map(|letter| self.letter(letter)).sum()
        } else {
            (self.measure)(text)
        }
    }

    /// As much of a text's beginning as a width has room for, closed by an ellipsis; one letter at least.
    pub fn cut(&mut self, text: &str, room: f64) -> String {
        let room = room - self.letter(ELLIPSIS);
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let mut fitting = 0;
        if text.chars().all(stands_alone) {
            let mut width = 0.0;
            for (letter, end) in text.chars().zip(ends) {
                width += self.letter(letter);
                if width > room {
                    break;
                }
                fitting = end;
            }
        } else {
            let ends: Vec<usize> = ends.collect();
            let count = ends.partition_point(|&end| (self.measure)(&text[..end]) <= room);
            fitting = count.checked_sub(1).map_or(0, |last| ends[last]);
        }
        let end = fitting.max(text.chars().next().map_or(0, char::len_utf8));
        let shorter = text[..end].trim_end_matches([' ', ',', ';', ':', '-', '\u{a0}', '’', '\'']);
        format!("{shorter}{ELLIPSIS}")
    }

    fn letter(&mut self, letter: char) -> f64 {
        let known = &mut self.known[letter as usize];
        if known.is_nan() {
            *known = (self.measure)(letter.encode_utf8(&mut [0; 4])) as f32;
        }
        f64::from(*known)
    }
}

/// Whether a letter is as wide in every word: those of the scripts of Europe, and signs.
fn stands_alone(letter: char) -> bool {
    matches!(
        letter,
        ' '..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}'
            | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{21ff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::Cell;
    use std::rc::Rc;

    /// A font in which capitals are wide, and joined letters half as wide as they are alone.
    fn font(text: &str) -> f64 {
        let letters = text.chars().map(|letter| if letter.is_uppercase() { 9.0 } else { 6.0 });
        let width: f64 = letters.sum();
        if text.chars().any(|letter| letter > '\u{600}' && letter < '\u{700}') { width / 2.0 } else { width }
    }

    #[test]
    fn asks_once_for_each_letter() {
        let asked = Rc::new(Cell::new(0));
        let counter = Rc::clone(&asked);
        let mut letters = Letters::new(move |text| {
            counter.set(counter.get() + 1);
            font(text)
        });
        assert!((letters.width("Été à la mer") - 75.0).abs() < 1e-9);
        let first = asked.get();
        assert!((letters.width("mer Été") - 45.0).abs() < 1e-9);
        assert_eq!((first, asked.get()), (10, 10), "ten different letters");
    }

    #[test]
    fn letters_that_join_are_measured_together() {
        let mut letters = Letters::new(font);
        assert!((letters.width("سلام") - 12.0).abs() < 1e-9);
        assert_eq!(letters.cut("سلام عليكم", 21.0), "سلام…");
    }

    #[test]
    fn a_cut_text_ends_neither_in_a_blank_nor_in_a_comma() {
        let mut letters = Letters::new(font);
        assert_eq!(letters.cut("deux, trois", 42.0), "deux…");
        assert_eq!(letters.cut("deux", 1.0), "d…", "one letter stands for the text");
        assert_eq!(letters.cut("", 10.0), "…");
    }

    proptest! {
        #[test]
        fn what_is_cut_has_room(text in "\\PC{1,40}", room in 20.0..200.0_f64) {
            let mut letters = Letters::new(font);
            let cut = letters.cut(&text, room);
            prop_assert!(font(&cut) <= room + 9.0 && cut.ends_with('…'), "{} in {}", cut, room);
            let kept = cut.trim_end_matches('…');
            prop_assert!(text.starts_with(kept) || kept.is_empty());
        }
    }
}
