//! Opinions as sheets: what an import reads, from UTF-8 or as Excel in Japan saves it, and the files
//! that leave the console.
//!
//! A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it a
//! text there. An import takes that apostrophe away again.

mod columns;
mod encoding;
mod export;
mod import;
mod imported;
mod row_reader;
mod rows;
mod subject;
mod time;

// What `source` says of opinions from here.
use pages::contract::site::NAME as SOURCE;

pub(crate) use export::{CityFile, ReleasedFile};
pub use import::read;
pub use imported::{Imported, Refused, Sheet};

/// What makes a spreadsheet take a cell for a formula, also as Japanese keyboards write it.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether the text, apostrophes at its beginning aside, would be taken for a formula.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// The text so that no spreadsheet takes it for a formula.
fn defused(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text that was [`defused`].
fn armed(text: &str) -> &str {
    text.strip_prefix('\'')
        .filter(|_| is_formula(text))
        .unwrap_or(text)
}

/// Full-width letters, digits and signs in half width, as a Japanese keyboard may give either.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(character as u32 - 0xfee0).unwrap_or(character)
            }
            _ => character,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_each_is_read_as_it_was() {
        for text in [
            "=1+1", "+81", "-1", "@a", "\t=1", "＝1", "'=1", "''-1", "普通", "'quoted'", "", "1-1",
        ] {
            let cell = defused(text);
            assert!(!cell.starts_with(FORMULA_SIGNS), "{text}");
            assert_eq!(armed(&cell), text);
        }
    }
}
