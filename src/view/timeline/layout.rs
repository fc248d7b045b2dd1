//! Which event is drawn where.
//!
//! In each lane those events have a place first that had one in the drawing before, in their row; then, of each column of
//! the view, the few that matter most, in the first row that has room for the mark and its label, else with a shorter
//! label. What has no place is counted in clusters below.

use super::clusters::{Cluster, columns, count_rest};
use super::rows::{Label, Mark, Row, stand};
use super::{Index, Part, Viewport};
use std::ops::Range;

/// Sizes of the drawing's parts, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The height of a row of marks.
    pub row: f64,
    /// The width of a point's mark, and the height of a bar.
    pub mark: f64,
    /// The space between a mark and its label, and between neighbours.
    pub gap: f64,
    /// How long the fading piece of an open end is.
    pub open: f64,
    /// Shorter than this, a label is left out.
    pub shortest_label: f64,
    /// Longer than this, a label is cut, but where nothing stands beside it.
    pub longest_label: f64,
    /// How many rows of marks all lanes may have together.
    pub rows: usize,
    /// The space above a lane's first row, for its name.
    pub lane_head: f64,
    /// The space below a lane's last row.
    pub lane_foot: f64,
    /// The width that a cluster takes.
    pub cluster: f64,
}

/// A timeline, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The lanes from top to bottom; those without any event have no height.
    pub lanes: Vec<Lane>,
    /// The events that are drawn, lane by lane.
    pub marks: Vec<Mark>,
    /// The events that are only counted, lane by lane.
    pub clusters: Vec<Cluster>,
    /// The height of all lanes together.
    pub height: f64,
}

/// A lane's place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// How many events of it are in view, drawn or counted.
    pub events: usize,
    /// How many rows of marks it has.
    pub rows: usize,
    /// Whether it has a row for clusters.
    pub counted: bool,
    /// Which marks are its.
    pub marks: Range<usize>,
}

/// Lays out the events that are in view.
///
/// `before` is the drawing that is on the screen: its marks keep their rows; with `hold`, its lanes keep their heights as
/// well. `first` are events that have a place before all others. `label_width` is asked for those alone that may be drawn.
#[must_use]
pub fn lay_out(
    index: &Index,
    view: &Viewport,
    metrics: &Metrics,
    before: &Drawing,
    hold: bool,
    first: &[usize],
    label_width: &mut dyn FnMut(usize) -> f64,
) -> Drawing {
    let hold = hold && before.lanes.len() == index.lanes();
    let counts: Vec<usize> = (0..index.lanes()).map(|lane| index.in_view(lane, view)).collect();
    let shares = shares(&counts, metrics.rows);
    let mut board =
        Board { index, view, metrics, columns: columns(view, metrics), label_width, drawing: Drawing::default() };
    for (lane, events) in counts.into_iter().enumerate() {
        let old = before.lanes.get(lane);
        let kept = old.and_then(|old| before.marks.get(old.marks.clone())).unwrap_or_default();
        let fixed = old.filter(|_| hold);
        if index.in_lane(lane) == 0 {
            let end = board.drawing.marks.len();
            board.drawing.lanes.push(Lane { y: board.drawing.height, marks: end..end, ..Lane::default() });
        } else {
            board.lane(lane, events, (kept, first), fixed, shares[lane]);
        }
    }
    board.drawing
}

/// How many rows each lane may have: one, and more for those with more events in view.
fn shares(counts: &[usize], rows: usize) -> Vec<usize> {
    let mut shares = vec![1; counts.len()];
    for _ in counts.len()..rows {
        let crowd = |lane: usize| counts[lane] as f64 / shares[lane] as f64;
        let open = (0..counts.len()).filter(|&lane| counts[lane] > shares[lane]);
        let Some(lane) = open.max_by(|&a, &b| crowd(a).total_cmp(&crowd(b)).then(b.cmp(&a))) else { break };
        shares[lane] += 1;
    }
    shares
}

/// What is needed to place an event.
struct Board<'a> {
    index: &'a Index,
    view: &'a Viewport,
    metrics: &'a Metrics,
    columns: Vec<Part>,
    label_width: &'a mut dyn FnMut(usize) -> f64,
    drawing: Drawing,
}

impl Board<'_> {
    fn lane(
        &mut self,
        lane: usize,
        events: usize,
        (kept, first): (&[Mark], &[usize]),
        held: Option<&Lane>,
        share: usize,
    ) {
        let metrics = *self.metrics;
        let mut rows = held.map_or(share, |held| held.rows);
        let candidates = self.candidates(lane, rows, kept, first);
        let mut marks = self.placed(&candidates, rows);
        if let Some(held) = held
            && !held.counted
            && marks.len() < events
        {
            // No row is kept for clusters: the last one becomes theirs.
            rows -= 1;
            marks = self.placed(&candidates, rows);
        }
        let top = self.drawing.height;
        let used = marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0);
        let rows = if held.is_some() { rows } else { used.max(usize::from(marks.len() == events)) };
        let row_middle = |row: usize| top + metrics.lane_head + (row as f64 + 0.5) * metrics.row;
        for mark in &mut marks {
            mark.y = row_middle(mark.row);
        }
        let mut clusters = Vec::new();
        if marks.len() < events {
            clusters = count_rest(self.index, lane, &marks, &self.columns, self.view, &metrics);
            for cluster in &mut clusters {
                cluster.y = row_middle(rows);
            }
        }
        let counted = held.map_or(!clusters.is_empty(), |held| held.counted);
        let rows = held.map_or(rows, |held| held.rows);
        let height = metrics.lane_head + (rows + usize::from(counted)) as f64 * metrics.row + metrics.lane_foot;
        let start = self.drawing.marks.len();
        self.drawing.marks.extend(marks);
        self.drawing.clusters.extend(clusters);
        let marks = start..self.drawing.marks.len();
        self.drawing.lanes.push(Lane { y: top, height, events, rows, counted, marks });
        self.drawing.height = top + height;
    }

    /// What may be drawn of a lane, in the order in which it gets a place, each with its place in the drawing before.
    fn candidates(&self, lane: usize, rows: usize, kept: &[Mark], first: &[usize]) -> Vec<(Mark, Option<Mark>)> {
        let mut order: Vec<(u8, u32, usize, Option<Mark>)> = Vec::new();
        let of_lane = |item: usize| self.index.items().get(item).is_some_and(|event| event.lane as usize == lane);
        let row_of = |item: usize| kept.iter().find(|mark| mark.item == item).copied();
        for &item in first.iter().filter(|&&item| of_lane(item)) {
            order.push((0, self.index.rank(item), item, row_of(item)));
        }
        for mark in kept.iter().filter(|mark| of_lane(mark.item)) {
            order.push((1, self.index.rank(mark.item), mark.item, Some(*mark)));
        }
        let mut best = Vec::new();
        for column in &self.columns {
            self.index.best(lane, column, self.view, 2 * rows, &mut best);
        }
        order.extend(best.into_iter().map(|item| (2, self.index.rank(item as usize), item as usize, None)));
        // An event that stands more than once counts with its highest claim.
        order.sort_unstable_by_key(|&(claim, _, item, _)| (item, claim));
        order.dedup_by_key(|&mut (_, _, item, _)| item);
        order.sort_unstable_by_key(|&(claim, rank, _, _)| (claim, rank));
        let mark = |item: usize| stand(item, &self.index.items()[item], self.view, self.metrics);
        order.into_iter().filter_map(|(_, _, item, old)| Some((mark(item)?, old))).collect()
    }

    fn placed(&mut self, candidates: &[(Mark, Option<Mark>)], rows: usize) -> Vec<Mark> {
        let mut taken = vec![Row::default(); rows];
        let mut marks: Vec<Mark> = Vec::new();
        for (mark, old) in candidates {
            let wanted = self.wanted(mark.item);
            let Some((row, label)) = self.place(mark, old.as_ref(), wanted, &taken) else { continue };
            let mark = Mark { row, label, ..*mark };
            taken[row].take(&mark);
            marks.push(mark);
        }
        for mark in &mut marks {
            let whole = self.whole(mark.item);
            taken[mark.row].widen(mark, whole, self.view, self.metrics);
        }
        marks
    }

    /// The width that a label asks for.
    fn wanted(&mut self, item: usize) -> f64 {
        self.whole(item).min(self.metrics.longest_label)
    }

    fn whole(&mut self, item: usize) -> f64 {
        let width = (self.label_width)(item);
        if width.is_finite() { width.max(0.0) } else { 0.0 }
    }

    /// Finds a row for a mark: its old one, else one for its whole label, else for a cut one; bare only where it has none.
    fn place(&self, mark: &Mark, old: Option<&Mark>, wanted: f64, rows: &[Row]) -> Option<(usize, Option<Label>)> {
        let (view, metrics) = (self.view, self.metrics);
        let short = wanted.min(metrics.shortest_label);
        if let Some((old, label)) = old.and_then(|old| Some((old, old.label?)))
            && let Some(row) = rows.get(old.row)
        {
            let width = if label.whole { wanted } else { label.width.min(wanted) };
            let same = row
                .room_at(mark, label.side, width, width >= wanted, view, metrics)
                .or_else(|| row.room_at(mark, label.side, short, short >= wanted, view, metrics))
                .or_else(|| row.room(mark, short, short >= wanted, view, metrics));
            if same.is_some() {
                return Some((old.row, same));
            }
        }
        if let Some(old) = old
            && wanted <= 0.0
            && rows.get(old.row).is_some_and(|row| row.room_bare(mark, metrics))
        {
            return Some((old.row, None));
        }
        for width in [wanted, short] {
            for (place, row) in rows.iter().enumerate() {
                if let Some(label) = row.room(mark, width, width >= wanted, view, metrics) {
                    return Some((place, Some(label)));
                }
            }
        }
        // A mark without its words tells less than the count of what is there.
        if wanted > 0.0 {
            return None;
        }
        let row = rows.iter().position(|row| row.room_bare(mark, metrics))?;
        Some((row, None))
    }
}

#[cfg(test)]
mod tests;
