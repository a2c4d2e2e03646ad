use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::ProblemType;

use super::page_path::{page_address, with_path};
use crate::error::Error;
use crate::extract::Client;
use crate::http::rate_limit::Budget;
use crate::openapi::{Content, Operation};
use crate::qr_code;
use crate::state::AppState;

/// `GET /api/qr.svg?path=/policies%3Flife-stage%3Dinfant`: the address of a page of this site as a
/// QR code, for going on with it on one's own phone. Without a path, of home.
pub(in crate::routes) async fn get(
    State(state): State<AppState>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = page_address(&state, &headers, &uri)?;
    client.spend(&state, Budget::Codes)?;
    qr_code::picture(&address)
}

/// What the OpenAPI document says of it.
pub(in crate::routes) fn operation() -> Operation {
    with_path(Operation::api(
        "pageQrCode",
        "The address of a page of this site as a QR code.",
    ))
    .answers(200, "The code.", Content::text("image/svg+xml"))
    .problems(&[ProblemType::NotFound])
}
