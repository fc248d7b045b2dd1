//! A quadtree of bodies, for repulsion in n log n (Barnes and Hut, Nature 324, 1986).

use crate::view::Point;

/// A square of the plane with the bodies in it.
struct Cell {
    center: Point,
    half: f64,
    mass: f64,
    mass_center: Point,
    /// The place of the first of its four quarters; they stand together. None in a leaf.
    quarters: Option<usize>,
}

/// Bodies in a plane, summed up by squares.
pub(super) struct Quadtree {
    cells: Vec<Cell>,
}

/// Below this depth bodies are summed up rather than told apart: they lie on one point for all purposes.
const DEEPEST: usize = 24;

impl Quadtree {
    /// The tree of bodies with their masses.
    pub(super) fn new(bodies: &[(Point, f64)]) -> Self {
        let bound = |pick: fn(&Point) -> f64| {
            bodies.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (point, _)| {
                (low.min(pick(point)), high.max(pick(point)))
            })
        };
        let ((left, right), (top, bottom)) = (bound(|point| point.x), bound(|point| point.y));
        let half = (right - left).max(bottom - top).max(1.0) / 2.0;
        let center = Point { x: f64::midpoint(left, right), y: f64::midpoint(top, bottom) };
        let mut tree = Self { cells: vec![Cell { center, half, mass: 0.0, mass_center: center, quarters: None }] };
        for &(point, mass) in bodies {
            tree.insert(point, mass);
        }
        tree
    }

    fn insert(&mut self, point: Point, mass: f64) {
        let mut here = 0;
        for depth in 0.. {
            let occupied = self.cells[here].mass > 0.0;
            let resident = (self.cells[here].mass_center, self.cells[here].mass);
            self.add(here, point, mass);
            if depth == DEEPEST || (!occupied && self.cells[here].quarters.is_none()) {
                return;
            }
            if self.cells[here].quarters.is_none() {
                let quarters = self.divide(here);
                let quarter = quarters + self.quarter(here, resident.0);
                self.add(quarter, resident.0, resident.1);
            }
            let Some(quarters) = self.cells[here].quarters else { return };
            here = quarters + self.quarter(here, point);
        }
    }

    fn add(&mut self, cell: usize, point: Point, mass: f64) {
        let cell = &mut self.cells[cell];
        let total = cell.mass + mass;
        cell.mass_center.x = (cell.mass_center.x * cell.mass + point.x * mass) / total;
        cell.mass_center.y = (cell.mass_center.y * cell.mass + point.y * mass) / total;
        cell.mass = total;
    }

    fn divide(&mut self, cell: usize) -> usize {
        let (center, half) = (self.cells[cell].center, self.cells[cell].half / 2.0);
        let first = self.cells.len();
        for (right, down) in [(false, false), (true, false), (false, true), (true, true)] {
            let side = |positive| if positive { half } else { -half };
            let center = Point { x: center.x + side(right), y: center.y + side(down) };
            self.cells.push(Cell { center, half, mass: 0.0, mass_center: center, quarters: None });
        }
        self.cells[cell].quarters = Some(first);
        first
    }

    fn quarter(&self, cell: usize, point: Point) -> usize {
        let center = self.cells[cell].center;
        usize::from(point.x >= center.x) + 2 * usize::from(point.y >= center.y)
    }

    /// The sum over all other bodies of `mass / distance`, pointing away from them.
    ///
    /// A square that looks smaller than `openness` (its width over its distance) is taken as one body.
    pub(super) fn repulsion(&self, point: Point, openness: f64, stack: &mut Vec<usize>) -> Point {
        let mut force = Point::default();
        stack.clear();
        stack.push(0);
        while let Some(index) = stack.pop() {
            let cell = &self.cells[index];
            if cell.mass <= 0.0 {
                continue;
            }
            let (dx, dy) = (point.x - cell.mass_center.x, point.y - cell.mass_center.y);
            let squared = dx * dx + dy * dy;
            let width = 2.0 * cell.half;
            match cell.quarters {
                Some(first) if width * width >= openness * openness * squared => stack.extend(first..first + 4),
                _ if squared > 1e-9 => {
                    force.x += dx / squared * cell.mass;
                    force.y += dy / squared * cell.mass;
                }
                _ => {}
            }
        }
        force
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_sum_comes_near_the_open_one() {
        let bodies: Vec<(Point, f64)> = (0..200)
            .map(|index| {
                let angle = f64::from(index) * 2.4;
                (
                    Point { x: angle.cos() * f64::from(index), y: angle.sin() * f64::from(index) },
                    1.0 + f64::from(index % 3),
                )
            })
            .collect();
        let tree = Quadtree::new(&bodies);
        for &(point, _) in &bodies {
            let exact = tree.repulsion(point, 0.0, &mut Vec::new());
            let near = tree.repulsion(point, 0.8, &mut Vec::new());
            let error = (exact.x - near.x).hypot(exact.y - near.y);
            assert!(error < 0.1 * exact.x.hypot(exact.y) + 0.2, "{exact:?} against {near:?}");
        }
    }

    #[test]
    fn bodies_on_one_point_end() {
        let tree = Quadtree::new(&[(Point::default(), 1.0); 40]);
        assert_eq!(tree.repulsion(Point::default(), 0.8, &mut Vec::new()), Point::default());
        assert!(tree.cells.len() < 200);
    }
}
