use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};
use hearing_api::{InvalidReceipt, ProblemType, Receipt};

use crate::error::Error;
use crate::extract::Client;
use crate::http::rate_limit::Budget;
use crate::routes::following;
use crate::state::AppState;

/// `GET /api/opinions/{receipt}`: what became of an opinion. Whoever has the receipt may ask.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    client.spend(&state, Budget::Receipts)?;
    let Path(receipt) = receipt.map_err(|_| ProblemType::InvalidReceipt)?;
    let receipt: Receipt = receipt
        .parse()
        .map_err(|error: InvalidReceipt| Error::from(error))?;
    let status = following(&state, receipt)
        .await?
        .ok_or(ProblemType::UnknownReceipt)?;
    let headers = [
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, Json(status)).into_response())
}
