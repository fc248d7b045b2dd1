//! Events that found no room, counted in columns of the world: a column stays over its days while the view moves.

use super::{Index, Mark, Metrics, Part, Viewport};

/// Events that found no room, counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// The lane that it belongs to.
    pub lane: usize,
    /// Its middle.
    pub x: f64,
    /// The middle of its row.
    pub y: f64,
    /// How many events it stands for.
    pub count: usize,
    /// The part of the view that it stands for.
    pub part: Part,
}

/// A view's columns: as wide as a cluster or up to twice that, at the same days however the view moves.
#[must_use]
pub fn columns(view: &Viewport, metrics: &Metrics) -> Vec<Part> {
    let narrowest = metrics.cluster + metrics.gap;
    let days = (narrowest / view.pixels_a_day()).log2().ceil().exp2();
    let (first, last) = ((view.from / days).floor(), (view.to / days).ceil() - 1.0);
    // A view is at most as many columns wide as clusters fit into it, and one more at each side.
    let count = ((last - first) as usize).min((view.width / narrowest) as usize + 2) + 1;
    let mut parts: Vec<Part> = (0..count)
        .map(|place| {
            let from = (first + place as f64) * days;
            Part { from: from.max(view.from), to: (from + days).min(view.to), first: false, last: false }
        })
        .collect();
    // A column that the view's edge leaves too little of goes to its neighbour.
    let narrow = |part: &Part| (part.to - part.from) * view.pixels_a_day() < narrowest;
    if parts.len() > 1 && narrow(&parts[0]) {
        parts[1].from = parts[0].from;
        parts.remove(0);
    }
    if parts.len() > 1 && narrow(&parts[parts.len() - 1]) {
        let end = parts[parts.len() - 1].to;
        parts.pop();
        if let Some(part) = parts.last_mut() {
            part.to = end;
        }
    }
    if let Some(part) = parts.first_mut() {
        (part.from, part.first) = (view.from, true);
    }
    if let Some(part) = parts.last_mut() {
        (part.to, part.last) = (view.to, true);
    }
    parts
}

/// Counts what is not drawn of a lane.
pub fn count_rest(
    index: &Index,
    lane: usize,
    drawn: &[Mark],
    columns: &[Part],
    view: &Viewport,
    metrics: &Metrics,
) -> Vec<Cluster> {
    let mut left: Vec<usize> = columns.iter().map(|part| index.belonging(lane, part, view)).collect();
    for mark in drawn {
        let Some(day) = index.items()[mark.item].middle() else { continue };
        let column = columns.partition_point(|part| !part.last && part.to <= day);
        if let Some(count) = left.get_mut(column) {
            *count = count.saturating_sub(1);
        }
    }
    let half = metrics.cluster / 2.0;
    let counted = columns.iter().zip(left).filter(|(_, count)| *count > 0);
    counted
        .map(|(part, count)| {
            // A view narrower than a cluster has it in its middle; in any other it stands inside the edges.
            let x = view.x(f64::midpoint(part.from, part.to)).min(view.width - half).max(half.min(view.width / 2.0));
            Cluster { lane, x, y: 0.0, count, part: *part }
        })
        .collect()
}
