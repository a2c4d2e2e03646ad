use hearing_api::{Area, NewOpinion, Receipt, Status};
use plan::{LifeStage, PartnerRole};
use sqlx::any::AnyRow;
use sqlx::error::ErrorKind;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use tokio::sync::{mpsc, oneshot};

use super::body_digest::{FORGOTTEN, digest};
use super::clock::{now, stamp};
use super::database::Database;
use super::withdrawn_keys::withdrawn_among;
use super::writer_metrics::WriterMetrics;
use super::{Arrival, Error, Stamp, Stored, truth};
use crate::idempotency_key::IdempotencyKey;

/// The most opinions in one commit, so that the first of a crowd does not wait for its last.
const GROUP_MAX: usize = 256;

/// What the writer is asked to do.
pub(super) enum Job {
    /// Keep an opinion.
    Keep(Waiting),
    /// End.
    Close { done: oneshot::Sender<()> },
}

/// An opinion that waits for its commit.
pub(super) struct Waiting {
    key: IdempotencyKey,
    opinion: NewOpinion,
    digest: [u8; 32],
    /// How it came, where the app did not send it.
    arrival: Option<Arrival>,
    done: oneshot::Sender<Result<Stored, Error>>,
}

impl Waiting {
    pub(super) fn new(
        key: IdempotencyKey,
        opinion: NewOpinion,
        done: oneshot::Sender<Result<Stored, Error>>,
    ) -> Result<Self, Error> {
        let digest = digest(&opinion)?;
        Ok(Self {
            key,
            opinion,
            digest,
            arrival: None,
            done,
        })
    }

    /// One that was handed in.
    pub(super) fn imported(
        key: IdempotencyKey,
        opinion: NewOpinion,
        arrival: Arrival,
        done: oneshot::Sender<Result<Stored, Error>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            arrival: Some(arrival),
            ..Self::new(key, opinion, done)?
        })
    }

    /// When it arrived, if that was not just now.
    fn received_at(&self) -> Result<Option<String>, Error> {
        let at = self
            .arrival
            .as_ref()
            .and_then(|arrival| arrival.received_at);
        at.map(stamp).transpose()
    }
}

/// The one task that writes.
pub(super) struct Writer {
    database: Database,
    metrics: WriterMetrics,
}

impl Writer {
    pub(super) fn new(database: Database, metrics: WriterMetrics) -> Self {
        Self { database, metrics }
    }

    /// Works until it is asked to end or nobody is left to ask it.
    pub(super) async fn run(self, mut jobs: mpsc::Receiver<Job>) {
        let mut received = Vec::with_capacity(GROUP_MAX);
        while jobs.recv_many(&mut received, GROUP_MAX).await > 0 {
            let mut group = Vec::with_capacity(received.len());
            let mut closing = None;
            for job in received.drain(..) {
                match job {
                    Job::Keep(waiting) => group.push(waiting),
                    Job::Close { done } => closing = Some(done),
                }
            }
            self.keep(group).await;
            if let Some(done) = closing {
                // The caller may have stopped waiting.
                let _ = done.send(());
                return;
            }
        }
    }

    /// Group commit: commits the group at once and acknowledges after the commit. An opinion that the schema
    /// refuses does not keep the others out: each is then committed by itself.
    async fn keep(&self, group: Vec<Waiting>) {
        if group.is_empty() {
            return;
        }
        match self.commit(&group).await {
            Ok(outcomes) => {
                self.count(&outcomes);
                for (waiting, stored) in group.into_iter().zip(outcomes) {
                    // A sender that stopped waiting will ask again with the same key.
                    let _ = waiting.done.send(Ok(stored));
                }
            }
            Err(error) if group.len() > 1 && is_about_one_row(&error) => {
                for waiting in group {
                    Box::pin(self.keep(vec![waiting])).await;
                }
            }
            Err(error) => {
                tracing::error!("cannot store {} opinions: {error}", group.len());
                for waiting in group {
                    let _ = waiting.done.send(Err(Error::NotStored));
                }
            }
        }
    }

    fn count(&self, outcomes: &[Stored]) {
        let is_new = |outcome: &&Stored| matches!(outcome, Stored::New(_));
        let new = outcomes.iter().filter(is_new).count() as u64;
        self.metrics.accepted.inc_by(new);
        self.metrics.group_sizes.observe(outcomes.len() as f64);
    }

    async fn commit(&self, group: &[Waiting]) -> Result<Vec<Stored>, Error> {
        let mut transaction = self.database.begin().await?;
        let mut outcomes = Vec::with_capacity(group.len());
        for piece in pieces(group) {
            outcomes.extend(insert(&mut transaction, piece).await?);
        }
        transaction.commit().await?;
        Ok(outcomes)
    }
}

/// PostgreSQL's codes of a transaction that met another server's: deadlock, serialization failure.
const MET_ANOTHER: [&str; 2] = ["40P01", "40001"];

/// Whether the schema refused a row, or two servers locked the same keys in different order.
/// Anything else (a full disk, a lock) meets every row.
fn is_about_one_row(error: &Error) -> bool {
    let Error::Database(error) = error else {
        return false;
    };
    error.as_database_error().is_some_and(|error| {
        !matches!(error.kind(), ErrorKind::Other)
            || error
                .code()
                .is_some_and(|code| MET_ANOTHER.contains(&code.as_ref()))
    })
}

/// The most rows in one statement. A statement costs more than a row, but for each of its values the
/// driver goes through the names of all.
const ROWS_MAX: usize = 16;

/// Cuts rows into pieces of [`ROWS_MAX`] and of ever smaller powers of two, so that there are five
/// statements to be prepared, and not one for each number of rows.
fn pieces<T>(rows: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        let length = ROWS_MAX.min(1 << rest.len().checked_ilog2()?);
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        Some(piece)
    })
}

/// The placeholders of so many rows: `($1, $2), ($3, $4)`.
fn places(rows: usize, columns: usize) -> String {
    let row = |row| {
        let places: Vec<String> = (1..=columns)
            .map(|column| format!("${}", row * columns + column))
            .collect();
        format!("({})", places.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// Stores each opinion with its first status, unless its key is taken.
async fn insert(connection: &mut AnyConnection, group: &[Waiting]) -> Result<Vec<Stored>, Error> {
    let received_at = now()?;
    let receipts: Vec<Receipt> = group
        .iter()
        .map(|_| random_receipt())
        .collect::<Result<_, _>>()?;
    let rows = format!(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
            life_stage, partner_role, area, may_publish, contact, surface, language, received_at,
            policy, status, consent, source, lang)
         VALUES {} ON CONFLICT DO NOTHING",
        places(group.len(), 19)
    );
    let mut query = sqlx::query(AssertSqlSafe(rows));
    for (waiting, receipt) in group.iter().zip(&receipts) {
        let opinion = &waiting.opinion;
        query = query
            .bind(receipt.to_string())
            .bind(waiting.key.to_string())
            .bind(waiting.digest.to_vec())
            .bind(opinion.subject.to_string())
            .bind(opinion.kind.id())
            .bind(opinion.text.as_str())
            .bind(opinion.life_stage.map(LifeStage::id))
            .bind(opinion.partner_role.map(PartnerRole::id))
            .bind(opinion.area.map(Area::id))
            .bind(i64::from(opinion.may_publish))
            .bind(opinion.contact.as_deref())
            .bind(opinion.surface.to_string())
            .bind(opinion.language.id())
            .bind(
                waiting
                    .received_at()?
                    .unwrap_or_else(|| received_at.clone()),
            )
            .bind(opinion.subject.policy().map(|policy| policy.to_string()))
            .bind(Status::Received.id())
            .bind(opinion.consent.id())
            .bind(
                waiting
                    .arrival
                    .as_ref()
                    .map(|arrival| arrival.source.as_str()),
            )
            .bind(opinion.lang.id());
    }
    let inserted = query.execute(&mut *connection).await?.rows_affected();
    // Asked for behind the insertion, which waits for who withdraws one of these keys meanwhile.
    let keys: Vec<_> = group.iter().map(|waiting| waiting.key).collect();
    let withdrawn = withdrawn_among(connection, &keys).await?;
    for (key, receipt) in keys.iter().zip(&receipts) {
        if withdrawn.contains(key) {
            sqlx::query("DELETE FROM opinions WHERE receipt = $1")
                .bind(receipt.to_string())
                .execute(&mut *connection)
                .await?;
        }
    }
    begin_histories(connection, &receipts).await?;
    let all_are_new = inserted == group.len() as u64 && withdrawn.is_empty();
    let mut outcomes = Vec::with_capacity(group.len());
    for (waiting, receipt) in group.iter().zip(receipts) {
        outcomes.push(if all_are_new {
            Stored::New(Stamp {
                receipt,
                received_at: received_at.clone(),
                has_control_code: true,
            })
        } else if withdrawn.contains(&waiting.key) {
            Stored::TakenBack
        } else {
            stored(connection, waiting, receipt).await?
        });
    }
    Ok(outcomes)
}

/// Begins the history of each opinion that has one of these receipts.
async fn begin_histories(
    connection: &mut AnyConnection,
    receipts: &[Receipt],
) -> Result<(), Error> {
    let entries = format!(
        "INSERT INTO history (opinion_id, status, at)
         SELECT id, status, received_at FROM opinions WHERE receipt IN {}",
        places(1, receipts.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(entries));
    for receipt in receipts {
        query = query.bind(receipt.to_string());
    }
    query.execute(connection).await?;
    Ok(())
}

/// What became of an opinion that was to have this receipt.
async fn stored(
    connection: &mut AnyConnection,
    waiting: &Waiting,
    receipt: Receipt,
) -> Result<Stored, Error> {
    let Some(row) = find(connection, waiting.key).await? else {
        // The key is free, so that the receipt was taken: once in 2⁸⁵. Nothing of the group is kept,
        // and its senders will ask again.
        return Err(Error::NotStored);
    };
    let stamp = Stamp {
        receipt: super::id(&row, "receipt")?,
        received_at: row.try_get("received_at")?,
        has_control_code: truth(&row, "has_control_code")?,
    };
    if stamp.receipt == receipt {
        return Ok(Stored::New(stamp));
    }
    Ok(if is_same(&row, &waiting.opinion)? {
        Stored::Again(stamp)
    } else {
        Stored::OtherOpinion
    })
}

/// Whether the opinion that was [found](find) says the same as this one.
pub(super) fn is_same(row: &AnyRow, opinion: &NewOpinion) -> Result<bool, Error> {
    Ok(match row.try_get::<&[u8], _>("body_digest")? {
        FORGOTTEN => {
            // The words of an opinion that was taken back go, too.
            ["", opinion.text.as_str()].contains(&row.try_get::<&str, _>("text")?)
                && row.try_get::<&str, _>("subject")? == opinion.subject.to_string()
                && row.try_get::<&str, _>("kind")? == opinion.kind.id()
        }
        known => known == digest(opinion)?,
    })
}

/// The opinion that has this key.
pub(super) async fn find(
    connection: &mut AnyConnection,
    key: IdempotencyKey,
) -> Result<Option<AnyRow>, Error> {
    let row = sqlx::query(
        "SELECT id, receipt, body_digest, received_at, text, subject, kind, has_control_code
         FROM opinions WHERE idempotency_key = $1",
    )
    .bind(key.to_string())
    .fetch_optional(connection)
    .await?;
    Ok(row)
}

pub(super) fn random_receipt() -> Result<Receipt, Error> {
    let mut bytes = [0; 11];
    getrandom::fill(&mut bytes).map_err(Error::Randomness)?;
    Ok(Receipt::from_random(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_into_few_statements() {
        let lengths =
            |rows: usize| -> Vec<usize> { pieces(&vec![(); rows]).map(<[()]>::len).collect() };
        assert!(lengths(0).is_empty());
        assert_eq!(lengths(1), [1]);
        assert_eq!(lengths(45), [16, 16, 8, 4, 1]);
        assert_eq!(places(2, 3), "($1, $2, $3), ($4, $5, $6)");
    }
}
