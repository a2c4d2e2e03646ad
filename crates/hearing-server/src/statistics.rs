use std::sync::{Arc, RwLock};

use hearing_api::Statistics;
use tokio::sync::Mutex;

use crate::store::{Error, Store};

/// The statistics as they were counted last. Counting reads an index of every opinion, so that no
/// reader waits for it but the first: the others see those of a minute ago.
#[derive(Default)]
pub(crate) struct LastStatistics {
    last: RwLock<Option<Arc<Statistics>>>,
    counting: Mutex<()>,
}

impl LastStatistics {
    /// The statistics as they were counted last; they are counted if they never were.
    pub(crate) async fn get(&self, store: &Store) -> Result<Arc<Statistics>, Error> {
        if let Some(statistics) = self.last() {
            return Ok(statistics);
        }
        let _counting = self.counting.lock().await;
        match self.last() {
            Some(statistics) => Ok(statistics),
            None => self.count(store).await,
        }
    }

    /// Counts them.
    pub(crate) async fn count(&self, store: &Store) -> Result<Arc<Statistics>, Error> {
        let statistics = Arc::new(store.statistics().await?);
        if let Ok(mut last) = self.last.write() {
            *last = Some(statistics.clone());
        }
        Ok(statistics)
    }

    fn last(&self) -> Option<Arc<Statistics>> {
        // A panic while writing would have left the old ones, which are as good.
        match self.last.read() {
            Ok(last) => last.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }
}
