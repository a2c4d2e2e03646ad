use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hearing_api::{InvalidReceipt, ProblemType, Receipt};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::app::AppState;
use crate::error::Error;
use crate::routes::origin;

/// Light modules around the code, as the standard asks.
const QUIET_ZONE: i32 = 4;

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
    // Fails only for an address longer than any code: a host name that nobody has.
    let code = QrCode::encode_text(&format!("{origin}/opinions/{receipt}"), QrCodeEcc::Medium)
        .map_err(|_| ProblemType::NotFound)?;
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")];
    Ok((headers, svg(&code)).into_response())
}

fn svg(code: &QrCode) -> String {
    let size = code.size() + 2 * QUIET_ZONE;
    let modules: String = (0..code.size())
        .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
        .filter(|(x, y)| code.get_module(*x, *y))
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path d=\"{modules}\"/></svg>"
    )
}
