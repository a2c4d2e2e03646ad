use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::ProblemType;

use super::page_path::{page_path, path_schema};
use crate::error::Error;
use crate::extract::Client;
use crate::http::origin::origin;
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
    let path = page_path(&uri)?;
    client.spend(&state, Budget::Codes)?;
    let origin = origin(&state.site, &headers);
    qr_code::picture(&format!("{origin}{path}"))
}

/// What the OpenAPI document says of it.
pub(in crate::routes) fn operation() -> Operation {
    Operation::api(
        "pageQrCode",
        "The address of a page of this site as a QR code.",
    )
    .query(
        "path",
        "The page's path; home where there is none.",
        path_schema,
    )
    .answers(200, "The code.", Content::text("image/svg+xml"))
    .problems(&[ProblemType::NotFound])
}
