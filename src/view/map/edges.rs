//! How a relation is drawn: a curve from rim to rim.

use crate::view::Point;

/// A quadratic Bézier curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Where it leaves the first node.
    pub start: Point,
    /// The point that bends it.
    pub control: Point,
    /// Where it meets the second node.
    pub end: Point,
}

impl Curve {
    /// The point at a share of its way, from 0 to 1.
    #[must_use]
    pub fn at(&self, share: f64) -> Point {
        let rest = 1.0 - share;
        let mix = |start: f64, control: f64, end: f64| {
            rest * rest * start + 2.0 * rest * share * control + share * share * end
        };
        Point { x: mix(self.start.x, self.control.x, self.end.x), y: mix(self.start.y, self.control.y, self.end.y) }
    }
}

/// The curve between two nodes of given radii; `bend` is how far its middle leaves the straight line, as a share of its
/// length. `None` where the nodes touch.
#[must_use]
pub fn curve(from: (Point, f64), to: (Point, f64), bend: f64) -> Option<Curve> {
    let ((a, radius_a), (b, radius_b)) = (from, to);
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy);
    if !length.is_finite() || length <= radius_a + radius_b {
        return None;
    }
    // A quadratic curve's middle lies half-way between its chord and its control point.
    let control = Point { x: f64::midpoint(a.x, b.x) - dy * bend * 2.0, y: f64::midpoint(a.y, b.y) + dx * bend * 2.0 };
    let towards = |from: Point, radius: f64| {
        let (dx, dy) = (control.x - from.x, control.y - from.y);
        let scale = radius / dx.hypot(dy).max(1e-9);
        Point { x: from.x + dx * scale, y: from.y + dy * scale }
    };
    Some(Curve { start: towards(a, radius_a), control, end: towards(b, radius_b) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_and_ends_at_the_rims() {
        let (a, b) = (Point { x: 0.0, y: 0.0 }, Point { x: 100.0, y: 0.0 });
        let straight = curve((a, 10.0), (b, 20.0), 0.0).expect("a curve");
        assert_eq!((straight.start, straight.end), (Point { x: 10.0, y: 0.0 }, Point { x: 80.0, y: 0.0 }));
        let bent = curve((a, 10.0), (b, 20.0), 0.1).expect("a curve");
        assert!((bent.start.x.hypot(bent.start.y) - 10.0).abs() < 1e-9);
        assert!((bent.control.y - 20.0).abs() < 1e-9);
    }

    #[test]
    fn touching_nodes_have_none() {
        assert_eq!(curve((Point::default(), 10.0), (Point { x: 15.0, y: 0.0 }, 10.0), 0.1), None);
        assert_eq!(curve((Point::default(), 1.0), (Point { x: f64::NAN, y: 0.0 }, 1.0), 0.1), None);
    }
}
