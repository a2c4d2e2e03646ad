//! What is left in the database's files of what was overwritten or deleted.

use std::time::Instant;

use sqlx::{AnyConnection, Executor, Row};

use super::Error;
use super::connect::Product;
use super::database::Database;

/// How SQLite's file says that it holds nothing from before deleted content was overwritten.
const CLEAN: i64 = 1;

/// The first step of merging the index of words: into one part, so many pages at a time.
const MERGE_ALL: &str = "INSERT INTO voice_words (voice_words, rank) VALUES ('merge', -500)";

/// Each step after it.
const MERGE_ON: &str = "INSERT INTO voice_words (voice_words, rank) VALUES ('merge', 500)";

/// Rewrites a SQLite file that earlier versions wrote, which did not overwrite what they deleted.
/// For a time when no server uses it: nothing else can be written meanwhile.
pub(super) async fn rewrite(connection: &mut AnyConnection) -> Result<(), Error> {
    let version: i64 = sqlx::query("PRAGMA user_version")
        .fetch_one(&mut *connection)
        .await?
        .try_get(0)?;
    if version < CLEAN {
        connection.execute("VACUUM").await?;
        connection.execute("PRAGMA user_version = 1").await?;
    }
    Ok(())
}

/// How PostgreSQL is asked not to wait long for a table that is in use: those who write meanwhile
/// waits behind it.
const LOCK_TIMEOUT: &str = "SET lock_timeout = '5s'";

impl Database {
    /// Empties SQLite's log, in which what was overwritten still stands. Left to itself it keeps
    /// that until other writes take its place. That a reader keeps it from that is no failure: the
    /// next time does it.
    pub(super) async fn empty_log(&self) {
        if self.product == Product::Sqlite {
            let emptied = self
                .writers
                .execute("PRAGMA wal_checkpoint(TRUNCATE)")
                .await;
            if let Err(error) = emptied {
                tracing::warn!("cannot empty the log, the next checkpoint will: {error}");
            }
        }
    }

    /// Merges the parts of the index of voices' words, which keeps deleted words until then; in
    /// steps, between which others write. A step that changes nothing was the last one.
    async fn merge_words(&self) -> Result<(), Error> {
        let mut step = MERGE_ALL;
        let mut changes = self.total_changes().await?;
        loop {
            let begun = Instant::now();
            self.writers.execute(step).await?;
            let changed = self.total_changes().await?;
            if changed.saturating_sub(changes) < 2 {
                return Ok(());
            }
            (step, changes) = (MERGE_ON, changed);
            tokio::time::sleep(begun.elapsed()).await;
        }
    }

    async fn total_changes(&self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT total_changes()")
            .fetch_one(&self.writers)
            .await?;
        Ok(row.try_get(0)?)
    }

    /// Leaves nothing of what was overwritten or deleted in the database's files.
    pub(super) async fn erase(&self) -> Result<(), Error> {
        match self.product {
            Product::Sqlite => {
                self.merge_words().await?;
                self.empty_log().await;
            }
            Product::PostgreSql => {
                let mut connection = self.writers.acquire().await?;
                connection.execute(LOCK_TIMEOUT).await?;
                // Without FULL it gives the place free and leaves there what stood in it.
                for table in ["VACUUM (FULL) opinions", "VACUUM (FULL) voices"] {
                    let erased = connection.execute(table).await;
                    if erased.is_err() {
                        connection.execute("RESET lock_timeout").await?;
                    }
                    erased?;
                }
                connection.execute("RESET lock_timeout").await?;
            }
        }
        Ok(())
    }
}
