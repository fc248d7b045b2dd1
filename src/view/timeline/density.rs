//! How much happens when, for the overview strip.

use super::Item;

/// The number of events in each of `bins` equal stretches between two day numbers.
///
/// An event that lasts counts once, in the stretch of its middle: a war of thirty years must not cover the days.
#[must_use]
pub fn density(items: &[Item], from: f64, to: f64, bins: usize) -> Vec<u32> {
    let mut counts = vec![0; bins];
    for item in items {
        let middle = match (item.from, item.to) {
            (Some(start), Some(end)) => f64::midpoint(start, end),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => continue,
        };
        let share = (middle - from) / (to - from);
        if (0.0..1.0).contains(&share)
            && let Some(count) = counts.get_mut((share * bins as f64) as usize)
        {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_event_in_view_once() {
        let item = |from, to| Item { lane: 0, from, to, importance: 1, label_width: 0.0 };
        let items =
            [item(Some(0.0), Some(1.0)), item(Some(9.0), Some(10.0)), item(None, None), item(Some(50.0), Some(51.0))];
        assert_eq!(density(&items, 0.0, 10.0, 5), [1, 0, 0, 0, 1]);
        assert!(density(&items, 0.0, 10.0, 0).is_empty());
        assert_eq!(density(&items, 3.0, 3.0, 2), [0, 0]);
    }
}
