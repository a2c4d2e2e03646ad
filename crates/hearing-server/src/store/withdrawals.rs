//! 取下げ: an opinion is taken back, and may be given again for a week.
//!
//! At once it is worked on no longer and shown to nobody, and the address for its answer is
//! forgotten. What it was before is kept in `withdrawals`, and its words for staff alone, until the
//! week is over; then the words go.

use hearing_api::{Receipt, Status};
use sqlx::{AnyConnection, Row};
use time::{Duration, OffsetDateTime};

use super::announcements::announce;
use super::audit::{AuditedAct, Record};
use super::body_digest::FORGOTTEN;
use super::clock::{now, read, stamp};
use super::history::set_status;
use super::locks::Lock;
use super::merges::end_of;
use super::publication::{add_voice, remove_voice, write_voice};
use super::transaction::WriteTransaction;
use super::withdrawn_keys::{forget_keys, keep_key_out};
use super::writer::random_receipt;
use super::{Error, Store, id};
use crate::idempotency_key::IdempotencyKey;
use crate::workflow::{ActKind, MergeTarget};

/// For how long a withdrawal can be undone.
const UNDO: Duration = Duration::WEEK;

/// What became of the undoing of a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// The opinion is what it was.
    Done,
    /// It is not withdrawn.
    NotWithdrawn,
    /// The week is over.
    TooLate,
    /// No opinion has this receipt.
    Unknown,
}

impl Store {
    /// Takes the opinion back for its writer, who has shown that it is theirs. Opinions that were
    /// merged into it are taken up again. `false` if there is none with this receipt; done twice it
    /// is done once.
    pub async fn withdraw(&self, receipt: Receipt) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        Lock::Merges.take(&mut transaction).await?;
        let Some((opinion, status)) =
            revise(&mut transaction, BY_RECEIPT, receipt.to_string()).await?
        else {
            return Ok(false);
        };
        self.withdraw_for_writer(transaction, opinion, status)
            .await?;
        Ok(true)
    }

    /// Undoes the withdrawal for the opinion's writer, who has shown that it is theirs.
    pub async fn undo_withdrawal(&self, receipt: Receipt) -> Result<Undone, Error> {
        let mut transaction = self.database.begin().await?;
        Lock::Merges.take(&mut transaction).await?;
        let Some((opinion, status)) =
            revise(&mut transaction, BY_RECEIPT, receipt.to_string()).await?
        else {
            return Ok(Undone::Unknown);
        };
        if status != Status::Withdrawn {
            return Ok(Undone::NotWithdrawn);
        }
        let at = now()?;
        let mail_at = stamp(OffsetDateTime::now_utc() + self.mail_delay)?;
        if !undo(&mut transaction, opinion, &at, &mail_at).await? {
            return Ok(Undone::TooLate);
        }
        record_for_writer(&mut transaction, ActKind::UndoWithdrawal, opinion, &at).await?;
        transaction.commit().await?;
        Ok(Undone::Done)
    }

    /// Takes back the opinion that was sent with this key, whether its answer reached the device or
    /// not. `false` if none was; one that still comes late with it is then not stored.
    pub async fn withdraw_sent(&self, key: IdempotencyKey) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        Lock::Merges.take(&mut transaction).await?;
        if reserve(&mut transaction, key).await? {
            transaction.commit().await?;
            return Ok(false);
        }
        let Some((opinion, status)) = revise(&mut transaction, BY_KEY, key.to_string()).await?
        else {
            return Ok(false);
        };
        self.withdraw_for_writer(transaction, opinion, status)
            .await?;
        Ok(true)
    }

    /// Withdraws the opinion that this transaction holds, unless it is withdrawn, and ends it.
    async fn withdraw_for_writer(
        &self,
        mut transaction: WriteTransaction,
        opinion: i64,
        status: Status,
    ) -> Result<(), Error> {
        if status == Status::Withdrawn {
            return transaction.rollback().await;
        }
        let at = now()?;
        take_back(&mut transaction, opinion, &at).await?;
        record_for_writer(&mut transaction, ActKind::Withdraw, opinion, &at).await?;
        transaction.commit().await?;
        self.database.empty_log().await;
        Ok(())
    }
}

/// Records what the opinion's writer did.
async fn record_for_writer(
    connection: &mut AnyConnection,
    kind: ActKind,
    opinion: i64,
    at: &str,
) -> Result<(), Error> {
    Record::of(AuditedAct::Opinion(kind))
        .on(opinion)
        .write(connection, at)
        .await
}

/// Which opinion a receipt, and which an idempotency key, is of.
const BY_RECEIPT: &str =
    "UPDATE opinions SET revision = revision + 1 WHERE receipt = $1 RETURNING id, status";
const BY_KEY: &str =
    "UPDATE opinions SET revision = revision + 1 WHERE idempotency_key = $1 RETURNING id, status";

/// Locks the opinion and raises its revision, so that what a clerk has open of it is outdated; its
/// number and status.
async fn revise(
    connection: &mut AnyConnection,
    update: &'static str,
    value: String,
) -> Result<Option<(i64, Status)>, Error> {
    let row = sqlx::query(update)
        .bind(value)
        .fetch_optional(connection)
        .await?;
    row.map(|row| Ok((row.try_get("id")?, id(&row, "status")?)))
        .transpose()
}

/// Notes that no opinion is to be stored under this key, unless there is one.
///
/// For a moment a row takes the key's place in the unique index. Another server that is about to
/// store an opinion under it is waited for, or waits, and then finds the key among the withdrawn.
async fn reserve(connection: &mut AnyConnection, key: IdempotencyKey) -> Result<bool, Error> {
    let at = now()?;
    let place = sqlx::query(
        "INSERT INTO opinions (receipt, idempotency_key, body_digest, subject, kind, text,
            may_publish, surface, language, received_at)
         VALUES ($1, $2, $3, 'undecided', 'question', '', 0, 'phone', 'ja', $4)
         ON CONFLICT DO NOTHING RETURNING id",
    )
    .bind(random_receipt()?.to_string())
    .bind(key.to_string())
    .bind(FORGOTTEN)
    .bind(at.as_str())
    .fetch_optional(&mut *connection)
    .await?;
    let Some(place) = place else {
        return Ok(false);
    };
    sqlx::query("DELETE FROM opinions WHERE id = $1")
        .bind(place.try_get::<i64, _>("id")?)
        .execute(&mut *connection)
        .await?;
    keep_key_out(connection, key, &at).await?;
    Ok(true)
}

/// Takes the opinion back. Its row and the lock of merges are held.
pub(super) async fn take_back(
    connection: &mut AnyConnection,
    opinion: i64,
    at: &str,
) -> Result<(), Error> {
    let target: Option<i64> = sqlx::query_scalar(
        "INSERT INTO withdrawals (opinion_id, status, merged_into, answer_id, published_at, supports, at)
         SELECT opinions.id, opinions.status, opinions.merged_into, opinions.answer_id,
            voices.published_at, voices.supports, $2
         FROM opinions LEFT JOIN voices ON voices.id = opinions.id WHERE opinions.id = $1
         ON CONFLICT (opinion_id) DO UPDATE SET status = excluded.status,
            merged_into = excluded.merged_into, answer_id = excluded.answer_id,
            published_at = excluded.published_at, supports = excluded.supports, at = excluded.at
         RETURNING merged_into",
    )
    .bind(opinion)
    .bind(at)
    .fetch_one(&mut *connection)
    .await?;
    let others = sqlx::query(
        "UPDATE opinions SET merged_into = NULL, parted_from = $1, revision = revision + 1
         WHERE merged_into = $1 AND status = 'merged' RETURNING id",
    )
    .bind(opinion)
    .fetch_all(&mut *connection)
    .await?;
    for other in others {
        let other: i64 = other.try_get("id")?;
        set_status(connection, other, Status::InReview, None, at).await?;
    }
    sqlx::query(
        "UPDATE opinions SET claimed_by = NULL, contact = NULL, body_digest = $2,
            merged_into = NULL, answer_id = NULL, last_act = NULL WHERE id = $1",
    )
    .bind(opinion)
    .bind(FORGOTTEN)
    .execute(&mut *connection)
    .await?;
    set_status(connection, opinion, Status::Withdrawn, None, at).await?;
    remove_voice(connection, opinion).await?;
    if let Some(target) = target {
        write_voice(connection, target).await?;
    }
    Ok(())
}

/// Makes a withdrawn opinion what it was, all but the address, and what had been merged into it
/// goes on with it again, unless it has gone its own way since. `false` if the week is over. The
/// row and the lock of merges are held. Mails about it wait until `mail_at`.
pub(super) async fn undo(
    connection: &mut AnyConnection,
    opinion: i64,
    at: &str,
    mail_at: &str,
) -> Result<bool, Error> {
    let row = sqlx::query(
        "DELETE FROM withdrawals WHERE opinion_id = $1 AND at >= $2
         RETURNING status, merged_into, answer_id, published_at, supports",
    )
    .bind(opinion)
    .bind(can_be_undone_since(at)?)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else {
        return Ok(false);
    };
    let before: Status = id(&row, "status")?;
    let target = match row.try_get::<Option<i64>, _>("merged_into")? {
        Some(target) => still_takes(connection, target).await?,
        None => None,
    };
    let status = match (before, target) {
        // What it went on with is gone, too.
        (Status::Merged, None) => Status::InReview,
        _ => before,
    };
    sqlx::query("UPDATE opinions SET merged_into = $1, answer_id = $2 WHERE id = $3")
        .bind(target)
        .bind(row.try_get::<Option<i64>, _>("answer_id")?)
        .bind(opinion)
        .execute(&mut *connection)
        .await?;
    let reason: Option<String> = sqlx::query_scalar(
        "SELECT reason FROM history WHERE opinion_id = $1 AND status = $2 ORDER BY id DESC LIMIT 1",
    )
    .bind(opinion)
    .bind(status.id())
    .fetch_optional(&mut *connection)
    .await?
    .flatten();
    set_status(connection, opinion, status, reason.as_deref(), at).await?;
    merge_again(connection, opinion, at).await?;
    if let Some(published_at) = row.try_get::<Option<String>, _>("published_at")? {
        add_voice(connection, opinion, &published_at).await?;
        // Feeds said that it is gone, and now say that it is there again.
        sqlx::query("UPDATE voices SET supports = $1, corrected_at = $2 WHERE id = $3")
            .bind(row.try_get::<Option<i64>, _>("supports")?.unwrap_or(0))
            .bind(at)
            .bind(opinion)
            .execute(&mut *connection)
            .await?;
    }
    let shown = target.unwrap_or(opinion);
    write_voice(connection, shown).await?;
    announce(connection, shown, at, mail_at).await?;
    Ok(true)
}

/// What an opinion goes on with that was merged into `target`, if that can still be.
async fn still_takes(connection: &mut AnyConnection, target: i64) -> Result<Option<i64>, Error> {
    let Some(end) = end_of(connection, target).await? else {
        return Ok(None);
    };
    let row = sqlx::query("SELECT status, revision FROM opinions WHERE id = $1")
        .bind(end)
        .fetch_one(connection)
        .await?;
    let target = MergeTarget {
        id: end,
        revision: row.try_get("revision")?,
        status: id(&row, "status")?,
    };
    Ok(target.takes_others().then_some(end))
}

/// Merges again what had to part from the opinion and has waited since.
async fn merge_again(connection: &mut AnyConnection, opinion: i64, at: &str) -> Result<(), Error> {
    let others = sqlx::query(
        "UPDATE opinions SET merged_into = $1, revision = revision + 1
         WHERE parted_from = $1 AND status = 'in-review' AND claimed_by IS NULL RETURNING id",
    )
    .bind(opinion)
    .fetch_all(&mut *connection)
    .await?;
    for other in others {
        let other: i64 = other.try_get("id")?;
        set_status(connection, other, Status::Merged, None, at).await?;
        remove_voice(connection, other).await?;
    }
    part_for_good(connection, opinion).await
}

async fn part_for_good(connection: &mut AnyConnection, opinion: i64) -> Result<(), Error> {
    sqlx::query("UPDATE opinions SET parted_from = NULL WHERE parted_from = $1")
        .bind(opinion)
        .execute(connection)
        .await?;
    Ok(())
}

/// The time of the oldest withdrawal that can still be undone at this one.
pub(super) fn can_be_undone_since(at: &str) -> Result<String, Error> {
    stamp(read(at)? - UNDO)
}

/// Until when the withdrawal of this time can be undone.
pub(super) fn undo_until(withdrawn_at: &str) -> Result<String, Error> {
    stamp(read(withdrawn_at)? + UNDO)
}

/// Forgets the words of opinions whose withdrawal can be undone no longer; gives how many.
pub(super) async fn forget_withdrawn(connection: &mut AnyConnection) -> Result<u64, Error> {
    let before = stamp(OffsetDateTime::now_utc() - UNDO)?;
    let ended = sqlx::query("DELETE FROM withdrawals WHERE at < $1 RETURNING opinion_id")
        .bind(before.as_str())
        .fetch_all(&mut *connection)
        .await?;
    for row in ended {
        part_for_good(connection, row.try_get("opinion_id")?).await?;
    }
    let emptied = sqlx::query(
        "UPDATE opinions SET text = '', masked_text = NULL, life_stage = NULL, partner_role = NULL,
            area = NULL, surface = 'phone', lang = 'ja'
         WHERE status = 'withdrawn' AND text <> ''
         AND (SELECT MAX(history.at) FROM history WHERE history.opinion_id = opinions.id) < $1",
    )
    .bind(before)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    forget_keys(connection).await?;
    Ok(emptied)
}
