use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use hearing_api::ProblemType;

use crate::app::AppState;
use crate::error::Error;
use crate::opinion_csv;
use crate::routes::origin;
use crate::store::{Exported, Extent, Session};

/// The query of a link to all opinions.
const ALL: &str = "extent=all";

/// `GET /staff/export.csv`: the opinions whose writers agreed to publication, as 広聴AI reads them;
/// with `?extent=all` every opinion, for the city's own use.
pub(super) async fn csv(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let (opinions, name) = exported(&state, &session, &uri, "csv").await?;
    let csv = opinion_csv::write(&opinions, &origin(&state, &headers)).map_err(|error| {
        tracing::error!("cannot write the CSV: {error:#}");
        ProblemType::Unavailable
    })?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, name.as_str()),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv).into_response())
}

/// `GET /staff/export.json`: the same for other programs.
pub(super) async fn json(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
) -> Result<Response, Error> {
    let (opinions, name) = exported(&state, &session, &uri, "json").await?;
    let headers = [
        (CONTENT_DISPOSITION, name.as_str()),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Json(opinions)).into_response())
}

/// The opinions that are asked for, noted in the audit, and how their file is called.
async fn exported(
    state: &AppState,
    session: &Session,
    uri: &Uri,
    format: &str,
) -> Result<(Vec<Exported>, String), Error> {
    let (extent, name) = match uri.query() {
        Some(ALL) => (Extent::All, "opinions-all"),
        _ => (Extent::Agreed, "opinions"),
    };
    let file = format!("{name}.{format}");
    let opinions = state.store.exported(extent).await?;
    state.store.note_export(session.account.id, &file).await?;
    Ok((opinions, format!("attachment; filename=\"{file}\"")))
}
