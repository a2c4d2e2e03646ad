use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::ConnectOptions;
use sqlx::any::AnyConnectOptions;
use sqlx::postgres::PgConnectOptions;

use super::Error;

/// The name of SQLite's file under the data directory.
pub const DATABASE_FILE: &str = "hearing.sqlite3";

/// What stays as it is in the path of a `sqlite:` URL.
const PATH_SAFE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// Where opinions are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location<'a> {
    /// A SQLite file under this directory.
    Directory(&'a Path),
    /// A PostgreSQL database, `postgres://…`.
    Url(&'a str),
}

/// Names the database as an operator knows it: the file, or the database with its host. Never with
/// a password.
impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory(directory) => {
                write!(f, "SQLite database {}", database_file(directory).display())
            }
            Self::Url(url) => {
                let Ok(options) = PgConnectOptions::from_str(url) else {
                    return f.write_str("PostgreSQL database");
                };
                let name = options.get_database().unwrap_or(options.get_username());
                write!(f, "PostgreSQL database {name} at ")?;
                match options.get_socket() {
                    Some(socket) => write!(f, "{}:{}", socket.display(), options.get_port()),
                    None => write!(f, "{}:{}", options.get_host(), options.get_port()),
                }
            }
        }
    }
}

/// A location that is kept.
#[derive(Debug, Clone)]
pub(super) enum OwnedLocation {
    Directory(Arc<Path>),
    Url(Arc<str>),
}

impl From<Location<'_>> for OwnedLocation {
    fn from(location: Location<'_>) -> Self {
        match location {
            Location::Directory(directory) => Self::Directory(directory.into()),
            Location::Url(url) => Self::Url(url.into()),
        }
    }
}

impl OwnedLocation {
    pub(super) fn as_location(&self) -> Location<'_> {
        match self {
            Self::Directory(directory) => Location::Directory(directory),
            Self::Url(url) => Location::Url(url),
        }
    }
}

/// How a SQLite file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// To read and to write what is there.
    Write,
    /// To read what others may write.
    Read,
    /// To read what nobody else has open, without a file beside it.
    Alone,
}

/// The whole path of SQLite's file under this directory.
pub(super) fn database_file(directory: &Path) -> PathBuf {
    let file = directory.join(DATABASE_FILE);
    std::path::absolute(&file).unwrap_or(file)
}

/// How to connect to the SQLite file of this path.
pub(super) fn sqlite_options(file: &Path, mode: Mode) -> Result<AnyConnectOptions, Error> {
    let file = file.to_string_lossy();
    let path = utf8_percent_encode(&file, PATH_SAFE);
    let mode = match mode {
        Mode::Write => "rw",
        Mode::Read => "ro",
        Mode::Alone => "ro&immutable=true",
    };
    connect_options(&format!("sqlite://{path}?mode={mode}"))
}

/// How to connect to the database of this address.
pub(super) fn connect_options(url: &str) -> Result<AnyConnectOptions, Error> {
    // At debug level sqlx would log the time of every statement.
    Ok(AnyConnectOptions::from_str(url)?.disable_statement_logging())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_without_its_password() {
        let named = |url| Location::Url(url).to_string();
        assert_eq!(
            named("postgres://hearing:secret@db.example.jp/navi"),
            "PostgreSQL database navi at db.example.jp:5432"
        );
        assert_eq!(
            named("postgres:///navi?host=/run/pg&port=6432&user=hearing"),
            "PostgreSQL database navi at /run/pg:6432"
        );
        let directory = Location::Directory(Path::new("/var/lib/navi")).to_string();
        assert_eq!(directory, "SQLite database /var/lib/navi/hearing.sqlite3");
    }
}
