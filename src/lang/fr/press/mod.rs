//! What the French-language press writes around its articles.

use crate::lang::press::{Press, PressTables};

/// The tables of this folder.
const TABLES: PressTables = PressTables {
    agencies: include_str!("agencies.tsv"),
    site: include_str!("site.tsv"),
    controls: include_str!("controls.tsv"),
    captions: include_str!("captions.tsv"),
    bylines: include_str!("bylines.tsv"),
    fields: include_str!("fields.tsv"),
    calendar: include_str!("calendar.tsv"),
    stamps: include_str!("stamps.tsv"),
    openers: include_str!("openers.txt"),
};

/// The press's words in French.
#[must_use]
pub fn press() -> Press {
    Press::load(&TABLES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::phrases::rows;

    #[test]
    fn every_line_of_the_tables_is_understood_and_in_order() {
        let press = press();
        let read = [
            ("agencies.tsv", TABLES.agencies, press.agencies.len()),
            ("site.tsv", TABLES.site, press.site.len()),
            ("controls.tsv", TABLES.controls, press.controls.len()),
            ("captions.tsv", TABLES.captions, press.captions.len()),
            ("bylines.tsv", TABLES.bylines, press.bylines.len()),
            ("fields.tsv", TABLES.fields, press.fields.len()),
            ("calendar.tsv", TABLES.calendar, press.calendar.len()),
            ("stamps.tsv", TABLES.stamps, press.stamps.len()),
            ("openers.txt", TABLES.openers, press.openers.len()),
        ];
        for (file, table, count) in read {
            let lines: Vec<&str> = rows(table).collect();
            assert_eq!(lines.len(), count, "a line of {file} has an unknown kind or stands twice");
            assert!(lines.is_sorted(), "sort {file}: LC_ALL=C sort, below its head");
        }
    }
}
