use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use hearing_api::Surface;

use crate::app::AppState;
use crate::error::Error;
use crate::html::kiosk_state;
use crate::kiosk::FromKiosk;
use crate::openapi::{Content, Operation};

/// `GET /kiosk`: for the staff of a branch, how its device is. Holds nothing of any resident's.
pub(super) async fn get(
    State(state): State<AppState>,
    kiosk: Option<Extension<FromKiosk>>,
) -> Result<Response, Error> {
    let Some(Extension(FromKiosk(branch))) = kiosk else {
        return Ok(kiosk_state(&state, None));
    };
    let last = state.store.last_received(Surface::Kiosk(branch)).await?;
    Ok(kiosk_state(&state, Some((branch, last))))
}

/// What the OpenAPI document says of it.
pub(super) fn operation() -> Operation {
    Operation::page("kiosk", "For the staff of a branch: how its kiosk is.").answers(
        200,
        "The page.",
        Content::HTML,
    )
}
