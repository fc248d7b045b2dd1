//! What lies at a place of the screen, around a place, or the way that an arrow points.

use super::{Look, Scene};
use crate::view::{Point, Size};

/// How far beside an actor a finger still finds it, in pixels.
const REACH: f64 = 5.0;
/// How far beside a line.
const LINE_REACH: f64 = 6.0;

/// The way that an arrow key points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Way {
    /// How far it is that way from a place to another, aside counting double; nothing where it is not that way.
    #[must_use]
    pub fn rate(self, from: Point, to: Point) -> Option<f64> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (ahead, beside) = match self {
            Self::Left => (-dx, dy),
            Self::Right => (dx, dy),
            Self::Up => (-dy, dx),
            Self::Down => (dy, dx),
        };
        (ahead > 0.5 && beside.abs() <= ahead * 2.0).then_some(ahead + 2.0 * beside.abs())
    }
}

impl Scene<'_> {
    /// The actor at a place: of several the one whose middle is nearest.
    #[must_use]
    pub fn actor_at(&self, at: Point) -> Option<usize> {
        let near = |index: usize| {
            let (middle, radius) = self.place(index)?;
            let distance = (middle.x - at.x).hypot(middle.y - at.y);
            (distance <= radius.max(7.0) + REACH).then_some((distance, index))
        };
        (0..self.signs.len()).filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, index)| index)
    }

    /// The relation at a place, by its place among the links.
    #[must_use]
    pub fn link_at(&self, at: Point) -> Option<usize> {
        const STEPS: u32 = 16;
        let near = |(index, link): (usize, &super::Link)| {
            if link.look == Look::Absent {
                return None;
            }
            let ((from, _), (to, _)) = (self.place(link.from)?, self.place(link.to)?);
            // A bend leaves the straight line by less than an eighth of its length.
            let slack = LINE_REACH + (to.x - from.x).hypot(to.y - from.y) / 8.0;
            let outside = at.x < from.x.min(to.x) - slack
                || at.x > from.x.max(to.x) + slack
                || at.y < from.y.min(to.y) - slack
                || at.y > from.y.max(to.y) + slack;
            if outside {
                return None;
            }
            let line = self.line(link)?;
            let places = (0..=STEPS).map(|step| line.at(f64::from(step) / f64::from(STEPS)));
            let distance = places
                .clone()
                .zip(places.skip(1))
                .map(|(begin, end)| from_segment(at, begin, end))
                .fold(f64::INFINITY, f64::min);
            (distance <= LINE_REACH).then_some((distance, index))
        };
        self.links.iter().enumerate().filter_map(near).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, index)| index)
    }

    /// The actors whose middles lie inside a closed line.
    #[must_use]
    pub fn inside(&self, lasso: &[Point]) -> Vec<usize> {
        let inside = |&index: &usize| self.place(index).is_some_and(|(at, _)| contains(lasso, at));
        (0..self.signs.len()).filter(inside).collect()
    }

    /// The actor that an arrow leads to, best one of those that `among` accepts: near, and straight ahead.
    #[must_use]
    pub fn toward(&self, from: usize, way: Way, among: impl Fn(usize) -> bool) -> Option<usize> {
        let (start, _) = self.place(from)?;
        let rated = |index: usize| Some((way.rate(start, self.place(index)?.0)?, index));
        (0..self.signs.len())
            .filter(|&index| index != from && among(index))
            .filter_map(rated)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, index)| index)
    }

    /// Whether an actor's middle is seen.
    #[must_use]
    pub fn sees(&self, index: usize) -> bool {
        let Size { width, height } = self.size;
        self.place(index).is_some_and(|(at, _)| at.x >= 0.0 && at.x <= width && at.y >= 0.0 && at.y <= height)
    }
}

/// How far a place is from a piece of a line.
fn from_segment(at: Point, begin: Point, end: Point) -> f64 {
    let (dx, dy) = (end.x - begin.x, end.y - begin.y);
    let share = ((at.x - begin.x) * dx + (at.y - begin.y) * dy) / (dx * dx + dy * dy).max(1e-9);
    let share = share.clamp(0.0, 1.0);
    (at.x - begin.x - dx * share).hypot(at.y - begin.y - dy * share)
}

/// Whether a ray from the place to the right crosses the closed line an odd number of times.
fn contains(line: &[Point], at: Point) -> bool {
    let ends = line.iter().zip(line.iter().cycle().skip(1));
    let crossed = |(a, b): &(&Point, &Point)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    };
    ends.filter(crossed).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::super::{Camera, Link, Sign};
    use super::*;
    use crate::model::ActorKind;
    use crate::view::shape::Tone;

    const POINTS: [Point; 4] = [
        Point { x: 100.0, y: 100.0 },
        Point { x: 300.0, y: 100.0 },
        Point { x: 100.0, y: 300.0 },
        Point { x: 310.0, y: 310.0 },
    ];
    const LINKS: [Link; 1] =
        [Link { from: 0, to: 1, tone: Tone::Edge, width: 2.0, reported: false, look: Look::Plain }];

    fn scene(signs: &[Sign]) -> Scene<'_> {
        let size = Size { width: 400.0, height: 400.0 };
        Scene { signs, links: &LINKS, points: &POINTS, camera: Camera::default(), size }
    }

    fn signs(last: Look) -> [Sign; 4] {
        let sign = |look| Sign { kind: ActorKind::Person, radius: 10.0, look, pinned: false };
        [sign(Look::Plain), sign(Look::Plain), sign(Look::Plain), sign(last)]
    }

    #[test]
    fn a_pointer_finds_actors_and_lines() {
        let signs = signs(Look::Plain);
        let scene = scene(&signs);
        assert_eq!(scene.actor_at(Point { x: 104.0, y: 97.0 }), Some(0));
        assert_eq!(scene.actor_at(Point { x: 200.0, y: 200.0 }), None);
        let middle = scene.line(&LINKS[0]).expect("they do not touch").at(0.5);
        assert_eq!(scene.link_at(middle), Some(0));
        assert_eq!(scene.link_at(Point { x: 200.0, y: 160.0 }), None);
    }

    #[test]
    fn a_lasso_gathers_whom_it_goes_around() {
        let square = [(50.0, 50.0), (350.0, 50.0), (350.0, 200.0), (50.0, 200.0)].map(|(x, y)| Point { x, y });
        assert_eq!(scene(&signs(Look::Plain)).inside(&square), [0, 1]);
        assert!(scene(&signs(Look::Plain)).inside(&[]).is_empty());
    }

    #[test]
    fn arrows_lead_on() {
        let all = signs(Look::Plain);
        let scene_of_all = scene(&all);
        assert_eq!(scene_of_all.toward(0, Way::Right, |_| true), Some(1));
        assert_eq!(scene_of_all.toward(0, Way::Down, |_| true), Some(2));
        assert_eq!(scene_of_all.toward(0, Way::Up, |_| true), None);
        assert_eq!(scene_of_all.toward(0, Way::Right, |index| index == 2), None);
        let fewer = signs(Look::Absent);
        assert_eq!(scene(&fewer).toward(2, Way::Right, |_| true), Some(1), "what is hidden is not reached");
    }
}
