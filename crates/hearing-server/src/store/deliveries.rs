//! The transactional outbox of mails to writers: written with what they tell of, in its transaction, taken on by one server at a time, ended once, never sent again
//! where one may have arrived. What belongs to one ending and one address is one mail.

use hearing_api::{Language, Receipt, TextLanguage};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use time::{Duration, OffsetDateTime};

use super::announcements::{Ending, PERHAPS_SENT, ending_of};
use super::audit::{AuditedAct, Record, ServerAct};
use super::clock::{now, stamp};
use super::locks::Lock;
use super::{Error, Store, id, truth};

/// How long a mail is tried for, from the ending on.
const SPAN: Duration = Duration::days(3);

/// The delay after the first try, and the longest one; each is twice the one before.
const DELAYS: (Duration, Duration) = (Duration::minutes(1), Duration::hours(4));

/// A mail that is to be sent, by the one server that has taken it on.
#[derive(Debug, Clone)]
pub struct Announcement {
    /// Its rows in the table.
    members: Vec<Member>,
    tries: i64,
    created_at: String,
    /// What it tells.
    pub ending: Ending,
    /// Whether its reader had a mail on another ending of the same opinion before.
    pub is_correction: bool,
    /// The address that the writer gave for this.
    pub contact: String,
}

/// An opinion whose writer a mail tells.
#[derive(Debug, Clone, Copy)]
pub struct ToldOpinion {
    /// Its receipt.
    pub receipt: Receipt,
    /// The language that it is written in.
    pub lang: TextLanguage,
    /// The language of the page on which it was written.
    pub language: Language,
}

/// An opinion that the mail is about.
#[derive(Debug, Clone, Copy)]
struct Member {
    announcement: i64,
    opinion: i64,
}

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The mail server has it.
    Sent,
    /// The mail server does not take it, with this code, and never will.
    Refused(u16),
    /// No mail can be sent to the address.
    BadAddress,
    /// Nobody knows: the mail server was given it and said nothing.
    Unconfirmed,
    /// It was not sent this time.
    Postponed,
}

impl Store {
    /// Takes on the mail that has waited longest, for as long as the lease; `None` if none is due.
    /// One whose ending holds no longer, or whose writer is not to be written to, is gone.
    pub async fn claim_announcement(
        &self,
        lease: std::time::Duration,
    ) -> Result<Option<Announcement>, Error> {
        loop {
            // One mail a transaction: who holds one must not wait for another.
            let mut transaction = self.database.begin().await?;
            let taken = claim(&mut transaction, lease).await?;
            transaction.commit().await?;
            match taken {
                None => return Ok(None),
                Some(None) => {}
                Some(found) => return Ok(found),
            }
        }
    }

    /// Notes that the mail server is about to be given the mail: whatever happens from now on, no
    /// other server takes it on. What comes back are the opinions that it is about; none if it is not to be sent after all.
    pub async fn hand_over(
        &self,
        announcement: &Announcement,
        lease: std::time::Duration,
    ) -> Result<Vec<ToldOpinion>, Error> {
        let mut transaction = self.database.begin().await?;
        Lock::Announcements.take(&mut transaction).await?;
        let due_at = stamp(OffsetDateTime::now_utc() + lease)?;
        let mut told = Vec::with_capacity(announcement.members.len());
        for member in &announcement.members {
            let is_ours = sqlx::query(
                "UPDATE announcements SET state = 'handed-over', due_at = $1
                 WHERE id = $2 AND tries = $3 AND state = 'waiting'",
            )
            .bind(due_at.as_str())
            .bind(member.announcement)
            .bind(announcement.tries)
            .execute(&mut *transaction)
            .await?
            .rows_affected()
                == 1;
            if !is_ours {
                continue;
            }
            match recipient(&mut transaction, member.opinion, announcement.ending).await? {
                Some((opinion, contact)) if contact.eq_ignore_ascii_case(&announcement.contact) => {
                    told.push(opinion);
                }
                _ => remove(&mut transaction, member.announcement).await?,
            }
        }
        transaction.commit().await?;
        Ok(told)
    }

    /// Keeps what became of the mail, with a line for the staff at its end.
    pub async fn record_delivery(
        &self,
        announcement: &Announcement,
        delivery: Delivery,
    ) -> Result<(), Error> {
        let next = OffsetDateTime::now_utc() + delay(announcement.tries);
        let how = match delivery {
            Delivery::Sent => Some(End::Sent),
            Delivery::Refused(code) => Some(End::Refused(code)),
            Delivery::BadAddress => Some(End::BadAddress),
            Delivery::Unconfirmed => Some(End::Unconfirmed),
            Delivery::Postponed => {
                (stamp(next - SPAN)? > announcement.created_at).then_some(End::GivenUp)
            }
        };
        let mut transaction = self.database.begin().await?;
        Lock::Announcements.take(&mut transaction).await?;
        for member in &announcement.members {
            match how {
                Some(how) => end(&mut transaction, *member, how).await?,
                None => postpone(&mut transaction, *member, announcement.tries, next).await?,
            }
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Takes on the one that is due first, if one is; inside, none if it needs no mail any more.
async fn claim(
    connection: &mut AnyConnection,
    lease: std::time::Duration,
) -> Result<Option<Option<Announcement>>, Error> {
    let time = OffsetDateTime::now_utc();
    let now = stamp(time)?;
    if !is_any_due(connection, &now).await? {
        return Ok(None);
    }
    // Asked for again: another server may take it on between the two.
    Lock::Announcements.take(connection).await?;
    let Some(first) = sqlx::query(
        "SELECT id, opinion_id, answer_id, history_id, state FROM announcements
         WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1",
    )
    .bind(now.as_str())
    .fetch_optional(&mut *connection)
    .await?
    else {
        return Ok(None);
    };
    let member = Member {
        announcement: first.try_get("id")?,
        opinion: first.try_get("opinion_id")?,
    };
    if first.try_get::<&str, _>("state")? != "waiting" {
        // The server that handed it over is gone without a word.
        end(connection, member, End::Unconfirmed).await?;
        return Ok(Some(None));
    }
    let ending = Ending::of_row(&first)?;
    let Some((_, contact)) = recipient(connection, member.opinion, ending).await? else {
        remove(connection, member.announcement).await?;
        return Ok(Some(None));
    };
    let mail = rows_of_mail(connection, ending, &contact).await?;
    if mail.iter().any(|row| row.is_perhaps_sent) {
        end(connection, member, End::Covered).await?;
        return Ok(Some(None));
    }
    let created_at = mail.iter().map(|row| row.created_at.as_str()).min();
    let created_at = created_at.unwrap_or(&now).to_owned();
    if created_at < stamp(time - SPAN)? {
        for row in &mail {
            end(connection, row.member, End::GivenUp).await?;
        }
        return Ok(Some(None));
    }
    // An opinion that was merged a moment ago can still be taken back: its writer's mail waits for it.
    let fresh = mail.iter().filter(|row| row.tries == 0);
    if let Some(later) = fresh.filter_map(|row| row.due_at.as_deref()).max()
        && later > now.as_str()
    {
        for row in &mail {
            set_due(connection, row.member, row.tries, later).await?;
        }
        return Ok(Some(None));
    }
    let tries = mail.iter().map(|row| row.tries).max().unwrap_or(0) + 1;
    let due_at = stamp(time + lease)?;
    for row in &mail {
        set_due(connection, row.member, tries, &due_at).await?;
    }
    let members: Vec<_> = mail.iter().map(|row| row.member).collect();
    Ok(Some(Some(Announcement {
        is_correction: was_told_otherwise(connection, &members, ending).await?,
        members,
        tries,
        created_at,
        ending,
        contact,
    })))
}

async fn is_any_due(connection: &mut AnyConnection, now: &str) -> Result<bool, Error> {
    let due = sqlx::query("SELECT id FROM announcements WHERE due_at <= $1 LIMIT 1")
        .bind(now)
        .fetch_optional(connection)
        .await?;
    Ok(due.is_some())
}

/// A row of one mail.
struct MailRow {
    member: Member,
    is_perhaps_sent: bool,
    tries: i64,
    due_at: Option<String>,
    created_at: String,
}

/// What tells this address of this ending: what waits, and what may have arrived.
async fn rows_of_mail(
    connection: &mut AnyConnection,
    ending: Ending,
    contact: &str,
) -> Result<Vec<MailRow>, Error> {
    let query = format!(
        "SELECT announcements.id, announcements.opinion_id, announcements.tries, announcements.due_at,
            announcements.created_at,
            CASE WHEN announcements.state = 'waiting' THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END
                AS is_perhaps_sent
         FROM announcements JOIN opinions ON opinions.id = announcements.opinion_id
         WHERE announcements.{} = $1 AND LOWER(opinions.contact) = LOWER($2)
            AND announcements.state IN ('waiting', {PERHAPS_SENT})
         ORDER BY announcements.id",
        ending.column()
    );
    sqlx::query(AssertSqlSafe(query))
        .bind(ending.number())
        .bind(contact)
        .fetch_all(connection)
        .await?
        .iter()
        .map(|row| {
            Ok(MailRow {
                member: Member {
                    announcement: row.try_get("id")?,
                    opinion: row.try_get("opinion_id")?,
                },
                is_perhaps_sent: truth(row, "is_perhaps_sent")?,
                tries: row.try_get("tries")?,
                due_at: row.try_get("due_at")?,
                created_at: row.try_get("created_at")?,
            })
        })
        .collect()
}

/// Whether the writer of one of the opinions had a mail on another ending before.
async fn was_told_otherwise(
    connection: &mut AnyConnection,
    members: &[Member],
    ending: Ending,
) -> Result<bool, Error> {
    let query = format!(
        "SELECT answer_id, history_id FROM announcements
         WHERE opinion_id = $1 AND state IN ({PERHAPS_SENT})"
    );
    for member in members {
        let rows: Vec<AnyRow> = sqlx::query(AssertSqlSafe(query.as_str()))
            .bind(member.opinion)
            .fetch_all(&mut *connection)
            .await?;
        for row in &rows {
            if Ending::of_row(row)? != ending {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The opinion and the address, while the ending holds and there is an address.
async fn recipient(
    connection: &mut AnyConnection,
    opinion: i64,
    ending: Ending,
) -> Result<Option<(ToldOpinion, String)>, Error> {
    if ending_of(connection, opinion).await? != Some(ending) {
        return Ok(None);
    }
    let row = sqlx::query("SELECT receipt, lang, language, contact FROM opinions WHERE id = $1")
        .bind(opinion)
        .fetch_one(connection)
        .await?;
    let contact: Option<String> = row.try_get("contact")?;
    contact
        .map(|contact| {
            let opinion = ToldOpinion {
                receipt: id(&row, "receipt")?,
                lang: id(&row, "lang")?,
                language: id(&row, "language")?,
            };
            Ok((opinion, contact))
        })
        .transpose()
}

/// How a mail can end.
#[derive(Clone, Copy)]
enum End {
    Sent,
    Refused(u16),
    BadAddress,
    GivenUp,
    Unconfirmed,
    Covered,
}

impl End {
    /// The state that it leaves, and what the audit log says of it.
    const fn recorded(self) -> (&'static str, ServerAct) {
        match self {
            Self::Sent => ("sent", ServerAct::Announced),
            Self::Refused(_) => ("refused", ServerAct::AnnounceRefused),
            Self::BadAddress => ("bad-address", ServerAct::AnnounceBadAddress),
            Self::GivenUp => ("given-up", ServerAct::AnnounceGivenUp),
            Self::Unconfirmed => ("unheard", ServerAct::AnnounceUnconfirmed),
            Self::Covered => ("covered", ServerAct::AnnounceCovered),
        }
    }

    /// What the audit log says besides.
    fn detail(self) -> Option<String> {
        match self {
            Self::Refused(code) => Some(code.to_string()),
            _ => None,
        }
    }
}

/// Ends the announcement. What was not heard in time may still be heard later, and then counts.
async fn end(connection: &mut AnyConnection, member: Member, end: End) -> Result<(), Error> {
    let (state, act) = end.recorded();
    let ended = sqlx::query(
        "UPDATE announcements SET state = $1, due_at = NULL
         WHERE id = $2 AND (due_at IS NOT NULL OR state = 'unheard')",
    )
    .bind(state)
    .bind(member.announcement)
    .execute(&mut *connection)
    .await?
    .rows_affected();
    if ended == 1 {
        Record::of(AuditedAct::Server(act))
            .on(member.opinion)
            .with(end.detail())
            .write(connection, &now()?)
            .await?;
    }
    Ok(())
}

/// Lets it be tried again later, unless another server has taken it on since.
async fn postpone(
    connection: &mut AnyConnection,
    member: Member,
    tries: i64,
    next: OffsetDateTime,
) -> Result<(), Error> {
    sqlx::query(
        "UPDATE announcements SET state = 'waiting', due_at = $1
         WHERE id = $2 AND tries = $3 AND due_at IS NOT NULL",
    )
    .bind(stamp(next)?)
    .bind(member.announcement)
    .bind(tries)
    .execute(connection)
    .await?;
    Ok(())
}

async fn set_due(
    connection: &mut AnyConnection,
    member: Member,
    tries: i64,
    due_at: &str,
) -> Result<(), Error> {
    sqlx::query("UPDATE announcements SET tries = $1, due_at = $2 WHERE id = $3")
        .bind(tries)
        .bind(due_at)
        .bind(member.announcement)
        .execute(connection)
        .await?;
    Ok(())
}

/// As if it had never been: should the ending hold again, its writer gets a mail.
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
    let doublings = u32::try_from(tries - 1).unwrap_or(u32::MAX).min(10);
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
