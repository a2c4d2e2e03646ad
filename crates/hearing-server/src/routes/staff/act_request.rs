//! What the form of an act sends, and how it is answered.

use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;

use super::opinion::{Said, opinion_page};
use crate::console::field_name;
use crate::console::{FieldError, opinion_address};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::{self, OpinionDetail, Session};
use crate::workflow::{ActKind, Refusal};

/// What a clerk reads who moves opinions to no department.
pub(super) const DEPARTMENT_NEEDED: &str = "移す先の担当を選んでください。";

/// What a clerk reads who merges opinions into none.
pub(super) const TARGET_NEEDED: &str = "統合先の番号を入力してください。";

/// What every act comes with.
pub(super) type Asked = (
    State<AppState>,
    Extension<Session>,
    Extension<Fields>,
    Result<Path<i64>, PathRejection>,
);

/// The opinion's page with why the act was not done.
pub(super) async fn refuse(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    refusal: Refusal,
) -> Result<Response, Error> {
    let said = Said::Refused(refusal);
    opinion_page(state, session, id, fields, StatusCode::CONFLICT, said).await
}

/// The opinion's page, where the store could not do the act.
pub(super) async fn not_kept(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    error: &store::Error,
) -> Result<Response, Error> {
    tracing::error!("an act is not kept: {error}");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    opinion_page(state, session, id, fields, status, Said::Failed).await
}

/// The opinion's page with what is wrong with what was typed.
pub(super) async fn refuse_input(
    state: &AppState,
    session: &Session,
    fields: &Fields,
    id: i64,
    error: &FieldError,
) -> Result<Response, Error> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    opinion_page(state, session, id, fields, status, Said::FieldError(error)).await
}

pub(super) fn number(id: &Result<Path<i64>, PathRejection>) -> Result<i64, ProblemType> {
    match id {
        Ok(Path(number)) => Ok(*number),
        Err(_) => Err(ProblemType::NotFound),
    }
}

/// Whether the form is of a page that showed the opinion as it is. A form without a revision is of no
/// page, and is taken as one that saw it.
pub(super) fn is_seen(fields: &Fields, detail: &OpinionDetail) -> bool {
    let seen = fields.get(field_name::REVISION).parse::<i64>().ok();
    let seen = seen.or_else(|| seen_revision(fields, detail.queued.id));
    seen.is_none_or(|seen| seen == detail.revision)
}

pub(super) async fn load(state: &AppState, id: i64) -> Result<OpinionDetail, Error> {
    let detail = state.store.load_detail_and_mark_read(id).await?;
    Ok(detail.ok_or(ProblemType::NotFound)?)
}

/// Back to the opinion, which says what was done.
pub(super) fn done_with(fields: &Fields, id: i64, kind: ActKind) -> Response {
    let address = opinion_address(id, fields.get(field_name::LIST));
    let sign = if address.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{address}{sign}done={}", kind.id())).into_response()
}

pub(super) fn field_error(field: &'static str, message: &str) -> FieldError {
    FieldError {
        field,
        message: message.to_owned(),
    }
}

/// The revision of the opinion that the page to be confirmed showed.
pub(super) fn seen_revision(fields: &Fields, id: i64) -> Option<i64> {
    fields.all(field_name::SEEN).find_map(|seen| {
        let (opinion, revision) = seen.split_once(':')?;
        (opinion.parse() == Ok(id)).then(|| revision.parse().ok())?
    })
}
