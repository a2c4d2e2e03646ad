use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use crate::app::AppState;
use crate::store::{Error, Figures};

/// How long figures are shown before they are counted anew.
const FRESH: Duration = Duration::from_secs(60);

/// The figures as they were counted last. Counting reads every opinion, so that no reader waits for
/// it but the first: the others see those of a minute ago.
#[derive(Default)]
pub(crate) struct LastFigures {
    last: RwLock<Option<(Instant, Arc<Figures>)>>,
    counting: Mutex<()>,
}

/// The figures, at most about a minute old while anyone asks for them.
pub(crate) async fn figures(state: &AppState) -> Result<Arc<Figures>, Error> {
    match state.figures.last() {
        Some((at, figures)) => {
            if at.elapsed() > FRESH {
                let state = state.clone();
                tokio::spawn(async move {
                    // Whoever counts already will do.
                    if let Ok(_counting) = state.figures.counting.try_lock()
                        && let Err(error) = count(&state).await
                    {
                        tracing::warn!("cannot count the figures: {error}");
                    }
                });
            }
            Ok(figures)
        }
        None => {
            let _counting = state.figures.counting.lock().await;
            match state.figures.last() {
                Some((_, figures)) => Ok(figures),
                None => count(state).await,
            }
        }
    }
}

impl LastFigures {
    fn last(&self) -> Option<(Instant, Arc<Figures>)> {
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
        *last = Some((Instant::now(), figures.clone()));
    }
    Ok(figures)
}
