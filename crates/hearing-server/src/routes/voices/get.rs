use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::Voice;
use pages::metadata::{Metadata, SITE_NAME};
use pages::pages::voices::{Support, voice, voice_title};
use pages::shell::{Device, Page};
use pages::urls::Route;

use super::support::is_supported;
use crate::device::AskingDevice;
use crate::error::Error;
use crate::html::public_page;
use crate::kiosk::KioskSession;
use crate::state::AppState;
use crate::static_files::not_found;

/// `GET /voices/{id}`: one voice with its answer; of an opinion that is not published, nothing.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    kiosk: Option<Extension<KioskSession>>,
    uri: Uri,
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

/// The page of a voice.
pub(super) fn page(state: &AppState, device: Device, shown: &Voice, support: Support) -> Response {
    let route = Route::Voice(shown.id);
    let page = Page {
        route: &route,
        title: &format!("{}｜{SITE_NAME}", voice_title(shown, state.plan)),
        description: &Metadata::of(&route).description,
        has_app: true,
        content: voice(shown, support, state.plan),
    };
    public_page(state.site.document(&page, device))
}
