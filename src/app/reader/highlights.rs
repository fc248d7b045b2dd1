//! The browser's highlights of ranges of text (CSS Custom Highlight API), where it has them.
//!
//! `web-sys` has this interface only behind a flag of the compiler; what is used of it is declared here.

use crate::view::marks::MarkKind;
use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{StaticRange, StaticRangeInit, Text};

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug)]
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &StaticRange);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &StaticRange) -> bool;
    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    #[derive(Clone, Debug)]
    type HighlightRegistry;
    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;
}

/// What ranges are highlighted as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Marks of a kind.
    Kind(MarkKind),
    /// The mentions of the chosen actor.
    Linked,
    /// The chosen words.
    Chosen,
    /// The mark that the keyboard is at.
    Cursor,
}

impl Layer {
    const COUNT: usize = MarkKind::ALL.len() + 3;

    fn all() -> impl Iterator<Item = Self> {
        MarkKind::ALL.into_iter().map(Self::Kind).chain([Self::Linked, Self::Chosen, Self::Cursor])
    }

    fn place(self) -> usize {
        match self {
            Self::Kind(kind) => kind as usize,
            Self::Linked => MarkKind::ALL.len(),
            Self::Chosen => MarkKind::ALL.len() + 1,
            Self::Cursor => MarkKind::ALL.len() + 2,
        }
    }

    /// Its name in the style sheet: `::highlight(frise-actor)`, `mark.actor`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Linked => "linked",
            Self::Chosen => "chosen",
            Self::Cursor => "cursor",
        }
    }
}

/// The document's highlights. All explorers of a document share them, and each takes only its own ranges away.
pub struct Highlights {
    layers: Vec<Highlight>,
}

impl Highlights {
    /// The highlights, where the browser has them.
    pub fn new() -> Option<Self> {
        let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
        let registry = Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)?;
        let registry = registry.unchecked_into::<HighlightRegistry>();
        let mut layers = Vec::with_capacity(Layer::COUNT);
        for layer in Layer::all() {
            let name = format!("frise-{}", layer.name());
            let highlight = if let Some(highlight) = registry.get(&name) {
                highlight
            } else {
                let highlight = Highlight::new().ok()?;
                highlight.set_priority(layer.place() as i32);
                registry.set(&name, &highlight);
                highlight
            };
            layers.push(highlight);
        }
        Some(Self { layers })
    }

    /// Highlights a range, until it is taken away.
    pub fn add(&self, layer: Layer, range: &StaticRange) {
        self.layers[layer.place()].add(range);
    }

    /// Takes a range away.
    pub fn remove(&self, layer: Layer, range: &StaticRange) {
        self.layers[layer.place()].delete(range);
    }
}

/// From a unit of a text to a unit of a text. It does not follow changes, and so costs the browser nothing.
pub fn range(start: (&Text, u32), end: (&Text, u32)) -> Option<StaticRange> {
    let init = StaticRangeInit::new(end.0, end.1, start.0, start.1);
    // Both are texts of the page, and the units are counted from them: a browser that refuses shows no mark there.
    StaticRange::new(&init).ok()
}
