//! One connection, and what is in the way of it. A pool says only that it waited.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Once;
use std::time::{Duration, Instant};

use sqlx::any::{AnyConnectOptions, install_default_drivers};
use sqlx::{AnyConnection, ConnectOptions, Executor};

use super::Error;
use super::location::{Location, Mode, connect_options, database_file, sqlite_options};

/// How long a database that is about to start is waited for.
const START: Duration = Duration::from_secs(5);

/// How long to wait before a database that is about to start is asked again.
const PAUSE: Duration = Duration::from_millis(200);

/// The settings of each SQLite connection: an acknowledged commit is on the disk, and
/// what is deleted is overwritten there.
pub(super) const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;";

/// What keeps the opinions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Product {
    Sqlite,
    PostgreSql,
}

impl Location<'_> {
    pub(super) const fn product(&self) -> Product {
        match self {
            Self::Directory(_) => Product::Sqlite,
            Self::Url(_) => Product::PostgreSql,
        }
    }

    /// How to connect to it, to read and to write.
    pub(super) fn options(&self) -> Result<AnyConnectOptions, Error> {
        install_drivers();
        match self {
            Self::Directory(directory) => sqlite_options(&database_file(directory), Mode::Write),
            Self::Url(url) => connect_options(url),
        }
    }
}

/// Connects to the database that is there; says what is in the way.
pub(super) async fn connect(location: Location<'_>) -> Result<AnyConnection, Error> {
    connect_within(location, START).await
}

/// The same, in no more time than this.
pub(super) async fn connect_within(
    location: Location<'_>,
    time: Duration,
) -> Result<AnyConnection, Error> {
    let options = location.options()?;
    let begun = Instant::now();
    loop {
        let left = time.saturating_sub(begun.elapsed());
        let connected = tokio::time::timeout(left, connect_once(location, &options)).await;
        let error = match connected {
            Ok(Ok(connection)) => return Ok(connection),
            Ok(Err(error)) => error,
            Err(_) => {
                let seconds = time.as_secs();
                return Err(unreachable(location, &format!("no answer in {seconds} s")));
            }
        };
        if !is_starting(&error) || begun.elapsed() + PAUSE > time {
            return Err(unreachable(location, &cause(location, &error)));
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Opens a SQLite file that nobody else has open.
pub(super) async fn connect_alone(file: &Path) -> Result<AnyConnection, Error> {
    install_drivers();
    Ok(sqlite_options(file, Mode::Alone)?.connect().await?)
}

fn install_drivers() {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(install_default_drivers);
}

async fn connect_once(
    location: Location<'_>,
    options: &AnyConnectOptions,
) -> Result<AnyConnection, sqlx::Error> {
    let mut connection = options.connect().await?;
    match location.product() {
        Product::Sqlite => connection.execute(PRAGMAS).await.map(drop)?,
        Product::PostgreSql => {}
    }
    Ok(connection)
}

fn unreachable(location: Location<'_>, cause: &str) -> Error {
    Error::Unreachable(format!("cannot open the {location}: {cause}"))
}

/// Whether the database may be there in a moment.
fn is_starting(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => {
            matches!(
                error.kind(),
                ErrorKind::ConnectionRefused | ErrorKind::NotFound
            )
        }
        // cannot_connect_now
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code == "57P03"),
        _ => false,
    }
}

/// What is in the way, in words that an operator can act on.
fn cause(location: Location<'_>, error: &sqlx::Error) -> String {
    let text = match error {
        sqlx::Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => {
            return "connection refused; is the database running there?".to_owned();
        }
        sqlx::Error::Io(error) => return error.to_string(),
        sqlx::Error::Database(error) => error.message().to_owned(),
        error => error.to_string(),
    };
    if let Location::Directory(directory) = location {
        return match cannot_be_written(directory) {
            Some(error) => format!("{error}; does it belong to another user?"),
            None => text,
        };
    }
    match is_of_a_pooler(&text) {
        true => format!("{text} ({POOLER})"),
        false => text,
    }
}

/// What PgBouncer has to be told.
pub(super) const POOLER: &str = "if this is PgBouncer, it needs pool_mode = session and \
    ignore_startup_parameters = extra_float_digits";

/// Whether a message is what a connection pooler between the server and PostgreSQL leads to.
pub(super) fn is_of_a_pooler(message: &str) -> bool {
    message.contains("unsupported startup parameter")
        || message.contains("prepared statement \"sqlx_s_")
}

/// Why the operating system does not let this user write the file; SQLite says only that it cannot.
fn cannot_be_written(directory: &Path) -> Option<io::Error> {
    let mut options = OpenOptions::new();
    let opened = options
        .read(true)
        .write(true)
        .open(database_file(directory));
    opened.err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_in_the_way_is_said() {
        let refused = Location::Url("postgres://hearing:secret@127.0.0.1:1/navi");
        let error = connect_within(refused, Duration::from_millis(1)).await;
        let said = error.err().map(|error| error.to_string());
        assert_eq!(
            said.as_deref(),
            Some(
                "cannot open the PostgreSQL database navi at 127.0.0.1:1: connection refused; \
                 is the database running there?"
            )
        );
    }

    #[test]
    fn a_pooler_is_known_by_what_it_says() {
        assert!(is_of_a_pooler(
            "unsupported startup parameter: extra_float_digits"
        ));
        assert!(is_of_a_pooler(
            r#"prepared statement "sqlx_s_1" already exists"#
        ));
        assert!(!is_of_a_pooler("password authentication failed"));
    }
}
