use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;

use super::{canonical, filter, spend_on};
use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::public_page;
use crate::html::voices::{ListPage, voice_list};
use crate::statistics::statistics;

/// `GET /voices`: a page of voices under a filter, with the statistics below it.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    uri: Uri,
) -> Result<Response, Error> {
    let (filter, asked) = filter(uri.query())?;
    spend_on(&state, &client, &filter)?;
    let (voices, next) = state.store.voices(&filter).await?;
    let statistics = statistics(&state).await?;
    let page = ListPage {
        asked: &asked,
        voices: &voices,
        next: next.as_ref(),
        statistics: &statistics,
    };
    let (title, content) = voice_list(&page, state.plan);
    let address = canonical(&state, &page.address());
    let page = state
        .voices_shell
        .headed_page(title, title, Some(&address), &content);
    Ok(public_page(page))
}
