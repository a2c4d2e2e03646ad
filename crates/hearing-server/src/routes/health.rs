//! For whatever watches over the server.

use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use hearing_api::ProblemType;

use crate::error::Error;
use crate::openapi::{Content, Operation};
use crate::state::AppState;

/// `GET /healthz`: `ok` if the server lives and its store can be read. Where it does not, a new
/// process may help.
pub(super) async fn live(State(state): State<AppState>) -> Result<&'static str, Error> {
    state.store.check().await?;
    Ok("ok")
}

/// `GET /healthz/ready`: `ready` if something can be written, tried with a write. Where it cannot
/// (a full disk, a database that is away), a new process would not help.
pub(super) async fn ready(State(state): State<AppState>) -> Result<impl IntoResponse, Error> {
    if state.store.is_writable().await {
        Ok(([(CACHE_CONTROL, "no-store")], "ready"))
    } else {
        Err(ProblemType::Unavailable.into())
    }
}

/// What the OpenAPI document says of the first.
pub(super) fn live_operation() -> Operation {
    Operation::api("health", "Whether the server lives and can be read from.").answers(
        200,
        "It does.",
        Content::text("text/plain; charset=utf-8"),
    )
}

/// What the OpenAPI document says of the second.
pub(super) fn ready_operation() -> Operation {
    Operation::api("readiness", "Whether the server can keep opinions.").answers(
        200,
        "It can.",
        Content::text("text/plain; charset=utf-8"),
    )
}
