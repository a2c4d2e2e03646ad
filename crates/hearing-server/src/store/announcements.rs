//! Whom to tell of an answer: written with the answer, taken on by one server at a time, ended once.

use hearing_api::Receipt;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use time::{Duration, OffsetDateTime};

use super::clock::{now, stamp};
use super::desk::note_act;
use super::receipts::standing_answer;
use super::{Error, Store, id};

/// How long an announcement is tried for, from the answer on.
const SPAN: Duration = Duration::days(3);

/// The delay after the first try, and the longest one; each is twice the one before.
const DELAYS: (Duration, Duration) = (Duration::minutes(1), Duration::hours(4));

/// A writer who is to be told of an answer, by the one server that has taken it on.
#[derive(Debug, Clone)]
pub struct Announcement {
    id: i64,
    opinion: i64,
    tries: i64,
    created_at: String,
    /// The number of the answer.
    pub answer: i64,
    /// 受付番号.
    pub receipt: Receipt,
    /// The address that its writer gave for this.
    pub contact: String,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server has it.
    Sent,
    /// The mail server does not take it, with this code, and never will.
    Refused(u16),
    /// Nobody knows: the mail server was given it and said nothing.
    Unheard,
    /// It was not sent this time.
    Postponed,
}

impl Store {
    /// Takes on the announcement that has waited longest, for as long as the lease; `None` if none
    /// is due. One whose answer holds no longer, or whose writer is not to be written to, is gone.
    pub async fn claim_announcement(
        &self,
        lease: std::time::Duration,
    ) -> Result<Option<Announcement>, Error> {
        let mut transaction = self.database.begin().await?;
        let found = claim(&mut transaction, lease).await?;
        transaction.commit().await?;
        Ok(found)
    }

    /// Notes that the mail server is about to be given the mail: whatever happens from now on, no
    /// other server takes it on. `false` if it is not to be sent after all.
    pub async fn hand_over(
        &self,
        announcement: &Announcement,
        lease: std::time::Duration,
    ) -> Result<bool, Error> {
        let mut transaction = self.database.begin().await?;
        let is_ours = sqlx::query(
            "UPDATE announcements SET state = 'handed-over', due_at = $1
             WHERE id = $2 AND tries = $3 AND state = 'waiting'",
        )
        .bind(stamp(OffsetDateTime::now_utc() + lease)?)
        .bind(announcement.id)
        .bind(announcement.tries)
        .execute(&mut *transaction)
        .await?
        .rows_affected()
            == 1;
        let recipient =
            recipient(&mut transaction, announcement.opinion, announcement.answer).await?;
        if is_ours && recipient.is_none() {
            remove(&mut transaction, announcement.id).await?;
        }
        transaction.commit().await?;
        Ok(is_ours && recipient.is_some())
    }

    /// Keeps what became of the mail, with a line for the staff at its end.
    pub async fn note_delivery(
        &self,
        announcement: &Announcement,
        delivery: Delivery,
    ) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        let Announcement { id, opinion, .. } = *announcement;
        match delivery {
            Delivery::Sent => end(&mut transaction, id, opinion, End::Sent, None).await?,
            Delivery::Refused(code) => {
                end(&mut transaction, id, opinion, End::Refused, Some(code)).await?;
            }
            Delivery::Unheard => end(&mut transaction, id, opinion, End::Unheard, None).await?,
            Delivery::Postponed => {
                let next = OffsetDateTime::now_utc() + delay(announcement.tries);
                if stamp(next - SPAN)? > announcement.created_at {
                    end(&mut transaction, id, opinion, End::GivenUp, None).await?;
                } else {
                    sqlx::query(
                        "UPDATE announcements SET state = 'waiting', due_at = $1
                         WHERE id = $2 AND tries = $3 AND due_at IS NOT NULL",
                    )
                    .bind(stamp(next)?)
                    .bind(id)
                    .bind(announcement.tries)
                    .execute(&mut *transaction)
                    .await?;
                }
            }
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Notes that the writers who see an answer by now are to be told of it: the opinion's own, and
/// those of all that were merged into it. Nobody is told of the same answer twice.
pub(super) async fn announce(
    connection: &mut AnyConnection,
    opinion: i64,
    at: &str,
) -> Result<(), Error> {
    let Some((answer, _)) = standing_answer(connection, opinion).await? else {
        return Ok(());
    };
    sqlx::query(
        "WITH RECURSIVE told (id) AS (
            SELECT CAST($1 AS BIGINT)
            UNION SELECT opinions.id FROM opinions JOIN told ON opinions.merged_into = told.id)
         INSERT INTO announcements (opinion_id, answer_id, due_at, created_at)
         SELECT opinions.id, $2, $3, $3 FROM opinions JOIN told ON told.id = opinions.id
         WHERE opinions.contact IS NOT NULL
         ON CONFLICT DO NOTHING",
    )
    .bind(opinion)
    .bind(answer)
    .bind(at)
    .execute(connection)
    .await?;
    Ok(())
}

/// Forgets the announcements of those whose address is forgotten.
pub(super) async fn forget_announcements(connection: &mut AnyConnection) -> Result<(), Error> {
    sqlx::query(
        "DELETE FROM announcements WHERE opinion_id IN (SELECT id FROM opinions WHERE contact IS NULL)",
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn claim(
    connection: &mut AnyConnection,
    lease: std::time::Duration,
) -> Result<Option<Announcement>, Error> {
    let time = OffsetDateTime::now_utc();
    loop {
        // What is due is asked for twice: another server may take the row on between the two.
        let row = sqlx::query(
            "UPDATE announcements SET tries = tries + 1, due_at = $1
             WHERE due_at <= $2 AND id =
                (SELECT id FROM announcements WHERE due_at <= $2 ORDER BY due_at, id LIMIT 1)
             RETURNING id, opinion_id, answer_id, state, tries, created_at",
        )
        .bind(stamp(time + lease)?)
        .bind(stamp(time)?)
        .fetch_optional(&mut *connection)
        .await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let number: i64 = row.try_get("id")?;
        let opinion: i64 = row.try_get("opinion_id")?;
        if row.try_get::<&str, _>("state")? != "waiting" {
            // Whoever handed it over is gone without a word.
            end(connection, number, opinion, End::Unheard, None).await?;
        } else if row.try_get::<&str, _>("created_at")? < stamp(time - SPAN)?.as_str() {
            end(connection, number, opinion, End::GivenUp, None).await?;
        } else if let Some(found) = read(connection, &row).await? {
            return Ok(Some(found));
        } else {
            remove(connection, number).await?;
        }
    }
}

async fn read(connection: &mut AnyConnection, row: &AnyRow) -> Result<Option<Announcement>, Error> {
    let opinion = row.try_get("opinion_id")?;
    let answer = row.try_get("answer_id")?;
    let Some((receipt, contact)) = recipient(connection, opinion, answer).await? else {
        return Ok(None);
    };
    Ok(Some(Announcement {
        id: row.try_get("id")?,
        opinion,
        tries: row.try_get("tries")?,
        created_at: row.try_get("created_at")?,
        answer,
        receipt,
        contact,
    }))
}

/// The receipt and the address, while the answer holds and there is an address.
async fn recipient(
    connection: &mut AnyConnection,
    opinion: i64,
    answer: i64,
) -> Result<Option<(Receipt, String)>, Error> {
    let standing = standing_answer(connection, opinion).await?;
    if standing.is_none_or(|(standing, _)| standing != answer) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT receipt, contact FROM opinions WHERE id = $1")
        .bind(opinion)
        .fetch_one(connection)
        .await?;
    let contact: Option<String> = row.try_get("contact")?;
    contact
        .map(|contact| Ok((id(&row, "receipt")?, contact)))
        .transpose()
}

/// How an announcement can end.
#[derive(Clone, Copy)]
enum End {
    Sent,
    Refused,
    GivenUp,
    Unheard,
}

impl End {
    /// The state that it leaves, and the name of its line in the audit.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Sent => ("sent", "announce"),
            Self::Refused => ("refused", "announce-refused"),
            Self::GivenUp => ("given-up", "announce-given-up"),
            Self::Unheard => ("unheard", "announce-unheard"),
        }
    }
}

/// Ends the announcement. What was not heard in time may still be heard later, and then counts.
async fn end(
    connection: &mut AnyConnection,
    announcement: i64,
    opinion: i64,
    end: End,
    code: Option<u16>,
) -> Result<(), Error> {
    let (state, act) = end.names();
    let ended = sqlx::query(
        "UPDATE announcements SET state = $1, due_at = NULL
         WHERE id = $2 AND (due_at IS NOT NULL OR state = 'unheard')",
    )
    .bind(state)
    .bind(announcement)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if ended == 1 {
        let detail = code.map(|code| code.to_string());
        note_act(connection, None, act, Some(opinion), detail, &now()?).await?;
    }
    Ok(())
}

/// As if it had never been: should the answer hold again, its writer is told.
async fn remove(connection: &mut AnyConnection, announcement: i64) -> Result<(), Error> {
    sqlx::query("DELETE FROM announcements WHERE id = $1")
        .bind(announcement)
        .execute(connection)
        .await?;
    Ok(())
}

/// How long to wait after so many tries.
fn delay(tries: i64) -> Duration {
    let (first, longest) = DELAYS;
    let doublings = u32::try_from(tries - 1).unwrap_or(0).min(10);
    (first * 2_i32.pow(doublings)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_delay_is_longer_until_they_are_long_enough() {
        let delays: Vec<_> = (1..=10).map(|tries| delay(tries).whole_minutes()).collect();
        assert_eq!(delays, [1, 2, 4, 8, 16, 32, 64, 128, 240, 240]);
        assert_eq!(delay(i64::MAX).whole_hours(), 4);
    }
}
