//! An opinion with all that staff know of it.

use hearing_api::{Area, Consent, HistoryEntry, Outcome, Status, Surface};
use plan::{LifeStage, PartnerRole};
use sqlx::{AnyConnection, FromRow, Row};

use super::audit::entries_on;
use super::clock::now;
use super::queue::queued_of;
use super::{AuditEntry, Error, Mails, Queued, Store, id, optional_id, truth};

/// An opinion with all that staff know of it. Neither its receipt nor its writer's address is in it.
#[derive(Debug, Clone)]
pub struct OpinionDetail {
    /// What the queue says of it.
    pub queued: Queued,
    /// The words as everyone may see them, if some are hidden.
    pub masked_text: Option<String>,
    /// Who wrote it, as far as they said.
    pub life_stage: Option<LifeStage>,
    /// In which role.
    pub partner_role: Option<PartnerRole>,
    /// From where.
    pub area: Option<Area>,
    /// Where it was written.
    pub surface: Surface,
    /// Which office has its paper, if it was handed in.
    pub source: Option<String>,
    /// Whether the writer agreed to publication.
    pub may_publish: bool,
    /// To what, if they did.
    pub consent: Consent,
    /// Whether the writer gave an address for the answer.
    pub has_contact: bool,
    /// Counts the changes.
    pub revision: i64,
    /// The opinion that it goes on with.
    pub merged_into: Option<i64>,
    /// The opinions that go on with it.
    pub merged: Vec<i64>,
    /// What its writer sees of its life.
    pub history: Vec<HistoryEntry>,
    /// Every answer, also those taken back.
    pub answers: Vec<GivenAnswer>,
    /// What staff told each other.
    pub remarks: Vec<Remark>,
    /// Who did what.
    pub acts: Vec<AuditEntry>,
    /// The mails about how it ended.
    pub mails: Vec<Mails>,
}

impl OpinionDetail {
    /// Whether the answer at this place of the list was followed by another while it stood.
    pub fn was_corrected(&self, at: usize) -> bool {
        let Some(next) = self.answers.get(at + 1) else {
            return false;
        };
        self.history.windows(2).any(|entries| {
            matches!(entries, [before, entry] if before.status == Status::Answered
                && entry.status == Status::Answered && entry.at == next.at)
        })
    }
}

/// An answer with who gave it and what its readers said of it.
#[derive(Debug, Clone)]
pub struct GivenAnswer {
    /// Whether it holds.
    pub is_standing: bool,
    /// What becomes of the opinion.
    pub outcome: Outcome,
    /// The words.
    pub text: String,
    /// Who gave it.
    pub account: String,
    /// When.
    pub at: String,
    /// What those say whom it answers: the writer, and those whose opinions go on with this one.
    pub replies: Vec<GivenReply>,
}

/// What a writer said of an answer.
#[derive(Debug, Clone)]
pub struct GivenReply {
    /// The opinion whose writer it is.
    pub opinion: i64,
    /// Whether the answer answers it.
    pub is_helpful: bool,
    /// A word on it.
    pub text: Option<String>,
}

/// 内部メモ.
#[derive(Debug, Clone, FromRow)]
pub struct Remark {
    /// Who left it.
    pub account: String,
    /// The word.
    pub text: String,
    /// When.
    pub at: String,
}

impl Store {
    /// An opinion with all that belongs to it. It counts as read from now on.
    pub async fn load_detail_and_mark_read(
        &self,
        opinion: i64,
    ) -> Result<Option<OpinionDetail>, Error> {
        let mails = self.mails(opinion).await?;
        let mut connection = self.database.readers.acquire().await?;
        let Some((queued, revision)) = queued_of(&mut connection, opinion).await? else {
            return Ok(None);
        };
        let more = sqlx::query(
            "SELECT masked_text, life_stage, partner_role, area, surface, source, may_publish, consent, merged_into, answer_id,
                CASE WHEN contact IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS has_contact
             FROM opinions WHERE id = $1",
        )
        .bind(opinion)
        .fetch_one(&mut *connection)
        .await?;
        let detail = OpinionDetail {
            masked_text: more.try_get("masked_text")?,
            life_stage: optional_id(&more, "life_stage")?,
            partner_role: optional_id(&more, "partner_role")?,
            area: optional_id(&more, "area")?,
            surface: id(&more, "surface")?,
            source: more.try_get("source")?,
            may_publish: truth(&more, "may_publish")?,
            consent: id(&more, "consent")?,
            has_contact: truth(&more, "has_contact")?,
            merged_into: more.try_get("merged_into")?,
            merged: merged_into(&mut connection, opinion).await?,
            history: history_of(&mut connection, opinion).await?,
            answers: answers_to(&mut connection, opinion, more.try_get("answer_id")?).await?,
            remarks: remarks_on(&mut connection, opinion).await?,
            acts: entries_on(&mut connection, opinion).await?,
            mails,
            revision,
            queued,
        };
        drop(connection);
        if !detail.queued.is_read
            && let Err(error) = self.mark_read(opinion).await
        {
            // It can be read all the same, and counts as read the next time.
            tracing::error!("cannot record that an opinion was read: {error}");
        }
        Ok(Some(detail))
    }

    async fn mark_read(&self, opinion: i64) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        sqlx::query("UPDATE opinions SET read_at = $1 WHERE id = $2 AND read_at IS NULL")
            .bind(now()?)
            .bind(opinion)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await
    }
}

/// The first opinions that go on with this one.
async fn merged_into(connection: &mut AnyConnection, opinion: i64) -> Result<Vec<i64>, Error> {
    let merged =
        sqlx::query_scalar("SELECT id FROM opinions WHERE merged_into = $1 ORDER BY id LIMIT 100")
            .bind(opinion)
            .fetch_all(connection)
            .await?;
    Ok(merged)
}

async fn history_of(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Vec<HistoryEntry>, Error> {
    sqlx::query("SELECT status, at, reason FROM history WHERE opinion_id = $1 ORDER BY id")
        .bind(opinion)
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| {
            Ok(HistoryEntry {
                status: id(row, "status")?,
                at: row.try_get("at")?,
                reason: row.try_get("reason")?,
            })
        })
        .collect()
}

/// Every answer, with what was said of it; `standing` is the one that holds.
async fn answers_to(
    connection: &mut AnyConnection,
    opinion: i64,
    standing: Option<i64>,
) -> Result<Vec<GivenAnswer>, Error> {
    let replies = sqlx::query(
        "SELECT replies.answer_id, replies.opinion_id, replies.is_helpful, replies.text
         FROM replies JOIN answers ON answers.id = replies.answer_id
         WHERE answers.opinion_id = $1 ORDER BY replies.at",
    )
    .bind(opinion)
    .fetch_all(&mut *connection)
    .await?;
    sqlx::query(
        "SELECT answers.id, answers.outcome, answers.text, answers.at, accounts.name
         FROM answers JOIN accounts ON accounts.id = answers.account_id
         WHERE answers.opinion_id = $1 ORDER BY answers.id",
    )
    .bind(opinion)
    .fetch_all(connection)
    .await?
    .iter()
    .map(|row| {
        let answer: i64 = row.try_get("id")?;
        Ok(GivenAnswer {
            is_standing: Some(answer) == standing,
            outcome: id(row, "outcome")?,
            text: row.try_get("text")?,
            account: row.try_get("name")?,
            at: row.try_get("at")?,
            replies: replies_to(answer, &replies)?,
        })
    })
    .collect()
}

async fn remarks_on(connection: &mut AnyConnection, opinion: i64) -> Result<Vec<Remark>, Error> {
    let remarks = sqlx::query_as(
        "SELECT accounts.name AS account, remarks.text, remarks.at
         FROM remarks JOIN accounts ON accounts.id = remarks.account_id
         WHERE remarks.opinion_id = $1 ORDER BY remarks.id",
    )
    .bind(opinion)
    .fetch_all(connection)
    .await?;
    Ok(remarks)
}

/// Those of the replies that are to this answer.
fn replies_to(answer: i64, replies: &[sqlx::any::AnyRow]) -> Result<Vec<GivenReply>, Error> {
    let mut given = Vec::new();
    for row in replies {
        if row.try_get::<i64, _>("answer_id")? == answer {
            given.push(GivenReply {
                opinion: row.try_get("opinion_id")?,
                is_helpful: truth(row, "is_helpful")?,
                text: row.try_get("text")?,
            });
        }
    }
    Ok(given)
}
