//! The table of places → where a name lies.

use super::{BadLine, Position, lines};
use crate::view::narrowing::folded;
use std::collections::HashMap;

/// How many times farther away the second one must be.
const CLEARLY: f64 = 3.0;

/// Where the known places lie, by their folded names.
#[derive(Clone, Debug, Default)]
pub struct Positions(HashMap<String, Vec<Position>>);

impl Positions {
    /// Reads the table: names between upright strokes, degrees north, degrees east.
    ///
    /// # Errors
    /// The first line that is no such row.
    pub fn parse(table: &str) -> Result<Self, BadLine> {
        let degrees = |text: &str, most: f64| text.parse().ok().filter(|value: &f64| value.abs() <= most);
        let mut positions = Self::default();
        for (number, line) in lines(table) {
            let columns: Vec<&str> = line.split('\t').collect();
            let [names, north, east] = columns[..] else { return Err(BadLine(number)) };
            let (Some(north), Some(east)) = (degrees(north, 90.0), degrees(east, 180.0)) else {
                return Err(BadLine(number));
            };
            for name in names.split('|') {
                positions.0.entry(key(name)).or_default().push(Position { north, east });
            }
        }
        Ok(positions)
    }

    /// Where the first of these names may lie that is known: in several places where towns share it.
    pub fn find<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> &[Position] {
        names.find_map(|name| self.0.get(&key(name))).map_or(&[], Vec::as_slice)
    }
}

/// Which of several positions is meant among other places: the one that is clearly the nearest to one of them.
#[must_use]
pub fn meant(positions: &[Position], others: &[Position]) -> Option<Position> {
    let nearest = |at: &Position| others.iter().map(|other| distance(*at, *other)).reduce(f64::min);
    match positions {
        [] => None,
        [only] => Some(*only),
        several => {
            let mut rated: Vec<(f64, Position)> = several.iter().filter_map(|at| Some((nearest(at)?, *at))).collect();
            rated.sort_by(|one, other| one.0.total_cmp(&other.0));
            let [first, second, ..] = rated.as_slice() else { return None };
            (first.0 * CLEARLY <= second.0).then_some(first.1)
        }
    }
}

/// The angle between two places, seen from the middle of the globe.
fn distance(one: Position, other: Position) -> f64 {
    let [(a, b), (c, d)] = [one, other].map(|at| (at.north.to_radians(), at.east.to_radians()));
    let half = |angle: f64| (angle / 2.0).sin().powi(2);
    (half(c - a) + a.cos() * c.cos() * half(d - b)).clamp(0.0, 1.0).sqrt().asin() * 2.0
}

/// A name as names are compared: without case, accents, and the difference between hyphen and space.
fn key(name: &str) -> String {
    folded(name.trim()).replace('-', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let table = "# Comment\nSaint-Étienne\t45.43\t4.39\nLa Paz|Chuquiago\t-16.5\t-68.15\n";
        let positions = Positions::parse(table).expect("the table is right");
        assert_eq!(positions.find(["SAINT ETIENNE"].into_iter()), [Position { north: 45.43, east: 4.39 }]);
        assert!(positions.find(["Nulle part", "La Paz"].into_iter())[0].north < 0.0);
        assert_eq!(positions.find(["chuquiago"].into_iter()), positions.find(["La Paz"].into_iter()));
        assert!(positions.find(["Nulle part"].into_iter()).is_empty());
    }

    #[test]
    fn of_towns_of_one_name_the_one_among_the_other_places_is_meant() {
        let at = |north, east| Position { north, east };
        let (west, east) = (at(48.4, -4.5), at(52.1, 23.7));
        assert_eq!(meant(&[east, west], &[at(47.2, -1.6), at(48.1, -1.7)]), Some(west));
        assert_eq!(meant(&[east, west], &[at(52.2, 21.0)]), Some(east));
        assert_eq!(meant(&[east, west], &[at(50.0, 9.0)]), None, "neither is clearly nearer");
        assert_eq!(meant(&[east, west], &[]), None);
        assert_eq!(meant(&[east], &[]), Some(east));
    }

    #[test]
    fn a_wrong_line_is_told() {
        for (table, line) in
            [("A\t1\t2\nB\t91\t0", 2), ("A\t1", 1), ("#\nA\tx\t2", 2), ("A\t1\t2\t3", 1), ("A\tNaN\t0", 1)]
        {
            assert_eq!(Positions::parse(table).err(), Some(BadLine(line)), "{table:?}");
        }
    }

    #[test]
    fn the_shipped_table_is_read() {
        let positions = Positions::parse(include_str!("../../lang/fr/places.tsv")).expect("the table is right");
        let paris = positions.find(["Paris"].into_iter())[0];
        assert!((paris.north - 48.9).abs() < 0.2 && (paris.east - 2.3).abs() < 0.2);
    }
}
