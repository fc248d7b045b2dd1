//! Room for each node and its label: the layout stretched over the drawing, what overlaps pushed apart.

use super::Node;
use super::layout::usable;
use crate::view::{Point, Size};

/// The height that a label takes below its node, in pixels.
const LABEL_HEIGHT: f64 = 18.0;
/// The longest label that the layout makes room for; longer ones may meet a neighbour and are then left out.
const LABEL_ROOM: f64 = 150.0;
/// The space between a node's box and its neighbour's.
const MARGIN: f64 = 10.0;
/// How often boxes are compared, in all: a large graph gets fewer rounds.
const WORK: usize = 40_000;

/// The box that a node and its label take, as distances from the node's middle.
struct Room {
    half: f64,
    above: f64,
    below: f64,
    pinned: bool,
}

fn room(node: &Node) -> Room {
    let radius = usable(node.radius);
    let half = radius.max(node.label_width.clamp(0.0, LABEL_ROOM) / 2.0) + MARGIN / 2.0;
    let (above, below) = (radius + MARGIN / 2.0, radius + LABEL_HEIGHT + MARGIN / 2.0);
    Room { half, above, below, pinned: node.pinned.is_some() }
}

/// Stretches the layout over the drawing, each axis by itself; with a pinned node everything stays as it is.
pub(super) fn fit(points: &mut [Point], nodes: &[Node], size: Size) {
    if nodes.iter().any(|node| node.pinned.is_some()) {
        return;
    }
    let bound = |pick: fn(&Point) -> f64| {
        points.iter().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (bound(|point| point.x), bound(|point| point.y));
    if left > right {
        return;
    }
    let edge = nodes.iter().map(|node| room(node).half).fold(0.0, f64::max);
    let stretch = |from: f64, to: f64, length: f64, before: f64, after: f64| {
        let scale = if to - from > 1e-6 { (length - before - after).max(1.0) / (to - from) } else { 0.0 };
        move |at: f64| if scale > 0.0 { before + (at - from) * scale } else { length / 2.0 }
    };
    let across = stretch(left, right, size.width, edge.min(size.width / 3.0), edge.min(size.width / 3.0));
    let down = stretch(top, bottom, size.height, 40.0_f64.min(size.height / 4.0), 50.0_f64.min(size.height / 4.0));
    for point in points {
        *point = Point { x: across(point.x), y: down(point.y) };
    }
}

/// Pushes overlapping boxes apart and back inside the drawing, until nothing has to move or its rounds are over.
pub(super) fn make_room(points: &mut [Point], nodes: &[Node], size: Size) {
    for (point, pin) in points.iter_mut().zip(nodes).filter_map(|(point, node)| Some((point, node.pinned?))) {
        *point = pin;
    }
    let rounds = (WORK / nodes.len().max(1)).clamp(8, 60);
    let rooms: Vec<Room> = nodes.iter().map(room).collect();
    let widest = rooms.iter().map(|room| room.half).fold(0.0, f64::max);
    let mut order: Vec<usize> = (0..points.len()).collect();
    for _ in 0..rounds {
        order.sort_by(|&a, &b| points[a].x.total_cmp(&points[b].x).then(a.cmp(&b)));
        if !push_apart(points, &rooms, size, &order, widest) {
            break;
        }
    }
}

fn push_apart(points: &mut [Point], rooms: &[Room], size: Size, order: &[usize], widest: f64) -> bool {
    let mut moved = false;
    for (rank, &a) in order.iter().enumerate() {
        // A crowd on one spot, where there is no room anyway, does not cost the square of its number.
        for &b in order[rank + 1..].iter().take(400) {
            if points[b].x - points[a].x > rooms[a].half + widest + MARGIN {
                break;
            }
            moved |= part(points, rooms, a, b);
        }
    }
    for (point, room) in points.iter_mut().zip(rooms).filter(|(_, room)| !room.pinned) {
        point.x = point.x.clamp(room.half.min(size.width / 2.0), (size.width - room.half).max(size.width / 2.0));
        point.y = point.y.clamp(room.above.min(size.height / 2.0), (size.height - room.below).max(size.height / 2.0));
    }
    moved
}

/// Moves two nodes apart, if their boxes overlap, the shorter way.
fn part(points: &mut [Point], rooms: &[Room], a: usize, b: usize) -> bool {
    let across = rooms[a].half + rooms[b].half - (points[b].x - points[a].x).abs();
    if across <= 0.01 {
        return false;
    }
    let (high, low) = if (points[a].y, a) <= (points[b].y, b) { (a, b) } else { (b, a) };
    let down = rooms[high].below + rooms[low].above - (points[low].y - points[high].y);
    if down <= 0.01 {
        return false;
    }
    if down < across {
        shift(points, rooms, high, low, Point { x: 0.0, y: down });
    } else {
        let (west, east) = if (points[a].x, a) <= (points[b].x, b) { (a, b) } else { (b, a) };
        shift(points, rooms, west, east, Point { x: across, y: 0.0 });
    }
    true
}

/// Moves two nodes apart by a distance, half each; a pinned one stays, and the other goes the whole way.
fn shift(points: &mut [Point], rooms: &[Room], first: usize, second: usize, distance: Point) {
    let (back, forth) = match (rooms[first].pinned, rooms[second].pinned) {
        (true, true) => (0.0, 0.0),
        (true, false) => (0.0, 1.0),
        (false, true) => (1.0, 0.0),
        (false, false) => (0.5, 0.5),
    };
    points[first].x -= distance.x * back;
    points[first].y -= distance.y * back;
    points[second].x += distance.x * forth;
    points[second].y += distance.y * forth;
}
