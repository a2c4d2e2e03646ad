use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use hearing_api::Status;
use maud::Markup;
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
        return Ok(public_page(found(&state, &client, &asked).await?));
    }
    let code = asked.policy.as_ref().map(|policy| policy.code);
    let filter = VoiceFilter {
        status: code.is_none().then_some(Status::Answered),
        policy: asked.policy,
        ..VoiceFilter::default()
    };
    let (voices, next) = state.store.voices(&filter).await?;
    let statistics = state.statistics.get(&state.store).await?;
    let piece = latest_voices(&voices, next.is_some(), &statistics, code, state.plan);
    Ok(if piece.0.is_empty() {
        (StatusCode::NO_CONTENT, [(CACHE_CONTROL, "no-cache")]).into_response()
    } else {
        public_page(piece)
    })
}

/// The voices that hold the words of a filter, as a piece of the search's page.
pub(in crate::routes) async fn found(
    state: &AppState,
    client: &Client,
    filter: &VoiceFilter,
) -> Result<Markup, Error> {
    spend_on(state, client, filter)?;
    let (voices, next) = state.store.voices(filter).await?;
    Ok(found_voices(
        &voices,
        next.is_some(),
        &filter.words,
        state.plan,
    ))
}
