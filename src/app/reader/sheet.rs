//! An article's paragraphs as elements, with the marks of those that are in view.
//!
//! Marks do not go through Yew: an article may have thousands, of which a screen shows some dozens. A paragraph is one
//! text; its marks are the browser's highlights over ranges of it. Where the browser has none, it is cut into `<mark>`
//! elements instead. Either way only the paragraphs in view have their marks. Words of an article are always text nodes.

use super::highlights::{Highlights, Layer};
use super::letters::Letters;
use crate::model::Span;
use crate::view::highlight::stretches;
use crate::view::marks::{Mark, MarkKinds, Marks};
use gloo::utils::document;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{
    DomRect, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, Node, StaticRange,
};

/// From how many paragraphs on the browser lays out only those in view.
const LONG: usize = 60;

/// So many paragraphs are taken to be in view before the browser says which are: their marks come with their words.
const FIRST: usize = 6;

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
    title: Option<String>,
    elements: Vec<Element>,
    /// What is marked in each paragraph that has its marks, with the ranges that show it, where the browser has highlights.
    near: BTreeMap<usize, BTreeMap<(Layer, Span), Option<StaticRange>>>,
    highlights: Option<Highlights>,
    emphasis: Emphasis,
}

impl Sheet {
    /// Draws a text into an element, in place of what stands there; `headline` is the paragraph that is the title.
    /// `page` is the element around it, which may scroll by itself.
    pub fn new(root: &Element, page: &Element, text: &str, marks: Rc<Marks>, headline: Option<&str>) -> Self {
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
            title: headline.map(str::to_owned),
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
        // Asked now that the paragraphs stand there: the browser lays all out once.
        let window = scrolls(page).then(|| page.clone());
        let init = IntersectionObserverInit::new();
        init.set_root(window.as_ref());
        init.set_root_margin("200px");
        let observer = IntersectionObserver::new_with_options(react.as_ref().unchecked_ref(), &init).ok();
        let sheet = Self { drawn, observer, window, _react: react };
        let elements = sheet.drawn.borrow().elements.clone();
        for (place, element) in elements.iter().enumerate() {
            if let Some(observer) = &sheet.observer {
                observer.observe(element);
            }
            if place < FIRST || sheet.observer.is_none() {
                sheet.drawn.borrow_mut().approach(place);
            }
        }
        sheet
    }

    /// Whether it shows a text with its headline in an element.
    pub fn shows(&self, root: &Element, text: &str, headline: Option<&str>) -> bool {
        let drawn = self.drawn.borrow();
        &drawn.root == root && drawn.text == text && drawn.title.as_deref() == headline
    }

    /// Gives the text other marks; its paragraphs are the same.
    pub fn mark_anew(&self, marks: Rc<Marks>) {
        let mut drawn = self.drawn.borrow_mut();
        drawn.marks = marks;
        drawn.mark_all();
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
        drawn.letters(place)?.byte_under(x, y)
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
        drawn.letters(place)?.range(span)?.get_client_rects()?.item(0)
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
        self.mark_all();
    }

    /// Brings the marks of all paragraphs in view up to date.
    fn mark_all(&mut self) {
        for place in self.near.keys().copied().collect::<Vec<_>>() {
            self.mark(place);
        }
    }

    /// A paragraph comes into view: it gets its marks.
    fn approach(&mut self, place: usize) {
        if !self.near.contains_key(&place) {
            self.mark(place);
        }
    }

    /// Gives a paragraph the marks that it lacks, and takes away those that it is not to have.
    fn mark(&mut self, place: usize) {
        let known = self.near.remove(&place);
        let mut changed = known.is_none();
        let mut known = known.unwrap_or_default();
        let mut marked = BTreeMap::new();
        let mut missing = Vec::new();
        // Two marks of a kind over the same words, as of both sides that they speak of, are one.
        for key in self.layers(place).into_iter().collect::<BTreeSet<_>>() {
            match known.remove(&key) {
                Some(range) => drop(marked.insert(key, range)),
                None => missing.push(key),
            }
        }
        changed |= !(known.is_empty() && missing.is_empty());
        self.unmark(&known);
        // Words whose mark is of another kind now keep their range: to make one takes as long as all else of a mark.
        let mut free: BTreeMap<Span, StaticRange> =
            known.into_iter().filter_map(|((_, span), range)| Some((span, range?))).collect();
        let letters = std::cell::LazyCell::new(|| self.letters(place));
        for (layer, span) in missing {
            let range = self.highlights.as_ref().and_then(|highlights| {
                let range = free.remove(&span).or_else(|| letters.as_ref()?.static_range(span))?;
                highlights.add(layer, &range);
                Some(range)
            });
            marked.insert((layer, span), range);
        }
        self.near.insert(place, marked);
        if changed && self.highlights.is_none() {
            self.write(place);
        }
    }

    /// A paragraph goes out of view, or its words are written anew.
    fn leave(&mut self, place: usize) {
        if let Some(marked) = self.near.remove(&place) {
            self.unmark(&marked);
            if self.highlights.is_none() {
                self.write(place);
            }
        }
    }

    fn unmark(&self, marked: &BTreeMap<(Layer, Span), Option<StaticRange>>) {
        let Some(highlights) = &self.highlights else { return };
        for ((layer, _), range) in marked {
            if let Some(range) = range {
                highlights.remove(*layer, range);
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

    /// A paragraph as the browser counts its letters.
    fn letters(&self, place: usize) -> Option<Letters> {
        let paragraph = self.marks.paragraphs[place];
        Some(Letters::of(self.elements.get(place)?, paragraph, paragraph.of(&self.text)))
    }
}

/// Whether an element scrolls by itself whatever stands in it.
fn scrolls(page: &Element) -> bool {
    let style = gloo::utils::window().get_computed_style(page).ok().flatten();
    style.and_then(|style| style.get_property_value("overflow-y").ok()).is_some_and(|overflow| overflow == "auto")
}

fn place_of(element: &Element) -> Option<usize> {
    element.get_attribute(PLACE)?.parse().ok()
}
