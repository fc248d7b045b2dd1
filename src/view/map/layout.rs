//! Where the actors stand: attraction along relations, repulsion between all, gravity towards the middle.
//!
//! The forces are those of `ForceAtlas2` (Jacomy and others, PLOS ONE 9(6), 2014), from the coarsest picture of the graph to
//! the finest; a step that shrinks ends each.

use super::levels::{Level, levels};
use super::room::{fit, make_room};
use super::{Edge, Node};
use crate::view::{Point, Size};
use frise_arithmetic::Quadtree;

/// How small a square must look to be taken as one body.
const OPENNESS: f32 = 1.1;
const REPULSION: f32 = 160.0;
const GRAVITY: f32 = 0.35;
const ATTRACTION: f32 = 0.9;
/// How much of its force moves a body in a step.
const GIVE: f32 = 0.125;
/// Steps for the coarsest picture, and for a finer one: the more nodes, the less each has to go.
const FIRST_STEPS: u32 = 300;
const NEXT_STEPS: u32 = 70;

/// A layout under way: a page that has other things to do takes it in slices.
pub struct Layout {
    nodes: Vec<Node>,
    size: Size,
    /// The pictures that are left, the coarsest last.
    levels: Vec<Level>,
    /// The radius at which gravity and repulsion balance.
    extent: f32,
    steps: u32,
    step: u32,
    x: Vec<f32>,
    y: Vec<f32>,
    push: Vec<[f32; 2]>,
    tree: Quadtree,
}

impl Layout {
    /// Begins to lay nodes out inside a drawing. Edges that point nowhere or at themselves are passed over.
    #[must_use]
    pub fn new(nodes: &[Node], edges: &[Edge], size: Size) -> Self {
        let size = Size { width: usable(size.width), height: usable(size.height) };
        let levels = levels(nodes, edges);
        let mass: f32 = levels[0].mass.iter().sum();
        let mut layout = Self {
            nodes: nodes.to_vec(),
            size,
            levels,
            extent: (REPULSION * mass / GRAVITY).sqrt().max(1.0),
            steps: FIRST_STEPS,
            step: 0,
            x: Vec::new(),
            y: Vec::new(),
            push: Vec::new(),
            tree: Quadtree::default(),
        };
        layout.spiral();
        layout
    }

    /// How much work a step is, in bodies.
    #[must_use]
    pub fn cost(&self) -> usize {
        self.x.len().max(1)
    }

    /// Goes on by a step; tells whether there is another.
    pub fn advance(&mut self) -> bool {
        let Some(level) = self.levels.last() else { return false };
        if self.x.len() > 1 {
            self.tree.build(&self.x, &self.y, &level.mass, OPENNESS);
            forces(level, &self.tree, &self.x, &self.y, &mut self.push);
            let left = 1.0 - self.step as f32 / self.steps as f32;
            let first = if self.steps == FIRST_STEPS { 0.12 } else { 0.03 };
            let longest = self.extent * (first * left * left + 0.0004);
            for (index, [x, y]) in self.push.iter().copied().enumerate() {
                let (x, y) = (x * GIVE / level.mass[index], y * GIVE / level.mass[index]);
                let scale = longest / (x * x + y * y).sqrt().max(longest);
                self.x[index] += x * scale;
                self.y[index] += y * scale;
            }
            self.hold();
        }
        self.step += 1;
        if self.step >= self.steps {
            self.refine();
        }
        !self.levels.is_empty()
    }

    /// The places, once no step is left, in the drawing and without nodes on one another where there is room.
    #[must_use]
    pub fn finish(mut self) -> Vec<Point> {
        while self.advance() {}
        let (across, down) = self.scales();
        let mut points: Vec<Point> = self
            .x
            .iter()
            .zip(&self.y)
            .map(|(&x, &y)| Point {
                x: self.size.width / 2.0 + f64::from(x) * across,
                y: self.size.height / 2.0 + f64::from(y) * down,
            })
            .collect();
        fit(&mut points, &self.nodes, self.size);
        make_room(&mut points, &self.nodes, self.size);
        points
    }

    /// A start that depends on nothing but the input: the heaviest in the middle of a sunflower's spiral.
    fn spiral(&mut self) {
        const GOLDEN_ANGLE: f32 = 2.399_963_2;
        let Some(level) = self.levels.last() else { return };
        let count = level.mass.len();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_unstable_by(|&a, &b| level.mass[b].total_cmp(&level.mass[a]).then(a.cmp(&b)));
        (self.x, self.y) = (vec![0.0; count], vec![0.0; count]);
        for (rank, node) in order.into_iter().enumerate() {
            let radius = 0.7 * self.extent * ((rank as f32 + 0.5) / count as f32).sqrt();
            let angle = rank as f32 * GOLDEN_ANGLE;
            (self.x[node], self.y[node]) = (radius * angle.cos(), radius * angle.sin());
        }
        self.hold();
    }

    /// Turns to the next finer picture: each node begins beside the one that stood for it.
    fn refine(&mut self) {
        let stood = self.levels.pop().map_or(0, |level| level.mass.len());
        let Some(finer) = self.levels.last() else { return };
        let spread = 0.3 * self.extent / (stood.max(1) as f32).sqrt();
        let around = |index: usize| index as f32 * 2.399_963_2;
        let from = |places: &[f32], turn: fn(f32) -> f32| -> Vec<f32> {
            let place = |(index, &parent): (usize, &u32)| places[parent as usize] + spread * turn(around(index));
            finer.parents.iter().enumerate().map(place).collect()
        };
        (self.x, self.y) = (from(&self.x, f32::cos), from(&self.y, f32::sin));
        (self.step, self.steps) = (0, NEXT_STEPS);
        self.hold();
    }

    /// How long a unit of the layout is in the drawing, across and down.
    fn scales(&self) -> (f64, f64) {
        let extent = f64::from(self.extent) * 2.0;
        (self.size.width / extent, self.size.height / extent)
    }

    /// Puts back who is held.
    fn hold(&mut self) {
        let (across, down) = self.scales();
        let Some(level) = self.levels.last() else { return };
        for (index, pin) in level.held.iter().enumerate() {
            if let Some(pin) = pin {
                self.x[index] = ((pin.x - self.size.width / 2.0) / across) as f32;
                self.y[index] = ((pin.y - self.size.height / 2.0) / down) as f32;
            }
        }
    }
}

fn forces(level: &Level, tree: &Quadtree, x: &[f32], y: &[f32], push: &mut Vec<[f32; 2]>) {
    push.clear();
    push.resize(x.len(), [0.0; 2]);
    tree.repulsion(&mut |body, across, down| {
        let mass = level.mass[body];
        push[body] = [mass * (across * REPULSION - x[body] * GRAVITY), mass * (down * REPULSION - y[body] * GRAVITY)];
    });
    for &(from, to, strength) in &level.bonds {
        let (from, to, pull) = (from as usize, to as usize, ATTRACTION * strength);
        let (across, down) = ((x[to] - x[from]) * pull, (y[to] - y[from]) * pull);
        push[from] = [push[from][0] + across, push[from][1] + down];
        push[to] = [push[to][0] - across, push[to][1] - down];
    }
}

/// Positions for the nodes inside a drawing, in one go.
#[must_use]
pub fn lay_out(nodes: &[Node], edges: &[Edge], size: Size) -> Vec<Point> {
    Layout::new(nodes, edges, size).finish()
}

pub(super) fn usable(length: f64) -> f64 {
    if length.is_finite() { length.clamp(1.0, 1e6) } else { 1.0 }
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

    /// So many groups of so many that are bound to one another, each group to the next by one edge.
    fn groups(count: usize, size: usize) -> Vec<Edge> {
        let inside =
            |first: usize| (first..first + size).flat_map(move |a| (a + 1..first + size).map(move |b| edge(a, b)));
        let between = (1..count).map(|group| edge((group - 1) * size, group * size));
        (0..count).flat_map(|group| inside(group * size)).chain(between).collect()
    }

    #[test]
    fn those_who_act_together_stand_together() {
        for (count, size) in [(2, 4), (12, 10)] {
            let points =
                lay_out(&vec![node(); count * size], &groups(count, size), Size { width: 2000.0, height: 1500.0 });
            let middle = |group: usize| {
                let members = &points[group * size..(group + 1) * size];
                let sum = members.iter().fold(Point::default(), |sum, at| Point { x: sum.x + at.x, y: sum.y + at.y });
                Point { x: sum.x / size as f64, y: sum.y / size as f64 }
            };
            let nearest =
                |at: Point| (0..count).min_by(|&a, &b| distance(at, middle(a)).total_cmp(&distance(at, middle(b))));
            let strays = (0..count * size).filter(|&index| nearest(points[index]) != Some(index / size)).count();
            assert!(strays * 20 <= count * size, "{strays} of {count} × {size} stand nearer to another group");
        }
    }

    /// How far apart two actors stand against the number of steps between them, over all pairs: 0 where all agree, at the scale
    /// at which they agree the most. Chance gives 0.3.
    fn stress(points: &[Point], edges: &[Edge]) -> f64 {
        let mut neighbours = vec![Vec::new(); points.len()];
        for edge in edges {
            neighbours[edge.from].push(edge.to);
            neighbours[edge.to].push(edge.from);
        }
        let mut ratios = Vec::new();
        for from in 0..points.len() {
            let mut steps = vec![0_u32; points.len()];
            let mut reached = vec![from];
            let mut next = 0;
            while let Some(&at) = reached.get(next) {
                next += 1;
                for &other in &neighbours[at] {
                    if steps[other] == 0 && other != from {
                        steps[other] = steps[at] + 1;
                        ratios.push(distance(points[from], points[other]) / f64::from(steps[other]));
                        reached.push(other);
                    }
                }
            }
        }
        let (sum, squares) =
            ratios.iter().fold((0.0, 0.0), |(sum, squares), ratio| (sum + ratio, squares + ratio * ratio));
        1.0 - sum * sum / squares / ratios.len() as f64
    }

    #[test]
    fn a_large_graph_is_laid_out_by_its_distances() {
        // Communities of 50, each actor bound to earlier ones of its own and now and then to others.
        let mut random = 1_u32;
        let mut below = |count: usize| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 8) as usize % count
        };
        let mut edges: Vec<Edge> = (10..500).map(|to| edge(to % 10 + 10 * below(to / 10), to)).collect();
        edges.extend((1..10).map(|to| edge(below(to), to)));
        for _ in 0..1500 {
            let (from, near) = (below(500), 10 * below(50));
            edges.push(edge(from, if below(5) > 0 { from % 10 + near } else { below(500) }));
        }
        edges.retain(|edge| edge.from != edge.to);
        // With room, where nothing has to be pushed aside.
        let points = lay_out(&vec![node(); 500], &edges, Size { width: 4000.0, height: 4000.0 });
        let stress = stress(&points, &edges);
        assert!(stress < 0.2, "{stress}");
    }

    #[test]
    fn a_pinned_actor_stays_and_draws_its_neighbours() {
        let pin = Point { x: 123.0, y: 45.0 };
        let mut nodes = vec![node(); 6];
        nodes[2].pinned = Some(pin);
        let points = lay_out(&nodes, &[edge(0, 2), edge(1, 2), edge(3, 4), edge(4, 5), edge(3, 5)], SIZE);
        assert_eq!(points[2], pin);
        assert!(distance(points[0], pin) < distance(points[3], pin));
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

    #[test]
    fn slices_come_to_the_same_end() {
        let (nodes, edges) = (vec![node(); 60], groups(6, 10));
        let mut layout = Layout::new(&nodes, &edges, SIZE);
        while layout.advance() {}
        assert_eq!(layout.finish(), lay_out(&nodes, &edges, SIZE));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_graph_gets_finite_positions_inside_and_the_same_twice(
            radii in prop::collection::vec(0.0..60.0, 1..90),
            ends in prop::collection::vec((0..100_usize, 0..100_usize, prop_oneof![Just(f64::NAN), 0.0..500.0]), 0..150),
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
