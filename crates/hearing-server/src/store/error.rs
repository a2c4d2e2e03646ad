use std::fmt;

/// Why the store failed.
#[derive(Debug)]
pub enum Error {
    /// The data directory cannot be made.
    Directory(std::io::Error),
    /// The schema cannot be brought up to date.
    Migration(sqlx::migrate::MigrateError),
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
            Self::Migration(error) => write!(f, "cannot bring the schema up to date: {error}"),
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
        Self::Database(error)
    }
}
