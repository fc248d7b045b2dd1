//! Which actors' names are written, and where.

use super::{Curve, Look, Node, Scene};
use crate::view::{Point, Size};

/// Where a name is written: its box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeLabel {
    /// The middle of its box.
    pub x: f64,
    /// The baseline of its text.
    pub baseline: f64,
}

const HEIGHT: f64 = 16.0;
const GAP: f64 = 4.0;
/// From the bottom of the box to the baseline.
const DESCENT: f64 = 4.0;
/// A node of a smaller radius is a grain in a cloud of them, which a name may stand upon.
const DUST: f64 = 3.5;
/// Where more nodes than this are in view, the names of so many may stand upon the others: else only those at the rim
/// had names.
const CROWD: usize = 150;
const FIRST: usize = 40;
/// So many names are written at most, and so many nodes asked for theirs.
const MOST: usize = 250;
const TRIED: usize = 1500;
/// With more lines than this, names stand upon lines anyway.
const LINES: usize = 600;

#[derive(Clone, Copy)]
struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Box {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A place for each name around its node, the first of those that the fewest lines cross; `None` where there is no room.
///
/// Earlier nodes come first. A name overlaps neither another name nor, but in a crowd, a node, and stays inside the drawing.
#[must_use]
pub fn place_labels(nodes: &[Node], points: &[Point], lines: &[Curve], size: Size) -> Vec<Option<NodeLabel>> {
    let count = nodes.len().min(points.len());
    let shapes: Vec<Box> = (0..count)
        .map(|index| {
            let (Point { x, y }, radius) = (points[index], nodes[index].radius);
            Box { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
        })
        .collect();
    let mut taken = Grid::new(size);
    let large = |index: &usize| nodes[*index].radius >= DUST;
    let first = if count > CROWD { FIRST } else { count };
    (0..first).filter(large).for_each(|index| taken.add(shapes[index], index));
    let mut labels = vec![None; nodes.len()];
    let mut placed = 0;
    for index in (0..count).take(TRIED) {
        if placed == MOST {
            break;
        }
        if index == first {
            (first..count).filter(large).for_each(|index| taken.add(shapes[index], index));
        }
        let (node, Point { x, y }) = (&nodes[index], points[index]);
        let (half, away) = (node.label_width / 2.0, node.radius + GAP);
        let free = middles(half, away).into_iter().filter_map(|(dx, dy)| {
            let (x, y) = (x + dx, y + dy);
            let frame = Box { left: x - half, top: y - HEIGHT / 2.0, right: x + half, bottom: y + HEIGHT / 2.0 };
            let inside =
                frame.left >= 0.0 && frame.top >= 0.0 && frame.right <= size.width && frame.bottom <= size.height;
            (inside && taken.is_free(&frame, index)).then_some((frame, x))
        });
        let mut best: Option<(usize, Box, f64)> = None;
        for (frame, x) in free {
            let crossed = crossings(&frame, lines);
            if best.is_none_or(|(least, ..)| crossed < least) {
                best = Some((crossed, frame, x));
            }
            if crossed == 0 {
                break;
            }
        }
        if let Some((_, frame, x)) = best {
            taken.add(frame, index);
            labels[index] = Some(NodeLabel { x, baseline: frame.bottom - DESCENT });
            placed += 1;
        }
    }
    labels
}

/// Where the middle of a name may be, from its node's: below, above, right, left, then beside these, always close enough to
/// be taken for this node's.
fn middles(half: f64, away: f64) -> [(f64, f64); 12] {
    let (over, aside, slant) = (away + HEIGHT / 2.0, away + half, half * 0.6);
    let (low, side) = (away * 0.7 + HEIGHT / 2.0, away * 0.7 + half);
    [
        (0.0, over),
        (0.0, -over),
        (aside, 0.0),
        (-aside, 0.0),
        (slant, over),
        (-slant, over),
        (slant, -over),
        (-slant, -over),
        (side, low),
        (side, -low),
        (-side, low),
        (-side, -low),
    ]
}

impl Scene<'_> {
    /// Where the names of these widths stand, for each actor that has room for its own; the reader's choice comes first,
    /// then the larger ones.
    #[must_use]
    pub fn labels(&self, widths: &[f64]) -> Vec<Option<NodeLabel>> {
        let mut labels = vec![None; self.signs.len()];
        let mut seen = self.in_view();
        seen.reverse();
        seen.sort_by_key(|&index| self.signs[index].look == Look::Faded);
        let placed = seen.iter().filter_map(|&index| self.place(index));
        let (points, radii): (Vec<Point>, Vec<f64>) = placed.unzip();
        let node = |(&index, radius): (&usize, f64)| Node {
            radius,
            label_width: widths.get(index).copied().unwrap_or_default(),
            pinned: None,
        };
        let nodes: Vec<Node> = seen.iter().zip(radii).map(node).collect();
        let seen_links = self.links_in_view();
        let lines: Vec<Curve> = if seen_links.len() <= LINES {
            seen_links.into_iter().filter_map(|link| self.line(link)).collect()
        } else {
            Vec::new()
        };
        for (index, label) in seen.into_iter().zip(place_labels(&nodes, &points, &lines, self.size)) {
            labels[index] = label;
        }
        labels
    }
}

/// How many lines run through a box.
fn crossings(frame: &Box, lines: &[Curve]) -> usize {
    const STEPS: u32 = 24;
    let inside = |Point { x, y }: Point| x > frame.left && x < frame.right && y > frame.top && y < frame.bottom;
    // A curve stays between its ends and the point that bends it.
    let near = |line: &&Curve| {
        let Curve { start, control, end } = line;
        let beside =
            |from: f64, to: f64, ends: [f64; 3]| ends.iter().all(|at| *at < from) || ends.iter().all(|at| *at > to);
        !beside(frame.left, frame.right, [start.x, control.x, end.x])
            && !beside(frame.top, frame.bottom, [start.y, control.y, end.y])
    };
    let lines = lines.iter().filter(near);
    lines.filter(|line| (0..=STEPS).any(|step| inside(line.at(f64::from(step) / f64::from(STEPS))))).count()
}

/// Boxes by the squares of the drawing that they touch, so that a look at one place is quick.
struct Grid {
    columns: usize,
    rows: usize,
    squares: Vec<Vec<(Box, usize)>>,
}

const SQUARE: f64 = 64.0;

impl Grid {
    fn new(size: Size) -> Self {
        let count = |length: f64| (length.clamp(1.0, 20_000.0) / SQUARE).ceil() as usize;
        let (columns, rows) = (count(size.width), count(size.height));
        Self { columns, rows, squares: vec![Vec::new(); columns * rows] }
    }

    fn touched(&self, frame: &Box) -> impl Iterator<Item = usize> + use<> {
        let index = |at: f64, count: usize| ((at / SQUARE).max(0.0) as usize).min(count - 1);
        let columns = index(frame.left, self.columns)..=index(frame.right, self.columns);
        let width = self.columns;
        (index(frame.top, self.rows)..=index(frame.bottom, self.rows))
            .flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }

    fn add(&mut self, frame: Box, owner: usize) {
        for square in self.touched(&frame) {
            self.squares[square].push((frame, owner));
        }
    }

    fn is_free(&self, frame: &Box, owner: usize) -> bool {
        self.touched(frame)
            .all(|square| self.squares[square].iter().all(|(other, whose)| *whose == owner || !other.meets(frame)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 400.0, height: 300.0 };

    #[test]
    fn a_name_stands_below_and_at_the_lower_edge_above() {
        let nodes = [Node { radius: 10.0, label_width: 60.0, pinned: None }; 2];
        let labels = place_labels(&nodes, &[Point { x: 100.0, y: 100.0 }, Point { x: 250.0, y: 285.0 }], &[], SIZE);
        assert!(labels[0].is_some_and(|label| label.baseline > 110.0));
        assert!(labels[1].is_some_and(|label| label.baseline < 275.0));
    }

    #[test]
    fn the_first_of_a_crowd_have_names() {
        let nodes = [Node { radius: 6.0, label_width: 60.0, pinned: None }; 300];
        let at = |index: usize| Point { x: (index % 20) as f64 * 20.0 + 10.0, y: (index / 20) as f64 * 20.0 + 10.0 };
        // The first stand in the midst of the others.
        let points: Vec<Point> = (0..300).map(|index| at((index + 150) % 300)).collect();
        let labels = place_labels(&nodes, &points, &[], SIZE);
        assert!(labels[..FIRST].iter().any(Option::is_some), "upon the others");
        assert!(labels[FIRST..].iter().all(Option::is_none), "there is no room");
    }

    #[test]
    fn a_name_gives_way_to_a_line() {
        let (node, below) = (Point { x: 100.0, y: 100.0 }, Point { x: 100.0, y: 200.0 });
        let line = Curve { start: Point { x: 100.0, y: 112.0 }, control: Point { x: 100.0, y: 150.0 }, end: below };
        let labels = place_labels(&[Node { radius: 10.0, label_width: 60.0, pinned: None }], &[node], &[line], SIZE);
        assert!(labels[0].is_some_and(|label| label.baseline < 90.0), "the line runs below: the name belongs above");
    }

    #[test]
    fn a_name_stands_askew_rather_than_upon_lines() {
        let middle = Point { x: 200.0, y: 150.0 };
        let out = |x: f64, y: f64| {
            let from = Point { x: middle.x + x * 12.0, y: middle.y + y * 12.0 };
            let end = Point { x: middle.x + x * 140.0, y: middle.y + y * 140.0 };
            Curve {
                start: from,
                control: Point { x: f64::midpoint(from.x, end.x), y: f64::midpoint(from.y, end.y) },
                end,
            }
        };
        let cross = [out(1.0, 0.0), out(-1.0, 0.0), out(0.0, 1.0), out(0.0, -1.0)];
        let node = Node { radius: 10.0, label_width: 60.0, pinned: None };
        let label = place_labels(&[node], &[middle], &cross, SIZE)[0].expect("a name");
        let bottom = label.baseline + DESCENT;
        let frame = Box { left: label.x - 30.0, top: bottom - HEIGHT, right: label.x + 30.0, bottom };
        assert_eq!(crossings(&frame, &cross), 0, "{label:?}");
        let near = (label.x - middle.x).abs() < 50.0 && (bottom - middle.y).abs() < 40.0;
        assert!(near, "{label:?} is not by its node");
    }

    #[test]
    fn a_node_among_others_keeps_its_name() {
        let node = |radius| Node { radius, label_width: 60.0, pinned: None };
        let middle = Point { x: 200.0, y: 150.0 };
        // One on each side, where a name would stand first.
        let around = [(0.0, 24.0), (0.0, -24.0), (24.0, 0.0), (-24.0, 0.0)];
        let points: Vec<Point> =
            std::iter::once(middle).chain(around.map(|(x, y)| Point { x: middle.x + x, y: middle.y + y })).collect();
        let nodes = [node(10.0), node(4.0), node(4.0), node(4.0), node(4.0)];
        assert!(place_labels(&nodes, &points, &[], SIZE)[0].is_some());
    }

    proptest! {
        #[test]
        fn no_name_covers_another_or_a_node(
            actors in prop::collection::vec((0.0..400.0, 0.0..300.0, 4.0..30.0, 10.0..120.0), 0..50),
        ) {
            let nodes: Vec<Node> =
                actors.iter().map(|&(_, _, radius, label_width)| Node { radius, label_width, pinned: None }).collect();
            let points: Vec<Point> = actors.iter().map(|&(x, y, ..)| Point { x, y }).collect();
            let labels = place_labels(&nodes, &points, &[], SIZE);
            let frame = |index: usize| labels[index].map(|label| {
                let (half, bottom) = (nodes[index].label_width / 2.0, label.baseline + DESCENT);
                Box { left: label.x - half, top: bottom - HEIGHT, right: label.x + half, bottom }
            });
            for a in 0..nodes.len() {
                let Some(name) = frame(a) else { continue };
                for b in (0..nodes.len()).filter(|&b| b != a) {
                    let (Point { x, y }, radius) = (points[b], nodes[b].radius);
                    let shape = Box { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
                    prop_assert!(!name.meets(&shape));
                    prop_assert!(frame(b).is_none_or(|other| !name.meets(&other)));
                }
            }
        }
    }
}
