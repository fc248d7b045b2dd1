//! The globe → a flat drawing.

use super::Position;
use crate::view::{Point, Size};
use std::f64::consts::PI;

/// The Equal Earth projection's polynomial (Šavrič, Patterson, Jenny, 2018).
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
/// Places that span more degrees are shown on a map of the world.
const REGION: f64 = 120.0;
/// The meridian in the middle of a map of the world: so the sea between Asia and America is where it is cut.
const MIDDLE: f64 = 11.0;
/// The least that a map spans, in radians: one town alone is shown with the land around it.
const LEAST: f64 = 0.06;
/// How far north and south there is anything to see.
const ENDS: (f64, f64) = (83.5, -58.0);
/// The space around the places, as a share of the drawing.
const MARGIN: f64 = 0.14;

/// How degrees become places of a drawing: Equal Earth around a meridian, stretched so that shapes are true at one height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    meridian: f64,
    stretch: f64,
    scale: f64,
    offset: Point,
}

impl Projection {
    /// The projection that shows these places whole and as large as possible.
    #[must_use]
    pub fn fitting(places: &[Position], size: Size) -> Self {
        let meridian = middle(places);
        let north = |pick: fn(f64, f64) -> f64| places.iter().map(|at| at.north).reduce(pick);
        let height = north(f64::min).zip(north(f64::max)).map_or(0.0, |(low, high)| f64::midpoint(low, high));
        let stretch = meridian.map_or(1.0, |_| height_of_parallel(height));
        let flat = Self { meridian: meridian.unwrap_or(MIDDLE), stretch, scale: 1.0, offset: Point::default() };
        let points = || places.iter().map(|&at| flat.place(at));
        let bounds = |pick: fn(&Point) -> f64| {
            let low = points().map(|point| pick(&point)).reduce(f64::min).unwrap_or_default();
            let high = points().map(|point| pick(&point)).reduce(f64::max).unwrap_or_default();
            (f64::midpoint(low, high), (high - low).max(LEAST))
        };
        let ((x, wide), (y, high)) = (bounds(|point| point.x), bounds(|point| point.y));
        let room = |length: f64| length.max(1.0) * (1.0 - 2.0 * MARGIN);
        let scale = (room(size.width) / wide).min(room(size.height) / high);
        let offset = Point { x: size.width / 2.0 - x * scale, y: size.height / 2.0 - y * scale };
        let lowered = |way: f64| Point { y: offset.y + way, ..offset };
        let fitted = Self { scale, offset, ..flat };
        let down = |north| fitted.place(Position { north, east: 0.0 }).y;
        // The emptiness beyond the world's ends makes way for more of the world, as far as the places stay inside.
        let spare = size.height * MARGIN / 2.0;
        let (top, bottom) = (y * scale + offset.y - high * scale / 2.0, y * scale + offset.y + high * scale / 2.0);
        let empty = size.height - (down(-90.0) - down(90.0));
        if empty >= 0.0 {
            return Self { offset: lowered(empty / 2.0 - down(90.0)), ..fitted };
        }
        let up = down(ENDS.0).min(top - spare).max(0.0);
        let low = (size.height - down(ENDS.1)).min(size.height - spare - bottom).max(0.0);
        Self { offset: lowered(if up > 0.0 { -up } else { low }), ..fitted }
    }

    /// Where a place stands.
    #[must_use]
    pub fn place(&self, at: Position) -> Point {
        self.shifted(at, turn(at.east - self.meridian))
    }

    /// Where the points of one line stand: all on the same side of the map's edge, so that the line is not torn.
    #[must_use]
    pub fn line(&self, points: &[Position]) -> Vec<Point> {
        let bound = |pick: fn(f64, f64) -> f64| points.iter().map(|at| at.east).reduce(pick).unwrap_or_default();
        let middle = f64::midpoint(bound(f64::min), bound(f64::max)) - self.meridian;
        let turned = turn(middle) - middle;
        points.iter().map(|&at| self.shifted(at, at.east - self.meridian + turned)).collect()
    }

    fn shifted(&self, at: Position, east: f64) -> Point {
        let (width, height) = equal_earth(at.north, east);
        Point {
            x: width / self.stretch * self.scale + self.offset.x,
            y: -height * self.stretch * self.scale + self.offset.y,
        }
    }
}

/// Degrees between -180 and 180 in the same direction.
fn turn(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// The meridian amid places that span but a part of the world, as the widest gap between them shows; nothing for places all
/// over the world.
fn middle(places: &[Position]) -> Option<f64> {
    let mut easts: Vec<f64> = places.iter().map(|at| turn(at.east)).collect();
    easts.sort_unstable_by(f64::total_cmp);
    let next = easts.iter().skip(1).copied().chain(easts.first().map(|first| first + 360.0));
    let (gap, after) =
        easts.iter().zip(next).map(|(from, to)| (to - from, to)).max_by(|one, other| one.0.total_cmp(&other.0))?;
    let span = 360.0 - gap;
    (span <= REGION).then(|| turn(after + span / 2.0))
}

fn equal_earth(north: f64, east: f64) -> (f64, f64) {
    let angle = angle(north);
    let square = angle * angle;
    let sixth = square * square * square;
    let width = 2.0 * 3.0_f64.sqrt() * east.to_radians() * angle.cos() / (3.0 * slope(angle));
    let height = angle * (A[0] + A[1] * square + sixth * (A[2] + A[3] * square));
    (width, height)
}

/// How much longer a short piece of the parallel is drawn than it is.
fn height_of_parallel(north: f64) -> f64 {
    let angle = angle(north);
    let width = 2.0 * 3.0_f64.sqrt() * angle.cos() / (3.0 * slope(angle));
    width / north.to_radians().cos().max(0.05)
}

fn angle(north: f64) -> f64 {
    (3.0_f64.sqrt() / 2.0 * north.clamp(-90.0, 90.0).to_radians().sin()).clamp(-PI / 3.0, PI / 3.0).asin()
}

fn slope(angle: f64) -> f64 {
    let square = angle * angle;
    let sixth = square * square * square;
    A[0] + 3.0 * A[1] * square + sixth * (7.0 * A[2] + 9.0 * A[3] * square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 800.0, height: 500.0 };

    fn at(north: f64, east: f64) -> Position {
        Position { north, east }
    }

    #[test]
    fn a_region_across_the_date_line_is_not_torn() {
        let islands = [at(-18.0, 178.0), at(-14.0, -172.0)];
        let projection = Projection::fitting(&islands, SIZE);
        let [fiji, samoa] = islands.map(|place| projection.place(place));
        assert!(fiji.x < samoa.x && samoa.x - fiji.x <= SIZE.width, "{fiji:?} {samoa:?}");
        let line = projection.line(&[at(60.0, -179.0), at(60.0, 179.0)]);
        assert!((line[1].x - line[0].x).abs() > 1000.0, "a line that spans the world stays in one piece");
    }

    #[test]
    fn shapes_are_true_at_the_height_of_the_places() {
        let towns = [at(59.0, 10.0), at(61.0, 14.0)];
        let projection = Projection::fitting(&towns, SIZE);
        let [from, across, up] =
            [at(60.0, 12.0), at(60.0, 12.02), at(60.01, 12.0)].map(|place| projection.place(place));
        // At sixty degrees a degree of longitude is half as long as one of latitude.
        let (wide, high) = (across.x - from.x, from.y - up.y);
        assert!((wide / high - 1.0).abs() < 0.01, "{wide} {high}");
    }

    #[test]
    fn the_emptiness_beyond_the_world_is_not_shown() {
        let towns = [at(60.0, -110.0), at(40.0, 100.0)];
        let projection = Projection::fitting(&towns, SIZE);
        assert!(projection.place(at(83.5, 0.0)).y < 1.0, "the north of the world is at the upper edge");
        assert!(towns.iter().all(|&town| projection.place(town).y > 20.0), "the places stay inside");
    }

    proptest! {
        #[test]
        fn all_places_are_seen_and_nothing_is_infinite(
            places in prop::collection::vec((-90.0..90.0, -180.0..180.0), 0..40),
            width in 1.0..2000.0, height in 1.0..1200.0,
        ) {
            let places: Vec<Position> = places.into_iter().map(|(north, east)| at(north, east)).collect();
            let projection = Projection::fitting(&places, Size { width, height });
            for point in places.iter().map(|&place| projection.place(place)) {
                prop_assert!(point.x >= -0.01 && point.x <= width + 0.01, "{point:?}");
                prop_assert!(point.y >= -0.01 && point.y <= height + 0.01, "{point:?}");
            }
        }

        #[test]
        fn areas_keep_their_proportion(north in -80.0..80.0, east in -170.0..170.0) {
            let projection = Projection::fitting(&[at(45.0, 0.0), at(50.0, 10.0)], SIZE);
            let area = |north: f64, east: f64| {
                let corner = projection.shifted(at(north, 0.0), east);
                let across = projection.shifted(at(north, 0.0), east + 0.01);
                let up = projection.shifted(at(north + 0.01, 0.0), east);
                let ((ax, ay), (bx, by)) =
                    ((across.x - corner.x, across.y - corner.y), (up.x - corner.x, up.y - corner.y));
                (ax * by - ay * bx).abs() / north.to_radians().cos()
            };
            prop_assert!((area(north, east) / area(0.0, 0.0) - 1.0).abs() < 0.01);
        }
    }
}
