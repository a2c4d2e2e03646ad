use std::sync::{Arc, RwLock};
use std::time::Duration;

use hearing_api::Statistics;
use tokio::sync::Mutex;

use crate::app::AppState;
use crate::store::Error;

/// How long the server rests between two counts, and so about how long a figure may be behind.
const REST: Duration = Duration::from_secs(60);

/// The statistics as they were counted last. Counting reads an index of every opinion, so that no
/// reader waits for it but the first: the others see those of a minute ago.
#[derive(Default)]
pub(crate) struct LastStatistics {
    last: RwLock<Option<Arc<Statistics>>>,
    counting: Mutex<()>,
}

/// Counts the statistics again and again, for as long as the server serves.
pub(crate) async fn keep_counting(state: AppState) {
    loop {
        if let Err(error) = count(&state).await {
            tracing::warn!("cannot count the statistics: {error}");
        }
        tokio::time::sleep(REST).await;
    }
}

/// The statistics, about a minute old at most where they are [kept](keep_counting).
pub(crate) async fn statistics(state: &AppState) -> Result<Arc<Statistics>, Error> {
    if let Some(statistics) = state.statistics.last() {
        return Ok(statistics);
    }
    let _counting = state.statistics.counting.lock().await;
    match state.statistics.last() {
        Some(statistics) => Ok(statistics),
        None => count(state).await,
    }
}

impl LastStatistics {
    fn last(&self) -> Option<Arc<Statistics>> {
        // A panic while writing would have left the old ones, which are as good.
        match self.last.read() {
            Ok(last) => last.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }
}

async fn count(state: &AppState) -> Result<Arc<Statistics>, Error> {
    let statistics = Arc::new(state.store.statistics().await?);
    if let Ok(mut last) = state.statistics.last.write() {
        *last = Some(statistics.clone());
    }
    Ok(statistics)
}
