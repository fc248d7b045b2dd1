//! What hands and keys do to the map of places: drag, pinch, turn the wheel, go from circle to circle.

use super::stage::Stage;
use crate::app::map::board::Board;
use crate::app::map::hands::{dragged, slipped, wheel_zoom};
use crate::app::map::keyboard::ZOOM;
use crate::view::Point;
use crate::view::map::{Camera, Way};
use crate::view::places::Cluster;
use yew::prelude::*;

/// The fingers on the map.
#[derive(Default)]
pub struct Grip {
    fingers: Vec<(i32, Point)>,
    start: Vec<Point>,
    from: Camera,
    /// Whether the present touch has moved the map: then its end is no click.
    pub moved: bool,
}

impl Grip {
    fn hold(&mut self, board: &Board<Stage>) {
        self.start = self.points();
        self.from = board.stage().camera;
    }

    fn points(&self) -> Vec<Point> {
        self.fingers.iter().map(|finger| finger.1).collect()
    }

    /// A finger comes down.
    pub fn press(&mut self, event: &PointerEvent, board: &Board<Stage>) {
        if event.button() != 0 || self.fingers.len() == 2 {
            return;
        }
        if self.fingers.is_empty() {
            self.moved = false;
        }
        self.fingers.push((event.pointer_id(), board.position(event)));
        self.hold(board);
    }

    /// A finger moves, and the map with it.
    pub fn slide(&mut self, event: &PointerEvent, board: &Board<Stage>) {
        let at = board.position(event);
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.0 == event.pointer_id()) else { return };
        finger.1 = at;
        let now = self.points();
        if !self.moved {
            if !slipped(&self.start, &now) {
                return;
            }
            self.moved = true;
            board.capture(event);
        }
        board.stage().camera = dragged(self.from, &self.start, &now);
        board.moved();
    }

    /// A finger leaves.
    pub fn release(&mut self, event: &PointerEvent, board: &Board<Stage>) {
        self.fingers.retain(|finger| finger.0 != event.pointer_id());
        self.hold(board);
        if self.moved {
            board.rested();
        }
    }
}

/// The wheel zooms around the pointer.
pub fn wheel(event: &WheelEvent, board: &Board<Stage>) {
    if let Some(factor) = wheel_zoom(event) {
        let at = board.position(event);
        let camera = board.stage().camera.zoomed(factor, at);
        board.stage().camera = camera;
        board.moved();
    }
}

/// Does what a key asks for, but for Enter; tells whether it asks for anything.
pub fn press(event: &KeyboardEvent, board: &Board<Stage>) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let mut stage = board.stage();
    match event.key().as_str() {
        "ArrowLeft" => go(&mut stage, Way::Left),
        "ArrowRight" => go(&mut stage, Way::Right),
        "ArrowUp" => go(&mut stage, Way::Up),
        "ArrowDown" => go(&mut stage, Way::Down),
        "Home" => turn(&mut stage, |_, _| Some(0)),
        "End" => turn(&mut stage, |_, count| count.checked_sub(1)),
        "PageDown" => turn(&mut stage, |present, _| Some(present.map_or(0, |place| place + 1))),
        "PageUp" => turn(&mut stage, |present, _| present?.checked_sub(1)),
        "+" | "=" => stage.zoom(ZOOM),
        "-" => stage.zoom(1.0 / ZOOM),
        "0" => stage.camera = Camera::default(),
        _ => return false,
    }
    true
}

/// Goes to the next circle in a direction; from nowhere to the largest.
fn go(stage: &mut Stage, way: Way) {
    let Some(present) = stage.at_cursor() else { return turn(stage, |_, _| Some(0)) };
    let circles = stage.scene().clusters();
    let rated = circles.iter().filter_map(|circle| Some((way.rate(present.at, circle.at)?, circle)));
    if let Some((_, circle)) = rated.min_by(|one, other| one.0.total_cmp(&other.0)) {
        stage.cursor = circle.members.first().copied();
    }
}

/// Goes to a circle by its rank among those in view, the largest first; `next` gets the present one's, and their number.
fn turn(stage: &mut Stage, next: fn(Option<usize>, usize) -> Option<usize>) {
    let circles = stage.scene().clusters();
    let holds = |circle: &Cluster| stage.cursor.is_some_and(|cursor| circle.members.contains(&cursor));
    if let Some(circle) = next(circles.iter().position(holds), circles.len()).and_then(|rank| circles.get(rank)) {
        stage.cursor = circle.members.first().copied();
    }
}
