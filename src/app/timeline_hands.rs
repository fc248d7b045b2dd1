//! What hands do to the timeline: drag, pinch, wheel.

use crate::view::timeline::Viewport;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// How far a finger may slip in a click, in pixels.
const SLIP: f64 = 5.0;
/// How much a turn of the wheel by a pixel zooms.
const WHEEL: f64 = 0.0022;

/// The fingers on the drawing, and the view that they took hold of.
#[derive(Default)]
pub struct Grip {
    fingers: Vec<(i32, f64)>,
    held: Option<(Viewport, Vec<f64>)>,
    /// Whether the present touch has moved the drawing: then its end is no click.
    pub moved: bool,
}

impl Grip {
    /// A finger comes down.
    pub fn press(&mut self, event: &PointerEvent, viewport: Viewport) {
        if self.fingers.is_empty() {
            self.moved = false;
        }
        if event.button() == 0 && self.fingers.len() < 2 {
            self.fingers.push((event.pointer_id(), f64::from(event.client_x())));
            self.hold(viewport);
        }
    }

    /// A finger moves; tells the view that this makes.
    pub fn slide(&mut self, event: &PointerEvent) -> Option<Viewport> {
        let finger = self.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id())?;
        finger.1 = f64::from(event.client_x());
        let (viewport, start) = self.held.clone()?;
        let now: Vec<f64> = self.fingers.iter().map(|finger| finger.1).collect();
        if !self.moved {
            if now.iter().zip(&start).all(|(now, start)| (now - start).abs() < SLIP) {
                return None;
            }
            self.moved = true;
            if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
                // Without it a drag ends at the drawing's edge.
                let _captured = element.set_pointer_capture(event.pointer_id());
            }
        }
        match (start.as_slice(), now.as_slice()) {
            ([start], [now]) => Some(viewport.panned(now - start)),
            ([a, b], [c, d]) => {
                let (old, new) = (f64::midpoint(*a, *b), f64::midpoint(*c, *d));
                let left = event
                    .current_target()
                    .and_then(|target| target.dyn_into::<Element>().ok())
                    .map_or(0.0, |element| element.get_bounding_client_rect().left());
                let factor = (c - d).abs().max(10.0) / (a - b).abs().max(10.0);
                Some(viewport.zoomed(factor, old - left).panned(new - old))
            }
            _ => None,
        }
    }

    /// A finger leaves.
    pub fn release(&mut self, event: &PointerEvent, viewport: Viewport) {
        self.fingers.retain(|finger| finger.0 != event.pointer_id());
        self.hold(viewport);
    }

    fn hold(&mut self, viewport: Viewport) {
        self.held = Some((viewport, self.fingers.iter().map(|finger| finger.1).collect()));
    }
}

/// The view after a turn of the wheel: with Ctrl or ⌘ it zooms, sideways or with Shift it pans, else the page scrolls.
pub fn wheel(event: &WheelEvent, viewport: &Viewport) -> Option<Viewport> {
    let (across, down) = (event.delta_x(), event.delta_y());
    if event.ctrl_key() || event.meta_key() {
        let left = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .map_or(0.0, |element| element.get_bounding_client_rect().left());
        return Some(viewport.zoomed((-down * WHEEL).exp(), f64::from(event.client_x()) - left));
    }
    if event.shift_key() && down != 0.0 {
        return Some(viewport.panned(-down));
    }
    (across.abs() > down.abs()).then(|| viewport.panned(-across))
}
