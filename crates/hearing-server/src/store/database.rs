use std::fs::DirBuilder;
use std::path::Path;
use std::str::FromStr;
use std::sync::Once;
use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers};
use sqlx::migrate::Migrator;
use sqlx::{Any, AnyPool, ConnectOptions, Executor, Row, Transaction};

use super::Error;
use crate::seal::Seal;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRESQL: Migrator = sqlx::migrate!("migrations/postgresql");

/// The name of SQLite's file under the data directory.
pub const DATABASE_FILE: &str = "hearing.sqlite3";

/// How long a connection waits for another that writes, and a query for a connection.
const BUSY: Duration = Duration::from_secs(5);

/// What SQLite is told at the start of each connection: an acknowledged commit is on the disk.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

/// What a reading connection of SQLite is told.
const READING_PRAGMAS: &str = "PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;";

/// What a connection of PostgreSQL is told that writes. A plan that is made for every value is the
/// wrong one for a filter that lets nearly all through, or nearly none.
const SETTINGS: &str = "SET plan_cache_mode = force_custom_plan";

/// What a reading connection of PostgreSQL is told besides: nobody waits longer for a page, and no
/// page is worth a compiler's or a second process's start.
const READING_SETTINGS: &str = "SET plan_cache_mode = force_custom_plan;
    SET jit = off; SET max_parallel_workers_per_gather = 0;
    SET default_transaction_read_only = on; SET statement_timeout = '15s'";

/// What a searching connection of PostgreSQL is told besides.
const SEARCHING_SETTINGS: &str = "SET plan_cache_mode = force_custom_plan;
    SET jit = off; SET max_parallel_workers_per_gather = 0;
    SET default_transaction_read_only = on; SET statement_timeout = '3s'";

/// How many connections read.
const READERS: u32 = 4;

/// How many connections search. A search can be the longest of all reading, and anyone can start
/// many: they wait for each other, and nobody else for them.
const SEARCHERS: u32 = 2;

/// What stays as it is in the path of a `sqlite:` URL.
const PATH_SAFE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_');

/// Where opinions are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location<'a> {
    /// A SQLite file under this directory, which is made if it is not there.
    Directory(&'a Path),
    /// A PostgreSQL database, `postgres://…`.
    Url(&'a str),
}

/// What keeps the opinions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Product {
    Sqlite,
    PostgreSql,
}

/// The connections. Both products are asked by the same queries, through the same types.
#[derive(Clone)]
pub(super) struct Database {
    pub(super) product: Product,
    pub(super) readers: AnyPool,
    pub(super) searchers: AnyPool,
    /// On SQLite a single connection, since one writes at a time and the others would only wait.
    writers: AnyPool,
}

impl Database {
    /// Connects, and brings the schema up to date.
    pub(super) async fn open(location: Location<'_>) -> Result<Self, Error> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(install_default_drivers);
        match location {
            Location::Directory(directory) => Self::open_sqlite(directory).await,
            Location::Url(url) => Self::open_postgresql(url).await,
        }
    }

    async fn open_sqlite(directory: &Path) -> Result<Self, Error> {
        make_private_directory(directory).map_err(Error::Directory)?;
        let file = std::path::absolute(directory.join(DATABASE_FILE)).map_err(Error::Directory)?;
        let file = file.to_string_lossy();
        let url = |mode| {
            let path = utf8_percent_encode(&file, PATH_SAFE);
            connect_options(&format!("sqlite://{path}?mode={mode}"))
        };
        let writers = AnyPoolOptions::new()
            .max_connections(1)
            .acquire_timeout(BUSY)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .after_connect(|connection, _| {
                Box::pin(async { connection.execute(PRAGMAS).await.map(drop) })
            })
            .connect_with(url("rwc")?)
            .await?;
        SQLITE.run(&writers).await.map_err(Error::Migration)?;
        let options = url("ro")?;
        let reading = |connections| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(BUSY)
                .test_before_acquire(false)
                .after_connect(|connection, _| {
                    Box::pin(async { connection.execute(READING_PRAGMAS).await.map(drop) })
                })
                .connect_lazy_with(options.clone())
        };
        Ok(Self {
            product: Product::Sqlite,
            readers: reading(READERS),
            searchers: reading(SEARCHERS),
            writers,
        })
    }

    async fn open_postgresql(url: &str) -> Result<Self, Error> {
        let options = connect_options(url)?;
        let pool = |connections, settings: &'static str| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(BUSY)
                .after_connect(move |connection, _| {
                    Box::pin(async move { connection.execute(settings).await.map(drop) })
                })
        };
        let writers = pool(4, SETTINGS).connect_with(options.clone()).await?;
        POSTGRESQL.run(&writers).await.map_err(Error::Migration)?;
        Ok(Self {
            product: Product::PostgreSql,
            readers: pool(READERS, READING_SETTINGS).connect_lazy_with(options.clone()),
            searchers: pool(SEARCHERS, SEARCHING_SETTINGS).connect_lazy_with(options),
            writers,
        })
    }

    /// Begins a transaction that writes.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Any>, Error> {
        let transaction = match self.product {
            // Asked for at the first write only, the lock could be refused in the middle.
            Product::Sqlite => self.writers.begin_with("BEGIN IMMEDIATE").await,
            Product::PostgreSql => self.writers.begin().await,
        };
        Ok(transaction?)
    }

    /// The seal of this database's servers. The first of them makes it.
    pub(super) async fn seal(&self) -> Result<Seal, Error> {
        let mut transaction = self.begin().await?;
        sqlx::query("INSERT INTO secrets (name, value) VALUES ('seal', $1) ON CONFLICT DO NOTHING")
            .bind(Seal::fresh().map_err(Error::Randomness)?.secret())
            .execute(&mut *transaction)
            .await?;
        let row = sqlx::query("SELECT value FROM secrets WHERE name = 'seal'")
            .fetch_one(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Seal::new(row.try_get("value")?).ok_or(Error::Unreadable("secrets"))
    }

    /// Writes a whole copy into a new file; SQLite alone.
    pub(super) async fn copy_to(&self, file: &Path) -> Result<(), Error> {
        sqlx::query("VACUUM INTO $1")
            .bind(file.to_string_lossy().into_owned())
            .execute(&self.writers)
            .await?;
        Ok(())
    }

    /// Whether nothing in the file is damaged; SQLite alone.
    pub(super) async fn is_whole(&self) -> Result<bool, Error> {
        let row = sqlx::query("PRAGMA integrity_check(1)")
            .fetch_one(&self.writers)
            .await?;
        Ok(row.try_get::<&str, _>(0)? == "ok")
    }

    /// Closes the connections; on SQLite leaves one whole file behind.
    pub(super) async fn close(&self) {
        self.readers.close().await;
        self.searchers.close().await;
        if self.product == Product::Sqlite {
            let checkpoint = self
                .writers
                .execute("PRAGMA wal_checkpoint(TRUNCATE)")
                .await;
            if let Err(error) = checkpoint {
                tracing::warn!("cannot checkpoint; the next start will: {error}");
            }
        }
        self.writers.close().await;
    }
}

fn connect_options(url: &str) -> Result<AnyConnectOptions, Error> {
    // At debug level sqlx would log the time of every statement.
    Ok(AnyConnectOptions::from_str(url)?.disable_statement_logging())
}

/// Residents' words lie there: nobody but the server's own user has to read them.
/// Makes a directory, and those above it, that nobody else may enter.
pub(crate) fn make_private_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
