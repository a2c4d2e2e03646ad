//! Where opinions are kept: SQLite in one file under the data directory, or PostgreSQL.
//!
//! One set of queries asks both, through sqlx's `Any`: placeholders are numbered (`$1`), numbers
//! are 64 bits wide, truth is 0 or 1, times are RFC 3339 in text. `migrations/` has the schema in
//! either's words.
//!
//! Many connections read. Arriving opinions go to one writer, which commits what waits in groups (group commit),
//! since a commit's cost is the disk's, whatever it holds, and acknowledges each after its commit.

mod accounts;
mod acts;
mod announcements;
mod answers;
mod audit;
mod body_digest;
mod clock;
mod commands;
mod conditions;
mod connect;
mod control_codes;
mod copy;
mod database;
mod deliveries;
mod erasure;
mod error;
mod export;
mod failure;
mod history;
mod import;
mod kiosk_keys;
mod location;
mod locks;
mod merges;
mod opened_file;
mod opinion_detail;
mod policy_filter;
mod private_files;
mod publication;
mod queue;
mod raise;
mod reach;
mod readiness;
mod receipts;
mod restore;
mod retention;
mod schema;
mod sign_in_attempts;
mod similar;
mod sought;
mod statistics;
mod transaction;
mod voice_folding;
mod voice_search;
mod voices;
mod withdrawals;
mod withdrawn_keys;
mod writer;
mod writer_metrics;

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use hearing_api::{NewOpinion, Receipt};
use sqlx::Row;
use sqlx::any::AnyRow;
use tokio::sync::{mpsc, oneshot};

use crate::idempotency_key::IdempotencyKey;
use crate::mac_key::MacKey;
use database::Database;
use readiness::Readiness;
use voice_folding::refold_voices;
use writer::{Job, Waiting, Writer};

pub use accounts::{Account, Changed, Credentials, Session};
pub use announcements::{Ending, Mails};
pub use audit::{AuditEntry, AuditedAct, ServerAct};
pub use commands::CommandAct;
pub use control_codes::{Proof, Proved};
pub use copy::{Copy, copy_database, inspect};
pub use deliveries::{Announcement, Delivery, ToldOpinion};
pub use error::Error;
pub use export::{Exported, Released};
pub(crate) use failure::failures;
pub use import::{Arrival, Known};
pub use kiosk_keys::KioskKey;
pub use location::{DATABASE_FILE, Location};
pub use opinion_detail::{GivenAnswer, GivenReply, OpinionDetail, Remark};
pub use policy_filter::PolicyFilter;
pub use queue::{DepartmentFilter, QueueFilter, Queued};
pub use raise::{Raised, raise_schema};
pub use reach::{Merging, Reach};
pub use receipts::{Replied, Reply};
pub use restore::restore_database;
pub use retention::Forgotten;
pub use sign_in_attempts::{Attempt, AttemptSource};
pub use voices::{Corrections, Place, VoiceFilter};
pub use withdrawals::Undone;
pub(crate) use writer_metrics::WriterMetrics;

/// How many opinions may wait for the writer before their senders have to.
const WAITING_MAX: usize = 1_024;

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    database: Database,
    writer: mpsc::Sender<Job>,
    metrics: WriterMetrics,
    mac_key: MacKey,
    readiness: Arc<Readiness>,
    mail_delay: Duration,
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
    /// It was taken back before it arrived. It is not stored.
    TakenBack,
}

/// What a stored opinion is known by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// 受付番号.
    pub receipt: Receipt,
    /// RFC 3339 in UTC.
    pub received_at: String,
    /// Whether it has a control code: not if it was stored before there were any.
    pub has_control_code: bool,
}

impl Store {
    /// Opens the database there, or makes one, brings its schema up to this program's, and starts
    /// the writer.
    pub async fn open(location: Location<'_>) -> Result<Self, Error> {
        let raised = raise_schema(location).await?;
        let store = Self::connect(location).await?;
        refold_voices(&store.database).await?;
        store.record_raised(&raised).await?;
        Ok(store)
    }

    /// Opens the database that is there, and changes nothing of its schema: an error unless that is
    /// this program's.
    pub async fn open_existing(location: Location<'_>) -> Result<Self, Error> {
        schema::require(location).await?;
        Self::connect(location).await
    }

    async fn connect(location: Location<'_>) -> Result<Self, Error> {
        let database = Database::connect(location).await?;
        let mac_key = database.mac_key().await?;
        let (writer, jobs) = mpsc::channel(WAITING_MAX);
        let metrics = WriterMetrics::default();
        tokio::spawn(Writer::new(database.clone(), metrics.clone()).run(jobs));
        Ok(Self {
            database,
            writer,
            metrics,
            mac_key,
            readiness: Arc::default(),
            mail_delay: Duration::ZERO,
        })
    }

    /// The same store, whose mails to writers wait so long, so that an undo can stop them.
    #[must_use]
    pub fn delaying_mail(self, mail_delay: Duration) -> Self {
        Self { mail_delay, ..self }
    }

    /// How long mails to writers wait.
    pub fn mail_delay(&self) -> Duration {
        self.mail_delay
    }

    /// What the writer counts.
    pub(crate) fn metrics(&self) -> &WriterMetrics {
        &self.metrics
    }

    /// How many opinions wait for the writer.
    pub(crate) fn waiting(&self) -> usize {
        WAITING_MAX - self.writer.capacity().min(WAITING_MAX)
    }

    /// What only the servers of this database can make and check.
    pub(crate) fn mac_key(&self) -> &MacKey {
        &self.mac_key
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

    /// Whether the database answers and the writer is there.
    pub async fn check(&self) -> Result<(), Error> {
        sqlx::query("SELECT COUNT(*) FROM (SELECT 1 FROM opinions LIMIT 1) AS first")
            .fetch_one(&self.database.readers)
            .await?;
        if self.writer.is_closed() {
            Err(Error::Closed)
        } else {
            Ok(())
        }
    }

    /// Ends the writer after what was given to it so far, and leaves one whole file behind.
    pub async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.writer.send(Job::Close { done }).await.is_ok() {
            // An error means that the writer is gone, which is what is asked for.
            let _ = closed.await;
        }
        self.database.close().await;
    }
}

/// The value that a column's id names.
fn id<T: FromStr>(row: &AnyRow, column: &'static str) -> Result<T, Error> {
    let text: &str = row.try_get(column)?;
    text.parse().map_err(|_| Error::Unreadable(column))
}

/// The value that a column's id names, if the column holds one.
fn optional_id<T: FromStr>(row: &AnyRow, column: &'static str) -> Result<Option<T>, Error> {
    let text: Option<&str> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(|_| Error::Unreadable(column)))
        .transpose()
}

/// A truth, which columns hold as 0 or 1.
fn truth(row: &AnyRow, column: &'static str) -> Result<bool, Error> {
    Ok(row.try_get::<i64, _>(column)? != 0)
}
