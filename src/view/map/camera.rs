//! The drawing ↔ the screen.

use crate::view::{Point, Size};

/// The least and the most that the drawing is enlarged.
const SMALLEST: f64 = 0.01;
const LARGEST: f64 = 12.0;
/// The farthest that the drawing is moved, in pixels.
const FAR: f64 = 1e6;

/// How a drawing stands on the screen: enlarged, then moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How many pixels of the screen a unit of the drawing takes.
    pub scale: f64,
    /// Where the drawing's left edge stands.
    pub x: f64,
    /// Where its top edge stands.
    pub y: f64,
    /// How much larger or smaller a node is drawn.
    magnification: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self::new(1.0, 0.0, 0.0)
    }
}

impl Camera {
    /// A camera with these values; unusable ones are mended.
    #[must_use]
    pub fn new(scale: f64, x: f64, y: f64) -> Self {
        let within = |value: f64| if value.is_finite() { value.clamp(-FAR, FAR) } else { 0.0 };
        let scale = if scale.is_finite() { scale.clamp(SMALLEST, LARGEST) } else { 1.0 };
        // Asked for each node in each frame, and a power takes its time.
        Self { scale, x: within(x), y: within(y), magnification: scale.powf(0.6).clamp(0.1, 1.6) }
    }

    /// The camera that shows these places whole and as large as possible, though never enlarged, with a margin around.
    #[must_use]
    pub fn fitting(points: impl Iterator<Item = Point>, size: Size, margin: f64) -> Self {
        let far = f64::INFINITY;
        let (left, top, right, bottom) = points
            .filter(|point| point.x.is_finite() && point.y.is_finite())
            .fold((far, far, -far, -far), |(left, top, right, bottom), at| {
                (left.min(at.x), top.min(at.y), right.max(at.x), bottom.max(at.y))
            });
        if left > right {
            return Self::default();
        }
        let room = |length: f64| (length - 2.0 * margin).max(length / 4.0);
        let scale = (room(size.width) / (right - left).max(1.0)).min(room(size.height) / (bottom - top).max(1.0));
        let scale = scale.clamp(SMALLEST, 1.0);
        Self::new(
            scale,
            size.width / 2.0 - f64::midpoint(left, right) * scale,
            size.height / 2.0 - f64::midpoint(top, bottom) * scale,
        )
    }

    /// Where a place of the drawing stands on the screen.
    #[must_use]
    pub fn to_screen(&self, point: Point) -> Point {
        Point { x: point.x * self.scale + self.x, y: point.y * self.scale + self.y }
    }

    /// Which place of the drawing stands at a place on the screen.
    #[must_use]
    pub fn to_drawing(&self, point: Point) -> Point {
        Point { x: (point.x - self.x) / self.scale, y: (point.y - self.y) / self.scale }
    }

    /// The camera nearer (`factor` above 1) or farther, what stands at a place of the screen staying there.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at: Point) -> Self {
        let factor = if factor.is_finite() { factor.clamp(0.01, 100.0) } else { 1.0 };
        let scale = (self.scale * factor).clamp(SMALLEST, LARGEST);
        let still = self.to_drawing(at);
        Self::new(scale, at.x - still.x * scale, at.y - still.y * scale)
    }

    /// The camera moved by so many pixels.
    #[must_use]
    pub fn panned(&self, across: f64, down: f64) -> Self {
        Self::new(self.scale, self.x + across, self.y + down)
    }

    /// The camera that has a place of the drawing in the middle of the screen.
    #[must_use]
    pub fn centred(&self, point: Point, size: Size) -> Self {
        Self::new(self.scale, size.width / 2.0 - point.x * self.scale, size.height / 2.0 - point.y * self.scale)
    }

    /// How much larger or smaller a node is drawn: less than the drawing, so that it stays to be seen and leaves room.
    #[must_use]
    pub fn magnification(&self) -> f64 {
        self.magnification
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_under_the_pointer_stays_there(
            scale in 0.02..10.0, x in -500.0..500.0, y in -500.0..500.0, factor in 0.5..2.0, at in (0.0..900.0, 0.0..600.0),
        ) {
            let camera = Camera::new(scale, x, y);
            let at = Point { x: at.0, y: at.1 };
            let still = camera.to_drawing(at);
            let after = camera.zoomed(factor, at).to_screen(still);
            prop_assert!((after.x - at.x).abs() < 1e-6 && (after.y - at.y).abs() < 1e-6, "{after:?}");
        }

        #[test]
        fn all_is_seen_and_nothing_is_ever_infinite(
            places in prop::collection::vec((prop_oneof![Just(f64::NAN), -3000.0..3000.0], -3000.0..3000.0), 0..40),
            width in 100.0..2000.0, height in 100.0..1200.0,
        ) {
            let points = places.into_iter().map(|(x, y)| Point { x, y });
            let camera = Camera::fitting(points.clone(), Size { width, height }, 20.0);
            prop_assert!(camera.scale.is_finite() && camera.x.is_finite() && camera.y.is_finite());
            for point in points.filter(|point| point.x.is_finite()) {
                let at = camera.to_screen(point);
                prop_assert!(at.x >= -0.01 && at.x <= width + 0.01 && at.y >= -0.01 && at.y <= height + 0.01, "{at:?}");
            }
        }
    }
}
