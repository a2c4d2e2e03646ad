//! `/search` with words: what they find, for those whose device does not run the app, or not yet.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use maud::Markup;
use pages::components::search_progress::Progress;
use pages::pages::search::{Answer, limit, search};
use pages::pages::voices::found_voices;
use pages::urls::{Query, Route};
use plan_search::Scratch;

use super::voices::query::LONGEST_QUERY;
use super::{Access, Table};
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::folding::normalize;
use crate::html::app_page;
use crate::http::rate_limit::Budget;
use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;
use crate::state::AppState;
use crate::static_files;
use crate::store::VoiceFilter;

pub(super) fn table(state: &AppState) -> Table {
    Table::new(state)
        .get("/search", Access::Everyone, get)
        .described(operation())
        .of_pages()
}

/// `GET /search?q=…`: without words, the file.
async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let route = Route::parse("/search", uri.query().unwrap_or_default());
    let (Route::Search(query), Some(index)) = (&route, state.dist.search_index()) else {
        return Ok(static_files::respond(&state, device, &uri, &headers));
    };
    let words: String = query.words.chars().take(LONGEST_QUERY).collect();
    if words.trim().is_empty() {
        return Ok(static_files::respond(&state, device, &uri, &headers));
    }
    let answer = Answer {
        progress: Progress::Here,
        found: index.find(&normalize(&words), limit(query), &mut Scratch::default()),
        voices: voices(&state, client, &words).await.unwrap_or_default(),
        query: Query {
            words,
            ..query.clone()
        },
    };
    Ok(app_page(&state, device, &route, search(&answer)))
}

/// The voices that hold the words. Where they cannot be asked for, the documents are searched all the same.
async fn voices(state: &AppState, client: Client, words: &str) -> Result<Markup, Error> {
    client.spend(state, Budget::Searches)?;
    let filter = VoiceFilter {
        words: words.to_owned(),
        ..VoiceFilter::default()
    };
    let (voices, next) = state.store.voices(&filter).await?;
    Ok(found_voices(&voices, next.is_some(), words, state.plan))
}

/// What the OpenAPI document says of it.
fn operation() -> Operation {
    Operation::page(
        "search",
        "What some words find in all documents, and among the voices.",
    )
    .query("q", "The words.", schemas::words)
    .query("kind", "Of this kind alone.", schema_of::<Option<String>>)
    .answers(200, "The page.", Content::HTML)
    .answers(404, "This server serves no app.", Content::HTML)
}
