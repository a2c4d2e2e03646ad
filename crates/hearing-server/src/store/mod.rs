//! Where opinions are kept: SQLite, in one file under the data directory.
//!
//! Many connections read, one writes. The writer commits waiting opinions in groups, since a
//! commit's cost is the disk's, whatever it holds, and acknowledges each after its commit.
//! Queries number their placeholders (`$1`), as PostgreSQL does too.

mod writer;

use std::fs::DirBuilder;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use hearing_api::{HistoryEntry, NewOpinion, OpinionStatus, Receipt};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Row};
use tokio::sync::{mpsc, oneshot};

use crate::idempotency_key::IdempotencyKey;
use writer::{Job, Waiting, Writer};

/// The database's file under the data directory.
const FILE: &str = "hearing.sqlite3";

/// How long a connection waits for another process that writes, such as a backup.
const BUSY: Duration = Duration::from_secs(5);

/// How many opinions may wait for the writer before their senders have to.
const WAITING_MAX: usize = 1_024;

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    readers: SqlitePool,
    writer: mpsc::Sender<Job>,
}

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
    /// The operating system has no randomness for a receipt.
    Randomness(getrandom::Error),
    /// The commit failed; the log says why.
    NotStored,
    /// The writer has ended.
    Closed,
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// What became of an opinion that was given to the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// It was stored just now.
    New(Stamp),
    /// The same opinion with the same key was stored before.
    Again(Stamp),
    /// The key belongs to another opinion. This one is not stored.
    OtherOpinion,
}

/// What a stored opinion is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// 受付番号.
    pub receipt: Receipt,
    /// RFC 3339 in UTC.
    pub received_at: String,
}

impl Store {
    /// Opens the database under `data`, or makes one, and starts the writer.
    pub async fn open(data: &Path) -> Result<Self, Error> {
        make_private_directory(data).map_err(Error::Directory)?;
        let options = SqliteConnectOptions::new()
            .filename(data.join(FILE))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            // At debug level sqlx would log the time of every statement.
            .disable_statement_logging();
        let mut connection = options.connect().await?;
        sqlx::migrate!()
            .run(&mut connection)
            .await
            .map_err(Error::Migration)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(BUSY)
            .connect_with(options.read_only(true))
            .await?;
        let (writer, jobs) = mpsc::channel(WAITING_MAX);
        tokio::spawn(Writer::new(connection).run(jobs));
        Ok(Self { readers, writer })
    }

    /// Keeps an opinion, unless its key shows that it is kept already. Returns after the commit.
    pub async fn keep(&self, key: IdempotencyKey, opinion: NewOpinion) -> Result<Stored, Error> {
        let (done, outcome) = oneshot::channel();
        let waiting = Waiting::new(key, opinion, done)?;
        self.writer
            .send(Job::Keep(waiting))
            .await
            .map_err(|_| Error::Closed)?;
        outcome.await.map_err(|_| Error::Closed)?
    }

    /// What became of the opinion with this receipt; `None` if there is none.
    pub async fn status(&self, receipt: Receipt) -> Result<Option<OpinionStatus>, Error> {
        let rows = sqlx::query(
            "SELECT opinions.subject, opinions.kind, opinions.received_at, history.status, history.at
             FROM opinions JOIN history ON history.opinion_id = opinions.id
             WHERE opinions.receipt = $1
             ORDER BY history.id",
        )
        .bind(receipt.to_string())
        .fetch_all(&self.readers)
        .await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(None);
        };
        let entry = |row| {
            Ok(HistoryEntry {
                status: id(row, "status")?,
                at: Row::try_get(row, "at")?,
            })
        };
        Ok(Some(OpinionStatus {
            receipt,
            subject: id(first, "subject")?,
            kind: id(first, "kind")?,
            status: id(last, "status")?,
            received_at: first.try_get("received_at")?,
            history: rows.iter().map(entry).collect::<Result<_, Error>>()?,
        }))
    }

    /// Whether the database answers and the writer is there.
    pub async fn check(&self) -> Result<(), Error> {
        sqlx::query("SELECT EXISTS (SELECT 1 FROM opinions)")
            .fetch_one(&self.readers)
            .await?;
        if self.writer.is_closed() {
            Err(Error::Closed)
        } else {
            Ok(())
        }
    }

    /// Ends the writer after what was given to it so far, and leaves one whole file behind.
    pub async fn close(&self) {
        self.readers.close().await;
        let (done, closed) = oneshot::channel();
        if self.writer.send(Job::Close { done }).await.is_ok() {
            // An error means that the writer is gone, which is what is asked for.
            let _ = closed.await;
        }
    }
}

/// The value that a column's id names.
fn id<T: FromStr>(row: &sqlx::sqlite::SqliteRow, column: &'static str) -> Result<T, Error> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|_| Error::Unreadable(column))
}

/// Residents' words lie there: nobody but the server's own user has to read them.
fn make_private_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
