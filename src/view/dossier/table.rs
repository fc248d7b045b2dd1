//! Rows in the order of one of their columns, and as a spreadsheet takes them.

use crate::model::Moment;
use std::cmp::Ordering;

/// What a cell is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub enum Key {
    /// Nothing is known: at the end, whichever the direction.
    Unknown,
    /// A time: by its first moment that is known, then by its last.
    Time(Moment, Option<Moment>),
    /// A number.
    Number(f64),
    /// Words, already folded as the reader looks for them.
    Words(String),
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Time(first, last), Self::Time(other_first, other_last)) => {
                first.cmp(other_first).then(last.cmp(other_last))
            }
            (Self::Number(number), Self::Number(other)) => number.total_cmp(other),
            (Self::Words(words), Self::Words(other)) => words.cmp(other),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Time(..) => 0,
            Self::Number(_) => 1,
            Self::Words(_) => 2,
            Self::Unknown => 3,
        }
    }
}

/// By which column, and in which direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column's place.
    pub column: usize,
    /// Whether the greatest comes first.
    pub descending: bool,
}

impl Order {
    /// What a click on a column's head makes of it: that column, or the other direction where it is that one already.
    #[must_use]
    pub fn by(self, column: usize) -> Self {
        Self { column, descending: self.column == column && !self.descending }
    }
}

/// The places of the rows in order; rows with equal keys stay as they stand.
#[must_use]
pub fn sorted(keys: &[Key], descending: bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by(|&one, &other| {
        let (one, other) = (&keys[one], &keys[other]);
        let unknown = (*one == Key::Unknown).cmp(&(*other == Key::Unknown));
        let order = if descending { other.compare(one) } else { one.compare(other) };
        unknown.then(order)
    });
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Key {
        Key::Words(text.to_owned())
    }

    #[test]
    fn what_is_unknown_comes_last_both_ways() {
        let keys = [words("b"), Key::Unknown, words("a")];
        assert_eq!(sorted(&keys, false), [2, 0, 1]);
        assert_eq!(sorted(&keys, true), [0, 2, 1]);
    }

    #[test]
    fn equal_rows_keep_their_places_both_ways() {
        let keys = [Key::Number(1.0), Key::Number(0.0), Key::Number(1.0)];
        assert_eq!(sorted(&keys, false), [1, 0, 2]);
        assert_eq!(sorted(&keys, true), [0, 2, 1]);
    }

    #[test]
    fn a_second_click_turns_the_order_round() {
        let order = Order::default().by(3);
        assert_eq!(order, Order { column: 3, descending: false });
        assert_eq!(order.by(3), Order { column: 3, descending: true });
        assert_eq!(order.by(3).by(1), Order { column: 1, descending: false });
    }

    proptest! {
        #[test]
        fn each_row_stands_once(numbers in prop::collection::vec(prop::option::of(any::<f64>()), 0..40), descending: bool) {
            let keys: Vec<Key> = numbers.iter().map(|number| number.map_or(Key::Unknown, Key::Number)).collect();
            let mut places = sorted(&keys, descending);
            places.sort_unstable();
            prop_assert_eq!(places, (0..keys.len()).collect::<Vec<_>>());
        }
    }
}
