//! The events of each lane in the order of time, in blocks under a tree that finds those that matter most.
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
    /// A tree over its blocks: those below a place are below twice that and one more; the last half are the blocks.
    tree: Vec<Node>,
}

/// How many events a block has; a tree down to each event would take more memory than the events.
const BLOCK: usize = 16;

/// What stands below a place of the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Node {
    /// The rank of the event that matters most.
    rank: u32,
    begin: f64,
    end: f64,
}

const NOTHING: Node = Node { rank: u32::MAX, begin: f64::INFINITY, end: f64::NEG_INFINITY };

impl Node {
    fn above(self, other: Self) -> Self {
        let (begin, end) = (self.begin.min(other.begin), self.end.max(other.end));
        Self { rank: self.rank.min(other.rank), begin, end }
    }

    fn reaches(&self, view: &Viewport) -> bool {
        self.begin < view.to && self.end >= view.from
    }
}

/// What is looked through for the events that matter most, by rank: places of the tree, and after them places of the order.
type Open = BinaryHeap<Reverse<(u32, u32)>>;

impl Index {
    /// Sorts events into lanes; undated ones and those of a higher lane are in none.
    #[must_use]
    pub fn new(items: Vec<Item>, lanes: usize) -> Self {
        let span = |item: &Item| if (item.lane as usize) < lanes { item.span() } else { None };
        let mut by_rank: Vec<(u64, u32)> = Vec::with_capacity(items.len());
        let mut in_time: Vec<(f64, u32)> = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            let Some((from, to)) = span(item) else { continue };
            // A bar across the whole view tells less than a day that is known: it comes last among equals. Lengths are not
            // negative, so that their bits sort as they do.
            let length = ((to - from) as f32).to_bits();
            by_rank.push((u64::from(u32::MAX - item.importance) << 32 | u64::from(length), place as u32));
            in_time.push((middle((from, to)), place as u32));
        }
        by_rank.sort_unstable();
        let mut ranks = vec![u32::MAX; items.len()];
        for (rank, &(_, item)) in by_rank.iter().enumerate() {
            ranks[item as usize] = rank as u32;
        }
        drop(by_rank);
        in_time.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut counts = vec![0; lanes];
        for &(_, item) in &in_time {
            counts[items[item as usize].lane as usize] += 1;
        }
        let mut by_lane: Vec<Vec<u32>> = counts.into_iter().map(Vec::with_capacity).collect();
        for &(_, item) in &in_time {
            by_lane[items[item as usize].lane as usize].push(item);
        }
        let order = in_time.iter().map(|place| place.1).collect();
        let middles = in_time.iter().map(|place| place.0).collect();
        drop(in_time);
        let lanes = by_lane.into_iter().map(|order| Lane::new(order, &items, &ranks)).collect();
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
        self.best_of(lane, lane.between(part.from, part.to), view, most, found);
        if part.first {
            self.best_of(lane, 0..lane.before(part.from), view, most, found);
        }
        if part.last {
            self.best_of(lane, lane.before(part.to)..lane.order.len(), view, most, found);
        }
    }

    /// The events of a stretch of a lane's order that reach into a view, those that matter most first, at most `most`.
    fn best_of(&self, lane: &Lane, places: Range<usize>, view: &Viewport, most: usize, found: &mut Vec<u32>) {
        let mut open = Open::new();
        let tree = lane.tree.len();
        let push_node = |open: &mut Open, place: usize| {
            let node = &lane.tree[place];
            if node.reaches(view) {
                open.push(Reverse((node.rank, place as u32)));
            }
        };
        let push_events = |open: &mut Open, places: Range<usize>| {
            for place in places {
                let item = lane.order[place] as usize;
                if node_of(&self.items[item], self.ranks[item]).reaches(view) {
                    open.push(Reverse((self.ranks[item], (tree + place) as u32)));
                }
            }
        };
        let blocks = tree / 2;
        let first = places.start.div_ceil(BLOCK);
        let last = if places.end == lane.order.len() { blocks } else { places.end / BLOCK };
        if first < last {
            push_events(&mut open, places.start..first * BLOCK);
            push_events(&mut open, (last * BLOCK).min(places.end)..places.end);
            let (mut low, mut high) = (first + blocks, last + blocks);
            while low < high {
                if low % 2 == 1 {
                    push_node(&mut open, low);
                    low += 1;
                }
                if high % 2 == 1 {
                    high -= 1;
                    push_node(&mut open, high);
                }
                (low, high) = (low / 2, high / 2);
            }
        } else {
            push_events(&mut open, places);
        }
        let wanted = found.len() + most;
        while found.len() < wanted
            && let Some(Reverse((_, place))) = open.pop()
        {
            let place = place as usize;
            if let Some(place) = place.checked_sub(tree) {
                found.push(lane.order[place]);
            } else if let Some(block) = place.checked_sub(blocks) {
                let end = ((block + 1) * BLOCK).min(lane.order.len());
                push_events(&mut open, block * BLOCK..end);
            } else {
                push_node(&mut open, 2 * place);
                push_node(&mut open, 2 * place + 1);
            }
        }
    }

    /// All events of a lane that belong to a part of a view, in the order of time, at most `most` of each kind.
    #[must_use]
    pub fn members(&self, lane: usize, part: &Part, view: &Viewport, most: usize) -> Vec<u32> {
        let mut found = Vec::new();
        self.best(lane, part, view, most, &mut found);
        found.sort_unstable_by(|&a, &b| {
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

/// An event by itself.
fn node_of(item: &Item, rank: u32) -> Node {
    item.span().map_or(NOTHING, |(begin, end)| Node { rank, begin, end })
}

impl Lane {
    fn new(order: Vec<u32>, items: &[Item], ranks: &[u32]) -> Self {
        let node = |&item: &u32| node_of(&items[item as usize], ranks[item as usize]);
        let middles = order.iter().map(node).map(|node| middle((node.begin, node.end))).collect();
        let sorted = |day: fn(Node) -> f64| {
            let mut days: Vec<f64> = order.iter().map(node).map(day).collect();
            days.sort_unstable_by(f64::total_cmp);
            days
        };
        let (begins, ends) = (sorted(|node| node.begin), sorted(|node| node.end));
        let blocks = order.len().div_ceil(BLOCK);
        let mut tree = vec![NOTHING; 2 * blocks];
        for (place, block) in order.chunks(BLOCK).enumerate() {
            tree[blocks + place] = block.iter().map(node).fold(NOTHING, Node::above);
        }
        for place in (1..blocks).rev() {
            tree[place] = tree[2 * place].above(tree[2 * place + 1]);
        }
        Self { order, middles, begins, ends, tree }
    }

    fn before(&self, day: f64) -> usize {
        self.middles.partition_point(|&middle| middle < day)
    }

    fn between(&self, from: f64, to: f64) -> Range<usize> {
        let first = self.before(from);
        first..self.before(to).max(first)
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
            items in proptest::collection::vec(test_items(), 0..300),
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
                    index.best_of(&index.lanes[lane], index.lanes[lane].between(part.from, part.to), &view, most, &mut best);
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
