use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::canonical;
use super::support::is_supported;
use crate::app::AppState;
use crate::error::Error;
use crate::html::public_page;
use crate::html::voices::{Support, voice_page};
use crate::kiosk::KioskSession;
use crate::static_files::not_found;
use crate::store::Voice;

/// `GET /voices/{id}`: one voice with its answer; of an opinion that is not published, nothing.
pub(super) async fn get(
    State(state): State<AppState>,
    kiosk: Option<Extension<KioskSession>>,
    uri: Uri,
    headers: HeaderMap,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let Ok(Path(id)) = id else {
        return Ok(not_found(&state, &uri, &headers));
    };
    let Some(voice) = state.store.voice(id).await? else {
        return Ok(not_found(&state, &uri, &headers));
    };
    let kiosk = kiosk.map(|Extension(kiosk)| kiosk);
    let support = if is_supported(&state, id, &headers, kiosk) {
        Support::Said
    } else {
        Support::Open
    };
    Ok(page(&state, &voice, support))
}

/// The page of a voice.
pub(super) fn page(state: &AppState, voice: &Voice, support: Support) -> Response {
    let (title, heading, content) = voice_page(voice, support, state.plan);
    let address = canonical(state, &format!("/voices/{}", voice.id));
    let shell = &state.voices_shell;
    public_page(shell.headed_page(&title, &heading, Some(&address), &content))
}
