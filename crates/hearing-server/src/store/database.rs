use std::path::Path;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor, Row};

use super::Error;
use super::connect::{PRAGMAS, Product, connect_within};
use super::failure::{FailureKind, count_kind};
use super::location::{Location, Mode, OwnedLocation, database_file, sqlite_options};
use super::opened_file::OpenedFile;
use super::transaction::WriteTransaction;
use crate::mac_key::MacKey;

/// How long a connection waits for another that writes, and a query for a connection.
const BUSY: Duration = Duration::from_secs(5);

/// How long the cause is looked for why there was no connection to write with.
const ASKING: Duration = Duration::from_secs(1);

/// The settings of a reading connection of SQLite.
const READING_PRAGMAS: &str = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

/// The settings of a connection of PostgreSQL that writes. A plan that is made for every value is the
/// wrong one for a filter that lets nearly all through, or nearly none.
const SETTINGS: &str = "SET plan_cache_mode = force_custom_plan";

/// The settings of a reading connection of PostgreSQL besides: nobody waits longer for a page, and no
/// page is worth a compiler's or a second process's start.
const READING_SETTINGS: &str = "SET plan_cache_mode = force_custom_plan;
    SET jit = off; SET max_parallel_workers_per_gather = 0;
    SET default_transaction_read_only = on; SET statement_timeout = '15s'";

/// The settings of a searching connection of PostgreSQL besides.
const SEARCHING_SETTINGS: &str = "SET plan_cache_mode = force_custom_plan;
    SET jit = off; SET max_parallel_workers_per_gather = 0;
    SET default_transaction_read_only = on; SET statement_timeout = '3s'";

/// How many connections read.
const READERS: u32 = 4;

/// How many connections search. A search can be the longest of all reading, and anyone can start
/// many: they wait for each other, and nobody else for them.
const SEARCHERS: u32 = 2;

/// The connections. Both products are asked by the same queries, through the same types.
#[derive(Clone)]
pub(super) struct Database {
    location: OwnedLocation,
    /// SQLite's.
    file: Option<OpenedFile>,
    pub(super) product: Product,
    pub(super) readers: AnyPool,
    pub(super) searchers: AnyPool,
    /// On SQLite a single connection, since one writes at a time and the others would only wait.
    pub(super) writers: AnyPool,
}

/// Opens every connection of a pool now. The writing one is not the last then when it is closed: with
/// the last, SQLite's log goes, and could not be made again on a disk without room. And a file that is
/// moved aside goes on being read by those that have it open, while no other can open it.
async fn open_all(pool: &AnyPool) -> Result<(), Error> {
    let mut open = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        open.push(pool.acquire().await?);
    }
    Ok(())
}

impl Database {
    /// Connects to a database that is there.
    pub(super) async fn connect(location: Location<'_>) -> Result<Self, Error> {
        match location {
            Location::Directory(directory) => Self::connect_to_sqlite(directory).await,
            Location::Url(url) => Self::connect_to_postgresql(url).await,
        }
    }

    async fn connect_to_sqlite(directory: &Path) -> Result<Self, Error> {
        let writers = AnyPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(BUSY)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_connect(|connection, _| {
                Box::pin(async { connection.execute(PRAGMAS).await.map(drop) })
            })
            .connect_with(Location::Directory(directory).options()?)
            .await?;
        let path = database_file(directory);
        let options = sqlite_options(&path, Mode::Read)?;
        let reading = |connections| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(BUSY)
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false)
                .after_connect(|connection, _| {
                    Box::pin(async { connection.execute(READING_PRAGMAS).await.map(drop) })
                })
                .connect_lazy_with(options.clone())
        };
        let readers = reading(READERS);
        let searchers = reading(SEARCHERS);
        open_all(&readers).await?;
        open_all(&searchers).await?;
        Ok(Self {
            location: Location::Directory(directory).into(),
            file: Some(OpenedFile::at(path)?),
            product: Product::Sqlite,
            readers,
            searchers,
            writers,
        })
    }

    async fn connect_to_postgresql(url: &str) -> Result<Self, Error> {
        let location = Location::Url(url);
        let options = location.options()?;
        let pool = |connections, settings: &'static str| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(BUSY)
                .after_connect(move |connection, _| {
                    Box::pin(async move { connection.execute(settings).await.map(drop) })
                })
        };
        Ok(Self {
            location: location.into(),
            file: None,
            product: Product::PostgreSql,
            readers: pool(READERS, READING_SETTINGS).connect_lazy_with(options.clone()),
            searchers: pool(SEARCHERS, SEARCHING_SETTINGS).connect_lazy_with(options.clone()),
            writers: pool(4, SETTINGS).connect_with(options).await?,
        })
    }

    /// Begins a transaction that writes.
    pub(super) async fn begin(&self) -> Result<WriteTransaction, Error> {
        if let Some(file) = &self.file {
            file.check()?;
        }
        let statement = match self.product {
            // Asked for at the first write only, the lock could be refused in the middle.
            Product::Sqlite => "BEGIN IMMEDIATE",
            Product::PostgreSql => "BEGIN",
        };
        let connection = match self.writers.acquire().await {
            Err(sqlx::Error::PoolTimedOut) => return Err(self.cause_of_no_connection().await),
            connection => connection?,
        };
        WriteTransaction::begin(connection, statement).await
    }

    /// Why there was no connection in all that time: the database cannot be reached, or all
    /// connections that write were in use.
    async fn cause_of_no_connection(&self) -> Error {
        match connect_within(self.location.as_location(), ASKING).await {
            Err(error) => {
                count_kind(FailureKind::Unreachable);
                error
            }
            Ok(_) => {
                count_kind(FailureKind::Locked);
                Error::Busy
            }
        }
    }

    /// The key of this database's servers. The first of them makes it.
    pub(super) async fn mac_key(&self) -> Result<MacKey, Error> {
        const SECRET: &str = "SELECT value FROM secrets WHERE name = 'seal'";
        let row = match sqlx::query(SECRET).fetch_optional(&self.readers).await? {
            // A server can be started, to be read, while nothing can be written.
            Some(row) => row,
            None => {
                let mut transaction = self.begin().await?;
                sqlx::query(
                    "INSERT INTO secrets (name, value) VALUES ('seal', $1) ON CONFLICT DO NOTHING",
                )
                .bind(MacKey::fresh().map_err(Error::Randomness)?.secret())
                .execute(&mut *transaction)
                .await?;
                let row = sqlx::query(SECRET).fetch_one(&mut *transaction).await?;
                transaction.commit().await?;
                row
            }
        };
        MacKey::new(row.try_get("value")?).ok_or(Error::Unreadable("secrets"))
    }

    /// Closes the connections; on SQLite leaves one whole file behind.
    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.searchers.close().await;
        self.empty_log().await;
        self.writers.close().await;
    }
}
