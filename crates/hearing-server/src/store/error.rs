use std::fmt;

use super::failure;

/// Why the store failed.
#[derive(Debug)]
pub enum Error {
    /// The data directory cannot be made.
    Directory(std::io::Error),
    /// There is no database; the text names it and says what makes it.
    NoDatabase(String),
    /// The database cannot be reached or read; the text names it and says why.
    Unreachable(String),
    /// The database's schema is not this program's; the text says what to do.
    Schema(String),
    /// A copy cannot be written, or is none; the text says why.
    Copy(String),
    /// A file cannot be read or written.
    File(std::io::Error),
    /// The schema cannot be brought up to date.
    Migration(sqlx::migrate::MigrateError),
    /// Every connection that writes was in use for too long.
    Busy,
    /// A query failed.
    Database(sqlx::Error),
    /// What is stored is not what this program writes.
    Unreadable(&'static str),
    /// The operating system has no randomness.
    Randomness(getrandom::Error),
    /// The commit failed; the log says why.
    NotStored,
    /// The writer has ended.
    Closed,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory(error) => write!(f, "cannot make the data directory: {error}"),
            Self::NoDatabase(text)
            | Self::Unreachable(text)
            | Self::Schema(text)
            | Self::Copy(text) => f.write_str(text),
            Self::File(error) => write!(f, "{error}"),
            Self::Migration(error) => write!(f, "cannot bring the schema up to date: {error}"),
            Self::Busy => f.write_str("every connection that writes was in use for too long"),
            Self::Database(error) => write!(f, "{error}"),
            Self::Unreadable(column) => write!(f, "cannot read what is stored as {column}"),
            Self::Randomness(error) => write!(f, "no randomness: {error}"),
            Self::NotStored => f.write_str("the commit failed"),
            Self::Closed => f.write_str("the store is closed"),
        }
    }
}

impl std::error::Error for Error {}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        failure::count(&error);
        Self::Database(error)
    }
}
