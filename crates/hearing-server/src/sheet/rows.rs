use std::fmt;

use anyhow::Result;
use csv::{ReaderBuilder, StringRecord};

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowPlace {
    /// Its number as a spreadsheet counts rows, blank ones included.
    row: usize,
    /// The line of the text that it begins at: another where a cell before it has several.
    line: usize,
}

impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}行目", self.row)?;
        if self.line != self.row {
            write!(f, "（テキストでは{}行目）", self.line)?;
        }
        Ok(())
    }
}

/// A row that is not blank.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) place: RowPlace,
    pub(super) cells: StringRecord,
    /// Whether every quotation mark that is opened is closed.
    pub(super) is_whole: bool,
}

/// The rows of a text whose lines end with `\n`, in order, without blank ones. Cells are parted by
/// the sign that parts the first row: a comma, a semicolon or a tab.
pub(super) fn rows(text: &str) -> Result<Vec<Row>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let (mut row, mut line, mut counted) = (0, 1, 0);
    let mut cells = StringRecord::new();
    loop {
        let before = offset(reader.position());
        if !reader.read_record(&mut cells)? {
            return Ok(rows);
        }
        // The reader passes over lines that have nothing.
        let blank = text[before..]
            .bytes()
            .take_while(|byte| *byte == b'\n')
            .count();
        let begin = before + blank;
        row += blank + 1;
        line += text[counted..begin].matches('\n').count();
        counted = begin;
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            let end = offset(reader.position());
            rows.push(Row {
                place: RowPlace { row, line },
                is_whole: text[begin..end].matches('"').count().is_multiple_of(2),
                cells: cells.clone(),
            });
        }
    }
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// The sign that stands most often in the first row, quoted cells aside.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let (mut commas, mut semicolons, mut tabs) = (0, 0, 0);
    for byte in text.trim_start_matches('\n').bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            b',' if !is_quoted => commas += 1,
            b';' if !is_quoted => semicolons += 1,
            b'\t' if !is_quoted => tabs += 1,
            _ => {}
        }
    }
    if commas >= semicolons && commas >= tabs {
        b','
    } else if tabs >= semicolons {
        b'\t'
    } else {
        b';'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() -> Result<()> {
        let text = "a,b\n1,\"x\ny\"\n\n,,\n2,z\n \n3,\"open\n4,w";
        let rows = rows(text)?;
        let places: Vec<_> = rows.iter().map(|row| row.place.to_string()).collect();
        assert_eq!(
            places,
            [
                "1行目",
                "2行目",
                "5行目（テキストでは6行目）",
                "7行目（テキストでは8行目）"
            ]
        );
        assert_eq!(&rows[1].cells[1], "x\ny");
        let whole: Vec<_> = rows.iter().map(|row| row.is_whole).collect();
        assert_eq!(whole, [true, true, true, false]);
        Ok(())
    }

    #[test]
    fn cells_are_parted_by_what_parts_the_headings() -> Result<()> {
        for text in [
            "a;\"b,,\";c\n1;2,5;3\n",
            "a\tb\tc\n1\t2,5\t3",
            "a,b,c\n1,\"2,5\",3",
        ] {
            let rows = rows(text)?;
            assert_eq!(rows[1].cells.iter().collect::<Vec<_>>(), ["1", "2,5", "3"]);
        }
        Ok(())
    }
}
