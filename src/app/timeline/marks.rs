//! The marks as elements over the drawing, once it rests: for touch, tests and screen readers.

use super::stage::{AXIS, Board};
use crate::view::timeline::{Cluster, Mark, Viewport};
use gloo::utils::document;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Node};

/// Half of the least height and width of a target.
const HALF_TARGET: f64 = 12.0;
/// The width of a cluster's target.
const CLUSTER: f64 = 48.0;

/// The elements as they were last placed: what they say already is neither asked of the browser nor said again.
#[derive(Default)]
pub struct Marks {
    events: HashMap<usize, Placed>,
    clusters: Vec<Placed>,
    /// The view that they lie over.
    view: Option<Viewport>,
    /// Whether they are hidden; nothing before that was ever said.
    hidden: Option<bool>,
    /// What each new element begins as.
    pattern: Option<Node>,
}

struct Placed {
    element: HtmlElement,
    /// Left edge, top and width, in whole pixels.
    place: [i32; 3],
    /// Of a cluster: how many events it stands for.
    count: usize,
    /// Of an event: whether it is the chosen one.
    pressed: bool,
}

impl Marks {
    /// Whether they lie over another view than this one.
    pub fn lie_elsewhere(&self, view: &Viewport) -> bool {
        self.view != Some(*view)
    }

    /// A button, made of the pattern.
    fn button(&mut self, layer: &HtmlElement, id: &str, kind: &str, name: &str) -> Result<HtmlElement, JsValue> {
        if self.pattern.is_none() {
            let element = document().create_element("div")?;
            element.set_attribute("role", "button")?;
            element.set_attribute("tabindex", "-1")?;
            self.pattern = Some(element.into());
        }
        let element = match &self.pattern {
            Some(pattern) => pattern.clone_node()?.unchecked_into::<HtmlElement>(),
            None => return Err(JsValue::NULL),
        };
        element.set_id(id);
        element.set_attribute(kind, name)?;
        layer.append_child(&element)?;
        Ok(element)
    }
}

impl Placed {
    fn put(&mut self, left: f64, middle: f64, width: f64) {
        let place = [left, middle - HALF_TARGET, width].map(|length| length.round() as i32);
        if self.place != place {
            self.place = place;
            let [left, top, width] = place;
            self.element.style().set_css_text(&format!("left:{left}px;top:{top}px;width:{width}px"));
        }
    }
}

impl From<HtmlElement> for Placed {
    fn from(element: HtmlElement) -> Self {
        Self { element, place: [0, 0, -1], count: 0, pressed: false }
    }
}

impl Board {
    /// Hides the marks while the drawing moves under them.
    pub(super) fn hide_marks(&mut self, hidden: bool) {
        if self.marks.hidden != Some(hidden) {
            self.marks.hidden = Some(hidden);
            // Setting a plain attribute fails for no value.
            let _set = self.parts.marks.set_attribute("data-moving", if hidden { "true" } else { "false" });
        }
    }

    /// Takes the marks away: they are of other events, or in other words.
    pub(super) fn forget_marks(&mut self) {
        self.parts.marks.set_text_content(None);
        self.marks.events.clear();
        self.marks.clusters.clear();
    }

    /// Lays an element over each mark and each cluster that is drawn, and lets them be seen.
    pub(super) fn place_marks(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        let placed = self.try_place_marks(&mut marks);
        debug_assert!(placed.is_ok(), "a document makes elements, and they take attributes");
        marks.view = Some(self.view);
        self.marks = marks;
        self.hide_marks(false);
    }

    fn try_place_marks(&self, marks: &mut Marks) -> Result<(), JsValue> {
        let mut old = std::mem::take(&mut marks.events);
        for mark in &self.drawing.marks {
            let mut placed = match old.remove(&mark.item) {
                Some(placed) => placed,
                None => self.event(mark, marks)?,
            };
            let pressed = self.chosen == Some(mark.item);
            if placed.pressed != pressed {
                placed.pressed = pressed;
                placed.element.set_attribute("aria-pressed", if pressed { "true" } else { "false" })?;
            }
            let (left, right) = mark.footprint();
            let middle = f64::midpoint(left, right);
            let half = (right - middle).max(HALF_TARGET);
            placed.put(middle - half, AXIS + mark.y, 2.0 * half);
            marks.events.insert(mark.item, placed);
        }
        for (place, cluster) in self.drawing.clusters.iter().enumerate() {
            self.cluster(place, cluster, marks)?;
        }
        for placed in old.into_values().chain(marks.clusters.drain(self.drawing.clusters.len()..)) {
            placed.element.remove();
        }
        match self.cursor.filter(|item| marks.events.contains_key(item)) {
            Some(item) => {
                let id = format!("mark-{}", self.scene.source.id(item));
                self.parts.frame.set_attribute("aria-activedescendant", &id)
            }
            None => self.parts.frame.remove_attribute("aria-activedescendant"),
        }
    }

    /// The element of an event that had none.
    fn event(&self, mark: &Mark, marks: &mut Marks) -> Result<Placed, JsValue> {
        let name = self.scene.source.id(mark.item).to_string();
        let element = marks.button(&self.parts.marks, &format!("mark-{name}"), "data-event", &name)?;
        element.set_attribute("aria-label", &self.hint(mark.item))?;
        element.set_attribute("aria-pressed", "false")?;
        Ok(element.into())
    }

    fn cluster(&self, place: usize, cluster: &Cluster, marks: &mut Marks) -> Result<(), JsValue> {
        if marks.clusters.len() <= place {
            let name = place.to_string();
            let element = marks.button(&self.parts.marks, &format!("cluster-{name}"), "data-cluster", &name)?;
            marks.clusters.push(element.into());
        }
        let placed = &mut marks.clusters[place];
        if placed.count != cluster.count {
            placed.count = cluster.count;
            placed.element.set_attribute("aria-label", &self.cluster_hint(cluster.count))?;
        }
        placed.put(cluster.x - CLUSTER / 2.0, AXIS + cluster.y, CLUSTER);
        Ok(())
    }

    /// What a mark tells when it is pointed at: the whole label, the date, the standing.
    pub(super) fn hint(&self, item: usize) -> String {
        let source = &self.scene.source;
        let standing = self.words.text(&format!("standing-{}", source.look(item).standing.name()));
        format!("{}\n{}, {standing}", source.label(item), source.date(item))
    }

    /// What a cluster tells when it is pointed at: how many events it stands for.
    pub(super) fn cluster_hint(&self, count: usize) -> String {
        self.words.count("more-events", count)
    }
}
