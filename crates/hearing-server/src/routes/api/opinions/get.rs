use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};

use crate::error::Error;
use crate::extract::Client;
use crate::routes::asked_for;
use crate::state::AppState;

/// `GET /api/opinions/{receipt}`: what became of an opinion. Who has the receipt may ask.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    let status = asked_for(&state, &client, receipt).await?;
    let headers = [
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, Json(status)).into_response())
}
