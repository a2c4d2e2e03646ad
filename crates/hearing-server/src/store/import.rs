use hearing_api::NewOpinion;
use sqlx::Row;
use time::OffsetDateTime;
use tokio::sync::oneshot;

use super::writer::{Job, Waiting, find, is_same};
use super::{Error, Store, Stored};
use crate::idempotency_key::IdempotencyKey;

/// How an opinion came that was not sent by the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Which office has its paper.
    pub source: String,
    /// When it arrived there; now, if nobody noted it.
    pub received_at: Option<OffsetDateTime>,
}

/// An opinion that has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The number by which staff call it.
    pub number: i64,
    /// Whether it is the same as the one that was asked for.
    pub is_same: bool,
}

impl Store {
    /// The opinion that has this key already, and whether it says the same as this one.
    pub async fn known(
        &self,
        key: IdempotencyKey,
        opinion: &NewOpinion,
    ) -> Result<Option<Known>, Error> {
        let mut connection = self.database.readers.acquire().await?;
        let Some(row) = find(&mut connection, key).await? else {
            return Ok(None);
        };
        Ok(Some(Known {
            number: row.try_get("id")?,
            is_same: is_same(&row, opinion)?,
        }))
    }

    /// Keeps an opinion that was handed in, unless its key shows that it is kept already. Returns
    /// after the commit.
    pub async fn keep_imported(
        &self,
        key: IdempotencyKey,
        opinion: NewOpinion,
        arrival: Arrival,
    ) -> Result<Stored, Error> {
        let (done, outcome) = oneshot::channel();
        let waiting = Waiting::imported(key, opinion, arrival, done)?;
        self.writer
            .send(Job::Keep(waiting))
            .await
            .map_err(|_| Error::Closed)?;
        outcome.await.map_err(|_| Error::Closed)?
    }
}
