use std::error::Error;
use std::fmt;

use crate::OpenDataFile;

/// The error of writing a file.
#[derive(Debug)]
pub enum WriteError {
    /// A cell of a table begins as a formula does.
    Formula {
        /// The table's file.
        file: OpenDataFile,
        /// The cell's text.
        cell: String,
    },
    /// The JSON could not be written.
    Json(serde_json::Error),
    /// The CSV could not be written.
    Csv(csv::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Formula { file, cell } => {
                write!(f, "{file}: a spreadsheet would run {cell:?} as a formula")
            }
            Self::Json(error) => error.fmt(f),
            Self::Csv(error) => error.fmt(f),
        }
    }
}

impl Error for WriteError {}

impl From<serde_json::Error> for WriteError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<csv::Error> for WriteError {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error)
    }
}
