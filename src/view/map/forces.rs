//! Where the actors stand: attraction along relations, repulsion between all, then room for each node and its label.
//!
//! The forces are those of `ForceAtlas2` (Jacomy and others, PLOS ONE 9(6), 2014): linear attraction, repulsion by
//! degree, gravity towards the middle; a step that shrinks ends it.

use super::tree::Quadtree;
use super::{Edge, Node};
use crate::view::{Point, Size};

const STEPS: u32 = 300;
/// How small a square must look to be taken as one body.
const OPENNESS: f64 = 0.9;
/// The height that a label takes below its node, in pixels.
const LABEL_HEIGHT: f64 = 18.0;
/// The longest label that the layout makes room for; longer ones may meet a neighbour and are then left out.
const LABEL_ROOM: f64 = 150.0;
/// The space between a node's box and its neighbour's.
const MARGIN: f64 = 10.0;

/// Positions for the nodes inside a drawing. Edges that point nowhere or at themselves are passed over.
#[must_use]
pub fn lay_out(nodes: &[Node], edges: &[Edge], size: Size) -> Vec<Point> {
    let size = Size { width: usable(size.width), height: usable(size.height) };
    let middle = Point { x: size.width / 2.0, y: size.height / 2.0 };
    if nodes.is_empty() {
        return Vec::new();
    }
    let edges: Vec<Edge> =
        edges.iter().copied().filter(|edge| edge.from != edge.to && edge.from.max(edge.to) < nodes.len()).collect();
    let mut points = spiral(nodes, &edges, middle);
    relax(&mut points, nodes, &edges, middle);
    fit(&mut points, nodes, size);
    for _ in 0..60 {
        if !make_room(&mut points, nodes, size) {
            break;
        }
    }
    points
}

fn usable(length: f64) -> f64 {
    if length.is_finite() { length.max(1.0) } else { 1.0 }
}

/// A start that depends on nothing but the input: the best bound in the middle of a sunflower's spiral.
fn spiral(nodes: &[Node], edges: &[Edge], middle: Point) -> Vec<Point> {
    const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    let degree = degrees(nodes.len(), edges);
    order.sort_by(|&a, &b| degree[b].total_cmp(&degree[a]).then(a.cmp(&b)));
    let mut points = vec![Point::default(); nodes.len()];
    for (rank, &node) in order.iter().enumerate() {
        let (radius, angle) = (30.0 * (rank as f64 + 0.5).sqrt(), rank as f64 * GOLDEN_ANGLE);
        points[node] = nodes[node]
            .pinned
            .unwrap_or(Point { x: middle.x + radius * angle.cos(), y: middle.y + radius * angle.sin() });
    }
    points
}

/// One, and the strength of all that binds a node; a thousand events bind hardly more than a hundred.
fn degrees(count: usize, edges: &[Edge]) -> Vec<f64> {
    let mut degree = vec![1.0; count];
    for edge in edges {
        degree[edge.from] += strength(edge);
        degree[edge.to] += strength(edge);
    }
    degree
}

fn strength(edge: &Edge) -> f64 {
    if edge.weight.is_finite() { (1.0 + edge.weight.max(0.0)).ln() } else { 1.0 }
}

fn relax(points: &mut [Point], nodes: &[Node], edges: &[Edge], middle: Point) {
    let degree = degrees(nodes.len(), edges);
    let mut bodies: Vec<(Point, f64)> = vec![(middle, 0.0); points.len()];
    let mut forces = vec![Point::default(); points.len()];
    let mut stack = Vec::new();
    for step in 0..STEPS {
        for (body, (point, degree)) in bodies.iter_mut().zip(points.iter().zip(&degree)) {
            *body = (*point, *degree);
        }
        let tree = Quadtree::new(&bodies);
        for (index, force) in forces.iter_mut().enumerate() {
            let away = tree.repulsion(points[index], OPENNESS, &mut stack);
            let (dx, dy) = (middle.x - points[index].x, middle.y - points[index].y);
            force.x = away.x * degree[index] * 160.0 + dx * 0.35 * degree[index];
            force.y = away.y * degree[index] * 160.0 + dy * 0.35 * degree[index];
        }
        for edge in edges {
            let (dx, dy) = (points[edge.to].x - points[edge.from].x, points[edge.to].y - points[edge.from].y);
            let pull = 0.9 * strength(edge);
            forces[edge.from].x += dx * pull;
            forces[edge.from].y += dy * pull;
            forces[edge.to].x -= dx * pull;
            forces[edge.to].y -= dy * pull;
        }
        let longest_step = 60.0 * (1.0 - f64::from(step) / f64::from(STEPS)).powi(2) + 0.2;
        for (index, point) in points.iter_mut().enumerate() {
            if nodes[index].pinned.is_some() {
                continue;
            }
            let (x, y) = (forces[index].x / (degree[index] * 8.0), forces[index].y / (degree[index] * 8.0));
            let scale = longest_step / x.hypot(y).max(longest_step);
            point.x += x * scale;
            point.y += y * scale;
        }
    }
}

/// The half width and the parts above and below of the box that a node and its label take.
fn room(node: &Node) -> (f64, f64, f64) {
    let radius = usable(node.radius);
    let half = radius.max(node.label_width.clamp(0.0, LABEL_ROOM) / 2.0) + MARGIN / 2.0;
    (half, radius + MARGIN / 2.0, radius + LABEL_HEIGHT + MARGIN / 2.0)
}

/// Stretches the layout over the drawing, each axis by itself; pinned nodes stay.
fn fit(points: &mut [Point], nodes: &[Node], size: Size) {
    let free = || points.iter().zip(nodes).filter(|(_, node)| node.pinned.is_none()).map(|(point, _)| *point);
    let bound = |pick: fn(Point) -> f64| {
        free().map(pick).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (bound(|point| point.x), bound(|point| point.y));
    if left > right {
        return;
    }
    let edge = nodes.iter().map(|node| room(node).0).fold(0.0, f64::max);
    let stretch = |from: f64, to: f64, length: f64, before: f64, after: f64| {
        let scale = if to - from > 1e-6 { (length - before - after).max(1.0) / (to - from) } else { 0.0 };
        move |at: f64| if scale > 0.0 { before + (at - from) * scale } else { length / 2.0 }
    };
    let across = stretch(left, right, size.width, edge.min(size.width / 3.0), edge.min(size.width / 3.0));
    let down = stretch(top, bottom, size.height, 40.0_f64.min(size.height / 4.0), 50.0_f64.min(size.height / 4.0));
    for (point, node) in points.iter_mut().zip(nodes) {
        if node.pinned.is_none() {
            *point = Point { x: across(point.x), y: down(point.y) };
        }
    }
}

/// Pushes overlapping boxes apart and back inside the drawing; tells whether anything had to move.
fn make_room(points: &mut [Point], nodes: &[Node], size: Size) -> bool {
    let mut moved = false;
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].x.total_cmp(&points[b].x).then(a.cmp(&b)));
    let widest = nodes.iter().map(|node| room(node).0).fold(0.0, f64::max);
    for (rank, &a) in order.iter().enumerate() {
        for &b in &order[rank + 1..] {
            if points[b].x - points[a].x > 2.0 * widest + MARGIN {
                break;
            }
            let ((half_a, above_a, below_a), (half_b, above_b, below_b)) = (room(&nodes[a]), room(&nodes[b]));
            let across = half_a + half_b - (points[b].x - points[a].x).abs();
            let a_is_higher = (points[a].y, a) <= (points[b].y, b);
            let (high, low) = if a_is_higher { (a, b) } else { (b, a) };
            let needed = if a_is_higher { below_a + above_b } else { below_b + above_a };
            let down = needed - (points[low].y - points[high].y);
            if across <= 0.01 || down <= 0.01 {
                continue;
            }
            moved = true;
            if down < across {
                shift(points, nodes, high, low, Point { x: 0.0, y: down });
            } else {
                let (west, east) = if (points[a].x, a) <= (points[b].x, b) { (a, b) } else { (b, a) };
                shift(points, nodes, west, east, Point { x: across, y: 0.0 });
            }
        }
    }
    for (point, node) in points.iter_mut().zip(nodes).filter(|(_, node)| node.pinned.is_none()) {
        let (half, above, below) = room(node);
        point.x = point.x.clamp(half.min(size.width / 2.0), (size.width - half).max(size.width / 2.0));
        point.y = point.y.clamp(above.min(size.height / 2.0), (size.height - below).max(size.height / 2.0));
    }
    moved
}

/// Moves two nodes apart by a distance, half each; a pinned one stays, and the other goes the whole way.
fn shift(points: &mut [Point], nodes: &[Node], first: usize, second: usize, distance: Point) {
    let (back, forth) = match (nodes[first].pinned.is_some(), nodes[second].pinned.is_some()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 800.0, height: 600.0 };

    fn node() -> Node {
        Node { radius: 12.0, label_width: 80.0, pinned: None }
    }

    fn edge(from: usize, to: usize) -> Edge {
        Edge { from, to, weight: 3.0 }
    }

    fn distance(a: Point, b: Point) -> f64 {
        (a.x - b.x).hypot(a.y - b.y)
    }

    #[test]
    fn those_who_act_together_stand_together() {
        let nodes = vec![node(); 8];
        let clique = |first: usize| (first..first + 4).flat_map(move |a| (a + 1..first + 4).map(move |b| edge(a, b)));
        let edges: Vec<Edge> = clique(0).chain(clique(4)).collect();
        let points = lay_out(&nodes, &edges, SIZE);
        let middle = |range: std::ops::Range<usize>| {
            let sum = points[range].iter().fold(Point::default(), |sum, p| Point { x: sum.x + p.x, y: sum.y + p.y });
            Point { x: sum.x / 4.0, y: sum.y / 4.0 }
        };
        let (one, other) = (middle(0..4), middle(4..8));
        for index in 0..4 {
            assert!(distance(points[index], one) < distance(points[index], other));
            assert!(distance(points[index + 4], other) < distance(points[index + 4], one));
        }
    }

    #[test]
    fn a_pinned_actor_stays() {
        let pin = Point { x: 123.0, y: 45.0 };
        let mut nodes = vec![node(); 5];
        nodes[2].pinned = Some(pin);
        assert_eq!(lay_out(&nodes, &[edge(0, 2), edge(1, 2)], SIZE)[2], pin);
    }

    #[test]
    fn one_actor_stands_in_the_middle_and_none_is_none() {
        assert_eq!(lay_out(&[node()], &[], SIZE).len(), 1);
        assert!(lay_out(&[], &[edge(0, 1)], SIZE).is_empty());
    }

    #[test]
    fn boxes_do_not_overlap_where_there_is_room() {
        let nodes = vec![node(); 25];
        let edges: Vec<Edge> = (1..25).map(|index| edge(0, index)).collect();
        let points = lay_out(&nodes, &edges, SIZE);
        for a in 0..25 {
            for b in a + 1..25 {
                let apart = (points[a].x - points[b].x).abs() >= 80.0 || (points[a].y - points[b].y).abs() >= 24.0;
                assert!(apart, "{a} at {:?} and {b} at {:?}", points[a], points[b]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_graph_gets_finite_positions_inside_and_the_same_twice(
            radii in prop::collection::vec(0.0..60.0, 1..60),
            ends in prop::collection::vec((0..70_usize, 0..70_usize, prop_oneof![Just(f64::NAN), 0.0..500.0]), 0..150),
            width in 0.0..1500.0,
            height in 0.0..1200.0,
        ) {
            let nodes: Vec<Node> = radii.iter().map(|&radius| Node { radius, ..node() }).collect();
            let edges: Vec<Edge> = ends.iter().map(|&(from, to, weight)| Edge { from, to, weight }).collect();
            let size = Size { width, height };
            let points = lay_out(&nodes, &edges, size);
            prop_assert_eq!(&points, &lay_out(&nodes, &edges, size));
            for point in points {
                prop_assert!((0.0..=width.max(1.0)).contains(&point.x) && (0.0..=height.max(1.0)).contains(&point.y), "{:?}", point);
            }
        }
    }
}
