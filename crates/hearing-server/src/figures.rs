use std::sync::{Arc, RwLock};
use std::time::Duration;

use tokio::sync::Mutex;

use crate::app::AppState;
use crate::store::{Error, Figures};

/// How long the server rests between two counts, and so about how long a figure may be behind.
const REST: Duration = Duration::from_secs(60);

/// The figures as they were counted last. Counting reads an index of every opinion, so that no
/// reader waits for it but the first: the others see those of a minute ago.
#[derive(Default)]
pub(crate) struct LastFigures {
    last: RwLock<Option<Arc<Figures>>>,
    counting: Mutex<()>,
}

/// Counts the figures again and again, for as long as the server serves.
pub(crate) async fn keep_counting(state: AppState) {
    loop {
        if let Err(error) = count(&state).await {
            tracing::warn!("cannot count the figures: {error}");
        }
        tokio::time::sleep(REST).await;
    }
}

/// The figures, about a minute old at most where they are [kept](keep_counting).
pub(crate) async fn figures(state: &AppState) -> Result<Arc<Figures>, Error> {
    if let Some(figures) = state.figures.last() {
        return Ok(figures);
    }
    let _counting = state.figures.counting.lock().await;
    match state.figures.last() {
        Some(figures) => Ok(figures),
        None => count(state).await,
    }
}

impl LastFigures {
    fn last(&self) -> Option<Arc<Figures>> {
        // A panic while writing would have left the old ones, which are as good.
        match self.last.read() {
            Ok(last) => last.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }
}

async fn count(state: &AppState) -> Result<Arc<Figures>, Error> {
    let figures = Arc::new(state.store.figures().await?);
    if let Ok(mut last) = state.figures.last.write() {
        *last = Some(figures.clone());
    }
    Ok(figures)
}
