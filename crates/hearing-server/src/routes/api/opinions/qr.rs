use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use hearing_api::{InvalidReceipt, ProblemType, Receipt};

use crate::app::AppState;
use crate::error::Error;
use crate::qr_code;
use crate::routes::origin;

/// `GET /api/opinions/{receipt}/qr.svg`: the address of the receipt's page as a QR code. Says
/// nothing about whether there is such an opinion.
pub(super) async fn get(
    State(state): State<AppState>,
    receipt: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let Path(receipt) = receipt.map_err(|_| ProblemType::InvalidReceipt)?;
    let receipt: Receipt = receipt
        .parse()
        .map_err(|error: InvalidReceipt| Error::from(error))?;
    let origin = origin(&state, &headers);
    qr_code::picture(&format!("{origin}/opinions/{receipt}"))
}
