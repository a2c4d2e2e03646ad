//! Figures as Markdown.

/// A table whose first column holds words and whose others hold figures.
pub struct Table<const COLUMNS: usize> {
    rows: Vec<[String; COLUMNS]>,
}

impl<const COLUMNS: usize> Table<COLUMNS> {
    /// A table with these headings and no rows.
    pub fn new(headings: [&str; COLUMNS]) -> Self {
        Self {
            rows: vec![headings.map(str::to_owned)],
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: [String; COLUMNS]) {
        self.rows.push(cells);
    }

    /// The table in Markdown, with columns that line up wherever letters are of one width.
    pub fn markdown(&self) -> String {
        let mut widths = [0; COLUMNS];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.chars().count().max(*width);
            }
        }
        let mut text = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                text.push_str(&if column == 0 {
                    format!("| {cell:<width$} |")
                } else {
                    format!(" {cell:>width$} |")
                });
            }
            text.push('\n');
            if at == 0 {
                for (column, width) in widths.into_iter().enumerate() {
                    text.push_str(&if column == 0 {
                        format!("| {} |", "-".repeat(width))
                    } else {
                        format!(" {}: |", "-".repeat(width - 1))
                    });
                }
                text.push('\n');
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_lines_up() {
        let mut table = Table::new(["what", "ms"]);
        table.row(["a click".to_owned(), "10.5".to_owned()]);
        table.row(["鎌倉".to_owned(), "2".to_owned()]);
        assert_eq!(
            table.markdown(),
            "| what    |   ms |\n| ------- | ---: |\n| a click | 10.5 |\n| 鎌倉      |    2 |\n"
        );
    }
}
