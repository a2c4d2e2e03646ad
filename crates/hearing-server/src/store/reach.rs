//! Who would be told of an answer: what a clerk looks at before it is done.

use hearing_api::{Answer, Status};
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::announcements::{Ending, PERHAPS_SENT};
use super::answers::standing_answer;
use super::merges::end_of;
use super::queue::queued_of;

use super::{Error, Queued, Store};
use crate::workflow::{ActKind, MergeTarget, Refusal};

/// How many an answer reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// How many writers see it on the pages of their receipts: one for each opinion.
    pub writers: i64,
    /// How many mails go: one for each address.
    pub mails: i64,
}

/// What opinions are to be merged into.
#[derive(Debug, Clone)]
pub struct Merging {
    /// The one that goes on: the one that was asked for, or what that is merged into already.
    pub target: Queued,
    /// Counts its changes.
    pub target_revision: i64,
    /// The answer that it has.
    pub answer: Option<Answer>,
    /// The opinions that were chosen, with what counts their changes.
    pub opinions: Vec<(Queued, i64)>,
    /// Who gets its answer by that at once.
    pub reach: Reach,
}

impl Merging {
    /// Those of the opinions that can be merged, with what counts their changes.
    pub fn moved(&self) -> impl Iterator<Item = &(Queued, i64)> {
        self.opinions
            .iter()
            .filter(|(opinion, _)| self.refusal(opinion).is_none())
    }

    /// Why this one of the opinions cannot be merged, as far as can be seen.
    pub fn refusal(&self, opinion: &Queued) -> Option<Refusal> {
        let target = MergeTarget {
            id: self.target.id,
            revision: self.target_revision,
            status: self.target.status,
        };
        let is_taken = ActKind::Merge.follows(opinion.status);
        target
            .refusal(opinion.id)
            .or((!is_taken).then_some(Refusal::Status))
    }
}

impl Store {
    /// Whom an answer to this opinion reaches now: its writer, and those of all that are merged
    /// into it.
    pub async fn reach(&self, opinion: i64) -> Result<Reach, Error> {
        let mut connection = self.database.readers.acquire().await?;
        reach(&mut connection, &[opinion], None).await
    }

    /// What merging these opinions into `into` would do; `None` if there is no such opinion. Numbers
    /// that no opinion has are passed over.
    pub async fn merging(&self, opinions: &[i64], into: i64) -> Result<Option<Merging>, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let Some(end) = end_of(&mut connection, into).await? else {
            return Ok(None);
        };
        let Some((target, target_revision)) = queued_of(&mut connection, end).await? else {
            return Ok(None);
        };
        let mut found = Vec::with_capacity(opinions.len());
        for &opinion in opinions {
            found.extend(queued_of(&mut connection, opinion).await?);
        }
        let answer = match target.status {
            Status::Answered => standing_answer(&mut connection, end).await?,
            _ => None,
        };
        let ending = answer.as_ref().map(|(number, _)| Ending::Answer(*number));
        let mut merging = Merging {
            target,
            target_revision,
            answer: answer.map(|(_, answer)| answer),
            opinions: found,
            reach: Reach::default(),
        };
        if let Some(ending) = ending {
            let moved: Vec<i64> = merging.moved().map(|(opinion, _)| opinion.id).collect();
            merging.reach = reach(&mut connection, &moved, Some(ending)).await?;
        }
        Ok(Some(merging))
    }
}

/// Whom an ending reaches: the writers of the opinions and of all that are merged into them. An
/// ending that there is already does not go again to an address that had it.
async fn reach(
    connection: &mut AnyConnection,
    opinions: &[i64],
    ending: Option<Ending>,
) -> Result<Reach, Error> {
    if opinions.is_empty() {
        return Ok(Reach::default());
    }
    let numbers: Vec<String> = opinions.iter().map(ToString::to_string).collect();
    let not_yet_told = ending.map_or_else(String::new, |ending| {
        format!(
            "AND NOT EXISTS (SELECT 1 FROM announcements
                JOIN opinions AS others ON others.id = announcements.opinion_id
                WHERE announcements.{} = {} AND (announcements.opinion_id = opinions.id
                    OR (LOWER(others.contact) = LOWER(opinions.contact)
                        AND announcements.state IN ('waiting', {PERHAPS_SENT}))))",
            ending.column(),
            ending.number()
        )
    });
    let query = format!(
        "WITH RECURSIVE family (id) AS (
            SELECT id FROM opinions WHERE id IN ({})
            UNION SELECT opinions.id FROM opinions JOIN family ON opinions.merged_into = family.id)
         SELECT COUNT(*) AS writers, COUNT(DISTINCT CASE WHEN opinions.contact IS NOT NULL {not_yet_told}
            THEN LOWER(opinions.contact) END) AS mails
         FROM opinions JOIN family ON family.id = opinions.id",
        numbers.join(", ")
    );
    let row = sqlx::query(AssertSqlSafe(query))
        .fetch_one(connection)
        .await?;
    Ok(Reach {
        writers: row.try_get("writers")?,
        mails: row.try_get("mails")?,
    })
}
