use axum::extract::{OriginalUri, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use pages::urls::Route;

use crate::extract::AskingDevice;
use crate::state::AppState;
use crate::static_files;

/// `GET /opinions`: the page that asks for a receipt; with `?receipt=` as its form sends it, the
/// way to that receipt's page.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let (_, route) = Route::parse_in_language(uri.path(), uri.query().unwrap_or_default());
    match route {
        receipt @ Route::Opinion(_) => Redirect::to(&receipt.to_string()).into_response(),
        _ => static_files::respond(&state, device, &uri, &headers),
    }
}
