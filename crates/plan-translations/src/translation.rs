//! A language's file: one line a passage.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::path::{Path, PathBuf};
use std::{fs, io};

use sha2::{Digest, Sha256};

use plan::Language;

plan::vocabulary! {
    /// Who wrote a translation.
    pub enum Maker {
        /// A program.
        Machine = "machine", "機械";
        /// Somebody.
        Person = "person", "人";
    }
}

/// The translation of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translation {
    /// The first 16 hexadecimal digits of the SHA-256 of the Japanese that it was made from.
    pub source_hash: String,
    /// The text.
    pub text: String,
    /// Who wrote it: a machine, unless the line's fourth column says `person`.
    pub made: Maker,
    /// Who at the city has checked it, and when, as the line's fifth column says.
    pub checked_by: Option<String>,
}

impl Translation {
    /// Whether the Japanese is another now than the one it was made from.
    pub fn is_stale(&self, japanese: &str) -> bool {
        self.source_hash != source_hash(japanese)
    }
}

/// What a translation notes of the Japanese that it was made from.
fn source_hash(japanese: &str) -> String {
    let digest = Sha256::digest(japanese.as_bytes());
    digest[..8].iter().fold(String::new(), |mut hash, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

/// A language's translations, by their passages' ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translations {
    /// The language.
    pub language: Language,
    /// Each by the id of its passage.
    pub entries: BTreeMap<String, Translation>,
}

/// Why a file of translations cannot be used.
#[derive(Debug)]
pub enum ReadError {
    /// It could not be read.
    Io(PathBuf, io::Error),
    /// A line does not have the columns it should have.
    Line {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        what: &'static str,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(file, error) => write!(f, "{}: {error}", file.display()),
            Self::Line { file, line, what } => write!(f, "{}:{line}: {what}", file.display()),
        }
    }
}

impl std::error::Error for ReadError {}

impl Translations {
    /// Reads `<language>.tsv` in the folder of the translations.
    ///
    /// # Errors
    ///
    /// If there is no such file, or a line that is no translation, or a second one of a passage.
    pub fn read(folder: &Path, language: Language) -> Result<Self, ReadError> {
        let file = folder.join(format!("{language}.tsv"));
        Self::parse(language, &file, &text_of(&file)?)
    }

    /// Reads the text of such a file.
    pub(crate) fn parse(language: Language, file: &Path, text: &str) -> Result<Self, ReadError> {
        let mut entries = BTreeMap::new();
        for (number, columns) in rows(text) {
            let wrong = |what| ReadError::Line {
                file: file.to_owned(),
                line: number,
                what,
            };
            let [id, hash, text, further @ ..] = &columns[..] else {
                return Err(wrong("expected an id, a hash and a text between tabs"));
            };
            if further.len() > 2 {
                return Err(wrong("expected at most five columns"));
            }
            let made = match further.first() {
                None => Maker::Machine,
                Some(word) => word
                    .parse()
                    .map_err(|_| wrong("the fourth column is machine or person"))?,
            };
            let checked_by = further.get(1).cloned();
            let translation = Translation {
                source_hash: hash.clone(),
                text: text.clone(),
                made,
                checked_by,
            };
            if entries.insert(id.clone(), translation).is_some() {
                return Err(wrong("this passage is translated above"));
            }
        }
        Ok(Self { language, entries })
    }
}

/// The lines of a file that have so many columns between tabs each.
pub(crate) fn columns<const N: usize>(
    file: &Path,
    what: &'static str,
) -> Result<Vec<[String; N]>, ReadError> {
    columns_of(file, &text_of(file)?, what)
}

/// The same of the text of such a file.
pub(crate) fn columns_of<const N: usize>(
    file: &Path,
    text: &str,
    what: &'static str,
) -> Result<Vec<[String; N]>, ReadError> {
    let of_line = |(line, columns): (usize, Vec<String>)| {
        let file = file.to_owned();
        columns
            .try_into()
            .map_err(|_| ReadError::Line { file, line, what })
    };
    rows(text).map(of_line).collect()
}

fn text_of(file: &Path) -> Result<String, ReadError> {
    fs::read_to_string(file).map_err(|error| ReadError::Io(file.to_owned(), error))
}

/// The lines of a text between tabs, with their numbers.
fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let columns = |line: &str| line.split('\t').map(str::to_owned).collect();
    (1..)
        .zip(text.lines())
        .map(move |(number, line)| (number, columns(line)))
}
