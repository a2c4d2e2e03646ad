use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use hearing_api::ProblemType;
use pages::components::receipt_picture::receipt_picture;
use pages::shell::Device;
use pages::urls::Route;

use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::private_file;
use crate::http::origin::address;
use crate::routes::asked_for;
use crate::state::AppState;

/// `GET /opinions/{receipt}/picture.svg`: the number as a picture. A kiosk keeps no files.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    headers: HeaderMap,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    if matches!(device, Device::Kiosk { .. }) {
        return Err(ProblemType::NotFound.into());
    }
    let opinion = asked_for(&state, &client, receipt).await?;
    let address = address(&state.site, &headers, Route::Follow);
    let is_trial = state.site.city.is_none();
    let picture = receipt_picture(opinion.receipt, &opinion.received_at, &address, is_trial);
    Ok(private_file("image/svg+xml", picture.into_string()))
}
