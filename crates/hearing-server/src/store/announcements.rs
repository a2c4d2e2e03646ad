//! The transactional outbox: who gets a mail on how the work on an opinion ended, written with the ending, in its
//! transaction, and stopped with it. `deliveries` sends what is due.

use hearing_api::Status;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};
use time::OffsetDateTime;

use super::answers::standing_answer;
use super::clock::stamp;
use super::locks::Lock;
use super::merges::end_of;
use super::{Error, Store, id, truth};

/// The opinion `$1` and all that are merged into it, one into the other.
const FAMILY: &str = "WITH RECURSIVE family (id) AS (
    SELECT CAST($1 AS BIGINT)
    UNION SELECT opinions.id FROM opinions JOIN family ON opinions.merged_into = family.id)";

/// The states of a mail that its reader may have, or have learned the same from another.
pub(super) const PERHAPS_SENT: &str = "'handed-over', 'sent', 'unheard', 'covered'";

/// How the work on an opinion ended, as its writer reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By the answer of this number.
    Answer(i64),
    /// It is out of scope, as this entry of the history says.
    OutOfScope(i64),
}

impl Ending {
    /// The column of `announcements` that names it.
    pub(super) const fn column(self) -> &'static str {
        match self {
            Self::Answer(_) => "answer_id",
            Self::OutOfScope(_) => "history_id",
        }
    }

    pub(super) const fn number(self) -> i64 {
        match self {
            Self::Answer(number) | Self::OutOfScope(number) => number,
        }
    }

    pub(super) fn of_row(row: &AnyRow) -> Result<Self, Error> {
        let answer: Option<i64> = row.try_get("answer_id")?;
        let entry: Option<i64> = row.try_get("history_id")?;
        answer
            .map(Self::Answer)
            .or(entry.map(Self::OutOfScope))
            .ok_or(Error::Unreadable("announcements"))
    }
}

/// How far the mails about one ending are, with how many there are of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mails {
    /// `waiting`, `handed-over`, `sent`, …, as the migration documents them.
    pub state: String,
    /// Until when they wait so that an undo can stop them, RFC 3339 in UTC: the last of them. None
    /// where that time is over.
    pub can_be_stopped_until: Option<String>,
    /// How often the mail server was tried, at most.
    pub tries: i64,
    /// How many mails: those of one address are one.
    pub number: i64,
}

impl Store {
    /// The mails about how the work on this opinion ended, to its writer and to those of all that
    /// are merged into it; nothing while it is open.
    pub async fn mails(&self, opinion: i64) -> Result<Vec<Mails>, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let Some(ending) = ending_of(&mut connection, opinion).await? else {
            return Ok(Vec::new());
        };
        let now = stamp(OffsetDateTime::now_utc())?;
        let column = ending.column();
        let query = format!(
            "{FAMILY}
             SELECT announcements.state,
                CASE WHEN announcements.state = 'waiting' AND announcements.tries = 0
                    AND announcements.due_at > $3 THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS is_fresh,
                MAX(announcements.due_at) AS due_at, MAX(announcements.tries) AS tries,
                COUNT(DISTINCT LOWER(opinions.contact)) AS number
             FROM announcements
             JOIN family ON family.id = announcements.opinion_id
             JOIN opinions ON opinions.id = announcements.opinion_id
             WHERE announcements.{column} = $2 AND opinions.contact IS NOT NULL
             GROUP BY announcements.state, is_fresh ORDER BY announcements.state, is_fresh"
        );
        sqlx::query(AssertSqlSafe(query))
            .bind(opinion)
            .bind(ending.number())
            .bind(now)
            .fetch_all(&mut *connection)
            .await?
            .iter()
            .map(|row| {
                let is_fresh = truth(row, "is_fresh")?;
                let due_at: Option<String> = row.try_get("due_at")?;
                Ok(Mails {
                    state: row.try_get("state")?,
                    can_be_stopped_until: due_at.filter(|_| is_fresh),
                    tries: row.try_get("tries")?,
                    number: row.try_get("number")?,
                })
            })
            .collect()
    }
}

/// Puts into the outbox that the writers who see how the work on the opinion ended get a mail once
/// `due_at` has come: the opinion's own, and those of all that were merged into it. Nobody gets a mail on
/// the same ending twice.
pub(super) async fn announce(
    connection: &mut AnyConnection,
    opinion: i64,
    at: &str,
    due_at: &str,
) -> Result<(), Error> {
    let Some(ending) = ending_of(connection, opinion).await? else {
        return Ok(());
    };
    let column = ending.column();
    let query = format!(
        "{FAMILY}
         INSERT INTO announcements (opinion_id, {column}, due_at, created_at)
         SELECT opinions.id, $2, $3, $4 FROM opinions JOIN family ON family.id = opinions.id
         WHERE opinions.contact IS NOT NULL
         ON CONFLICT DO NOTHING"
    );
    sqlx::query(AssertSqlSafe(query))
        .bind(opinion)
        .bind(ending.number())
        .bind(due_at)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(())
}

/// Stops what no mail server was given yet for the opinion and all that are merged into it; whether
/// there was something.
pub(super) async fn stop(connection: &mut AnyConnection, opinion: i64) -> Result<bool, Error> {
    Lock::Announcements.take(connection).await?;
    let query = format!(
        "{FAMILY}
         DELETE FROM announcements WHERE state = 'waiting' AND opinion_id IN (SELECT id FROM family)"
    );
    let stopped = sqlx::query(AssertSqlSafe(query))
        .bind(opinion)
        .execute(connection)
        .await?
        .rows_affected();
    Ok(stopped > 0)
}

/// Forgets the announcements of those among these opinions whose address is forgotten.
pub(super) async fn forget_announcements(
    connection: &mut AnyConnection,
    (behind, to): (i64, i64),
) -> Result<(), Error> {
    Lock::Announcements.take(connection).await?;
    sqlx::query(
        "DELETE FROM announcements WHERE opinion_id > $1 AND opinion_id <= $2
         AND EXISTS (SELECT 1 FROM opinions
            WHERE opinions.id = announcements.opinion_id AND opinions.contact IS NULL)",
    )
    .bind(behind)
    .bind(to)
    .execute(connection)
    .await?;
    Ok(())
}

/// How the work on the opinion ended, or on the one that it goes on with; `None` while it is open,
/// or where its writer took it back.
pub(super) async fn ending_of(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<Ending>, Error> {
    let Some(end) = end_of(connection, opinion).await? else {
        return Ok(None);
    };
    let row = sqlx::query(
        "SELECT own.status AS own_status, other.status,
            (SELECT MAX(history.id) FROM history WHERE history.opinion_id = other.id
                AND history.status = 'out-of-scope') AS entry
         FROM opinions AS own, opinions AS other WHERE own.id = $1 AND other.id = $2",
    )
    .bind(opinion)
    .bind(end)
    .fetch_one(&mut *connection)
    .await?;
    if id::<Status>(&row, "own_status")? == Status::Withdrawn {
        return Ok(None);
    }
    match id(&row, "status")? {
        Status::Answered => Ok(standing_answer(connection, end)
            .await?
            .map(|(answer, _)| Ending::Answer(answer))),
        Status::OutOfScope => Ok(row
            .try_get::<Option<i64>, _>("entry")?
            .map(Ending::OutOfScope)),
        _ => Ok(None),
    }
}
