//! What the holder of a receipt may see, and say of an answer.

use hearing_api::{HistoryEntry, OpinionStatus, Receipt, Status, Subject, Surface};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use super::answers::standing_answer;
use super::clock::now;
use super::merges::end_of;
use super::withdrawals::undo_until;
use super::{Error, Store, id, optional_id, truth};
use crate::idempotency_key::IdempotencyKey;

/// What a writer says of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Whether it answers the opinion.
    pub is_helpful: bool,
    /// A word on it, already checked.
    pub text: Option<String>,
}

/// What became of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replied {
    /// It is kept.
    Kept,
    /// There was one before, which stands.
    Before,
    /// There is no answer to reply to.
    NoAnswer,
    /// No opinion has this receipt.
    Unknown,
}

/// Among how many of the newest opinions the last one of a surface is looked for.
const NEWEST: i64 = 10_000;

impl Store {
    /// When an opinion last arrived from this surface, RFC 3339 in UTC; `None` if none of the
    /// newest ones did.
    pub async fn last_received(&self, surface: Surface) -> Result<Option<String>, Error> {
        let last = sqlx::query_scalar(
            "SELECT MAX(received_at) FROM opinions
             WHERE id > (SELECT MAX(id) FROM opinions) - $1 AND surface = $2",
        )
        .bind(NEWEST)
        .bind(surface.to_string())
        .fetch_one(&self.database.readers)
        .await?;
        Ok(last)
    }

    /// What became of the opinion with this receipt; `None` if there is none. By when it will be
    /// answered, and whether this server sends e-mails, is not the store's to say.
    pub async fn status(&self, receipt: Receipt) -> Result<Option<OpinionStatus>, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let rows = sqlx::query(
            "SELECT opinions.id, opinions.subject, opinions.kind, opinions.policy,
                opinions.received_at, opinions.read_at,
                opinions.has_control_code, history.status, history.at, history.reason,
                voices.id AS voice, withdrawals.at AS withdrawn_at,
                CASE WHEN opinions.contact IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS has_contact
             FROM opinions
             JOIN history ON history.opinion_id = opinions.id
             LEFT JOIN voices ON voices.id = opinions.id
             LEFT JOIN withdrawals ON withdrawals.opinion_id = opinions.id
             WHERE opinions.receipt = $1
             ORDER BY history.id",
        )
        .bind(receipt.to_string())
        .fetch_all(&mut *connection)
        .await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return Ok(None);
        };
        let opinion: i64 = first.try_get("id")?;
        let answer = standing_answer(&mut connection, opinion).await?;
        let mut is_helpful = None;
        if let Some((answer, _)) = &answer {
            is_helpful = sqlx::query(
                "SELECT is_helpful FROM replies WHERE opinion_id = $1 AND answer_id = $2",
            )
            .bind(opinion)
            .bind(*answer)
            .fetch_optional(&mut *connection)
            .await?
            .map(|row| truth(&row, "is_helpful"))
            .transpose()?;
        }
        let entry = |row: &AnyRow| {
            Ok(HistoryEntry {
                status: id(row, "status")?,
                at: row.try_get("at")?,
                reason: row.try_get("reason")?,
            })
        };
        let mut status = id(last, "status")?;
        let mut history: Vec<_> = rows.iter().map(entry).collect::<Result<_, Error>>()?;
        if status == Status::Merged
            && let Some(end) = out_of_scope(&mut connection, opinion).await?
        {
            status = end.status;
            history.push(end);
        }
        let subject: Subject = id(first, "subject")?;
        Ok(Some(OpinionStatus {
            receipt,
            subject,
            assigned: subject.assigned(optional_id(first, "policy")?),
            kind: id(first, "kind")?,
            status,
            received_at: first.try_get("received_at")?,
            read_at: first.try_get("read_at")?,
            history,
            expected_by: None,
            is_announced: truth(first, "has_contact")?.then_some(true),
            answer: answer.map(|(_, answer)| answer),
            is_helpful,
            has_control_code: truth(first, "has_control_code")?,
            undo_until: undo_until_of(first)?,
            voice: first.try_get("voice")?,
        }))
    }

    /// How many opinions there are.
    pub async fn number_of_opinions(&self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS number FROM opinions")
            .fetch_one(&self.database.readers)
            .await?;
        Ok(row.try_get("number")?)
    }

    /// Whether there is an opinion with this key.
    pub async fn has_key(&self, key: IdempotencyKey) -> Result<bool, Error> {
        let found = sqlx::query("SELECT id FROM opinions WHERE idempotency_key = $1")
            .bind(key.to_string())
            .fetch_optional(&self.database.readers)
            .await?;
        Ok(found.is_some())
    }

    /// The number by which staff call the opinion with this receipt.
    pub async fn number_of(&self, receipt: Receipt) -> Result<Option<i64>, Error> {
        sqlx::query("SELECT id FROM opinions WHERE receipt = $1")
            .bind(receipt.to_string())
            .fetch_optional(&self.database.readers)
            .await?
            .map(|row| Ok(row.try_get("id")?))
            .transpose()
    }

    /// Keeps what the writer says of the answer that holds now.
    pub async fn reply(&self, receipt: Receipt, reply: &Reply) -> Result<Replied, Error> {
        let mut transaction = self.database.begin().await?;
        let row = sqlx::query("SELECT id, status FROM opinions WHERE receipt = $1")
            .bind(receipt.to_string())
            .fetch_optional(&mut *transaction)
            .await?;
        let Some(row) = row else {
            return Ok(Replied::Unknown);
        };
        let opinion: i64 = row.try_get("id")?;
        let Some((answer, _)) = standing_answer(&mut transaction, opinion).await? else {
            return Ok(Replied::NoAnswer);
        };
        let kept = sqlx::query(
            "INSERT INTO replies (opinion_id, answer_id, is_helpful, text, at)
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(opinion)
        .bind(answer)
        .bind(i64::from(reply.is_helpful))
        .bind(reply.text.as_deref())
        .bind(now()?)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        transaction.commit().await?;
        Ok(if kept == 1 {
            Replied::Kept
        } else {
            Replied::Before
        })
    }
}

/// Until when the withdrawal of the row's opinion can still be undone, if it is withdrawn.
fn undo_until_of(row: &AnyRow) -> Result<Option<String>, Error> {
    let withdrawn_at: Option<&str> = row.try_get("withdrawn_at")?;
    let until = withdrawn_at.map(undo_until).transpose()?;
    let now = now()?;
    Ok(until.filter(|until| *until >= now))
}

/// The end of the one that a merged opinion goes on with, if that is out of scope.
async fn out_of_scope(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<HistoryEntry>, Error> {
    let end = end_of(connection, opinion).await?;
    let row = sqlx::query(
        "SELECT history.at, history.reason FROM history JOIN opinions ON opinions.id = history.opinion_id
         WHERE opinions.id = $1 AND opinions.status = 'out-of-scope' AND history.status = 'out-of-scope'
         ORDER BY history.id DESC LIMIT 1",
    )
    .bind(end)
    .fetch_optional(connection)
    .await?;
    row.map(|row| {
        Ok(HistoryEntry {
            status: Status::OutOfScope,
            at: row.try_get("at")?,
            reason: row.try_get("reason")?,
        })
    })
    .transpose()
}
