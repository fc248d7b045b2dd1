//! What pointers and wheels do to the timeline: drag, fling, pinch, zoom, hover, choose.

use super::stage::{Board, Stage};
use crate::view::Point;
use crate::view::timeline::Viewport;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// How far a finger may slip in a click, in pixels.
const SLIP: f64 = 5.0;
/// How much a turn of the wheel by a pixel zooms.
const WHEEL: f64 = 0.0022;
/// How much a double click zooms.
const DOUBLE: f64 = 2.0;
/// In how many milliseconds a fling loses most of its speed.
const FRICTION: f64 = 325.0;
/// Slower than this, in pixels a millisecond, a drag ends where it is let go and a fling ends.
const SLOW: f64 = 0.04;

/// The fingers on the drawing, and the view that they took hold of.
#[derive(Default)]
pub struct Grip {
    fingers: Vec<(i32, f64)>,
    held: Option<(Viewport, Vec<f64>)>,
    /// Whether the present touch has moved the drawing: then its end is no click.
    moved: bool,
    /// When and where the last finger was, and how fast it went, in pixels a millisecond.
    last: Option<(f64, f64)>,
    speed: f64,
}

impl Grip {
    /// Whether a finger is on the drawing.
    pub fn holds(&self) -> bool {
        !self.fingers.is_empty()
    }

    fn press(&mut self, event: &PointerEvent, viewport: Viewport) {
        if self.fingers.is_empty() {
            self.moved = false;
        }
        if event.button() == 0 && self.fingers.len() < 2 {
            self.fingers.push((event.pointer_id(), f64::from(event.client_x())));
            self.hold(viewport);
        }
    }

    /// A finger moves; tells the view that this makes.
    fn slide(&mut self, event: &PointerEvent, left: f64) -> Option<Viewport> {
        let finger = self.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id())?;
        finger.1 = f64::from(event.client_x());
        self.time(event.time_stamp(), f64::from(event.client_x()));
        let (viewport, start) = self.held.clone()?;
        let now: Vec<f64> = self.fingers.iter().map(|finger| finger.1).collect();
        if !self.moved {
            if now.iter().zip(&start).all(|(now, start)| (now - start).abs() < SLIP) {
                return None;
            }
            self.moved = true;
        }
        match (start.as_slice(), now.as_slice()) {
            ([start], [now]) => Some(viewport.panned(now - start)),
            ([a, b], [c, d]) => {
                let (old, new) = (f64::midpoint(*a, *b), f64::midpoint(*c, *d));
                let factor = (c - d).abs().max(10.0) / (a - b).abs().max(10.0);
                Some(viewport.zoomed(factor, old - left).panned(new - old))
            }
            _ => None,
        }
    }

    fn time(&mut self, now: f64, x: f64) {
        if let Some((then, before)) = self.last
            && now > then
        {
            let speed = (x - before) / (now - then);
            // A finger that stood still before it left throws nothing.
            self.speed = if now - then > 80.0 { 0.0 } else { self.speed * 0.4 + speed * 0.6 };
        }
        self.last = Some((now, x));
    }

    /// A finger leaves; tells how fast the drawing goes on.
    fn release(&mut self, event: &PointerEvent, viewport: Viewport) -> Option<f64> {
        self.time(event.time_stamp(), f64::from(event.client_x()));
        let held = self.fingers.len();
        self.fingers.retain(|finger| finger.0 != event.pointer_id());
        self.hold(viewport);
        let thrown = self.moved && held == 1 && self.fingers.is_empty() && self.speed.abs() > 4.0 * SLOW;
        let speed = std::mem::take(&mut self.speed);
        self.last = None;
        thrown.then_some(speed)
    }

    fn hold(&mut self, viewport: Viewport) {
        self.held = Some((viewport, self.fingers.iter().map(|finger| finger.1).collect()));
    }
}

/// A drawing that goes on after a drag.
pub struct Fling {
    speed: f64,
    last: Option<f64>,
}

impl Fling {
    /// By how many pixels it goes on until `now`; nothing once it has ended.
    pub fn step(&mut self, now: f64) -> Option<f64> {
        let passed = self.last.map_or(0.0, |last| (now - last).clamp(0.0, 64.0));
        self.last = Some(now);
        self.speed *= (-passed / FRICTION).exp();
        (self.speed.abs() > SLOW).then_some(self.speed * passed)
    }
}

/// What lies under the pointer.
#[derive(Clone, Copy)]
pub enum Hit {
    /// An event, by its place in the scene.
    Event(usize),
    /// A cluster, by its place in the drawing.
    Cluster(usize),
}

/// Lets the hands have the timeline, until the listeners are dropped.
#[must_use]
pub fn listen(stage: &Stage) -> Vec<EventListener> {
    let frame = stage.0.borrow().parts.frame.clone();
    let on = |name: &'static str, react: fn(&mut Board, &Event)| {
        let stage = stage.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&frame, name, options, move |event| react(&mut stage.0.borrow_mut(), event))
    };
    vec![
        on("pointerdown", |board, event| board.press(event.unchecked_ref())),
        on("pointermove", |board, event| board.slide(event.unchecked_ref())),
        on("pointerup", |board, event| board.release(event.unchecked_ref())),
        on("pointercancel", |board, event| board.release(event.unchecked_ref())),
        on("pointerleave", |board, _| board.hover(None)),
        on("wheel", |board, event| board.wheel(event.unchecked_ref())),
        on("click", |board, event| board.click(event.unchecked_ref())),
        on("dblclick", |board, event| board.double_click(event.unchecked_ref())),
        on("keydown", |board, event| board.key(event.unchecked_ref::<KeyboardEvent>())),
    ]
}

/// Whether the reader wants things to stand still.
fn calm() -> bool {
    let query = gloo::utils::window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

impl Board {
    /// Where an event of the mouse lies in the drawing.
    fn at(&self, event: &MouseEvent) -> Point {
        let frame = self.parts.plot.get_bounding_client_rect();
        Point { x: f64::from(event.client_x()) - frame.left(), y: f64::from(event.client_y()) - frame.top() }
    }

    fn press(&mut self, event: &PointerEvent) {
        self.fling = None;
        self.grip.press(event, self.view);
    }

    fn slide(&mut self, event: &PointerEvent) {
        if !self.grip.holds() {
            let hit = self.hit(self.at(event));
            self.hover(hit);
            return;
        }
        let left = self.parts.plot.get_bounding_client_rect().left();
        let began = self.grip.moved;
        if let Some(view) = self.grip.slide(event, left) {
            if !began {
                // Without it a drag ends at the drawing's edge.
                let _captured = self.parts.frame.set_pointer_capture(event.pointer_id());
            }
            self.glide(view);
        }
    }

    fn release(&mut self, event: &PointerEvent) {
        if let Some(speed) = self.grip.release(event, self.view).filter(|_| !calm()) {
            self.fling = Some(Fling { speed, last: None });
            self.ask();
        }
    }

    /// With Ctrl or ⌘ the wheel zooms, sideways or with Shift it pans, else the page scrolls.
    fn wheel(&mut self, event: &WheelEvent) {
        let line = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
        let (across, down) = (event.delta_x() * line, event.delta_y() * line);
        let view = if event.ctrl_key() || event.meta_key() {
            self.view.zoomed((-down * WHEEL).exp(), self.at(event).x)
        } else if event.shift_key() && down != 0.0 {
            self.view.panned(-down)
        } else if across.abs() > down.abs() {
            self.view.panned(-across)
        } else {
            return;
        };
        event.prevent_default();
        self.fling = None;
        self.glide(view);
    }

    fn click(&mut self, event: &MouseEvent) {
        if std::mem::take(&mut self.grip.moved) {
            return;
        }
        match self.named(event).or_else(|| self.hit(self.at(event))) {
            Some(Hit::Event(item)) => self.pick(item),
            Some(Hit::Cluster(place)) => self.open(place),
            None => {}
        }
    }

    fn double_click(&mut self, event: &MouseEvent) {
        if self.named(event).or_else(|| self.hit(self.at(event))).is_none() {
            let view = self.view.zoomed(DOUBLE, self.at(event).x);
            self.jump(view);
        }
    }

    /// The mark that an event was sent to, by whatever hand: a screen reader's touch has no place.
    fn named(&self, event: &MouseEvent) -> Option<Hit> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        let number = |name: &str| target.get_attribute(name)?.parse::<usize>().ok();
        if let Some(place) = number("data-cluster") {
            return (place < self.drawing.clusters.len()).then_some(Hit::Cluster(place));
        }
        let item = self.scene.source.item(target.get_attribute("data-event")?.parse().ok()?)?;
        Some(Hit::Event(item))
    }

    fn hit(&self, at: Point) -> Option<Hit> {
        let y = at.y - super::stage::AXIS;
        let cluster = self
            .drawing
            .clusters
            .iter()
            .position(|cluster| (cluster.y - y).abs() <= 12.0 && (cluster.x - at.x).abs() <= 24.0);
        if let Some(place) = cluster {
            return Some(Hit::Cluster(place));
        }
        let reaches = |footprint: (f64, f64)| footprint.0 - 4.0 <= at.x && at.x <= footprint.1 + 4.0;
        let mark = self.drawing.marks.iter().find(|mark| (mark.y - y).abs() <= 12.0 && reaches(mark.footprint()));
        mark.map(|mark| Hit::Event(mark.item))
    }

    pub(super) fn hover(&mut self, hit: Option<Hit>) {
        let (event, cluster) = match hit {
            Some(Hit::Event(item)) => (Some(item), None),
            Some(Hit::Cluster(place)) => (None, Some(place)),
            None => (None, None),
        };
        if (event, cluster) != (self.hovered, self.hovered_cluster) {
            (self.hovered, self.hovered_cluster) = (event, cluster);
            let title = match (event, cluster) {
                (Some(item), _) => self.hint(item),
                (None, Some(place)) => self.cluster_hint(self.drawing.clusters[place].count),
                (None, None) => String::new(),
            };
            self.parts.frame.set_title(&title);
            self.ask();
        }
    }
}
