use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use hearing_api::{Problem, ProblemType, Receipt};

use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::{Failure, Own, StatusPage, private_page, receipt_refused};
use crate::idempotency_key::IdempotencyKey;
use crate::rate_limit::Budget;
use crate::routes::following;
use crate::static_files;
use crate::store::Stamp;

/// `GET /opinions/{receipt}`: the receipt and what became of its opinion, as a page.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
    typed: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    // No receipt is the name of a page: it would fail its check.
    if let Some(page) = static_files::find(&state, &uri, &headers) {
        return Ok(page);
    }
    client.spend(&state, Budget::Receipts)?;
    let Path(typed) = typed.map_err(|_| ProblemType::InvalidReceipt)?;
    receipt_page(&state, &typed, StatusCode::OK, None).await
}

/// The page right after sending: the one place where the control code stands.
pub(super) async fn sent_page(
    state: &AppState,
    stamp: &Stamp,
    key: IdempotencyKey,
) -> Result<Response, Error> {
    let opinion = following(state, stamp.receipt)
        .await?
        .ok_or(ProblemType::UnknownReceipt)?;
    let own = state
        .store
        .control_code_of(stamp)
        .map(|code| Own { code, key });
    let page = StatusPage {
        opinion: &opinion,
        plan: state.plan,
        failure: None,
        own: own.as_ref(),
    };
    let (title, content) = page.title_and_content();
    Ok(private_page(
        StatusCode::OK,
        state.receipt_shell.page(title, &content),
    ))
}

/// The page of a receipt as it was typed, or why there is none; with what stood in the way of what
/// its reader did on it.
pub(super) async fn receipt_page(
    state: &AppState,
    typed: &str,
    status: StatusCode,
    failure: Option<&Failure<'_>>,
) -> Result<Response, Error> {
    let found = match typed.parse::<Receipt>() {
        Ok(receipt) => following(state, receipt).await?.ok_or_else(|| {
            let Problem { title, detail, .. } = Problem::new(ProblemType::UnknownReceipt);
            format!("{title}。{detail}")
        }),
        Err(error) => Err(error.to_string()),
    };
    let (status, (title, content)) = match found {
        Ok(opinion) => {
            let page = StatusPage {
                opinion: &opinion,
                plan: state.plan,
                failure,
                own: None,
            };
            (status, page.title_and_content())
        }
        Err(message) => (StatusCode::NOT_FOUND, receipt_refused(typed, &message)),
    };
    Ok(private_page(
        status,
        state.receipt_shell.page(title, &content),
    ))
}
