//! What hands do to the map: drag it or an actor, pinch, turn the wheel, draw a lasso.

use super::board::Board;
use crate::view::Point;
use crate::view::map::Camera;
use yew::prelude::*;

/// How far a finger may slip in a click, in pixels.
const SLIP: f64 = 4.0;
/// How much a turn of the wheel by a pixel zooms.
const WHEEL: f64 = 0.0022;

/// What a finger has taken hold of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Hold {
    /// Nothing.
    #[default]
    None,
    /// The drawing, by this camera.
    Drawing(Camera),
    /// An actor, with the way from the finger to its middle, in the drawing.
    Actor(usize, Point),
    /// A lasso.
    Lasso,
}

/// The fingers on the map.
#[derive(Default)]
pub struct Grip {
    fingers: Vec<(i32, Point)>,
    start: Vec<Point>,
    hold: Hold,
    /// Whether the present touch has moved something: then its end is no click.
    moved: bool,
}

impl Grip {
    /// A finger comes down; with `lasso` it draws one.
    pub fn press(&mut self, event: &PointerEvent, board: &Board, lasso: bool) {
        if event.button() != 0 || self.fingers.len() == 2 {
            return;
        }
        if self.fingers.is_empty() {
            self.moved = false;
        }
        let at = board.position(event);
        self.fingers.push((event.pointer_id(), at));
        let stage = board.stage();
        let found = stage.scene().actor_at(at).filter(|_| self.fingers.len() == 1);
        self.hold = if lasso && self.fingers.len() == 1 {
            Hold::Lasso
        } else if let Some(index) = found {
            let (from, to) = (stage.camera.to_drawing(at), stage.points[index]);
            Hold::Actor(index, Point { x: to.x - from.x, y: to.y - from.y })
        } else {
            Hold::Drawing(stage.camera)
        };
        self.start = self.fingers.iter().map(|finger| finger.1).collect();
    }

    /// A finger moves, and with it what it holds.
    pub fn slide(&mut self, event: &PointerEvent, board: &Board) {
        let at = board.position(event);
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) else { return };
        finger.1 = at;
        let now: Vec<Point> = self.fingers.iter().map(|finger| finger.1).collect();
        if !self.moved {
            if !slipped(&self.start, &now) {
                return;
            }
            self.moved = true;
            board.capture(event);
        }
        let mut stage = board.stage();
        match self.hold {
            Hold::None => return,
            Hold::Actor(index, offset) => {
                let place = stage.camera.to_drawing(at);
                stage.points[index] = Point { x: place.x + offset.x, y: place.y + offset.y };
                stage.held = Some(index);
            }
            Hold::Lasso => stage.lasso.push(at),
            Hold::Drawing(camera) => {
                stage.framed = true;
                stage.camera = dragged(camera, &self.start, &now);
            }
        }
        drop(stage);
        board.moved();
    }

    /// A finger leaves.
    pub fn release(&mut self, event: &PointerEvent, board: &Board) {
        self.fingers.retain(|finger| finger.0 != event.pointer_id());
        let mut stage = board.stage();
        if self.hold == Hold::Lasso {
            let line = std::mem::take(&mut stage.lasso);
            let caught = stage.scene().inside(&line);
            if event.ctrl_key() || event.meta_key() {
                stage.handled.gathered.extend(caught);
            } else {
                stage.handled.gathered = caught.into_iter().collect();
            }
        }
        stage.held = None;
        self.hold = if self.fingers.is_empty() { Hold::None } else { Hold::Drawing(stage.camera) };
        self.start = self.fingers.iter().map(|finger| finger.1).collect();
        drop(stage);
        if self.moved {
            board.rested();
        }
    }

    /// Whether a click ends a movement, and is none.
    pub fn has_moved(&self) -> bool {
        self.moved
    }
}

/// The camera after one finger has dragged the drawing, or two have pinched it.
pub fn dragged(camera: Camera, start: &[Point], now: &[Point]) -> Camera {
    match (start, now) {
        ([a, b], [c, d]) => {
            let middle = |a: &Point, b: &Point| Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
            let apart = |a: &Point, b: &Point| (a.x - b.x).hypot(a.y - b.y).max(10.0);
            let (old, new) = (middle(a, b), middle(c, d));
            camera.zoomed(apart(c, d) / apart(a, b), old).panned(new.x - old.x, new.y - old.y)
        }
        ([start, ..], [now, ..]) => camera.panned(now.x - start.x, now.y - start.y),
        _ => camera,
    }
}

/// Whether fingers have gone farther than a click lets them.
pub fn slipped(start: &[Point], now: &[Point]) -> bool {
    now.iter().zip(start).any(|(now, start)| (now.x - start.x).hypot(now.y - start.y) >= SLIP)
}

/// By how much the wheel zooms: with Ctrl or ⌘, else the page scrolls.
pub fn wheel_zoom(event: &WheelEvent) -> Option<f64> {
    (event.ctrl_key() || event.meta_key()).then(|| {
        event.prevent_default();
        (-event.delta_y() * WHEEL).exp()
    })
}

/// The wheel zooms around the pointer.
pub fn wheel(event: &WheelEvent, board: &Board) {
    if let Some(factor) = wheel_zoom(event) {
        let at = board.position(event);
        let mut stage = board.stage();
        stage.framed = true;
        stage.camera = stage.camera.zoomed(factor, at);
        drop(stage);
        board.moved();
    }
}
