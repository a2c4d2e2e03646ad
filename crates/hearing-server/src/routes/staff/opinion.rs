use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use hearing_api::ProblemType;

use super::queue::filter;
use crate::console::field_name;
use crate::console::{FieldError, OpinionPage, View, opinion};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::Session;
use crate::workflow::Refusal;

/// What the page says of what was just asked for.
pub(super) enum Said<'a> {
    /// Nothing stands in the way.
    Nothing,
    /// What was typed is wrong.
    FieldError(&'a FieldError),
    /// The store did not do it.
    Refused(Refusal),
    /// The store could not do it.
    Failed,
}

/// What a clerk reads when nothing can be written.
pub(super) const FAILED: &str = "いま、記録できませんでした。操作は行われていません。入力したものはこの画面に残っています。\
    しばらくしてから、もう一度操作してください。";

/// `GET /staff/opinions/{id}`.
pub(super) async fn get(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    id: Result<Path<i64>, PathRejection>,
    uri: Uri,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let asked = Fields::parse(uri.query().unwrap_or_default().as_bytes())?;
    opinion_page(&state, &session, id, &asked, StatusCode::OK, Said::Nothing).await
}

/// The opinion's page, with what was typed on it and why it was not done.
pub(super) async fn opinion_page(
    state: &AppState,
    session: &Session,
    id: i64,
    typed: &Fields,
    status: StatusCode,
    said: Said<'_>,
) -> Result<Response, Error> {
    let detail = state
        .store
        .load_detail_and_mark_read(id)
        .await?
        .ok_or(ProblemType::NotFound)?;
    let similar = state.store.similar(&detail.queued, state.plan).await?;
    let (error, failure) = match said {
        Said::Nothing => (None, None),
        Said::FieldError(error) => (Some(error), None),
        Said::Refused(refusal) => (None, Some(refusal.message())),
        Said::Failed => (None, Some(FAILED)),
    };
    let page = OpinionPage {
        session,
        detail: &detail,
        similar: &similar,
        typed,
        error,
        failure,
        next: next(state, session, id, typed.get(field_name::LIST)).await?,
    };
    Ok(opinion(&View::of(state), status, &page))
}

/// The next opinion of the list that the clerk comes from; behind its end, its first.
async fn next(
    state: &AppState,
    session: &Session,
    id: i64,
    list: &str,
) -> Result<Option<i64>, Error> {
    let asked = Fields::parse(list.as_bytes()).unwrap_or_default();
    let mut filter = filter(state, session, &asked);
    for after in [Some(id), None] {
        filter.after = after;
        let (opinions, _) = state.store.queue(&filter).await?;
        let other = opinions.iter().map(|opinion| opinion.id);
        if let Some(next) = other.into_iter().find(|other| *other != id) {
            return Ok(Some(next));
        }
    }
    Ok(None)
}
