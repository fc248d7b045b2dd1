//! A paragraph's letters: bytes of the text ↔ units of the browser's text nodes ↔ places in the window.

use super::highlights;
use crate::model::Span;
use crate::view::marks::Units;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, StaticRange, Text};

/// A paragraph as the browser counts its letters.
pub struct Letters {
    paragraph: Span,
    units: Units,
    /// The nodes that hold them, in order.
    texts: Vec<Text>,
}

impl Letters {
    /// The letters of an element that shows these words of a text.
    pub fn of(element: &Element, paragraph: Span, words: &str) -> Self {
        let mut texts = Vec::new();
        let mut nodes: Vec<Node> = vec![element.clone().into()];
        while let Some(node) = nodes.pop() {
            if let Some(text) = node.dyn_ref::<Text>() {
                texts.push(text.clone());
            }
            let children = node.child_nodes();
            nodes.extend((0..children.length()).rev().filter_map(|child| children.item(child)));
        }
        Self { paragraph, units: Units::of(words), texts }
    }

    /// Where the part of a stretch that lies in the paragraph begins and ends.
    fn ends(&self, span: Span) -> Option<[(&Text, u32); 2]> {
        let unit = |byte: u32| self.units.before(byte.saturating_sub(self.paragraph.start) as usize);
        let (start, end) = (unit(span.start), unit(span.end));
        let (mut first, mut before) = (None, 0);
        for text in &self.texts {
            let after = before + text.length();
            if first.is_none() && start < after {
                first = Some((text, start - before));
            }
            if end <= after {
                return Some([first?, (text, end - before)]);
            }
            before = after;
        }
        None
    }

    /// The part of a stretch that lies in the paragraph, to be measured.
    pub fn range(&self, span: Span) -> Option<Range> {
        let [start, end] = self.ends(span)?;
        let range = Range::new().ok()?;
        range.set_start(start.0, start.1).ok()?;
        range.set_end(end.0, end.1).ok()?;
        Some(range)
    }

    /// The same, to be highlighted.
    pub fn static_range(&self, span: Span) -> Option<StaticRange> {
        let [start, end] = self.ends(span)?;
        highlights::range(start, end)
    }

    /// The byte of the text under a point of the window.
    pub fn byte_under(&self, x: f64, y: f64) -> Option<u32> {
        let mut before = 0;
        for text in &self.texts {
            if let Some(unit) = unit_under(text, x, y) {
                return Some(self.paragraph.start + self.units.byte_at(before + unit) as u32);
            }
            before += text.length();
        }
        None
    }
}

/// The unit of a text whose letter stands under a point: found by halves, since lines follow one another from above and
/// letters from the left. The browser's own answer ends at the edge of a shadow tree.
fn unit_under(text: &Text, x: f64, y: f64) -> Option<u32> {
    let range = Range::new().ok()?;
    let (mut low, mut high) = (0, text.length());
    while low < high {
        let middle = u32::midpoint(low, high);
        range.set_start(text, middle).ok()?;
        range.set_end(text, middle + 1).ok()?;
        let at = range.get_bounding_client_rect();
        if at.top() > y || (at.bottom() >= y && at.left() > x) {
            high = middle;
        } else if at.bottom() < y || at.right() < x {
            low = middle + 1;
        } else {
            return Some(middle);
        }
    }
    None
}
