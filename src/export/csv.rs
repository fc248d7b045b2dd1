//! Tables in CSV (RFC 4180), safe to open in a spreadsheet.
//!
//! Written here rather than with the `csv` crate, because what is hard about it, the guard against formulas, would be
//! ours all the same, and the rest is a doubled quotation mark.

/// Cells of a list are separated by this; one within a name becomes a comma.
const SEPARATOR: &str = "; ";

/// What begins a formula: some spreadsheets take the full-width signs for it, too, and skip a blank before.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table that grows by rows.
pub(super) struct Table {
    out: String,
    columns: usize,
    cells: usize,
}

impl Table {
    /// A table with a row of names.
    pub fn new(columns: &[&str]) -> Self {
        // Excel reads UTF-8 only where a byte order mark says so.
        let mut table = Self { out: "\u{feff}".to_owned(), columns: columns.len(), cells: 0 };
        for column in columns {
            table.plain(column);
        }
        table.end();
        table
    }

    /// A cell of text, which no spreadsheet takes for a formula.
    pub fn text(&mut self, text: &str) {
        if text.starts_with(FORMULA) {
            self.cell(&format!("'{text}"));
        } else {
            self.cell(text);
        }
    }

    /// A cell of names.
    pub fn list<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let names: Vec<String> = names.map(|name| name.replace(';', ",")).collect();
        self.text(&names.join(SEPARATOR));
    }

    /// A cell that the program itself has made, such as a date.
    pub fn plain(&mut self, text: &str) {
        self.cell(text);
    }

    /// A cell with a number, or nothing.
    pub fn number(&mut self, number: Option<f64>) {
        self.plain(&number.map(|number| number.to_string()).unwrap_or_default());
    }

    /// Ends a row.
    pub fn end(&mut self) {
        debug_assert_eq!(self.cells, self.columns, "each row has a cell for each column");
        self.out.push_str("\r\n");
        self.cells = 0;
    }

    /// The file.
    pub fn finish(self) -> String {
        self.out
    }

    fn cell(&mut self, text: &str) {
        if self.cells > 0 {
            self.out.push(',');
        }
        self.cells += 1;
        if text.contains([',', '"', '\r', '\n']) {
            self.out.push('"');
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }
}

/// Rows as lines with tabs between their cells, as spreadsheets take them from the clipboard.
///
/// A cell stays one cell, and no cell becomes a formula: what a spreadsheet would compute gets an apostrophe before it.
pub fn tab_separated<Row: IntoIterator<Item = String>>(rows: impl IntoIterator<Item = Row>) -> String {
    let mut lines = String::new();
    for row in rows {
        for (place, cell) in row.into_iter().enumerate() {
            if place > 0 {
                lines.push('\t');
            }
            let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if cell.starts_with(FORMULA) && cell.parse::<f64>().is_err() {
                lines.push('\'');
            }
            lines.push_str(&cell);
        }
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_stays_one_cell_and_no_formula() {
        let rows = [vec!["=SUM(A1)".to_owned(), "two\twords\nmore".to_owned()], vec!["-12".to_owned(), String::new()]];
        assert_eq!(tab_separated(rows), "'=SUM(A1)\ttwo words more\n-12\t\n");
    }

    proptest! {
        #[test]
        fn as_many_cells_as_were_given(cells in prop::collection::vec(any::<String>(), 1..6)) {
            let line = tab_separated([cells.clone()]);
            prop_assert_eq!(line.matches('\n').count(), 1);
            prop_assert_eq!(line.matches('\t').count(), cells.len() - 1);
        }
    }
}
