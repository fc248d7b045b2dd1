//! The table of outlines → land, lakes and borders, in degrees.

use super::{BadLine, Position, lines};

/// The letters' parts of a degree.
const PARTS: f64 = 40.0;
/// The first letter.
const FIRST: u8 = b'?';
/// The bits of a letter, and the bit that says that another one follows.
const BITS: u32 = 5;
const MORE: i64 = 1 << BITS;

/// So many degrees east or west a line goes at most: one that crosses the date line goes on beyond it.
const FARTHEST: f64 = 540.0;

/// The outlines of the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Closed lines around land, the larger first.
    pub land: Vec<Vec<Position>>,
    /// Closed lines around lakes.
    pub lakes: Vec<Vec<Position>>,
    /// Lines between states.
    pub borders: Vec<Vec<Position>>,
}

impl World {
    /// Reads the table: what a line is, and its points as letters.
    ///
    /// # Errors
    /// The first line that is neither.
    pub fn parse(table: &str) -> Result<Self, BadLine> {
        let mut world = Self::default();
        for (number, line) in lines(table) {
            let bad = BadLine(number);
            let (kind, letters) = line.split_once('\t').ok_or(bad)?;
            let points = decoded(letters).ok_or(bad)?;
            match kind {
                "land" => world.land.push(points),
                "lake" => world.lakes.push(points),
                "border" => world.borders.push(points),
                _ => return Err(bad),
            }
        }
        Ok(world)
    }
}

/// Points from their differences: east and north in turn, each in letters of five bits, the lowest first, the sign lowest
/// of all.
fn decoded(letters: &str) -> Option<Vec<Position>> {
    let mut numbers = Vec::new();
    let (mut number, mut shift) = (0, 0);
    for letter in letters.bytes() {
        let bits = i64::from(letter.checked_sub(FIRST)?);
        number |= (bits & (MORE - 1)).checked_shl(shift)?;
        shift += BITS;
        if bits & MORE == 0 {
            numbers.push(if number & 1 == 1 { !(number >> 1) } else { number >> 1 });
            (number, shift) = (0, 0);
        } else if shift > i32::BITS {
            return None;
        }
    }
    if shift != 0 || numbers.len() % 2 == 1 {
        return None;
    }
    let (mut east, mut north) = (0, 0);
    let place = |pair: &[i64]| {
        (east, north) = (east + pair[0], north + pair[1]);
        let position = Position { north: north as f64 / PARTS, east: east as f64 / PARTS };
        (position.north.abs() <= 90.5 && position.east.abs() <= FARTHEST).then_some(position)
    };
    numbers.chunks_exact(2).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_of_letters_is_read() {
        let world = World::parse("# Comment\nland\t_I_I??\nborder\t_I`I").expect("the table is right");
        assert_eq!(world.land, [vec![Position { north: 4.0, east: 4.0 }; 2]]);
        assert_eq!(world.borders, [vec![Position { north: -4.025, east: 4.0 }]]);
    }

    #[test]
    fn the_shipped_table_is_read() {
        let world = World::parse(include_str!("../../../www/world.tsv")).expect("the table is right");
        assert!(world.land.len() > 300 && world.borders.len() > 200);
        assert!(world.land.iter().all(|ring| ring.len() > 2), "each ring has an inside");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(table in "(land|lake|border)\t[ -~é]{0,40}\n?") {
            if let Ok(world) = World::parse(&table) {
                prop_assert!(world.land.iter().flatten().all(|at| at.north.is_finite() && at.east.is_finite()));
            }
        }
    }
}
