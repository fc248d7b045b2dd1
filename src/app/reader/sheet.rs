//! An article's paragraphs as elements, with the marks of those that are in view.
//!
//! Marks do not go through Yew: an article may have thousands, of which a screen shows some dozens. A paragraph is one
//! text; its marks are the browser's highlights over ranges of it. Where the browser has none, it is cut into `<mark>`
//! elements instead. Either way only the paragraphs in view have their marks. Words of an article are always text nodes.

use super::highlights::{Highlights, Layer, range};
use crate::model::Span;
use crate::view::highlight::stretches;
use crate::view::marks::{Mark, MarkKinds, Marks, byte_at, units_before};
use gloo::utils::document;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    DomRect, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node, Range,
    StaticRange, Text,
};

/// From how many paragraphs on the browser lays out only those in view.
const LONG: usize = 60;

/// The attribute in which a paragraph's place stands.
const PLACE: &str = "data-paragraph";

/// What is to be set off in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Emphasis {
    /// The sentence of what is chosen.
    pub sentence: Option<Span>,
    /// Its words.
    pub chosen: Option<Span>,
    /// The places of the mentions of the chosen actor.
    pub linked: Rc<Vec<Span>>,
    /// The mark that the keyboard is at.
    pub cursor: Option<Span>,
    /// The kinds of mark that are not shown.
    pub hidden: MarkKinds,
}

/// An article as it is drawn.
pub struct Sheet {
    drawn: Rc<RefCell<Drawn>>,
    observer: Option<IntersectionObserver>,
    window: Option<Element>,
    _react: Closure<dyn FnMut(js_sys::Array)>,
}

struct Drawn {
    root: Element,
    text: String,
    marks: Rc<Marks>,
    elements: Vec<Element>,
    /// The ranges of each paragraph that has its marks.
    near: BTreeMap<usize, Vec<(Layer, StaticRange)>>,
    highlights: Option<Highlights>,
    emphasis: Emphasis,
}

impl Sheet {
    /// Draws a text into an element, in place of what stands there; `headline` is the paragraph that is the title.
    /// `window` is the element that scrolls, where it is not the page.
    pub fn new(root: &Element, window: Option<&Element>, text: &str, marks: Rc<Marks>, headline: Option<&str>) -> Self {
        root.set_text_content(None);
        let long = marks.paragraphs.len() > LONG;
        root.set_class_name(if long { "paragraphs long" } else { "paragraphs" });
        let elements: Vec<Element> = marks
            .paragraphs
            .iter()
            .enumerate()
            .filter_map(|(place, paragraph)| {
                let words = paragraph.of(text);
                let element = document().create_element("p").ok()?;
                element.set_attribute(PLACE, &place.to_string()).ok()?;
                if headline == Some(words.trim_start_matches('#').trim()) {
                    element.set_class_name("headline");
                }
                element.set_text_content(Some(words));
                root.append_child(&element).ok()?;
                Some(element)
            })
            .collect();
        let drawn = Drawn {
            root: root.clone(),
            text: text.to_owned(),
            marks,
            elements,
            near: BTreeMap::new(),
            highlights: Highlights::new(),
            emphasis: Emphasis::default(),
        };
        let drawn = Rc::new(RefCell::new(drawn));
        let seen = Rc::clone(&drawn);
        let react = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let mut drawn = seen.borrow_mut();
            for entry in entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>) {
                match place_of(&entry.target()) {
                    Some(place) if entry.is_intersecting() => drawn.approach(place),
                    Some(place) => drawn.leave(place),
                    None => {}
                }
            }
        });
        let init = IntersectionObserverInit::new();
        init.set_root(window);
        init.set_root_margin("200px");
        let observer = IntersectionObserver::new_with_options(react.as_ref().unchecked_ref(), &init).ok();
        let sheet = Self { drawn, observer, window: window.cloned(), _react: react };
        for (place, element) in sheet.drawn.borrow().elements.clone().iter().enumerate() {
            match &sheet.observer {
                Some(observer) => observer.observe(element),
                None => sheet.drawn.borrow_mut().approach(place),
            }
        }
        sheet
    }

    /// Sets off other words, and leaves the rest as it is.
    pub fn emphasise(&self, emphasis: Emphasis) {
        self.drawn.borrow_mut().emphasise(emphasis);
    }

    /// The byte of the text under a point of the window, where `element` is what the pointer is over.
    pub fn byte_under(&self, element: &Element, x: f64, y: f64) -> Option<u32> {
        let drawn = self.drawn.borrow();
        let element = element.closest("p").ok()??;
        let place = place_of(&element).filter(|&place| drawn.elements.get(place) == Some(&element))?;
        let paragraph = drawn.marks.paragraphs[place];
        let mut before = 0;
        for text in drawn.texts(place) {
            if let Some(unit) = unit_under(&text, x, y) {
                return Some(paragraph.start + byte_at(paragraph.of(&drawn.text), (before + unit) as usize) as u32);
            }
            before += text.length();
        }
        None
    }

    /// Shows by the pointer's form whether a click chooses something.
    pub fn invite(&self, inviting: bool) {
        // A class of letters is one that any element takes.
        let _taken = self.drawn.borrow().root.class_list().toggle_with_force("inviting", inviting);
    }

    /// Brings words into view.
    pub fn bring(&self, span: Span) {
        let Some(at) = self.rectangle(span) else { return };
        let drawn = self.drawn.borrow();
        let Some(paragraph) = drawn.marks.paragraphs_of(span).next().and_then(|place| drawn.elements.get(place)) else {
            return;
        };
        let window = self.window.as_ref().map(Element::get_bounding_client_rect);
        let height =
            || gloo::utils::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let (top, bottom) = window.map_or_else(|| (0.0, height()), |window| (window.top(), window.bottom()));
        if at.top() < top || at.bottom() > bottom {
            paragraph.scroll_into_view();
        }
    }

    /// Where words stand in the window: their first line.
    pub fn rectangle(&self, span: Span) -> Option<DomRect> {
        let drawn = self.drawn.borrow();
        let place = drawn.marks.paragraphs_of(span).next()?;
        let (start, end) = drawn.ends(place, span)?;
        let range = Range::new().ok()?;
        range.set_start(&start.0, start.1).ok()?;
        range.set_end(&end.0, end.1).ok()?;
        range.get_client_rects()?.item(0)
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        self.drawn.borrow_mut().leave_all();
    }
}

impl Drawn {
    fn emphasise(&mut self, emphasis: Emphasis) {
        if emphasis == self.emphasis {
            return;
        }
        let before = std::mem::replace(&mut self.emphasis, emphasis);
        let touched = |sheet: &Self, span: Option<Span>| span.map_or(0..0, |span| sheet.marks.paragraphs_of(span));
        if before.sentence != self.emphasis.sentence {
            for place in touched(self, before.sentence).chain(touched(self, self.emphasis.sentence)) {
                let near = self.near.contains_key(&place);
                self.leave(place);
                self.write(place);
                if near {
                    self.approach(place);
                }
            }
        }
        let same = before.linked == self.emphasis.linked && before.hidden == self.emphasis.hidden;
        let changed: Vec<usize> = if same {
            let spans = [before.chosen, self.emphasis.chosen, before.cursor, self.emphasis.cursor];
            spans.into_iter().flat_map(|span| touched(self, span)).collect()
        } else {
            self.near.keys().copied().collect()
        };
        for place in changed {
            if self.near.contains_key(&place) {
                self.leave(place);
                self.approach(place);
            }
        }
    }

    /// A paragraph comes into view: it gets its marks.
    fn approach(&mut self, place: usize) {
        if self.near.contains_key(&place) {
            return;
        }
        let mut ranges = Vec::new();
        if let Some(highlights) = &self.highlights {
            for (layer, span) in self.layers(place) {
                let Some((start, end)) = self.ends(place, span) else { continue };
                if let Some(range) = range((&start.0, start.1), (&end.0, end.1)) {
                    highlights.add(layer, &range);
                    ranges.push((layer, range));
                }
            }
        }
        self.near.insert(place, ranges);
        if self.highlights.is_none() {
            self.write(place);
        }
    }

    /// A paragraph goes out of view, or its marks change.
    fn leave(&mut self, place: usize) {
        let ranges = self.near.remove(&place);
        if let (Some(highlights), Some(ranges)) = (&self.highlights, ranges) {
            for (layer, range) in ranges {
                highlights.remove(layer, &range);
            }
        }
    }

    /// All paragraphs lose their marks.
    fn leave_all(&mut self) {
        for place in self.near.keys().copied().collect::<Vec<_>>() {
            self.leave(place);
        }
    }

    /// What is marked in a paragraph.
    fn layers(&self, place: usize) -> Vec<(Layer, Span)> {
        let paragraph = self.marks.paragraphs[place];
        let shown = self.marks.in_paragraph(place).filter(|mark| !self.emphasis.hidden.has(mark.kind));
        let marks = shown.map(|Mark { span, kind, .. }| (Layer::Kind(kind), span));
        let linked = &self.emphasis.linked;
        let linked = linked.iter().filter(|span| span.overlaps(paragraph)).map(|&span| (Layer::Linked, span));
        let chosen = self.emphasis.chosen.map(|span| (Layer::Chosen, span));
        let cursor = self.emphasis.cursor.map(|span| (Layer::Cursor, span));
        marks.chain(linked).chain(chosen).chain(cursor).filter(|(_, span)| span.overlaps(paragraph)).collect()
    }

    /// Writes a paragraph's words anew: the chosen sentence as an element, the rest as text; where the browser has no
    /// highlights, the marks of a paragraph in view as elements, too.
    fn write(&self, place: usize) {
        let (Some(element), paragraph) = (self.elements.get(place), self.marks.paragraphs[place]) else { return };
        let layers = match self.highlights {
            None if self.near.contains_key(&place) => self.layers(place),
            _ => Vec::new(),
        };
        element.set_text_content(None);
        let Some(sentence) = self.emphasis.sentence.filter(|sentence| sentence.overlaps(paragraph)) else {
            return self.write_into(element, paragraph, &layers);
        };
        let inside = Span { start: sentence.start.max(paragraph.start), end: sentence.end.min(paragraph.end) };
        self.write_into(element, Span { start: paragraph.start, end: inside.start }, &layers);
        if let Ok(chosen) = document().create_element("mark") {
            chosen.set_class_name("selected");
            // Both are plain names and values, which an element takes, and it takes an element.
            let _set = chosen.set_attribute("data-selected", "true");
            let _added = element.append_child(&chosen);
            self.write_into(&chosen, inside, &layers);
        }
        self.write_into(element, Span { start: inside.end, end: paragraph.end }, &layers);
    }

    fn write_into(&self, element: &Element, range: Span, layers: &[(Layer, Span)]) {
        if range.start >= range.end {
            return;
        }
        let spans: Vec<Span> = layers.iter().map(|(_, span)| *span).collect();
        for stretch in stretches(range, &spans) {
            let words = document().create_text_node(stretch.span.of(&self.text));
            let mark = if stretch.marks.is_empty() { None } else { document().create_element("mark").ok() };
            if let Some(mark) = &mark {
                let names: Vec<&str> = stretch.marks.iter().map(|&mark| layers[mark].0.name()).collect();
                mark.set_class_name(&names.join(" "));
            }
            let node: &Node = mark.as_ref().map_or(&words, |mark| mark);
            // An element takes a new node.
            let _added = mark.as_ref().map(|mark| mark.append_child(&words));
            let _added = element.append_child(node);
        }
    }

    /// The text nodes of a paragraph, in order.
    fn texts(&self, place: usize) -> Vec<Text> {
        let mut texts = Vec::new();
        let mut nodes: Vec<Node> = self.elements.get(place).map(|element| element.clone().into()).into_iter().collect();
        while let Some(node) = nodes.pop() {
            if let Some(text) = node.dyn_ref::<Text>() {
                texts.push(text.clone());
            }
            let children = node.child_nodes();
            nodes.extend((0..children.length()).rev().filter_map(|child| children.item(child)));
        }
        texts
    }

    /// Where the part of a stretch that lies in a paragraph begins and ends.
    fn ends(&self, place: usize, span: Span) -> Option<((Text, u32), (Text, u32))> {
        let paragraph = self.marks.paragraphs[place];
        let words = paragraph.of(&self.text);
        let unit = |byte: u32| units_before(words, byte.saturating_sub(paragraph.start) as usize) as u32;
        let (start, end) = (unit(span.start), unit(span.end.min(paragraph.end)));
        let (mut first, mut before) = (None, 0);
        for text in self.texts(place) {
            let after = before + text.length();
            if first.is_none() && start < after {
                first = Some((text.clone(), start - before));
            }
            if end <= after {
                return Some((first?, (text, end - before)));
            }
            before = after;
        }
        None
    }
}

fn place_of(element: &Element) -> Option<usize> {
    element.get_attribute(PLACE)?.parse().ok()
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
