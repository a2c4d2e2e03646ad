use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::support::SUPPORTED;
use crate::app::AppState;
use crate::error::Error;
use crate::html::public_page;
use crate::html::voices::voice_page;
use crate::routes::cookie_value;
use crate::static_files::not_found;

/// `GET /voices/{id}`: one voice with its answer; of an opinion that is not published, nothing.
pub(super) async fn get(
    State(state): State<AppState>,
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
    let is_supported = cookie_value(&headers, SUPPORTED).is_some();
    let (title, heading, content) = voice_page(&voice, is_supported, state.plan);
    let page = state.voices_shell.headed_page(&title, &heading, &content);
    Ok(public_page(page))
}
