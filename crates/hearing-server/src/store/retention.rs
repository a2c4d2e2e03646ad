use sqlx::Row;
use time::{Duration, OffsetDateTime};

use super::announcements::forget_announcements;
use super::clock::{now, stamp};
use super::control_codes::forget_failures;
use super::desk::{note_act, wait_for_turn};
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

/// What stands in the place of an opinion's digest once part of what it was made of is forgotten:
/// with the words, which stay, it would confirm a guess of the rest.
pub(super) const FORGOTTEN: &[u8] = &[];

impl Store {
    /// Forgets the addresses of opinions that were dealt with so many days ago, and, after so many
    /// days more or fewer, all else that their writers said of themselves. The words stay: they are
    /// what the answers answer; but for those that were withdrawn and can be given again no longer.
    pub async fn forget(
        &self,
        contacts_after: i64,
        writers_after: i64,
    ) -> Result<Forgotten, Error> {
        let before = |days| stamp(OffsetDateTime::now_utc() - Duration::days(days));
        let mut transaction = self.database.begin().await?;
        wait_for_turn(&mut transaction).await?;
        let contacts = sqlx::query(
            "UPDATE opinions SET contact = NULL, body_digest = $2 WHERE contact IS NOT NULL
             AND status IN ('answered', 'merged', 'withdrawn', 'out-of-scope')
             AND (SELECT MAX(history.at) FROM history WHERE history.opinion_id = opinions.id) < $1
             AND (merged_into IS NULL OR EXISTS (SELECT 1 FROM opinions AS other
                WHERE other.id = opinions.merged_into AND other.status NOT IN ('received', 'in-review')))",
        )
        .bind(before(contacts_after)?)
        .bind(FORGOTTEN)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        let old = sqlx::query(
            "UPDATE opinions SET contact = NULL, life_stage = NULL, partner_role = NULL, area = NULL,
                surface = 'phone', body_digest = $2
             WHERE status IN ('answered', 'merged', 'withdrawn', 'out-of-scope')
             AND (contact IS NOT NULL OR life_stage IS NOT NULL OR partner_role IS NOT NULL
                OR area IS NOT NULL OR surface <> 'phone')
             AND (SELECT MAX(history.at) FROM history WHERE history.opinion_id = opinions.id) < $1
             AND (merged_into IS NULL OR EXISTS (SELECT 1 FROM opinions AS other
                WHERE other.id = opinions.merged_into AND other.status NOT IN ('received', 'in-review')))
             RETURNING id",
        )
        .bind(before(writers_after)?)
        .bind(FORGOTTEN)
        .fetch_all(&mut *transaction)
        .await?;
        for row in &old {
            sqlx::query("UPDATE voices SET life_stage = NULL, partner_role = NULL, area = NULL WHERE id = $1")
                .bind(row.try_get::<i64, _>("id")?)
                .execute(&mut *transaction)
                .await?;
        }
        forget_announcements(&mut transaction).await?;
        let words = forget_withdrawn(&mut transaction).await?;
        forget_failures(&mut transaction).await?;
        let forgotten = Forgotten {
            contacts,
            writers: old.len() as u64,
            words,
        };
        let detail = Some(format!("{contacts}, {}, {words}", forgotten.writers));
        note_act(&mut transaction, None, "forget", None, detail, &now()?).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }
}
