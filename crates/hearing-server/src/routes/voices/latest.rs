use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use hearing_api::Status;
use pages::pages::voices::{found_voices, latest_voices};

use super::query::{filter, spend_on};
use crate::error::Error;
use crate::extract::Client;
use crate::html::public_page;
use crate::state::AppState;
use crate::store::VoiceFilter;

/// `GET /voices/latest?policy=2-2`: a piece of the page of a policy, or of home: the newest answered
/// voices, and statistics; no content where there is nothing to show. With words (`q`), a piece of the
/// search's page: what they find.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    uri: Uri,
) -> Result<Response, Error> {
    let (asked, _) = filter(&state, uri.query())?;
    if !asked.words.trim().is_empty() {
        spend_on(&state, &client, &asked)?;
        let (voices, next) = state.store.voices(&asked).await?;
        let found = found_voices(&voices, next.is_some(), &asked.words, state.plan);
        return Ok(public_page(found));
    }
    let code = asked.policy.as_ref().map(|policy| policy.code);
    let filter = VoiceFilter {
        status: code.is_none().then_some(Status::Answered),
        policy: asked.policy,
        ..VoiceFilter::default()
    };
    let (voices, next) = state.store.voices(&filter).await?;
    let statistics = state.statistics.get(&state.store).await?;
    let piece = latest_voices(&voices, next.is_some(), &statistics, code, state.plan).into_string();
    let caching = (CACHE_CONTROL, "no-cache");
    Ok(if piece.is_empty() {
        (StatusCode::NO_CONTENT, [caching]).into_response()
    } else {
        let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), caching];
        (headers, piece).into_response()
    })
}
