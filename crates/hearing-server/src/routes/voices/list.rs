use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use pages::pages::voices::{AskedFilter, VoiceList, voice_list};
use pages::urls::key;

use super::query::{filter, spend_on};
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::app_page;
use crate::state::AppState;

/// `GET /voices`: a page of voices under a filter, with the statistics below it.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    uri: Uri,
) -> Result<Response, Error> {
    let (filter, asked) = filter(&state, uri.query())?;
    spend_on(&state, &client, &filter)?;
    let (voices, next) = state.store.voices(&filter).await?;
    let next = next.map(|place| format!("{}_{}", place.answered_at, place.id));
    let list = VoiceList {
        asked: AskedFilter {
            policy: asked.get(key::POLICY),
            status: asked.get(key::STATUS),
            outcome: asked.get(key::OUTCOME),
            life_stage: asked.get(key::LIFE_STAGE),
            words: asked.get(key::WORDS),
        },
        voices: &voices,
        behind: asked.get(key::BEHIND),
        next: next.as_deref(),
        statistics: &*state.statistics.get(&state.store).await?,
        plan: state.plan,
    };
    Ok(app_page(&state, device, &list.route(), voice_list(&list)))
}
