use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::clock::now;
use super::{Error, Store};

/// How long what was found is said again, so that asking often makes no more commits.
const VALID: Duration = Duration::from_secs(1);

/// What the last trial found, and when it ended.
#[derive(Default)]
pub(super) struct Readiness {
    last: Mutex<Option<(Instant, bool)>>,
}

impl Store {
    /// Whether something can be written now: tried with a commit of its own, at most once a second.
    pub async fn is_writable(&self) -> bool {
        let mut last = self.readiness.last.lock().await;
        if let Some((at, found)) = *last
            && at.elapsed() < VALID
        {
            return found;
        }
        let found = match self.try_to_write().await {
            Ok(()) => !self.writer.is_closed(),
            Err(error) => {
                tracing::error!("nothing can be written: {error}");
                false
            }
        };
        *last = Some((Instant::now(), found));
        found
    }

    async fn try_to_write(&self) -> Result<(), Error> {
        let mut transaction = self.database.begin().await?;
        sqlx::query("UPDATE write_trials SET at = $1")
            .bind(now()?)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await
    }
}
