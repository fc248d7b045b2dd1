//! Places on the screen → those that are drawn as one circle.

use crate::view::Point;

/// The radius of a circle for one event, and of the largest, in pixels.
const RADII: (f64, f64) = (11.0, 32.0);
/// Two circles are drawn apart when their middles are so far from each other, as a share of their radii.
const APART: f64 = 0.9;

/// Places that are drawn as one circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Them, the one with the most events first.
    pub members: Vec<usize>,
    /// How many events they have together.
    pub events: usize,
    /// Where the circle stands.
    pub at: Point,
    /// Its radius.
    pub radius: f64,
}

/// The radius of a circle for so many events, where the most of one place are `most`.
#[must_use]
pub fn radius(events: usize, most: usize) -> f64 {
    let share = (events as f64 / most.max(1) as f64).sqrt();
    (RADII.0 + (RADII.1 - RADII.0) * share * 0.6).min(RADII.1)
}

/// The circles of places, each with where it stands and its number of events, those without any left out: two that would
/// overlap become one, in the middle of their events. The largest circle comes first.
#[must_use]
pub fn gather(places: &[(Point, usize)], most: usize) -> Vec<Cluster> {
    let mut circles: Vec<Cluster> = places
        .iter()
        .enumerate()
        .filter(|(_, (_, events))| *events > 0)
        .map(|(index, &(at, events))| Cluster { members: vec![index], events, at, radius: radius(events, most) })
        .collect();
    // A circle that takes another in may reach a third: each round has fewer circles than the one before.
    loop {
        let before = circles.len();
        circles = merged(circles, most);
        if circles.len() == before {
            break;
        }
    }
    for circle in &mut circles {
        circle.members.sort_unstable_by_key(|&member| (std::cmp::Reverse(places[member].1), member));
    }
    circles.sort_unstable_by_key(|circle| (std::cmp::Reverse(circle.events), circle.members[0]));
    circles
}

/// One round, from left to right: each circle goes into the first one before it that it overlaps.
fn merged(mut circles: Vec<Cluster>, most: usize) -> Vec<Cluster> {
    circles.sort_unstable_by(|one, other| one.at.x.total_cmp(&other.at.x).then(one.members[0].cmp(&other.members[0])));
    let mut kept: Vec<Cluster> = Vec::new();
    for circle in circles {
        // Those farther to the left than two of the largest circles cannot be met.
        let near = kept.iter_mut().rev().take_while(|other| circle.at.x - other.at.x <= 4.0 * RADII.1);
        match near.into_iter().find(|other| overlap(other, &circle)) {
            Some(other) => take_in(other, circle, most),
            None => kept.push(circle),
        }
    }
    kept
}

fn overlap(one: &Cluster, other: &Cluster) -> bool {
    (one.at.x - other.at.x).hypot(one.at.y - other.at.y) < (one.radius + other.radius) * APART
}

fn take_in(circle: &mut Cluster, other: Cluster, most: usize) {
    let events = circle.events + other.events;
    let share = other.events as f64 / events as f64;
    let between = |from: f64, to: f64| from + (to - from) * share;
    circle.at = Point { x: between(circle.at.x, other.at.x), y: between(circle.at.y, other.at.y) };
    circle.events = events;
    circle.radius = radius(events, most);
    circle.members.extend(other.members);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn neighbours_are_one_circle_and_the_busiest_is_named_first() {
        let places =
            [(Point { x: 10.0, y: 10.0 }, 1), (Point { x: 14.0, y: 10.0 }, 3), (Point { x: 200.0, y: 10.0 }, 2)];
        let circles = gather(&places, 3);
        assert_eq!(circles.iter().map(|circle| circle.members.clone()).collect::<Vec<_>>(), [vec![1, 0], vec![2]]);
        assert!((circles[0].at.x - 13.0).abs() < 1e-9, "it stands where most of the events are");
    }

    proptest! {
        #[test]
        fn every_event_is_in_one_circle_and_no_two_overlap(
            places in prop::collection::vec((-50.0..900.0, -50.0..600.0, 0..40_usize), 0..120),
        ) {
            let places: Vec<(Point, usize)> = places.into_iter().map(|(x, y, events)| (Point { x, y }, events)).collect();
            let most = places.iter().map(|place| place.1).max().unwrap_or_default();
            let circles = gather(&places, most);
            let mut members: Vec<usize> = circles.iter().flat_map(|circle| circle.members.clone()).collect();
            members.sort_unstable();
            let expected: Vec<usize> = (0..places.len()).filter(|&index| places[index].1 > 0).collect();
            prop_assert_eq!(members, expected);
            for (index, circle) in circles.iter().enumerate() {
                prop_assert_eq!(circle.events, circle.members.iter().map(|&member| places[member].1).sum::<usize>());
                prop_assert!(circles[index + 1..].iter().all(|other| !overlap(circle, other)));
            }
        }
    }
}
