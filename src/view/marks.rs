//! Reading → its marks, by paragraph: who, when, what happened, what is said, how many.
//!
//! Promises: what is at a place is found in the paragraph's own marks, however long the article is; the innermost first.

use super::highlight::paragraphs;
use crate::model::{Reading, Span};
use std::cmp::Reverse;
use std::ops::Range;

/// What a mark speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A mention of an actor.
    Actor,
    /// A temporal expression.
    Time,
    /// The trigger of an event.
    Event,
    /// A quotation.
    Quote,
    /// A figure.
    Figure,
    /// Words that are not the article's own.
    Noise,
}

impl MarkKind {
    /// The kinds that a reader can show and hide, in order.
    pub const SHOWN: [Self; 5] = [Self::Actor, Self::Time, Self::Event, Self::Quote, Self::Figure];
    /// All of them, in order.
    pub const ALL: [Self; 6] = [Self::Actor, Self::Time, Self::Event, Self::Quote, Self::Figure, Self::Noise];

    /// Its name in the page's address, classes and message keys.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Time => "time",
            Self::Event => "event",
            Self::Quote => "quote",
            Self::Figure => "figure",
            Self::Noise => "noise",
        }
    }
}

/// Some of the kinds of mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkKinds(u8);

impl MarkKinds {
    /// Whether a kind is among them.
    #[must_use]
    pub fn has(self, kind: MarkKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// The same with a kind, or without it where it is among them.
    #[must_use]
    pub fn toggled(self, kind: MarkKind) -> Self {
        Self(self.0 ^ (1 << kind as u8))
    }

    /// Their names, joined by commas.
    #[must_use]
    pub fn names(self) -> String {
        let names = MarkKind::SHOWN.into_iter().filter(|&kind| self.has(kind)).map(MarkKind::name);
        names.collect::<Vec<_>>().join(",")
    }

    /// The kinds with these names, joined by commas; others are passed over.
    #[must_use]
    pub fn from_names(names: &str) -> Self {
        let wanted = |kind: &MarkKind| names.split(',').any(|name| name == kind.name());
        MarkKind::SHOWN.into_iter().filter(wanted).fold(Self::default(), Self::toggled)
    }
}

/// Words that speak of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// What they speak of.
    pub kind: MarkKind,
    /// Which of that kind, by its place in the reading's list.
    pub item: usize,
}

/// The marks of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The paragraphs, in order.
    pub paragraphs: Vec<Span>,
    all: Vec<Mark>,
    by_paragraph: Vec<Vec<usize>>,
}

impl Marks {
    /// The marks of a reading.
    #[must_use]
    pub fn of(reading: &Reading) -> Self {
        let mut marks = Vec::new();
        let mut add = |kind, spans: &mut dyn Iterator<Item = (usize, Span)>| {
            marks.extend(spans.map(|(item, span)| Mark { span, kind, item }));
        };
        add(MarkKind::Actor, &mut reading.mentions.iter().map(|mention| mention.span).enumerate());
        add(MarkKind::Time, &mut reading.times.iter().map(|time| time.span).enumerate());
        add(MarkKind::Event, &mut reading.events.iter().map(|event| event.span).enumerate());
        add(MarkKind::Quote, &mut reading.quotes.iter().map(|quote| quote.span).enumerate());
        add(MarkKind::Figure, &mut reading.figures.iter().map(|figure| figure.span).enumerate());
        let noise = reading.noise.iter().enumerate().filter(|(_, noise)| noise.kind.is_noise());
        add(MarkKind::Noise, &mut noise.map(|(place, noise)| (place, noise.span)));
        Self::new(paragraphs(&reading.text, Span::new(0, reading.text.len())), marks)
    }

    /// Sorts marks into paragraphs, which stand in the text's order. What is empty is left out.
    #[must_use]
    pub fn new(paragraphs: Vec<Span>, mut marks: Vec<Mark>) -> Self {
        marks.retain(|mark| mark.span.start < mark.span.end);
        marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), mark.kind, mark.item));
        let mut by_paragraph = vec![Vec::new(); paragraphs.len()];
        for (place, mark) in marks.iter().enumerate() {
            for paragraph in overlapping(&paragraphs, mark.span) {
                by_paragraph[paragraph].push(place);
            }
        }
        Self { paragraphs, all: marks, by_paragraph }
    }

    /// All marks, in the text's order, the longer before the shorter.
    #[must_use]
    pub fn all(&self) -> &[Mark] {
        &self.all
    }

    /// The marks that a paragraph has part of, in the text's order.
    pub fn in_paragraph(&self, paragraph: usize) -> impl Iterator<Item = Mark> + '_ {
        self.by_paragraph.get(paragraph).into_iter().flatten().map(|&place| self.all[place])
    }

    /// The marks over the byte at a place, the innermost first.
    #[must_use]
    pub fn at(&self, offset: u32) -> Vec<Mark> {
        let place = self.paragraphs.partition_point(|paragraph| paragraph.end <= offset);
        let over = |mark: &Mark| mark.span.start <= offset && offset < mark.span.end;
        let mut marks: Vec<Mark> = self.in_paragraph(place).filter(over).collect();
        marks.sort_unstable_by_key(|mark| (mark.span.end - mark.span.start, Reverse(mark.kind), mark.item));
        marks
    }

    /// The paragraphs that a stretch has part of.
    #[must_use]
    pub fn paragraphs_of(&self, span: Span) -> Range<usize> {
        overlapping(&self.paragraphs, span)
    }
}

/// Which of the paragraphs share a byte with a stretch.
fn overlapping(paragraphs: &[Span], span: Span) -> Range<usize> {
    let first = paragraphs.partition_point(|paragraph| paragraph.end <= span.start);
    let end = paragraphs.partition_point(|paragraph| paragraph.start < span.end);
    first..end.max(first)
}

/// A text's letters as browsers count them, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units(Vec<u32>);

impl Units {
    /// Counts them.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut before = vec![0];
        for letter in text.chars() {
            let units = before[before.len() - 1] + letter.len_utf16() as u32;
            before.resize(before.len() + letter.len_utf8(), units);
        }
        Self(before)
    }

    /// How many units stand before a byte; past the text's end, all of them.
    #[must_use]
    pub fn before(&self, byte: usize) -> u32 {
        self.0[byte.min(self.0.len() - 1)]
    }

    /// The byte at which the letter begins that has a unit; past the text's end, its length.
    #[must_use]
    pub fn byte_at(&self, unit: u32) -> usize {
        self.0.partition_point(|&before| before <= unit) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(start: u32, end: u32, kind: MarkKind) -> Mark {
        Mark { span: Span { start, end }, kind, item: 0 }
    }

    #[test]
    fn the_innermost_mark_comes_first() {
        let quote = mark(0, 30, MarkKind::Quote);
        let event = mark(10, 20, MarkKind::Event);
        let actor = mark(12, 15, MarkKind::Actor);
        let marks = Marks::new(vec![Span { start: 0, end: 40 }], vec![actor, quote, event]);
        assert_eq!(marks.at(13), [actor, event, quote]);
        assert_eq!(marks.at(20), [quote], "a mark ends before its end");
        assert_eq!(marks.at(30), []);
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_in_both() {
        let paragraphs = vec![Span { start: 0, end: 10 }, Span { start: 12, end: 20 }];
        let quote = mark(5, 15, MarkKind::Quote);
        let marks = Marks::new(paragraphs, vec![quote]);
        assert_eq!(marks.in_paragraph(0).collect::<Vec<_>>(), [quote]);
        assert_eq!(marks.in_paragraph(1).collect::<Vec<_>>(), [quote]);
        assert_eq!(marks.at(13), [quote]);
    }

    #[test]
    fn kinds_go_through_their_names() {
        let kinds = MarkKinds::default().toggled(MarkKind::Time).toggled(MarkKind::Quote);
        assert_eq!(kinds.names(), "time,quote");
        assert_eq!(MarkKinds::from_names("quote,nothing,time"), kinds);
        assert_eq!(kinds.toggled(MarkKind::Time).names(), "quote");
    }

    #[test]
    fn units_are_those_of_browsers() {
        let units = Units::of("é𝄞a");
        assert_eq!([0, 2, 6, 7, 99].map(|byte| units.before(byte)), [0, 1, 3, 4, 4]);
        assert_eq!([0, 1, 2, 3, 4, 99].map(|unit| units.byte_at(unit)), [0, 2, 2, 6, 7, 7]);
    }

    proptest! {
        #[test]
        fn every_letter_comes_back(text: String) {
            let units = Units::of(&text);
            for (byte, _) in text.char_indices() {
                prop_assert_eq!(units.byte_at(units.before(byte)), byte);
            }
        }

        #[test]
        fn what_is_at_a_place_is_what_covers_it(
            marks in prop::collection::vec((0_u32..60, 0_u32..60), 0..20), offset in 0_u32..60, cut in 1_u32..59,
        ) {
            let marks: Vec<Mark> = marks.into_iter().map(|(a, b)| mark(a.min(b), a.max(b), MarkKind::Actor)).collect();
            let paragraphs = vec![Span { start: 0, end: cut }, Span { start: cut, end: 60 }];
            let covering = marks.iter().filter(|mark| mark.span.start <= offset && offset < mark.span.end).count();
            prop_assert_eq!(Marks::new(paragraphs, marks).at(offset).len(), covering);
        }
    }
}
