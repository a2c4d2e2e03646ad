use csv::{Terminator, WriterBuilder};

use super::write_error::WriteError;
use crate::OpenDataFile;

/// The sign that tells Excel that a file is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What a spreadsheet program may take for the start of a formula; the full-width signs in a
/// Japanese one.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A table of texts, for one file.
#[derive(Debug)]
pub(super) struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with a cell in each row for each of these columns.
    pub(super) fn new(
        columns: impl IntoIterator<Item = impl Into<String>>,
        rows: impl IntoIterator<Item = Vec<String>>,
    ) -> Self {
        Self {
            columns: columns.into_iter().map(Into::into).collect(),
            rows: rows.into_iter().collect(),
        }
    }

    /// CSV as RFC 4180 has it and Excel in Japan reads it: UTF-8 with a byte order mark, CRLF.
    ///
    /// A cell that a spreadsheet program would run as a formula is an error. The usual way out is a
    /// sign before it, but then the text would not be as printed; none of the documents has such a
    /// text, and the first that has one is for a person to decide on.
    pub(super) fn write(&self, file: OpenDataFile) -> Result<Vec<u8>, WriteError> {
        let formula = self
            .rows
            .iter()
            .flatten()
            .find(|cell| cell.starts_with(FORMULA_SIGNS));
        if let Some(cell) = formula {
            return Err(WriteError::Formula {
                file,
                cell: cell.clone(),
            });
        }
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
        writer.write_record(&self.columns)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        writer
            .into_inner()
            .map_err(|error| csv::Error::from(error.into_error()).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(cell: &str) -> Result<Vec<u8>, WriteError> {
        let row = vec!["000-1".to_owned(), cell.to_owned()];
        Table::new(["ID", "文"], [row]).write(OpenDataFile::Policies)
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let text = write("一行目\n「二」, \"三\"").map(String::from_utf8);
        assert!(
            matches!(text, Ok(Ok(text)) if text == "\u{feff}ID,文\r\n000-1,\"一行目\n「二」, \"\"三\"\"\"\r\n")
        );
    }

    #[test]
    fn a_formula_stops_the_writing() {
        for sign in FORMULA_SIGNS {
            let cell = format!("{sign}1");
            let error = write(&cell).err().map(|error| error.to_string());
            assert!(error.is_some_and(|error| error.contains("policies.csv")));
        }
        for cell in ["", "—", "⇒", "1-1", "（仮称）", "'=1"] {
            assert!(write(cell).is_ok(), "{cell}");
        }
    }
}
