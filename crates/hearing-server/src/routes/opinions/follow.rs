use axum::extract::{Request, State};
use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::Receipt;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::app::AppState;
use crate::static_files;

/// `GET /opinions`: the page that asks for a receipt; with `?receipt=` as its form sends it, the
/// way to that receipt's page.
pub(super) async fn get(State(state): State<AppState>, request: Request) -> Response {
    match typed_receipt(request.uri()) {
        Some(typed) => {
            let receipt = match typed.parse::<Receipt>() {
                Ok(receipt) => receipt.to_string(),
                Err(_) => utf8_percent_encode(&typed, NON_ALPHANUMERIC).to_string(),
            };
            Redirect::to(&format!("/opinions/{receipt}")).into_response()
        }
        None => static_files::respond(&state, request.uri(), request.headers()),
    }
}

fn typed_receipt(uri: &Uri) -> Option<String> {
    let value = uri
        .query()?
        .split('&')
        .find_map(|pair| pair.strip_prefix("receipt="))?;
    let spaced = value.replace('+', " ");
    let typed = percent_decode_str(&spaced)
        .decode_utf8_lossy()
        .trim()
        .to_owned();
    (!typed.is_empty()).then_some(typed)
}
