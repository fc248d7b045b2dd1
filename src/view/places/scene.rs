//! Places on a chart → shapes on the screen.

use super::{Chart, Cluster, gather};
use crate::view::map::{Camera, Look, Node, place_labels};
use crate::view::shape::{Anchor, Dash, Figure, Fill, Shape, Stroke, Tone, Words};
use crate::view::{Point, Size};

/// The size of the names and of the counts, in pixels.
const LETTERS: f64 = 12.0;
/// From the middle of a count to its baseline.
const BELOW: f64 = 4.0;
/// How far beside a circle a finger still finds it, in pixels.
const REACH: f64 = 3.0;
/// How much nearer each step goes that looks for a camera.
const STEP: f64 = 1.3;
/// The radius of a place where nothing happens at present.
const DUST: f64 = 3.0;

/// A place as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Where it stands on the drawing.
    pub at: Point,
    /// How many events happen there, of those that are shown.
    pub events: usize,
    /// Whether one of them is friendly.
    pub cooperation: bool,
    /// Whether one of them is hostile.
    pub conflict: bool,
    /// Whether an article tells one on its own account.
    pub told: bool,
    /// How it looks.
    pub look: Look,
    /// The width of its name, in pixels.
    pub label_width: f64,
}

/// What is drawn, and from where it is seen.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The world.
    pub chart: &'a Chart,
    /// The places.
    pub spots: &'a [Spot],
    /// The most events that one place has, whatever is shown.
    pub most: usize,
    /// From where it is seen.
    pub camera: Camera,
    /// How much is seen.
    pub size: Size,
}

impl Scene<'_> {
    /// The circles of which something is seen, the largest first.
    #[must_use]
    pub fn clusters(&self) -> Vec<Cluster> {
        let place = |spot: &Spot| (self.camera.to_screen(spot.at), spot.events);
        let places: Vec<(Point, usize)> = self.spots.iter().map(place).collect();
        let mut circles = gather(&places, self.most);
        let Size { width, height } = self.size;
        circles.retain(|Cluster { at, radius, .. }| {
            at.x > -radius && at.x < width + radius && at.y > -radius && at.y < height + radius
        });
        circles
    }

    /// All shapes: the world, places without events, circles with their counts, names where there is room.
    ///
    /// `names` are the places' own; `cursor` is the circle that the keys have come to, by one of its places.
    #[must_use]
    pub fn shapes(&self, names: &[String], cursor: Option<usize>) -> Vec<Shape> {
        let mut shapes = self.chart.shapes(&self.camera, self.size);
        let circles = self.clusters();
        shapes.extend(self.spots.iter().filter(|spot| spot.events == 0).map(|spot| self.dust(spot)));
        for circle in circles.iter().rev() {
            shapes.extend(self.circle(circle));
        }
        shapes.extend(self.labels(&circles, names));
        shapes.extend(circles.iter().find(|circle| cursor.is_some_and(|at| circle.members.contains(&at))).map(ring));
        shapes
    }

    /// The circle at a place of the screen.
    #[must_use]
    pub fn cluster_at(&self, at: Point) -> Option<Cluster> {
        let inside = |circle: &Cluster| (circle.at.x - at.x).hypot(circle.at.y - at.y) <= circle.radius + REACH;
        self.clusters().into_iter().find(inside)
    }

    /// The camera from which the places of a circle are told apart; nothing where they are not from any.
    #[must_use]
    pub fn apart(&self, circle: &Cluster) -> Option<Camera> {
        let mut camera = self.camera;
        loop {
            let nearer = camera.zoomed(STEP, circle.at);
            if nearer.scale <= camera.scale {
                return None;
            }
            camera = nearer;
            let spots = circle.members.iter().filter_map(|&member| self.spots.get(member));
            let places: Vec<(Point, usize)> = spots.map(|spot| (camera.to_screen(spot.at), spot.events)).collect();
            if gather(&places, self.most).len() > 1 {
                return Some(camera.panned(self.size.width / 2.0 - circle.at.x, self.size.height / 2.0 - circle.at.y));
            }
        }
    }

    /// How the places of a circle look together.
    #[must_use]
    pub fn look(&self, circle: &Cluster) -> Look {
        circle
            .members
            .iter()
            .filter_map(|&member| self.spots.get(member))
            .map(|spot| spot.look)
            .max()
            .unwrap_or_default()
    }

    fn dust(&self, spot: &Spot) -> Shape {
        Shape::Figure {
            figure: Figure::Circle { middle: self.camera.to_screen(spot.at), radius: DUST },
            fill: Some(Fill::plain(Tone::Panel)),
            stroke: Some(Stroke { tone: Tone::Edge, width: 1.2, dash: Dash::Solid }),
            opacity: 1.0,
        }
    }

    fn circle(&self, circle: &Cluster) -> [Shape; 2] {
        let members = || circle.members.iter().filter_map(|&member| self.spots.get(member));
        let (edge, ground) = match (members().any(|spot| spot.cooperation), members().any(|spot| spot.conflict)) {
            (true, false) => (Tone::Cooperation, Tone::CooperationSoft),
            (false, true) => (Tone::Conflict, Tone::ConflictSoft),
            (true, true) => (Tone::Demand, Tone::DemandSoft),
            (false, false) => (Tone::Edge, Tone::Panel),
        };
        let dash = if members().any(|spot| spot.told) { Dash::Solid } else { Dash::Dashed };
        let stroke = match self.look(circle) {
            Look::Chosen => Stroke { tone: Tone::Pick, width: 4.0, dash: Dash::Solid },
            Look::Gathered => Stroke { tone: Tone::Ink, width: 3.0, dash },
            _ => Stroke { tone: edge, width: 1.8, dash },
        };
        let opacity = if self.look(circle) == Look::Faded { 0.55 } else { 1.0 };
        let count = Words {
            text: circle.events.to_string(),
            at: Point { x: circle.at.x, y: circle.at.y + BELOW },
            anchor: Anchor::Middle,
            size: LETTERS,
            bold: true,
            tone: Tone::Ink,
            halo: None,
        };
        [
            Shape::Figure {
                figure: Figure::Circle { middle: circle.at, radius: circle.radius },
                fill: Some(Fill::plain(ground)),
                stroke: Some(stroke),
                opacity,
            },
            Shape::Words { words: count, opacity: 1.0 },
        ]
    }

    /// The names that have room: that of the busiest place of a circle, and how many others it holds.
    fn labels(&self, circles: &[Cluster], names: &[String]) -> Vec<Shape> {
        let others = |circle: &Cluster| match circle.members.len() {
            1 => String::new(),
            count => format!(" + {}", count - 1),
        };
        let width = |circle: &Cluster| {
            let name = self.spots.get(circle.members[0]).map_or(0.0, |spot| spot.label_width);
            name + others(circle).chars().count() as f64 * LETTERS * 0.6 + 4.0
        };
        let node = |circle: &Cluster| Node { radius: circle.radius, label_width: width(circle), pinned: None };
        let nodes: Vec<Node> = circles.iter().map(node).collect();
        let points: Vec<Point> = circles.iter().map(|circle| circle.at).collect();
        let placed = place_labels(&nodes, &points, &[], self.size);
        let word = |(circle, label): (&Cluster, Option<crate::view::map::NodeLabel>)| {
            let label = label?;
            let look = self.look(circle);
            let words = Words {
                text: format!("{}{}", names.get(circle.members[0])?, others(circle)),
                at: Point { x: label.x, y: label.baseline },
                anchor: Anchor::Middle,
                size: LETTERS,
                bold: look == Look::Chosen,
                tone: if look == Look::Faded { Tone::Muted } else { Tone::Ink },
                halo: Some(Tone::Panel),
            };
            Some(Shape::Words { words, opacity: 1.0 })
        };
        circles.iter().zip(placed).filter_map(word).collect()
    }
}

/// The ring around the circle that the keys have come to.
fn ring(circle: &Cluster) -> Shape {
    Shape::Figure {
        figure: Figure::Circle { middle: circle.at, radius: circle.radius + 5.0 },
        fill: None,
        stroke: Some(Stroke { tone: Tone::Ink, width: 2.0, dash: Dash::Dashed }),
        opacity: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 400.0, height: 300.0 };

    fn spot(x: f64, events: usize, look: Look) -> Spot {
        Spot {
            at: Point { x, y: 150.0 },
            events,
            cooperation: false,
            conflict: true,
            told: true,
            look,
            label_width: 40.0,
        }
    }

    fn words(shapes: &[Shape]) -> Vec<&str> {
        let text = |shape: &'_ Shape| matches!(shape, Shape::Words { .. });
        shapes
            .iter()
            .filter(|shape| text(shape))
            .map(|shape| match shape {
                Shape::Words { words, .. } => words.text.as_str(),
                Shape::Figure { .. } => "",
            })
            .collect()
    }

    #[test]
    fn a_circle_tells_its_events_and_its_places() {
        let spots = [spot(100.0, 2, Look::Plain), spot(104.0, 5, Look::Plain), spot(300.0, 1, Look::Plain)];
        let chart = Chart::default();
        let scene = Scene { chart: &chart, spots: &spots, most: 5, camera: Camera::default(), size: SIZE };
        let names = ["Aube", "Brume", "Crue"].map(str::to_owned);
        assert_eq!(words(&scene.shapes(&names, None)), ["1", "7", "Brume + 1", "Crue"]);
        let camera = scene.apart(&scene.clusters()[0]).expect("two of its places stand apart");
        assert_eq!(Scene { camera, ..scene }.clusters().first().map(|circle| circle.members.len()), Some(1));
        let nearer = Scene { camera: Camera::new(12.0, -1200.0, -1600.0), ..scene };
        assert_eq!(nearer.clusters().len(), 2, "from nearby they are told apart, and the third is out of sight");
    }

    #[test]
    fn a_place_without_events_is_a_dot_without_a_name() {
        let spots = [spot(100.0, 0, Look::Plain), spot(300.0, 1, Look::Chosen)];
        let chart = Chart::default();
        let scene = Scene { chart: &chart, spots: &spots, most: 1, camera: Camera::default(), size: SIZE };
        assert_eq!(words(&scene.shapes(&["Aube".to_owned(), "Brume".to_owned()], Some(1))), ["1", "Brume"]);
    }
}
