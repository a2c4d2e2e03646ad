use hearing_api::{Answer, Outcome};
use sqlx::{AnyConnection, Row};

use super::clock::read;
use super::{Error, optional_id};

/// How far a chain of merged opinions is followed.
const CHAIN_MAX: usize = 16;

/// An answer that is given.
pub(super) struct NewAnswer<'a> {
    /// The opinion that it answers.
    pub(super) opinion: i64,
    /// When that arrived.
    pub(super) received_at: &'a str,
    /// Who gives it.
    pub(super) account: i64,
    /// What becomes of the opinion.
    pub(super) outcome: Outcome,
    /// The words.
    pub(super) text: &'a str,
    /// When it is given.
    pub(super) at: &'a str,
}

impl NewAnswer<'_> {
    /// Gives it: it holds from now on.
    pub(super) async fn give(&self, connection: &mut AnyConnection) -> Result<(), Error> {
        let answer: i64 = sqlx::query(
            "INSERT INTO answers (opinion_id, outcome, text, account_id, at)
             VALUES ($1, $2, $3, $4, $5) RETURNING id",
        )
        .bind(self.opinion)
        .bind(self.outcome.id())
        .bind(self.text)
        .bind(self.account)
        .bind(self.at)
        .fetch_one(&mut *connection)
        .await?
        .try_get("id")?;
        sqlx::query(
            "UPDATE opinions SET answer_id = $1, days_to_answer = COALESCE(days_to_answer, $2) WHERE id = $3",
        )
        .bind(answer)
        .bind(days_between(self.received_at, self.at)?)
        .bind(self.opinion)
        .execute(connection)
        .await?;
        Ok(())
    }
}

fn days_between(from: &str, to: &str) -> Result<i64, Error> {
    Ok((read(to)? - read(from)?).whole_days().max(0))
}

/// The answer that holds for an opinion, or for the one that it goes on with, with its id.
pub(super) async fn standing_answer(
    connection: &mut AnyConnection,
    opinion: i64,
) -> Result<Option<(i64, Answer)>, Error> {
    let mut opinion = opinion;
    for _ in 0..CHAIN_MAX {
        let row = sqlx::query(
            "SELECT opinions.merged_into, answers.id, answers.outcome, answers.text, answers.at
             FROM opinions LEFT JOIN answers ON answers.id = opinions.answer_id
             WHERE opinions.id = $1",
        )
        .bind(opinion)
        .fetch_one(&mut *connection)
        .await?;
        if let Some(answer) = row.try_get::<Option<i64>, _>("id")? {
            let outcome = optional_id(&row, "outcome")?.ok_or(Error::Unreadable("outcome"))?;
            return Ok(Some((
                answer,
                Answer {
                    outcome,
                    text: row.try_get("text")?,
                    answered_at: row.try_get("at")?,
                },
            )));
        }
        match row.try_get("merged_into")? {
            Some(next) => opinion = next,
            None => return Ok(None),
        }
    }
    Ok(None)
}
