//! Actors and relations at their places → shapes on the screen.

use super::{Camera, curve};
use crate::model::ActorKind;
use crate::view::shape::{Dash, Figure, Fill, Shape, Stroke, Tone};
use crate::view::{Point, Size};

/// So many relations in view are drawn bent; more are drawn straight, many in one stroke.
const BENT: usize = 400;
/// So many actors in view are drawn each by itself, the larger over the smaller; of more, so many of one look are one figure:
/// a canvas takes longer for one large figure than for its parts.
const SINGLE: usize = 400;
const FLOCK: usize = 40;
/// More relations than this are drawn with hairlines, which a canvas draws ten times as fast as wider ones.
const HAIRS: usize = 3_000;
/// The width of a hairline, in pixels.
const HAIR: f64 = 1.0;
/// How far a bent relation leaves the straight line, as a share of its length.
const BEND: f64 = 0.06;

/// What the reader's choice does to the look of a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Left out.
    Absent,
    /// In the background.
    Faded,
    /// As it is.
    #[default]
    Plain,
    /// Among those that the reader has gathered.
    Gathered,
    /// The reader's choice.
    Chosen,
}

/// An actor as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// Which shape it has.
    pub kind: ActorKind,
    /// Half its width where the drawing is not enlarged, in pixels.
    pub radius: f64,
    /// How it looks.
    pub look: Look,
    /// Whether it carries the sign of a pin.
    pub pinned: bool,
}

/// A relation as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// One actor, by its place among the signs.
    pub from: usize,
    /// The other.
    pub to: usize,
    /// Its colour.
    pub tone: Tone,
    /// Its width, in pixels.
    pub width: f64,
    /// Whether it is told by others only.
    pub reported: bool,
    /// How it looks.
    pub look: Look,
}

/// What is drawn, and from where it is seen.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The actors.
    pub signs: &'a [Sign],
    /// Their relations.
    pub links: &'a [Link],
    /// Where the actors stand.
    pub points: &'a [Point],
    /// From where they are seen.
    pub camera: Camera,
    /// How much is seen.
    pub size: Size,
}

impl Scene<'_> {
    /// Where an actor stands on the screen and half its width there; nothing where it is left out.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<(Point, f64)> {
        let (sign, point) = (self.signs.get(index)?, self.points.get(index)?);
        (sign.look != Look::Absent).then(|| (self.camera.to_screen(*point), sign.radius * self.camera.magnification()))
    }

    /// The actors of which something is seen, those that matter less first.
    #[must_use]
    pub fn in_view(&self) -> Vec<usize> {
        let Size { width, height } = self.size;
        let seen = |&index: &usize| {
            self.place(index).is_some_and(|(at, radius)| {
                at.x > -radius && at.x < width + radius && at.y > -radius && at.y < height + radius
            })
        };
        let mut seen: Vec<usize> = (0..self.signs.len()).filter(seen).collect();
        let rank = |index: &usize| (self.signs[*index].look, self.signs[*index].radius);
        seen.sort_unstable_by(|a, b| {
            let ((look, radius), (other_look, other_radius)) = (rank(a), rank(b));
            look.cmp(&other_look).then(radius.total_cmp(&other_radius)).then(b.cmp(a))
        });
        seen
    }

    /// The relations of which something may be seen.
    #[must_use]
    pub fn links_in_view(&self) -> Vec<&Link> {
        let Size { width, height } = self.size;
        let seen = |link: &&Link| {
            if link.look == Look::Absent {
                return false;
            }
            let (Some((a, _)), Some((b, _))) = (self.place(link.from), self.place(link.to)) else { return false };
            a.x.max(b.x) > 0.0 && a.x.min(b.x) < width && a.y.max(b.y) > 0.0 && a.y.min(b.y) < height
        };
        self.links.iter().filter(seen).collect()
    }

    /// The line of a relation: begin, control point, end.
    #[must_use]
    pub fn line(&self, link: &Link) -> Option<super::Curve> {
        let ((from, from_radius), (to, to_radius)) = (self.place(link.from)?, self.place(link.to)?);
        curve((from, from_radius + 2.0), (to, to_radius + 2.0), BEND)
    }

    /// The drawing without its words: relations below, actors above.
    #[must_use]
    pub fn shapes(&self) -> Vec<Shape> {
        let mut shapes = Vec::new();
        self.draw_links(&mut shapes);
        self.draw_signs(&mut shapes);
        shapes
    }

    fn draw_links(&self, shapes: &mut Vec<Shape>) {
        let mut links = self.links_in_view();
        links.sort_by_key(|link| link.look);
        let bent = links.len() <= BENT;
        // Those in the background take nothing from the others.
        let plain = links.iter().filter(|link| link.look != Look::Faded).count();
        let opacity = |link: &Link| match (link.look, plain) {
            (Look::Faded, _) => 0.12,
            (Look::Gathered | Look::Chosen, _) => 0.95,
            (_, 0..=BENT) => 0.75,
            (_, 0..=HAIRS) => 0.5,
            _ => 0.3,
        };
        // Hairlines of one style are one figure: a canvas strokes them in one go. Wider lines it strokes faster one by one.
        let mut styles: Vec<(Stroke, f64, Vec<[Point; 2]>)> = Vec::new();
        let mut wide = Vec::new();
        for link in &links {
            let (stroke, opacity) = (self.stroke(link, links.len(), plain), opacity(link));
            let mut add = |figure| wide.push(Shape::Figure { figure, fill: None, stroke: Some(stroke), opacity });
            if bent {
                if let Some(line) = self.line(link) {
                    add(Figure::Curve([line.start, line.control, line.end]));
                }
                continue;
            }
            let (Some((from, _)), Some((to, _))) = (self.place(link.from), self.place(link.to)) else { continue };
            if stroke.width > HAIR {
                add(Figure::Line(vec![from, to]));
                continue;
            }
            let same = |style: &&mut (Stroke, f64, Vec<[Point; 2]>)| {
                style.0 == stroke && style.1.to_bits() == opacity.to_bits()
            };
            match styles.iter_mut().find(same) {
                Some(style) => style.2.push([from, to]),
                None => styles.push((stroke, opacity, vec![[from, to]])),
            }
        }
        let figure = |(stroke, opacity, segments)| Shape::Figure {
            figure: Figure::Segments(segments),
            fill: None,
            stroke: Some(stroke),
            opacity,
        };
        shapes.extend(styles.into_iter().map(figure).chain(wide));
    }

    fn stroke(&self, link: &Link, all: usize, plain: usize) -> Stroke {
        let tone = if link.look == Look::Chosen { Tone::Pick } else { link.tone };
        let dash = if link.reported { Dash::Dashed } else { Dash::Solid };
        let width = (link.width * self.camera.magnification().clamp(0.3, 1.3)).clamp(0.5, 9.0);
        // Dashes cost a canvas much: where lines are many and thin, they would not be seen.
        let (dash, width) = if all <= BENT { (dash, width) } else { (Dash::Solid, (width * 2.0).round() / 2.0) };
        let hair = plain > HAIRS || (link.look == Look::Faded && all > BENT);
        let width = if hair { width.min(HAIR) } else { width };
        Stroke { tone, width: if link.look == Look::Chosen { width + 1.5 } else { width }, dash }
    }

    fn draw_signs(&self, shapes: &mut Vec<Shape>) {
        let seen = self.in_view();
        if seen.len() <= SINGLE {
            for index in seen {
                let Some((at, radius)) = self.place(index) else { continue };
                let sign = self.signs[index];
                let (fill, stroke) = paint(sign);
                let figure = outline(sign.kind, at, radius);
                shapes.push(Shape::Figure { figure, fill: Some(fill), stroke: Some(stroke), opacity: 1.0 });
                if sign.pinned {
                    shapes.extend(pin(at, radius));
                }
            }
            return;
        }
        let mut styles: Vec<((ActorKind, Look), Vec<Point>)> = Vec::new();
        for index in seen {
            let Some((at, radius)) = self.place(index) else { continue };
            let style = (self.signs[index].kind, self.signs[index].look);
            let place = styles.iter().position(|known| known.0 == style).unwrap_or_else(|| {
                styles.push((style, Vec::new()));
                styles.len() - 1
            });
            styles[place].1.extend(corners(style.0).iter().map(|corner| along(at, radius, *corner)));
        }
        for ((kind, look), points) in styles {
            let (fill, stroke) = paint(Sign { kind, radius: 1.0, look, pinned: false });
            let stroke = Stroke { width: stroke.width * 0.6, ..stroke };
            let corners = corners(kind).len();
            shapes.extend(points.chunks(corners * FLOCK).map(|points| Shape::Figure {
                figure: Figure::Polygons { corners, points: points.to_vec() },
                fill: Some(fill),
                stroke: Some(stroke),
                opacity: 1.0,
            }));
        }
    }
}

/// What fills an actor and what runs around it.
fn paint(sign: Sign) -> (Fill, Stroke) {
    let (fill, tone, width) = match sign.look {
        Look::Chosen => (Tone::PickSoft, Tone::Pick, 4.0),
        Look::Gathered => (Tone::PickSoft, Tone::Ink, 1.7),
        Look::Faded => (Tone::Panel, Tone::Rule, 1.7),
        Look::Plain | Look::Absent => {
            (if sign.kind == ActorKind::Country { Tone::StatementSoft } else { Tone::Panel }, Tone::Ink, 1.7)
        }
    };
    (Fill::plain(fill), Stroke { tone, width, dash: Dash::Solid })
}

/// A pin stuck into an actor: its head and its needle.
fn pin(at: Point, radius: f64) -> [Shape; 2] {
    let head = Point { x: at.x + radius * 0.75, y: at.y - radius * 0.75 - 5.0 };
    let stroke = Some(Stroke { tone: Tone::Ink, width: 1.6, dash: Dash::Solid });
    let needle = Figure::Line(vec![head, Point { x: head.x - 4.0, y: head.y + 7.0 }]);
    let ball = Figure::Circle { middle: head, radius: 3.6 };
    [
        Shape::Figure { figure: needle, fill: None, stroke, opacity: 1.0 },
        Shape::Figure { figure: ball, fill: Some(Fill::plain(Tone::Pick)), stroke, opacity: 1.0 },
    ]
}

fn along(at: Point, radius: f64, (across, down): (f64, f64)) -> Point {
    Point { x: at.x + across * radius, y: at.y + down * radius }
}

/// The corners of a kind's shape around its middle, for a radius of one; a circle's are so many that it looks round.
#[must_use]
pub fn corners(kind: ActorKind) -> &'static [(f64, f64)] {
    match kind {
        ActorKind::Person => &[
            (1.0, 0.0),
            (0.87, 0.5),
            (0.5, 0.87),
            (0.0, 1.0),
            (-0.5, 0.87),
            (-0.87, 0.5),
            (-1.0, 0.0),
            (-0.87, -0.5),
            (-0.5, -0.87),
            (0.0, -1.0),
            (0.5, -0.87),
            (0.87, -0.5),
        ],
        ActorKind::Country => &[(-0.9, -0.8), (0.9, -0.8), (0.9, 0.8), (-0.9, 0.8)],
        ActorKind::Organisation => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
        ActorKind::Place => &[(0.0, -1.1), (1.1, 0.85), (-1.1, 0.85)],
        ActorKind::Group => &[(-0.5, -0.9), (0.5, -0.9), (1.0, 0.0), (0.5, 0.9), (-0.5, 0.9), (-1.0, 0.0)],
    }
}

/// An actor's shape by its kind: told apart without colour.
#[must_use]
pub fn outline(kind: ActorKind, at: Point, radius: f64) -> Figure {
    if kind == ActorKind::Person {
        return Figure::Circle { middle: at, radius };
    }
    Figure::Polygon(corners(kind).iter().map(|corner| along(at, radius, *corner)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: Size = Size { width: 800.0, height: 500.0 };

    fn sign(look: Look) -> Sign {
        Sign { kind: ActorKind::Group, radius: 10.0, look, pinned: false }
    }

    fn link(from: usize, to: usize) -> Link {
        Link { from, to, tone: Tone::Conflict, width: 2.0, reported: true, look: Look::Plain }
    }

    fn scene<'a>(signs: &'a [Sign], links: &'a [Link], points: &'a [Point]) -> Scene<'a> {
        Scene { signs, links, points, camera: Camera::default(), size: SIZE }
    }

    #[test]
    fn what_is_hidden_takes_its_relations_along() {
        let points = [Point { x: 100.0, y: 100.0 }, Point { x: 300.0, y: 100.0 }, Point { x: 500.0, y: 100.0 }];
        let signs = [sign(Look::Plain), sign(Look::Plain), sign(Look::Absent)];
        assert_eq!(
            scene(&signs, &[link(0, 1), link(1, 2)], &points).shapes().len(),
            3,
            "two actors and what binds them"
        );
    }

    #[test]
    fn many_hairlines_of_one_style_are_one_figure_and_wider_ones_are_not() {
        let points: Vec<Point> =
            (0..600).map(|index| Point { x: f64::from(index), y: f64::from(index % 400) }).collect();
        let signs = vec![sign(Look::Plain); 600];
        let lines = |width| -> Vec<Link> { (1..600).map(|to| Link { width, ..link(to - 1, to) }).collect() };
        assert_eq!(scene(&signs, &lines(1.0), &points).shapes().len(), 1 + 600 / FLOCK, "one figure of lines");
        assert_eq!(scene(&signs, &lines(2.0), &points).shapes().len(), 599 + 600 / FLOCK, "one for each line");
    }

    proptest! {
        #[test]
        fn nothing_breaks_it(
            places in prop::collection::vec((-2000.0..2000.0, -2000.0..2000.0), 0..30),
            ends in prop::collection::vec((0..40_usize, 0..40_usize), 0..60),
            scale in 0.01..10.0,
        ) {
            let points: Vec<Point> = places.iter().map(|&(x, y)| Point { x, y }).collect();
            let signs = vec![sign(Look::Plain); points.len()];
            let links: Vec<Link> = ends.iter().map(|&(from, to)| link(from, to)).collect();
            let scene = Scene { camera: Camera::new(scale, 0.0, 0.0), ..scene(&signs, &links, &points) };
            prop_assert!(scene.shapes().len() <= points.len() + links.len());
        }
    }
}
