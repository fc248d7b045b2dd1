//! The events of each lane in the order of time, under a tree that finds those that matter most.
//!
//! Promises: how many events a stretch of time holds, and the few of them that matter most, cost the logarithm of how many
//! there are; counts are exact.

use super::{Item, Viewport, extent};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// Events, ready to be looked at through any view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    items: Vec<Item>,
    lanes: Vec<Lane>,
    /// All dated events by their middles.
    order: Vec<u32>,
    middles: Vec<f64>,
    /// How many events matter more, for each event.
    ranks: Vec<u32>,
    bounds: Option<(f64, f64)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Lane {
    /// Its events by their middles.
    order: Vec<u32>,
    middles: Vec<f64>,
    begins: Vec<f64>,
    ends: Vec<f64>,
    tree: Vec<Node>,
    leaves: usize,
}

/// What stands below a place of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Node {
    /// The event that matters most, by its place in the lane's order.
    best: u32,
    rank: u32,
    begin: f64,
    end: f64,
}

const NOTHING: Node = Node { best: u32::MAX, rank: u32::MAX, begin: f64::INFINITY, end: f64::NEG_INFINITY };

impl Node {
    fn above(left: Self, right: Self) -> Self {
        let better = if left.rank <= right.rank { left } else { right };
        Self { begin: left.begin.min(right.begin), end: left.end.max(right.end), ..better }
    }
}

impl Index {
    /// Sorts events into lanes; undated ones and those of a higher lane are in none.
    #[must_use]
    pub fn new(items: Vec<Item>, lanes: usize) -> Self {
        let placed = |item: &Item| if (item.lane as usize) < lanes { item.span() } else { None };
        let spans: Vec<(f64, f64)> = items.iter().map(|item| placed(item).unwrap_or((f64::NAN, f64::NAN))).collect();
        let dated = || (0..items.len() as u32).filter(|&item| !spans[item as usize].0.is_nan());
        // A bar across the whole view tells less than a day that is known: it comes last among equals. Lengths are not
        // negative, so that their bits sort as they do.
        let claim = |item: u32| {
            let (from, to) = spans[item as usize];
            (u32::MAX - items[item as usize].importance, (to - from).to_bits(), item)
        };
        let mut by_rank: Vec<(u32, u64, u32)> = dated().map(claim).collect();
        by_rank.sort_unstable();
        let mut ranks = vec![u32::MAX; items.len()];
        for (rank, &(_, _, item)) in by_rank.iter().enumerate() {
            ranks[item as usize] = rank as u32;
        }
        let mut in_time: Vec<(f64, u32)> = dated().map(|item| (middle(spans[item as usize]), item)).collect();
        in_time.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (middles, order): (Vec<f64>, Vec<u32>) = in_time.into_iter().unzip();
        let mut by_lane: Vec<Vec<u32>> = vec![Vec::new(); lanes];
        for &item in &order {
            by_lane[items[item as usize].lane as usize].push(item);
        }
        let lanes = by_lane.into_iter().map(|order| Lane::new(order, &spans, &ranks)).collect();
        let bounds = extent(&items);
        Self { items, lanes, order, middles, ranks, bounds }
    }

    /// The events.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many lanes there are.
    #[must_use]
    pub fn lanes(&self) -> usize {
        self.lanes.len()
    }

    /// From the first to the last known bound of all events.
    #[must_use]
    pub fn bounds(&self) -> Option<(f64, f64)> {
        self.bounds
    }

    /// How many events matter more than this one.
    #[must_use]
    pub fn rank(&self, item: usize) -> u32 {
        self.ranks[item]
    }

    /// The dated events in the order of time.
    #[must_use]
    pub fn in_time(&self) -> &[u32] {
        &self.order
    }

    /// Where an event stands among the dated ones.
    #[must_use]
    pub fn place_in_time(&self, item: usize) -> Option<usize> {
        let day = middle(self.items.get(item)?.span()?);
        let first = self.middles.partition_point(|&other| other < day);
        self.order[first..].iter().position(|&other| other as usize == item).map(|place| first + place)
    }

    /// How many events have their middle in a stretch of time.
    #[must_use]
    pub fn count(&self, from: f64, to: f64) -> usize {
        let place = |day: f64| self.middles.partition_point(|&middle| middle < day);
        place(to).saturating_sub(place(from))
    }

    /// How many events a lane has in all.
    #[must_use]
    pub fn in_lane(&self, lane: usize) -> usize {
        self.lanes[lane].order.len()
    }

    /// How many events of a lane reach into a view.
    #[must_use]
    pub fn in_view(&self, lane: usize, view: &Viewport) -> usize {
        let lane = &self.lanes[lane];
        let over = lane.ends.partition_point(|&end| end < view.from);
        let to_come = lane.begins.len() - lane.begins.partition_point(|&begin| begin < view.to);
        lane.order.len() - over - to_come
    }

    /// How many events of a lane belong to a part of a view: those with their middle in it, and at an edge of the view those
    /// that reach into it from beyond.
    #[must_use]
    pub fn belonging(&self, lane: usize, part: &Part, view: &Viewport) -> usize {
        let lane = &self.lanes[lane];
        let before = |days: &[f64], day: f64| days.partition_point(|&other| other < day);
        let first = if part.first { before(&lane.ends, view.from) } else { before(&lane.middles, part.from) };
        let last = if part.last { before(&lane.begins, view.to) } else { before(&lane.middles, part.to) };
        last.saturating_sub(first)
    }

    /// The events of a lane that belong to a part of a view and matter most, at most `most` of them.
    pub fn best(&self, lane: usize, part: &Part, view: &Viewport, most: usize, found: &mut Vec<u32>) {
        let lane = &self.lanes[lane];
        lane.best(lane.between(part.from, part.to), view, most, found);
        if part.first {
            lane.best(0..lane.before(part.from), view, most, found);
        }
        if part.last {
            lane.best(lane.before(part.to)..lane.order.len(), view, most, found);
        }
    }

    /// All events of a lane that belong to a part of a view, in the order of time, at most `most` of each kind.
    #[must_use]
    pub fn members(&self, lane: usize, part: &Part, view: &Viewport, most: usize) -> Vec<u32> {
        let mut found = Vec::new();
        self.best(lane, part, view, most, &mut found);
        found.sort_by(|&a, &b| {
            let day = |item: u32| self.items[item as usize].span().map_or(f64::MAX, middle);
            day(a).total_cmp(&day(b)).then(a.cmp(&b))
        });
        found
    }

    /// The first and last middle of the events that have theirs in a stretch of time.
    #[must_use]
    pub fn reach(&self, lane: usize, from: f64, to: f64) -> Option<(f64, f64)> {
        let lane = &self.lanes[lane];
        let middles = lane.middles.get(lane.between(from, to))?;
        Some((*middles.first()?, *middles.last()?))
    }
}

/// A part of a view, from the left edge of one column to the right edge of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its first day.
    pub from: f64,
    /// Its end, exclusive.
    pub to: f64,
    /// Whether the view begins with it.
    pub first: bool,
    /// Whether the view ends with it.
    pub last: bool,
}

fn middle((from, to): (f64, f64)) -> f64 {
    f64::midpoint(from, to).clamp(from, to)
}

impl Lane {
    fn new(order: Vec<u32>, spans: &[(f64, f64)], ranks: &[u32]) -> Self {
        let middles = order.iter().map(|&item| middle(spans[item as usize])).collect();
        let sorted = |day: fn((f64, f64)) -> f64| {
            let mut days: Vec<f64> = order.iter().map(|&item| day(spans[item as usize])).collect();
            days.sort_unstable_by(f64::total_cmp);
            days
        };
        let (begins, ends) = (sorted(|span| span.0), sorted(|span| span.1));
        let leaves = order.len();
        let mut tree = vec![NOTHING; 2 * leaves];
        for (place, &item) in order.iter().enumerate() {
            let (begin, end) = spans[item as usize];
            tree[leaves + place] = Node { best: place as u32, rank: ranks[item as usize], begin, end };
        }
        for node in (1..leaves).rev() {
            tree[node] = Node::above(tree[2 * node], tree[2 * node + 1]);
        }
        Self { order, middles, begins, ends, tree, leaves }
    }

    fn before(&self, day: f64) -> usize {
        self.middles.partition_point(|&middle| middle < day)
    }

    fn between(&self, from: f64, to: f64) -> Range<usize> {
        let first = self.before(from);
        first..self.before(to).max(first)
    }

    /// The events of a stretch of the order that reach into a view, those that matter most first, at most `most`.
    fn best(&self, places: Range<usize>, view: &Viewport, most: usize, found: &mut Vec<u32>) {
        let mut open: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
        let reaches = |node: &Node| node.begin < view.to && node.end >= view.from;
        let push = |open: &mut BinaryHeap<Reverse<(u32, u32)>>, place: usize| {
            let node = &self.tree[place];
            if node.best != u32::MAX && reaches(node) {
                open.push(Reverse((node.rank, place as u32)));
            }
        };
        let (mut low, mut high) = (places.start + self.leaves, places.end + self.leaves);
        while low < high {
            if low % 2 == 1 {
                push(&mut open, low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                push(&mut open, high);
            }
            (low, high) = (low / 2, high / 2);
        }
        let wanted = found.len() + most;
        while found.len() < wanted
            && let Some(Reverse((_, place))) = open.pop()
        {
            let (top, leaf) = (place as usize, self.leaves + self.tree[place as usize].best as usize);
            if reaches(&self.tree[leaf]) {
                found.push(self.order[leaf - self.leaves]);
            }
            // What else stands below the place: the other side of each step down to its best.
            let mut step = leaf;
            while step > top {
                push(&mut open, step ^ 1);
                step /= 2;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::timeline::test_items;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_and_counts_what_a_look_at_every_event_does(
            items in proptest::collection::vec(test_items(), 0..80),
            from in -40.0..40.0_f64,
            length in 0.1..50.0_f64,
            cut in 0.0..1.0_f64,
            most in 0_usize..6,
        ) {
            let index = Index::new(items.clone(), 3);
            let view = Viewport::new(800.0, from, from + length);
            let day = view.from + cut * (view.to - view.from);
            let parts = [
                Part { from: view.from, to: day, first: true, last: false },
                Part { from: day, to: view.to, first: false, last: true },
            ];
            for lane in 0..3 {
                let in_view = |item: &&(usize, &Item)| {
                    item.1.lane == lane && item.1.span().is_some_and(|(begin, end)| begin < view.to && end >= view.from)
                };
                let seen: Vec<(usize, &Item)> = items.iter().enumerate().collect();
                let seen: Vec<&(usize, &Item)> = seen.iter().filter(in_view).collect();
                let lane = lane as usize;
                prop_assert_eq!(index.in_view(lane, &view), seen.len());
                for part in &parts {
                    let belongs = |item: &Item| {
                        let middle = middle(item.span().expect("it is in view"));
                        if part.first { middle < day } else { middle >= day }
                    };
                    let mut expected: Vec<u32> =
                        seen.iter().filter(|(_, item)| belongs(item)).map(|&&(place, _)| place as u32).collect();
                    prop_assert_eq!(index.belonging(lane, part, &view), expected.len());
                    let mut all = index.members(lane, part, &view, usize::MAX / 4);
                    all.sort_unstable();
                    prop_assert_eq!(&all, &expected);
                    let inside = |item: &u32| {
                        let middle = middle(items[*item as usize].span().expect("it is in view"));
                        middle >= part.from && middle < part.to
                    };
                    expected.sort_by_key(|&item| index.rank(item as usize));
                    let expected: Vec<u32> = expected.into_iter().filter(inside).take(most).collect();
                    let mut best = Vec::new();
                    index.lanes[lane].best(index.lanes[lane].between(part.from, part.to), &view, most, &mut best);
                    prop_assert_eq!(best, expected);
                }
            }
        }
    }

    #[test]
    fn an_event_knows_its_place_in_time() {
        let item = |day: f64| Item { lane: 0, from: Some(day), to: Some(day + 1.0), importance: 1 };
        let index = Index::new(vec![item(5.0), item(1.0), item(5.0)], 1);
        assert_eq!(index.in_time(), [1, 0, 2]);
        assert_eq!(index.place_in_time(2), Some(2), "the later of two on one day");
        assert_eq!(index.count(0.0, 5.0), 1);
    }
}
