use hearing_api::Outcome;
use sqlx::{AnyConnection, Row};

use super::Error;
use super::clock::read;

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
