//! How much happens when, for the overview strip.

use super::Index;

/// The number of events in each of `bins` equal stretches between two day numbers.
///
/// An event that lasts counts once, in the stretch of its middle: a war of thirty years must not cover the days.
#[must_use]
pub fn density(index: &Index, from: f64, to: f64, bins: usize) -> Vec<usize> {
    let edge = |bin: usize| from + (to - from) * bin as f64 / bins as f64;
    (0..bins).map(|bin| index.count(edge(bin), edge(bin + 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::timeline::Item;

    #[test]
    fn counts_each_event_in_view_once() {
        let item = |from, to| Item { lane: 0, from, to, importance: 1 };
        let items =
            [item(Some(0.0), Some(1.0)), item(Some(9.0), Some(10.0)), item(None, None), item(Some(50.0), Some(51.0))];
        let index = Index::new(items.to_vec(), 1);
        assert_eq!(density(&index, 0.0, 10.0, 5), [1, 0, 0, 0, 1]);
        assert!(density(&index, 0.0, 10.0, 0).is_empty());
        assert_eq!(density(&index, 3.0, 3.0, 2), [0, 0]);
    }
}
