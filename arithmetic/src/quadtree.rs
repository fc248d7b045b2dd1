//! A quadtree of bodies, for repulsion in n log n (Barnes and Hut, Nature 324, 1986).
//!
//! The bodies are sorted along Morton's curve, so that the tree lies in one list, each square before its parts: a walk needs
//! no stack, and four neighbours walk together. Building it again allocates nothing once it has its size.

use wide::f32x4;

/// Bodies in one leaf at most, unless they lie on one point for all purposes.
const LEAF: usize = 4;
/// Bits of a coordinate, and so the depth of the tree.
const BITS: u32 = 16;
/// Keeps the force between bodies on one point finite: none.
const SOFT: f32 = 1e-4;

/// A square of the plane with the bodies in it.
#[derive(Clone, Copy)]
struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    /// The squared distance from which it is taken as one body.
    reach: f32,
    /// The cell after all its parts.
    next: u32,
    /// The bodies of a leaf: where they begin and end; the same for a square that is divided.
    bodies: (u32, u32),
}

/// Bodies in a plane, summed up by squares.
#[derive(Default)]
pub struct Quadtree {
    keys: Vec<u64>,
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
    cells: Vec<Cell>,
}

impl Quadtree {
    /// Takes the bodies at these places; all are finite. A square that looks smaller than `openness` (its width over its
    /// distance) is taken as one body.
    #[inline(never)]
    pub fn build(&mut self, x: &[f32], y: &[f32], mass: &[f32], openness: f32) {
        self.cells.clear();
        self.sort(x, y);
        let order = || self.keys.iter().map(|key| *key as u32 as usize);
        self.x.clear();
        self.x.extend(order().map(|body| x[body]));
        self.y.clear();
        self.y.extend(order().map(|body| y[body]));
        self.mass.clear();
        self.mass.extend(order().map(|body| mass[body]));
        if !self.keys.is_empty() {
            let width = width(x).max(width(y)).max(1e-3);
            self.divide(0, self.keys.len(), 0, (width / openness).powi(2));
        }
    }

    fn sort(&mut self, x: &[f32], y: &[f32]) {
        let low = |values: &[f32]| values.iter().copied().fold(f32::INFINITY, f32::min);
        let (left, top) = (low(x), low(y));
        let last = f32::from(u16::MAX);
        let scale = last / width(x).max(width(y)).max(1e-3);
        let place = |at: f32, from: f32| ((at - from) * scale).clamp(0.0, last) as u32;
        self.keys.clear();
        self.keys.extend(x.iter().zip(y).enumerate().map(|(body, (&x, &y))| {
            let key = spread(place(x, left)) | spread(place(y, top)) << 1;
            u64::from(key) << 32 | body as u64
        }));
        self.keys.sort_unstable();
    }

    /// Adds the cell of some bodies and the cells of its parts; tells the sum of their masses and of mass times place.
    fn divide(&mut self, from: usize, to: usize, depth: u32, reach: f32) -> [f32; 3] {
        let index = self.cells.len();
        self.cells.push(Cell { x: 0.0, y: 0.0, mass: 0.0, reach, next: 0, bodies: (0, 0) });
        let mut sum = [0.0; 3];
        if to - from <= LEAF || depth == BITS {
            for body in from..to {
                let mass = self.mass[body];
                sum = [sum[0] + mass, sum[1] + mass * self.x[body], sum[2] + mass * self.y[body]];
            }
            self.cells[index].bodies = (from as u32, to as u32);
        } else {
            let shift = 62 - 2 * depth;
            let mut begin = from;
            while begin < to {
                let quarter = self.keys[begin] >> shift;
                let end = begin + self.keys[begin..to].partition_point(|key| key >> shift == quarter);
                let part = self.divide(begin, end, depth + 1, reach / 4.0);
                sum = [sum[0] + part[0], sum[1] + part[1], sum[2] + part[2]];
                begin = end;
            }
        }
        let next = self.cells.len() as u32;
        let cell = &mut self.cells[index];
        let mass = sum[0].max(f32::MIN_POSITIVE);
        (cell.x, cell.y, cell.mass, cell.next) = (sum[1] / mass, sum[2] / mass, sum[0], next);
        sum
    }

    /// For each body the sum over all others of `mass / distance`, pointing away from them, as `told(body, x, y)`.
    #[inline(never)]
    pub fn repulsion(&self, told: &mut dyn FnMut(usize, f32, f32)) {
        let count = self.keys.len();
        for first in (0..count).step_by(4) {
            let lane = |values: &[f32]| f32x4::new([0, 1, 2, 3].map(|offset| values[(first + offset).min(count - 1)]));
            let (across, down) = self.walk(lane(&self.x), lane(&self.y));
            let (across, down) = (across.to_array(), down.to_array());
            for offset in 0..4.min(count - first) {
                told(self.keys[first + offset] as u32 as usize, across[offset], down[offset]);
            }
        }
    }

    /// The forces on four places.
    fn walk(&self, x: f32x4, y: f32x4) -> (f32x4, f32x4) {
        let soft = f32x4::splat(SOFT);
        let (mut across, mut down) = (f32x4::ZERO, f32x4::ZERO);
        let mut push = |at: [f32; 2], mass: f32| {
            let (dx, dy) = (x - f32x4::splat(at[0]), y - f32x4::splat(at[1]));
            let force = f32x4::splat(mass) / (dx * dx + dy * dy + soft);
            across += dx * force;
            down += dy * force;
        };
        let mut index = 0;
        while let Some(cell) = self.cells.get(index) {
            let (begin, end) = (cell.bodies.0 as usize, cell.bodies.1 as usize);
            if begin < end {
                for body in begin..end {
                    push([self.x[body], self.y[body]], self.mass[body]);
                }
                index = cell.next as usize;
                continue;
            }
            let (dx, dy) = (x - f32x4::splat(cell.x), y - f32x4::splat(cell.y));
            if (dx * dx + dy * dy).simd_gt(f32x4::splat(cell.reach)).all() {
                push([cell.x, cell.y], cell.mass);
                index = cell.next as usize;
            } else {
                index += 1;
            }
        }
        (across, down)
    }
}

fn width(values: &[f32]) -> f32 {
    let (low, high) =
        values.iter().fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), &at| (low.min(at), high.max(at)));
    high - low
}

/// The low 16 bits with a gap after each.
fn spread(bits: u32) -> u32 {
    let bits = (bits | bits << 8) & 0x00ff_00ff;
    let bits = (bits | bits << 4) & 0x0f0f_0f0f;
    let bits = (bits | bits << 2) & 0x3333_3333;
    (bits | bits << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forces(x: &[f32], y: &[f32], mass: &[f32], openness: f32) -> Vec<[f32; 2]> {
        let mut tree = Quadtree::default();
        tree.build(x, y, mass, openness);
        let mut forces = vec![[f32::NAN; 2]; x.len()];
        tree.repulsion(&mut |body, across, down| forces[body] = [across, down]);
        forces
    }

    #[test]
    fn a_closed_sum_comes_near_the_open_one() {
        let angle = |index: u16| f32::from(index) * 2.4;
        let x: Vec<f32> = (0..200).map(|index| angle(index).cos() * f32::from(index)).collect();
        let y: Vec<f32> = (0..200).map(|index| angle(index).sin() * f32::from(index)).collect();
        let mass: Vec<f32> = (0..200_u16).map(|index| 1.0 + f32::from(index % 3)).collect();
        for (exact, near) in forces(&x, &y, &mass, 1e-6).iter().zip(forces(&x, &y, &mass, 0.8)) {
            let error = (exact[0] - near[0]).hypot(exact[1] - near[1]);
            assert!(error < 0.1 * exact[0].hypot(exact[1]) + 0.3, "{exact:?} against {near:?}");
        }
    }

    #[test]
    fn two_push_each_other_apart() {
        let told = forces(&[0.0, 2.0], &[0.0, 0.0], &[1.0, 3.0], 0.8);
        assert!((told[0][0] + 1.5).abs() < 1e-3 && (told[1][0] - 0.5).abs() < 1e-3, "{told:?}");
    }

    #[test]
    fn bodies_on_one_point_end() {
        assert_eq!(forces(&[1.0; 40], &[2.0; 40], &[1.0; 40], 0.8), vec![[0.0; 2]; 40]);
        assert!(forces(&[], &[], &[], 0.8).is_empty());
    }
}
