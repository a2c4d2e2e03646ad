use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use hearing_api::{ControlCode, InvalidReceipt, ProblemType, Receipt};
use pages::contract::field::CONTROL_CODE;
use pages::urls::Route;

use crate::error::Error;
use crate::extract::Client;
use crate::http::form_decoding::Fields;
use crate::http::origin;
use crate::http::rate_limit::Budget;
use crate::qr_code;
use crate::state::AppState;

/// `GET /api/opinions/{receipt}/qr.svg`: the address of the receipt's page as a QR code. Says
/// nothing about whether there is such an opinion.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    receipt: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = address(&state, receipt, &headers)?;
    client.spend(&state, Budget::Codes)?;
    qr_code::picture(&address)
}

/// `POST /api/opinions/{receipt}/qr.svg`: the same with the control code in the fragment, which a
/// browser keeps to itself. For a kiosk, whose visitors take both along in one picture. The code is
/// not looked at: everyone who asks has it.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    receipt: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    client.spend(&state, Budget::Receipts)?;
    let address = address(&state, receipt, &headers)?;
    let fields = Fields::parse(&body?)?;
    let code: ControlCode = fields
        .get(CONTROL_CODE)
        .parse()
        .map_err(|_| ProblemType::MalformedBody)?;
    client.spend(&state, Budget::Codes)?;
    qr_code::picture(&format!("{address}#{code}"))
}

fn address(
    state: &AppState,
    receipt: Result<Path<String>, PathRejection>,
    headers: &HeaderMap,
) -> Result<String, Error> {
    let Path(receipt) = receipt.map_err(|_| ProblemType::InvalidReceipt)?;
    let receipt: Receipt = receipt
        .parse()
        .map_err(|error: InvalidReceipt| Error::from(error))?;
    let page = Route::Opinion(receipt.to_string());
    Ok(origin::address(&state.site, headers, page))
}
