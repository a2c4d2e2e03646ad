use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use hearing_api::{Problem, ProblemType, Receipt};

use crate::app::AppState;
use crate::error::Error;
use crate::html::{opinion_status, private_page, receipt_refused};
use crate::static_files;

/// `GET /opinions/{receipt}`: the receipt and what became of its opinion, as a page.
pub(super) async fn get(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    typed: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    // No receipt is the name of a page: it would fail its check.
    if let Some(page) = static_files::find(&state, &uri, &headers) {
        return Ok(page);
    }
    let Path(typed) = typed.map_err(|_| ProblemType::InvalidReceipt)?;
    let found = match typed.parse::<Receipt>() {
        Ok(receipt) => state.store.status(receipt).await?.ok_or_else(|| {
            let Problem { title, detail, .. } = Problem::new(ProblemType::UnknownReceipt);
            format!("{title}。{detail}")
        }),
        Err(error) => Err(error.to_string()),
    };
    let (status, (title, content)) = match found {
        Ok(opinion) => (StatusCode::OK, opinion_status(&opinion, state.plan)),
        Err(message) => (StatusCode::NOT_FOUND, receipt_refused(&typed, &message)),
    };
    Ok(private_page(
        status,
        state.receipt_shell.page(title, &content),
    ))
}
