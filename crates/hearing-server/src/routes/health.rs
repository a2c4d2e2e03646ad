use axum::extract::State;

use crate::app::AppState;
use crate::error::Error;
use crate::openapi::{Content, Operation};

/// `GET /healthz`: `ok` if the store answers, for whatever watches over the server.
pub(super) async fn get(State(state): State<AppState>) -> Result<&'static str, Error> {
    state.store.check().await?;
    Ok("ok")
}

/// What the OpenAPI document says of it.
pub(super) fn operation() -> Operation {
    Operation::api("health", "Whether the server can keep opinions.").answers(
        200,
        "It can.",
        Content::text("text/plain; charset=utf-8"),
    )
}
