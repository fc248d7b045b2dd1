//! How French writes quantities.

use crate::lang::quantity::{Quantity, QuantityTables};

const TABLES: QuantityTables = QuantityTables {
    numbers: include_str!("numbers.tsv"),
    collectives: include_str!("collectives.tsv"),
    fractions: include_str!("fractions.tsv"),
    qualifiers: include_str!("qualifiers.tsv"),
    units: include_str!("units.tsv"),
    words: include_str!("words.tsv"),
};

/// The words of quantity in French.
#[must_use]
pub fn quantity() -> Quantity {
    Quantity::load(&TABLES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::phrases::rows;

    #[test]
    fn every_line_of_the_tables_is_understood_and_in_order() {
        let quantity = quantity();
        let read = [
            ("numbers.tsv", TABLES.numbers, quantity.numbers.len()),
            ("collectives.tsv", TABLES.collectives, quantity.collectives.len()),
            ("fractions.tsv", TABLES.fractions, quantity.fractions.len()),
            ("qualifiers.tsv", TABLES.qualifiers, quantity.qualifiers.len()),
            ("units.tsv", TABLES.units, quantity.units.len()),
            ("words.tsv", TABLES.words, quantity.words()),
        ];
        for (file, table, count) in read {
            let lines: Vec<&str> = rows(table).collect();
            assert_eq!(lines.len(), count, "a line of {file} has an unknown class or stands twice");
            assert!(lines.is_sorted(), "sort {file}: LC_ALL=C sort, below its head");
        }
    }
}
