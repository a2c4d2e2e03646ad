use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use pages::pages::voices::Support;

use super::page::page;
use super::support::is_supported;
use crate::error::Error;
use crate::extract::AskingDevice;
use crate::kiosk::KioskSession;
use crate::state::AppState;
use crate::static_files::not_found;

/// `GET /voices/{id}`: one voice with its answer; of an opinion that is not published, nothing.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    kiosk: Option<Extension<KioskSession>>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let Ok(Path(id)) = id else {
        return Ok(not_found(&state, device, &uri, &headers));
    };
    let Some(found) = state.store.voice(id).await? else {
        return Ok(not_found(&state, device, &uri, &headers));
    };
    let kiosk = kiosk.map(|Extension(kiosk)| kiosk);
    let support = if is_supported(&state, id, &headers, kiosk) {
        Support::Said
    } else {
        Support::Open
    };
    Ok(page(&state, device, &found, support))
}
