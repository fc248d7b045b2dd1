//! The marks as elements over the drawing, once it rests: for touch, tooltips, tests and screen readers.

use super::stage::{AXIS, Board};
use gloo::utils::document;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Half of the least height and width of a target.
const HALF_TARGET: f64 = 12.0;

impl Board {
    /// Hides the marks while the drawing moves under them.
    pub(super) fn hide_marks(&self, hidden: bool) {
        // Setting a plain attribute fails for no value.
        let _set = self.parts.marks.set_attribute("data-moving", if hidden { "true" } else { "false" });
    }

    /// Lays an element over each mark and each cluster that is drawn.
    pub(super) fn place_marks(&self) {
        let placed = self.try_place_marks();
        debug_assert!(placed.is_ok(), "a document makes elements, and they take attributes");
    }

    fn try_place_marks(&self) -> Result<(), JsValue> {
        let layer = &self.parts.marks;
        let children = layer.children();
        let mut old: HashMap<String, HtmlElement> = (0..children.length())
            .filter_map(|place| children.item(place)?.dyn_into::<HtmlElement>().ok())
            .map(|element| (element.id(), element))
            .collect();
        for mark in &self.drawing.marks {
            let name = self.scene.source.id(mark.item).to_string();
            let id = format!("mark-{name}");
            let element = if let Some(element) = old.remove(&id) {
                element
            } else {
                let element = button(&id)?;
                element.set_attribute("data-event", &name)?;
                layer.append_child(&element)?;
                element
            };
            let hint = self.hint(mark.item);
            if element.title() != hint {
                element.set_title(&hint);
                element.set_attribute("aria-label", &hint)?;
            }
            let pressed = if self.chosen == Some(mark.item) { "true" } else { "false" };
            if element.get_attribute("aria-pressed").as_deref() != Some(pressed) {
                element.set_attribute("aria-pressed", pressed)?;
            }
            let (left, right) = mark.footprint();
            let middle = f64::midpoint(left, right);
            let half = (right - middle).max(HALF_TARGET);
            place(&element, middle - half, AXIS + mark.y, 2.0 * half)?;
        }
        for (index, cluster) in self.drawing.clusters.iter().enumerate() {
            let id = format!("cluster-{index}");
            let element = if let Some(element) = old.remove(&id) {
                element
            } else {
                let element = button(&id)?;
                element.set_attribute("data-cluster", &index.to_string())?;
                layer.append_child(&element)?;
                element
            };
            let count = cluster.count.to_string();
            if element.get_attribute("data-count").as_deref() != Some(&count) {
                let label = self.words.count("more-events", cluster.count);
                element.set_attribute("data-count", &count)?;
                element.set_title(&label);
                element.set_attribute("aria-label", &label)?;
            }
            place(&element, cluster.x - 24.0, AXIS + cluster.y, 48.0)?;
        }
        for element in old.values() {
            element.remove();
        }
        let active = self.cursor.filter(|item| self.drawing.marks.iter().any(|mark| mark.item == *item));
        match active {
            Some(item) => {
                let id = format!("mark-{}", self.scene.source.id(item));
                self.parts.frame.set_attribute("aria-activedescendant", &id)
            }
            None => self.parts.frame.remove_attribute("aria-activedescendant"),
        }
    }

    /// What a mark tells when it is pointed at: the whole label, the date, the standing.
    fn hint(&self, item: usize) -> String {
        let source = &self.scene.source;
        let standing = self.words.text(&format!("standing-{}", source.look(item).standing.name()));
        format!("{}\n{}, {standing}", source.label(item), source.date(item))
    }
}

fn button(id: &str) -> Result<HtmlElement, JsValue> {
    let element: HtmlElement = document().create_element("div")?.unchecked_into();
    element.set_id(id);
    element.set_attribute("role", "button")?;
    element.set_attribute("tabindex", "-1")?;
    Ok(element)
}

fn place(element: &HtmlElement, left: f64, middle: f64, width: f64) -> Result<(), JsValue> {
    let style = element.style();
    style.set_property("left", &format!("{left:.1}px"))?;
    style.set_property("top", &format!("{:.1}px", middle - HALF_TARGET))?;
    style.set_property("width", &format!("{width:.1}px"))
}
