use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use hearing_api::ProblemType;

use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::{OpinionPage, opinion};
use crate::intake::Fields;
use crate::store::Session;

/// `GET /staff/opinions/{id}`.
pub(super) async fn get(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    id: Result<Path<i64>, PathRejection>,
    uri: Uri,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let asked = Fields::parse(uri.query().unwrap_or_default().as_bytes())?;
    opinion_page(&state, &session, id, &asked, StatusCode::OK, None).await
}

/// The opinion's page, with what was typed on it and why it was not done.
pub(super) async fn opinion_page(
    state: &AppState,
    session: &Session,
    id: i64,
    typed: &Fields,
    status: StatusCode,
    failure: Option<&str>,
) -> Result<Response, Error> {
    let file = state
        .store
        .open_file(id)
        .await?
        .ok_or(ProblemType::NotFound)?;
    let similar = state.store.similar(&file.queued).await?;
    let page = OpinionPage {
        session,
        file: &file,
        similar: &similar,
        typed,
        failure,
    };
    Ok(opinion(state, status, &page))
}
