//! Sends a reader to LINE, to hand a page of this site on.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::page_path::{page_address, with_path};
use crate::error::Error;
use crate::openapi::Operation;
use crate::state::AppState;

/// Where LINE asks to whom an address is to be sent.
const LINE: &str = "https://social-plugins.line.me/lineit/share?url=";

/// `GET /api/line?path=/policies/2-2`: a page does not know the site's own address, which LINE needs.
pub(in crate::routes) async fn get(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let address = page_address(&state, &headers, &uri)?;
    let address = utf8_percent_encode(&address, NON_ALPHANUMERIC);
    Ok(Redirect::to(&format!("{LINE}{address}")).into_response())
}

/// What the OpenAPI document says of it.
pub(in crate::routes) fn operation() -> Operation {
    with_path(Operation::api(
        "shareByLine",
        "Sends on to LINE, with the address of a page of this site.",
    ))
    .answers(303, "Leads to LINE.", None)
    .problems(&[ProblemType::NotFound])
}
