use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};

use super::{filter, spend_on};
use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::voices::{Entry, atom, described};
use crate::routes::origin;

/// `GET /voices/feed.atom`: the newest answers as an Atom feed; with `?policy=2-2`, or any other
/// filter of the list, those that it lets through.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    uri: Uri,
) -> Result<Response, Error> {
    let (filter, _) = filter(uri.query())?;
    spend_on(&state, &client, &filter)?;
    let (voices, _) = state.store.voices(&filter).await?;
    let origin = origin(&state, &headers);
    let address = match filter.policy {
        Some(policy) => format!("{origin}/voices?policy={policy}"),
        None => format!("{origin}/voices"),
    };
    let entries: Vec<Entry> = voices
        .iter()
        .map(|voice| Entry {
            address: format!("{origin}/voices/{}", voice.id),
            title: voice.subject.label(state.plan),
            updated: voice.updated_at().to_owned(),
            text: described(voice),
        })
        .collect();
    let feed = atom("公開された声と市の回答", &address, &entries);
    let headers = [
        (CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    Ok((headers, feed).into_response())
}
