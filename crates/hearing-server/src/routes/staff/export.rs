use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use hearing_api::ProblemType;

use crate::app::AppState;
use crate::error::Error;
use crate::opinion_csv;
use crate::routes::origin;
use crate::store::Session;

/// `GET /staff/export.csv`: every opinion, as 広聴AI reads it.
pub(super) async fn csv(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let opinions = state.store.exported().await?;
    state.store.note_export(session.account.id, "csv").await?;
    let csv = opinion_csv::write(&opinions, &origin(&state, &headers)).map_err(|error| {
        tracing::error!("cannot write the CSV: {error:#}");
        ProblemType::Unavailable
    })?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"opinions.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv).into_response())
}

/// `GET /staff/export.json`: every opinion, for other programs.
pub(super) async fn json(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
) -> Result<Response, Error> {
    let opinions = state.store.exported().await?;
    state.store.note_export(session.account.id, "json").await?;
    let headers = [
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"opinions.json\"",
        ),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Json(opinions)).into_response())
}
