//! The table of places → where a name lies.

use super::{BadLine, Position, lines};
use crate::view::narrowing::folded;
use std::collections::HashMap;

/// Where the known places lie, by their folded names.
#[derive(Clone, Debug, Default)]
pub struct Positions(HashMap<String, Position>);

impl Positions {
    /// Reads the table: name, degrees north, degrees east.
    ///
    /// # Errors
    /// The first line that is no such row.
    pub fn parse(table: &str) -> Result<Self, BadLine> {
        let row = |(number, line): (usize, &str)| {
            let degrees = |text: &str, most: f64| text.parse().ok().filter(|value: &f64| value.abs() <= most);
            let mut columns = line.split('\t');
            let (name, north, east) = (columns.next(), columns.next(), columns.next());
            let position =
                |north: &str, east: &str| Some(Position { north: degrees(north, 90.0)?, east: degrees(east, 180.0)? });
            let known = north.zip(east).and_then(|(north, east)| position(north, east));
            name.filter(|_| columns.next().is_none())
                .zip(known)
                .map(|(name, at)| (key(name), at))
                .ok_or(BadLine(number))
        };
        lines(table).map(row).collect::<Result<_, _>>().map(Self)
    }

    /// Where the first of these names lies that is known.
    pub fn find<'n>(&self, names: impl Iterator<Item = &'n str>) -> Option<Position> {
        names.into_iter().find_map(|name| self.0.get(&key(name)).copied())
    }
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
        let table = "# Comment\nSaint-Étienne\t45.43\t4.39\nLa Paz\t-16.5\t-68.15\n";
        let positions = Positions::parse(table).expect("the table is right");
        assert_eq!(positions.find(["SAINT ETIENNE"].into_iter()), Some(Position { north: 45.43, east: 4.39 }));
        assert!(positions.find(["Nulle part", "La Paz"].into_iter()).is_some_and(|at| at.north < 0.0));
        assert_eq!(positions.find(["Nulle part"].into_iter()), None);
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
        let paris = positions.find(["Paris"].into_iter()).expect("a capital is known");
        assert!((paris.north - 48.9).abs() < 0.2 && (paris.east - 2.3).abs() < 0.2);
    }
}
