//! Text + marks → stretches, each with the marks that cover it.

use crate::model::Span;

/// A stretch of text, and which marks cover it, by their place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands.
    pub span: Span,
    /// The marks over it, in the list's order.
    pub marks: Vec<usize>,
}

/// Cuts a stretch of text wherever a mark begins or ends. Marks may overlap, nest, and reach beyond the stretch.
#[must_use]
pub fn stretches(range: Span, marks: &[Span]) -> Vec<Stretch> {
    // At each place: which marks end and begin there; ends come first.
    let mut bounds: Vec<(u32, bool, usize)> = Vec::new();
    for (index, mark) in marks.iter().enumerate().filter(|(_, mark)| mark.overlaps(range) && mark.start < mark.end) {
        bounds.push((mark.start.max(range.start), true, index));
        bounds.push((mark.end.min(range.end), false, index));
    }
    bounds.sort_unstable();
    let mut stretches = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut from = range.start;
    for (at, begins, index) in bounds {
        if at > from {
            stretches.push(Stretch { span: Span { start: from, end: at }, marks: open.clone() });
            from = at;
        }
        match open.binary_search(&index) {
            Err(place) if begins => open.insert(place, index),
            Ok(place) if !begins => {
                open.remove(place);
            }
            _ => {}
        }
    }
    if from < range.end {
        stretches.push(Stretch { span: Span { start: from, end: range.end }, marks: open });
    }
    stretches
}

/// The lines of a stretch of text that hold more than white space, without it.
#[must_use]
pub fn paragraphs(text: &str, range: Span) -> Vec<Span> {
    let mut start = range.start as usize;
    let mut found = Vec::new();
    for line in range.of(text).split('\n') {
        let trimmed = line.trim_start();
        let first = start + line.len() - trimmed.len();
        let kept = trimmed.trim_end().len();
        if kept > 0 {
            found.push(Span::new(first, first + kept));
        }
        start += line.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn nested_and_crossing_marks_are_cut() {
        let cut = stretches(span(0, 10), &[span(2, 8), span(4, 6), span(6, 20)]);
        let told: Vec<_> = cut.iter().map(|cut| (cut.span.start, cut.span.end, cut.marks.clone())).collect();
        assert_eq!(told, [(0, 2, vec![]), (2, 4, vec![0]), (4, 6, vec![0, 1]), (6, 8, vec![0, 2]), (8, 10, vec![2])]);
    }

    #[test]
    fn empty_lines_are_no_paragraphs() {
        let text = "  Un. \n\n \nDeux.";
        let found = paragraphs(text, Span::new(0, text.len()));
        assert_eq!(found.iter().map(|found| found.of(text)).collect::<Vec<_>>(), ["Un.", "Deux."]);
    }

    proptest! {
        #[test]
        fn the_stretches_make_up_the_range(marks in prop::collection::vec((0_u32..60, 0_u32..60), 0..20), from in 0_u32..30, length in 0_u32..30) {
            let marks: Vec<Span> = marks.into_iter().map(|(a, b)| span(a.min(b), a.max(b))).collect();
            let range = span(from, from + length);
            let cut = stretches(range, &marks);
            let mut at = range.start;
            for stretch in &cut {
                prop_assert_eq!(stretch.span.start, at);
                prop_assert!(stretch.span.end > at);
                for (index, mark) in marks.iter().enumerate() {
                    let covers = mark.start < mark.end && mark.overlaps(stretch.span);
                    prop_assert_eq!(stretch.marks.contains(&index), covers);
                }
                at = stretch.span.end;
            }
            prop_assert_eq!(at, range.end);
        }
    }
}
