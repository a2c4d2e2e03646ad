use std::time::Instant;

use sqlx::{AnyConnection, AssertSqlSafe, Row};
use time::{Duration, OffsetDateTime};

use super::announcements::forget_announcements;
use super::audit::{AuditedAct, Record, ServerAct};
use super::body_digest::FORGOTTEN;
use super::clock::{now, stamp};
use super::control_codes::forget_failures;
use super::locks::Lock;
use super::withdrawals::forget_withdrawn;
use super::{Error, Store};

/// How much was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Opinions whose address for the answer is gone.
    pub contacts: u64,
    /// Opinions of which nothing is left but the words, the answer and the subject.
    pub writers: u64,
    /// Withdrawn opinions whose words are gone.
    pub words: u64,
}

/// How many opinions, by their numbers, are looked through in one transaction, so that none that
/// arrives has to wait.
const BATCH: i64 = 1_000;

/// Opinions in which something is left to be forgotten: their numbers, and before when they have to
/// be as they are.
const WITH_CONTACT: &str = "id > $1 AND id <= $2 AND contact IS NOT NULL
    AND status IN ('answered', 'merged', 'withdrawn', 'out-of-scope')
    AND (SELECT MAX(history.at) FROM history WHERE history.opinion_id = opinions.id) < $3
    AND (merged_into IS NULL OR EXISTS (SELECT 1 FROM opinions AS other
        WHERE other.id = opinions.merged_into AND other.status NOT IN ('received', 'in-review')))";

/// The same of all that a writer said. After so long it goes whether the opinion was dealt with or
/// not: those who still wait will hear no more.
const WITH_WRITER: &str = "id > $1 AND id <= $2
    AND (contact IS NOT NULL OR life_stage IS NOT NULL OR partner_role IS NOT NULL
        OR area IS NOT NULL OR surface <> 'phone')
    AND (SELECT MAX(history.at) FROM history WHERE history.opinion_id = opinions.id) < $3";

impl Store {
    /// Forgets the addresses of opinions that were dealt with so many days ago, and, so many days
    /// after the last change of an opinion's status, all else that its writer said of themselves.
    /// The words stay: they are what the answers answer; but for those that were withdrawn and can
    /// be given again no longer.
    pub async fn forget(
        &self,
        contacts_after: i64,
        writers_after: i64,
    ) -> Result<Forgotten, Error> {
        let before = |days| stamp(OffsetDateTime::now_utc() - Duration::days(days));
        let (contacts_before, writers_before) = (before(contacts_after)?, before(writers_after)?);
        let last: Option<i64> = sqlx::query_scalar("SELECT MAX(id) FROM opinions")
            .fetch_one(&self.database.readers)
            .await?;
        let (mut contacts, mut writers) = (0, 0);
        let mut behind = 0;
        while behind < last.unwrap_or(0) {
            let batch = (behind, behind + BATCH);
            behind = batch.1;
            let has_contact = self.is_found(WITH_CONTACT, batch, &contacts_before).await?;
            if !has_contact && !self.is_found(WITH_WRITER, batch, &writers_before).await? {
                continue;
            }
            let begun = Instant::now();
            let mut transaction = self.database.begin().await?;
            Lock::Merges.take(&mut transaction).await?;
            contacts += forget_contacts(&mut transaction, batch, &contacts_before).await?;
            writers += forget_writers(&mut transaction, batch, &writers_before).await?;
            forget_announcements(&mut transaction, batch).await?;
            transaction.commit().await?;
            // Those who have waited for this are next.
            tokio::time::sleep(begun.elapsed()).await;
        }
        let mut transaction = self.database.begin().await?;
        Lock::Merges.take(&mut transaction).await?;
        // Of addresses that went in other ways.
        forget_announcements(&mut transaction, (0, i64::MAX)).await?;
        let words = forget_withdrawn(&mut transaction).await?;
        forget_failures(&mut transaction).await?;
        let detail = Some(format!("{contacts}, {writers}, {words}"));
        Record::of(AuditedAct::Server(ServerAct::Forget))
            .with(detail)
            .write(&mut transaction, &now()?)
            .await?;
        transaction.commit().await?;
        self.database.erase().await?;
        Ok(Forgotten {
            contacts,
            writers,
            words,
        })
    }

    async fn is_found(
        &self,
        condition: &'static str,
        (behind, to): (i64, i64),
        before: &str,
    ) -> Result<bool, Error> {
        let query = format!("SELECT id FROM opinions WHERE {condition} LIMIT 1");
        let found = sqlx::query(AssertSqlSafe(query))
            .bind(behind)
            .bind(to)
            .bind(before)
            .fetch_optional(&self.database.readers)
            .await?;
        Ok(found.is_some())
    }
}

async fn forget_contacts(
    connection: &mut AnyConnection,
    (behind, to): (i64, i64),
    before: &str,
) -> Result<u64, Error> {
    let update =
        format!("UPDATE opinions SET contact = NULL, body_digest = $4 WHERE {WITH_CONTACT}");
    let forgotten = sqlx::query(AssertSqlSafe(update))
        .bind(behind)
        .bind(to)
        .bind(before)
        .bind(FORGOTTEN)
        .execute(connection)
        .await?;
    Ok(forgotten.rows_affected())
}

async fn forget_writers(
    connection: &mut AnyConnection,
    (behind, to): (i64, i64),
    before: &str,
) -> Result<u64, Error> {
    let update = format!(
        "UPDATE opinions SET contact = NULL, life_stage = NULL, partner_role = NULL, area = NULL,
            surface = 'phone', body_digest = $4
         WHERE {WITH_WRITER} RETURNING id"
    );
    let old = sqlx::query(AssertSqlSafe(update))
        .bind(behind)
        .bind(to)
        .bind(before)
        .bind(FORGOTTEN)
        .fetch_all(&mut *connection)
        .await?;
    for row in &old {
        sqlx::query(
            "UPDATE voices SET life_stage = NULL, partner_role = NULL, area = NULL WHERE id = $1",
        )
        .bind(row.try_get::<i64, _>("id")?)
        .execute(&mut *connection)
        .await?;
    }
    Ok(old.len() as u64)
}
