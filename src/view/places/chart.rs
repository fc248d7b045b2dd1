//! The outlines of land as a drawing, and the part of it that is seen.

use super::{Position, Projection, World};
use crate::view::map::Camera;
use crate::view::shape::{Dash, Figure, Fill, Shape, Stroke, Tone};
use crate::view::{Point, Size};

/// Points nearer to the one before are left out, in pixels.
const NEAR: f64 = 0.8;
/// Land that is smaller is left out, in pixels.
const SPECK: f64 = 1.5;
/// The line between land and water, and between states.
const SHORE: Stroke = Stroke { tone: Tone::Edge, width: 0.7, dash: Dash::Solid };

/// The world, projected.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    land: Vec<Outline>,
    lakes: Vec<Outline>,
    borders: Vec<Outline>,
}

/// A line with the box around it.
#[derive(Clone, Debug, PartialEq)]
struct Outline {
    points: Vec<Point>,
    corner: Point,
    far: Point,
}

impl Outline {
    fn new(points: Vec<Point>) -> Self {
        let bound = |pick: fn(f64, f64) -> f64| Point {
            x: points.iter().map(|point| point.x).reduce(pick).unwrap_or_default(),
            y: points.iter().map(|point| point.y).reduce(pick).unwrap_or_default(),
        };
        let (corner, far) = (bound(f64::min), bound(f64::max));
        Self { points, corner, far }
    }

    /// Its points on the screen, as far as they are told apart; nothing where it is not seen.
    fn seen(&self, camera: &Camera, size: Size) -> Option<Vec<Point>> {
        let (corner, far) = (camera.to_screen(self.corner), camera.to_screen(self.far));
        let outside = far.x < 0.0 || far.y < 0.0 || corner.x > size.width || corner.y > size.height;
        if outside || (far.x - corner.x).max(far.y - corner.y) < SPECK {
            return None;
        }
        let mut points: Vec<Point> = Vec::new();
        for point in &self.points {
            let at = camera.to_screen(*point);
            if points.last().is_none_or(|last| (last.x - at.x).abs() + (last.y - at.y).abs() >= NEAR) {
                points.push(at);
            }
        }
        (points.len() > 1).then_some(points)
    }
}

impl Chart {
    /// The world by a projection.
    #[must_use]
    pub fn new(world: &World, projection: &Projection) -> Self {
        let project = |lines: &[Vec<Position>]| lines.iter().map(|line| Outline::new(projection.line(line))).collect();
        Self { land: project(&world.land), lakes: project(&world.lakes), borders: project(&world.borders) }
    }

    /// What is seen of it: land, the lakes in it, the borders upon it.
    #[must_use]
    pub fn shapes(&self, camera: &Camera, size: Size) -> Vec<Shape> {
        let seen = |outlines: &[Outline]| -> Vec<Vec<Point>> {
            outlines.iter().filter_map(|outline| outline.seen(camera, size)).collect()
        };
        let surface = |tone| {
            move |points| Shape::Figure {
                figure: Figure::Polygon(points),
                fill: Some(Fill::plain(tone)),
                stroke: Some(SHORE),
                opacity: 1.0,
            }
        };
        let border =
            |points| Shape::Figure { figure: Figure::Line(points), fill: None, stroke: Some(SHORE), opacity: 0.6 };
        let land = seen(&self.land).into_iter().map(surface(Tone::OtherSoft));
        let lakes = seen(&self.lakes).into_iter().map(surface(Tone::Panel));
        land.chain(lakes).chain(seen(&self.borders).into_iter().map(border)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 400.0, height: 300.0 };

    #[test]
    fn only_what_is_seen_is_drawn() {
        let square = |north: f64, east: f64| {
            [(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 5.0)]
                .map(|(up, across)| Position { north: north + up, east: east + across })
                .to_vec()
        };
        let world = World {
            land: vec![square(45.0, 5.0), square(-40.0, 170.0)],
            lakes: Vec::new(),
            borders: vec![square(45.0, 5.0)],
        };
        let places = [Position { north: 44.0, east: 4.0 }, Position { north: 52.0, east: 12.0 }];
        let chart = Chart::new(&world, &Projection::fitting(&places, SIZE));
        assert_eq!(chart.shapes(&Camera::default(), SIZE).len(), 2, "the land nearby and its border");
        let islet = World { land: vec![square(45.0, 5.0)], ..World::default() };
        let far = Chart::new(&islet, &Projection::fitting(&[places[0], Position { north: 30.0, east: 30.0 }], SIZE));
        assert!(far.shapes(&Camera::new(0.01, 200.0, 150.0), SIZE).is_empty(), "from afar it is a speck");
    }
}
