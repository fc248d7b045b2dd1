//! The rows of a lane: which stretches of them are taken, and where a mark and its label find room.

use super::{Item, Metrics, Viewport};

/// What sums of the same lengths in another order may differ by: a label that fitted fits again.
const ROUNDING: f64 = 1e-7;

/// How far a label beside its mark stays from the view's edges.
const EDGE: f64 = 6.0;

/// An event's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Which event, by its place in the items.
    pub item: usize,
    /// Its row in its lane, from 0.
    pub row: usize,
    /// The middle of its row.
    pub y: f64,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Whether it is a point (drawn as a dot in the middle) rather than a bar.
    pub point: bool,
    /// Whether it goes on beyond the view's left edge.
    pub cut_left: bool,
    /// Whether it goes on beyond the view's right edge.
    pub cut_right: bool,
    /// Its label's place, if there is room for one.
    pub label: Option<Label>,
}

/// A label's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Its left edge.
    pub left: f64,
    /// Its width; narrower than the label where that must be cut.
    pub width: f64,
    /// Whether it is the whole label.
    pub whole: bool,
    /// Where it stands.
    pub side: Side,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On its bar.
    Inside,
    /// After its mark.
    Right,
    /// Before its mark.
    Left,
}

impl Mark {
    /// From where to where it is drawn, its label included.
    #[must_use]
    pub fn footprint(&self) -> (f64, f64) {
        let label = self.label.map_or((self.left, self.right), |label| (label.left, label.left + label.width));
        (self.left.min(label.0), self.right.max(label.1))
    }
}

/// Where an event stands in a view, before it has a row; `None` where it does not.
#[must_use]
pub fn stand(item: usize, event: &Item, view: &Viewport, metrics: &Metrics) -> Option<Mark> {
    let (from, to) = event.span().filter(|&(from, to)| from < view.to && to >= view.from)?;
    let (mut left, mut right) = (view.x(from), view.x(to));
    // An open side is a fading piece of bar.
    let known = |day: Option<f64>| day.is_some_and(f64::is_finite);
    if !known(event.from) {
        left -= metrics.open;
    }
    if !known(event.to) {
        right += metrics.open;
    }
    let (cut_left, cut_right) = (left < 0.0, right > view.width);
    let (left, right) = (left.clamp(0.0, view.width), right.clamp(0.0, view.width));
    let mark = Mark { item, row: 0, y: 0.0, left, right, point: false, cut_left, cut_right, label: None };
    if right - left > metrics.mark * 1.25 {
        return Some(mark);
    }
    let half = metrics.mark / 2.0;
    let middle = f64::midpoint(left, right).clamp(half, (view.width - half).max(half));
    Some(Mark { left: middle - half, right: middle + half, point: true, cut_left: false, cut_right: false, ..mark })
}

/// What is taken of a row: stretches that do not overlap, from left to right.
#[derive(Clone, Default)]
pub struct Row(Vec<(f64, f64)>);

impl Row {
    fn is_free(&self, left: f64, right: f64, gap: f64) -> bool {
        let place = self.0.partition_point(|taken| taken.1 + gap <= left + ROUNDING);
        self.0.get(place).is_none_or(|taken| right + gap <= taken.0 + ROUNDING)
    }

    /// Takes what a mark and its label cover.
    pub fn take(&mut self, mark: &Mark) {
        let (left, right) = mark.footprint();
        let place = self.0.partition_point(|taken| taken.0 < left);
        self.0.insert(place, (left, right));
    }

    /// The free stretch around a place, as far as the view's edges.
    fn free_around(&self, left: f64, view: &Viewport, gap: f64) -> (f64, f64) {
        let place = self.0.partition_point(|taken| taken.0 < left);
        let near = if place == 0 { EDGE } else { self.0[place - 1].1 + gap };
        (near, self.0.get(place).map_or(view.width - EDGE, |taken| taken.0 - gap))
    }

    /// Where a label of a width may stand: on its bar, right of the mark, or left of it.
    pub fn room(&self, mark: &Mark, width: f64, whole: bool, view: &Viewport, metrics: &Metrics) -> Option<Label> {
        [Side::Inside, Side::Right, Side::Left]
            .into_iter()
            .find_map(|side| self.room_at(mark, side, width, whole, view, metrics))
    }

    /// The place of a label of a width on one side of its mark, where that is free.
    pub fn room_at(
        &self,
        mark: &Mark,
        side: Side,
        width: f64,
        whole: bool,
        view: &Viewport,
        metrics: &Metrics,
    ) -> Option<Label> {
        let gap = metrics.gap;
        if width <= 0.0 || !self.is_free(mark.left, mark.right, gap) {
            return None;
        }
        let (near, far) = self.free_around(mark.left, view, gap);
        let (left, fits) = match side {
            Side::Inside => (mark.left + gap, !mark.point && width + 2.0 * gap <= mark.right - mark.left + ROUNDING),
            Side::Right => (mark.right + gap, mark.right + gap + width <= far + ROUNDING),
            Side::Left => (mark.left - gap - width, near <= mark.left - gap - width + ROUNDING),
        };
        fits.then_some(Label { left, width, whole, side })
    }

    /// Whether the mark alone has room.
    pub fn room_bare(&self, mark: &Mark, metrics: &Metrics) -> bool {
        self.is_free(mark.left, mark.right, metrics.gap)
    }

    /// Lets a cut label grow into the free space beside it.
    pub fn widen(&mut self, mark: &mut Mark, wanted: f64, view: &Viewport, metrics: &Metrics) {
        let Some(mut label) = mark.label.filter(|label| label.width < wanted) else { return };
        let before = mark.footprint();
        let Some(place) = self.0.iter().position(|taken| *taken == before) else { return };
        let near = if place == 0 { EDGE } else { self.0[place - 1].1 + metrics.gap };
        let far = self.0.get(place + 1).map_or(view.width - EDGE, |taken| taken.0 - metrics.gap);
        let room = match label.side {
            Side::Inside => mark.right - mark.left - 2.0 * metrics.gap,
            Side::Right => far - label.left,
            Side::Left => label.left + label.width - near,
        };
        let width = wanted.min(room).max(label.width);
        if label.side == Side::Left {
            label.left -= width - label.width;
        }
        (label.width, label.whole) = (width, width >= wanted);
        mark.label = Some(label);
        self.0[place] = mark.footprint();
    }
}
