use axum::extract::State;

use crate::app::AppState;
use crate::error::Error;

/// `GET /healthz`: `ok` if the store answers, for whatever watches over the server.
pub(super) async fn get(State(state): State<AppState>) -> Result<&'static str, Error> {
    state.store.check().await?;
    Ok("ok")
}
