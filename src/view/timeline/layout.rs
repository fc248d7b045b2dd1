//! Which event is drawn where.
//!
//! In each lane events are placed in the order of their importance, each in the first row that has room for the mark and
//! its label, else with a shorter label; those for which no row has room are counted in clusters below.

use super::{Item, Viewport};

/// Sizes of the drawing's parts, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The height of a row of marks.
    pub row: f64,
    /// The width of a point's mark, and the height of a bar.
    pub mark: f64,
    /// The space between a mark and its label, and between neighbours.
    pub gap: f64,
    /// Shorter than this, a label is left out.
    pub shortest_label: f64,
    /// Longer than this, a label is cut.
    pub longest_label: f64,
    /// How many rows of marks a lane may have.
    pub rows: usize,
    /// The space above a lane's first row (for its name) and below its last.
    pub lane_head: f64,
    /// The space below a lane's last row.
    pub lane_foot: f64,
    /// The width that a cluster takes.
    pub cluster: f64,
}

/// A timeline, ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The lanes from top to bottom; empty ones have no height.
    pub lanes: Vec<Lane>,
    /// The events that are drawn.
    pub marks: Vec<Mark>,
    /// The events that are only counted.
    pub clusters: Vec<Cluster>,
    /// The height of all lanes together.
    pub height: f64,
}

/// A lane's place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lane {
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// How many events of it are in view, drawn or counted.
    pub events: usize,
}

/// An event's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Which event, by its place in the items.
    pub item: usize,
    /// The middle of its row.
    pub y: f64,
    /// Its left edge.
    pub left: f64,
    /// Its right edge.
    pub right: f64,
    /// Whether it is a point (drawn as a dot in the middle) rather than a bar.
    pub point: bool,
    /// Whether it begins before the left edge or at an unknown time.
    pub open_left: bool,
    /// Whether it ends after the right edge or at an unknown time.
    pub open_right: bool,
    /// Its label's place, if there is room for one.
    pub label: Option<Label>,
}

/// A label's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Its left edge.
    pub left: f64,
    /// Its width; narrower than the item's label where that must be cut.
    pub width: f64,
    /// Whether it stands on its bar.
    pub inside: bool,
}

/// Events that found no room, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The lane that it belongs to.
    pub lane: usize,
    /// Its middle.
    pub x: f64,
    /// The middle of its row.
    pub y: f64,
    /// The events, by their place in the items, in the order of time.
    pub items: Vec<usize>,
}

/// Where a mark would stand, before it has a row.
#[derive(Clone, Copy)]
struct Candidate {
    item: usize,
    left: f64,
    right: f64,
    point: bool,
    open_left: bool,
    open_right: bool,
}

/// Lays out the events that are in view; undated ones have no place on a timeline and are left out.
///
/// `lanes` is the number of lanes; events of a higher lane are left out.
#[must_use]
pub fn lay_out(items: &[Item], lanes: usize, viewport: &Viewport, metrics: &Metrics) -> Drawing {
    let mut by_lane: Vec<Vec<Candidate>> = vec![Vec::new(); lanes];
    for (index, item) in items.iter().enumerate() {
        if let (Some(lane), Some(candidate)) = (by_lane.get_mut(item.lane), candidate(index, item, viewport, metrics)) {
            lane.push(candidate);
        }
    }
    let mut drawing = Drawing::default();
    for (lane, mut candidates) in by_lane.into_iter().enumerate() {
        // A bar across the whole view tells less than a day that is known: it comes last among equals.
        candidates.sort_by(|a, b| {
            let importance = items[b.item].importance.cmp(&items[a.item].importance);
            importance.then((a.right - a.left).total_cmp(&(b.right - b.left))).then(a.item.cmp(&b.item))
        });
        lay_out_lane(lane, &candidates, items, viewport, metrics, &mut drawing);
    }
    drawing
}

fn candidate(index: usize, item: &Item, viewport: &Viewport, metrics: &Metrics) -> Option<Candidate> {
    let known = |day: Option<f64>| day.filter(|day| day.is_finite());
    let (from, to) = (known(item.from), known(item.to));
    if from.is_none() && to.is_none() {
        return None;
    }
    let (left, right) = (from.map_or(0.0, |day| viewport.x(day)), to.map_or(viewport.width, |day| viewport.x(day)));
    // An open side ends at the view's edge; one that lies wholly outside is not in view.
    let (left, right) = (left.min(right), right.max(left));
    if right <= 0.0 || left >= viewport.width {
        return None;
    }
    let (open_left, open_right) = (from.is_none() || left < 0.0, to.is_none() || right > viewport.width);
    let (left, right) = (left.max(0.0), right.min(viewport.width));
    if right - left > metrics.mark * 1.25 {
        return Some(Candidate { item: index, left, right, point: false, open_left, open_right });
    }
    let half = metrics.mark / 2.0;
    let middle = f64::midpoint(left, right).clamp(half, (viewport.width - half).max(half));
    Some(Candidate {
        item: index,
        left: middle - half,
        right: middle + half,
        point: true,
        open_left: false,
        open_right: false,
    })
}

fn lay_out_lane(
    lane: usize,
    candidates: &[Candidate],
    items: &[Item],
    viewport: &Viewport,
    metrics: &Metrics,
    drawing: &mut Drawing,
) {
    let top = drawing.height;
    if candidates.is_empty() {
        drawing.lanes.push(Lane { y: top, height: 0.0, events: 0 });
        return;
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut left_over: Vec<&Candidate> = Vec::new();
    for candidate in candidates {
        match place(candidate, items[candidate.item].label_width, &mut rows, viewport, metrics) {
            Some((row, label)) => drawing.marks.push(Mark {
                item: candidate.item,
                y: top + metrics.lane_head + (row as f64 + 0.5) * metrics.row,
                left: candidate.left,
                right: candidate.right,
                point: candidate.point,
                open_left: candidate.open_left,
                open_right: candidate.open_right,
                label,
            }),
            None => left_over.push(candidate),
        }
    }
    let mut height = metrics.lane_head + rows.len() as f64 * metrics.row + metrics.lane_foot;
    if !left_over.is_empty() {
        let y = top + metrics.lane_head + (rows.len() as f64 + 0.5) * metrics.row;
        cluster(lane, &left_over, y, viewport, metrics, &mut drawing.clusters);
        height += metrics.row;
    }
    drawing.lanes.push(Lane { y: top, height, events: candidates.len() });
    drawing.height = top + height;
}

/// Finds a row for a candidate: with its whole label, else a cut one; bare only where it has none.
fn place(
    candidate: &Candidate,
    label_width: f64,
    rows: &mut Vec<Row>,
    viewport: &Viewport,
    metrics: &Metrics,
) -> Option<(usize, Option<Label>)> {
    let label_width = if label_width.is_finite() { label_width.clamp(0.0, metrics.longest_label) } else { 0.0 };
    for width in [label_width, label_width.min(metrics.shortest_label)] {
        for row in 0..metrics.rows {
            if row == rows.len() {
                rows.push(Row::default());
            }
            if let Some((mut label, near, far)) = rows[row].room_for_label(candidate, width, viewport, metrics) {
                if width < label_width {
                    label.widen(label_width, near, far, candidate, metrics);
                }
                rows[row].take(candidate.left.min(label.left), candidate.right.max(label.left + label.width));
                return Some((row, Some(label)));
            }
        }
    }
    // A mark without its words tells less than the count of what is there.
    if label_width > 0.0 {
        return None;
    }
    let row = (0..metrics.rows).find(|&row| rows[row].is_free(candidate.left, candidate.right, metrics.gap))?;
    rows[row].take(candidate.left, candidate.right);
    Some((row, None))
}

impl Label {
    /// Lets a cut label grow into the free space beside it, from `near` to `far`.
    fn widen(&mut self, wanted: f64, near: f64, far: f64, candidate: &Candidate, metrics: &Metrics) {
        if self.inside {
            self.width = wanted.min(candidate.right - candidate.left - 2.0 * metrics.gap);
        } else if self.left >= candidate.right {
            self.width = wanted.min(far - self.left);
        } else {
            let right = self.left + self.width;
            self.width = wanted.min(right - near);
            self.left = right - self.width;
        }
    }
}

/// What is taken of a row: stretches that do not overlap, from left to right.
#[derive(Default)]
struct Row(Vec<(f64, f64)>);

impl Row {
    fn is_free(&self, left: f64, right: f64, gap: f64) -> bool {
        let place = self.0.partition_point(|taken| taken.1 + gap <= left);
        self.0.get(place).is_none_or(|taken| right + gap <= taken.0)
    }

    fn take(&mut self, left: f64, right: f64) {
        let place = self.0.partition_point(|taken| taken.0 < left);
        self.0.insert(place, (left, right));
    }

    /// The free stretch around a free place, as far as the view's edges.
    fn free_around(&self, left: f64, viewport: &Viewport, gap: f64) -> (f64, f64) {
        let place = self.0.partition_point(|taken| taken.0 < left);
        let near = if place == 0 { 0.0 } else { self.0[place - 1].1 + gap };
        (near, self.0.get(place).map_or(viewport.width, |taken| taken.0 - gap))
    }

    /// Where a label of a width may stand: on its bar, right of the mark, or left of it; and the free stretch around.
    fn room_for_label(
        &self,
        candidate: &Candidate,
        width: f64,
        viewport: &Viewport,
        metrics: &Metrics,
    ) -> Option<(Label, f64, f64)> {
        let (left, right, gap) = (candidate.left, candidate.right, metrics.gap);
        if width <= 0.0 || !self.is_free(left, right, gap) {
            return None;
        }
        let (near, far) = self.free_around(left, viewport, gap);
        let label = if !candidate.point && width + 2.0 * gap <= right - left {
            Label { left: left + gap, width, inside: true }
        } else if right + gap + width <= far {
            Label { left: right + gap, width, inside: false }
        } else if near <= left - gap - width {
            Label { left: left - gap - width, width, inside: false }
        } else {
            return None;
        };
        Some((label, near, far))
    }
}

/// Counts what found no room, by stretches of the width of a cluster.
fn cluster(
    lane: usize,
    left_over: &[&Candidate],
    y: f64,
    viewport: &Viewport,
    metrics: &Metrics,
    clusters: &mut Vec<Cluster>,
) {
    let width = metrics.cluster + metrics.gap;
    let last = ((viewport.width / width).floor() as usize).saturating_sub(1);
    let mut buckets: Vec<Vec<&Candidate>> = vec![Vec::new(); last + 1];
    for candidate in left_over {
        let middle = f64::midpoint(candidate.left, candidate.right);
        buckets[((middle / width) as usize).min(last)].push(candidate);
    }
    for (bucket, mut members) in buckets.into_iter().enumerate().filter(|(_, members)| !members.is_empty()) {
        members.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.item.cmp(&b.item)));
        let items = members.iter().map(|member| member.item).collect();
        // A view narrower than a cluster has it in its middle; in any other it stands inside the edges.
        let half = metrics.cluster / 2.0;
        let x = ((bucket as f64 + 0.5) * width).min(viewport.width - half).max(half.min(viewport.width / 2.0));
        clusters.push(Cluster { lane, x, y, items });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const METRICS: Metrics = Metrics {
        row: 24.0,
        mark: 16.0,
        gap: 6.0,
        shortest_label: 60.0,
        longest_label: 240.0,
        rows: 3,
        lane_head: 10.0,
        lane_foot: 10.0,
        cluster: 36.0,
    };

    fn item(lane: usize, from: f64, to: f64, importance: u32, label_width: f64) -> Item {
        Item { lane, from: Some(from), to: Some(to), importance, label_width }
    }

    #[test]
    fn a_day_is_a_point_and_a_month_a_bar_with_its_label_on_it() {
        let items = [item(0, 10.0, 11.0, 1, 100.0), item(0, 0.0, 30.0, 1, 100.0)];
        let drawing = lay_out(&items, 1, &Viewport::new(900.0, 0.0, 60.0), &METRICS);
        let mark = |index| drawing.marks.iter().find(|mark| mark.item == index).expect("a mark");
        assert!(mark(0).point && !mark(1).point);
        assert!(mark(1).label.is_some_and(|label| label.inside));
        assert!((mark(1).y - mark(0).y).abs() > 1.0, "they overlap in time, so they need two rows");
    }

    #[test]
    fn a_label_at_the_right_edge_turns_to_the_left() {
        let drawing = lay_out(&[item(0, 59.0, 60.0, 1, 100.0)], 1, &Viewport::new(900.0, 0.0, 60.0), &METRICS);
        let label = drawing.marks[0].label.expect("a label");
        assert!(label.left + label.width < drawing.marks[0].left);
    }

    #[test]
    fn what_matters_more_gets_room_first() {
        let items: Vec<Item> = (0..50).map(|index| item(0, 10.0, 11.0, u32::from(index == 49), 100.0)).collect();
        let drawing = lay_out(&items, 1, &Viewport::new(900.0, 0.0, 60.0), &METRICS);
        assert_eq!(drawing.marks[0].item, 49);
        assert_eq!(drawing.clusters.iter().map(|cluster| cluster.items.len()).sum::<usize>(), 47);
    }

    #[test]
    fn an_undated_or_hidden_event_is_not_drawn() {
        let undated = Item { lane: 0, from: None, to: None, importance: 1, label_width: 10.0 };
        let drawing = lay_out(&[undated, item(0, 90.0, 91.0, 1, 10.0)], 1, &Viewport::new(900.0, 0.0, 60.0), &METRICS);
        assert!(drawing.marks.is_empty() && drawing.clusters.is_empty());
    }

    fn any_day() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![
            1 => Just(None),
            1 => Just(Some(f64::INFINITY)),
            1 => Just(Some(f64::NAN)),
            20 => (-40.0..140.0).prop_map(Some)
        ]
    }

    fn any_item() -> impl Strategy<Value = Item> {
        (0..4_usize, any_day(), any_day(), 0..5_u32, 0.0..400.0)
            .prop_map(|(lane, from, to, importance, label_width)| Item { lane, from, to, importance, label_width })
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_every_event_in_view_is_drawn_or_counted_once(
            items in prop::collection::vec(any_item(), 0..120),
            width in 1.0..2000.0,
        ) {
            let drawing = lay_out(&items, 3, &Viewport::new(width, 0.0, 100.0), &METRICS);
            let footprint = |mark: &Mark| {
                let label = mark.label.map_or((mark.left, mark.right), |label| (label.left, label.left + label.width));
                (mark.left.min(label.0), mark.right.max(label.1))
            };
            for (index, mark) in drawing.marks.iter().enumerate() {
                let (left, right) = footprint(mark);
                prop_assert!(left.is_finite() && right.is_finite() && mark.y.is_finite());
                prop_assert!(mark.label.is_none() || (left >= -1e-6 && right <= width + 1e-6), "a label leaves the view");
                for other in &drawing.marks[index + 1..] {
                    let (from, to) = footprint(other);
                    prop_assert!((mark.y - other.y).abs() > 1.0 || right <= from || to <= left, "{mark:?} {other:?}");
                }
            }
            for pair in drawing.clusters.windows(2) {
                prop_assert!(pair[0].lane != pair[1].lane || pair[1].x - pair[0].x >= METRICS.cluster);
            }
            let mut seen: Vec<usize> = drawing.marks.iter().map(|mark| mark.item).collect();
            seen.extend(drawing.clusters.iter().flat_map(|cluster| &cluster.items));
            let total = seen.len();
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), total);
            prop_assert_eq!(total, drawing.lanes.iter().map(|lane| lane.events).sum::<usize>());
            prop_assert!(drawing.marks.len() as f64 <= 3.0 * 3.0 * (width / METRICS.mark + 1.0));
        }
    }
}
