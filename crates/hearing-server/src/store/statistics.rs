//! Numbers about all opinions, and no words.

use hearing_api::{Outcome, Statistics, Status};
use sqlx::Row;

use super::{Error, Store, id};

impl Store {
    /// The statistics, counted by reading every opinion.
    pub async fn statistics(&self) -> Result<Statistics, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let mut statistics = Statistics::default();
        let statuses =
            sqlx::query("SELECT status, COUNT(*) AS number FROM opinions GROUP BY status")
                .fetch_all(&mut *connection)
                .await?;
        for row in &statuses {
            let number: i64 = row.try_get("number")?;
            match id(row, "status")? {
                Status::Withdrawn => {}
                Status::Answered => {
                    statistics.received += number;
                    statistics.answered += number;
                }
                _ => statistics.received += number,
            }
        }
        let merged: i64 = sqlx::query(
            "SELECT COUNT(*) AS number FROM opinions JOIN opinions AS other ON other.id = opinions.merged_into
             WHERE other.answer_id IS NOT NULL",
        )
        .fetch_one(&mut *connection)
        .await?
        .try_get("number")?;
        statistics.answered += merged;
        let outcomes = sqlx::query(
            "SELECT answers.outcome, COUNT(*) AS number
             FROM opinions JOIN answers ON answers.id = opinions.answer_id GROUP BY answers.outcome",
        )
        .fetch_all(&mut *connection)
        .await?;
        for outcome in Outcome::ALL {
            for row in &outcomes {
                if row.try_get::<&str, _>("outcome")? == outcome.id() {
                    statistics
                        .by_outcome
                        .push((*outcome, row.try_get("number")?));
                }
            }
        }
        let policies = sqlx::query(
            "SELECT policy, COUNT(*) AS number FROM opinions
             WHERE policy IS NOT NULL AND status <> 'withdrawn' GROUP BY policy",
        )
        .fetch_all(&mut *connection)
        .await?;
        for row in &policies {
            statistics
                .by_text
                .push((id(row, "policy")?, row.try_get("number")?));
        }
        statistics.undecided = sqlx::query(
            "SELECT COUNT(*) AS number FROM opinions
             WHERE subject = 'undecided' AND policy IS NULL AND status <> 'withdrawn'",
        )
        .fetch_one(&mut *connection)
        .await?
        .try_get("number")?;
        statistics.median_days = sqlx::query(
            "SELECT days_to_answer FROM opinions WHERE days_to_answer IS NOT NULL ORDER BY days_to_answer
             LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM opinions WHERE days_to_answer IS NOT NULL)",
        )
        .fetch_optional(&mut *connection)
        .await?
        .map(|row| row.try_get("days_to_answer"))
        .transpose()?;
        Ok(statistics)
    }
}
