//! `/search` with words: what they find, for those whose device does not run the app, or not yet.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use pages::components::search_progress::Progress;
use pages::pages::search::{Answer, limit, search};
use pages::urls::{Query, Route};
use plan_search::Scratch;

use super::voices::latest::found;
use super::voices::query::LONGEST_QUERY;
use super::{Access, Table};
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::folding::normalize;
use crate::html::app_page;
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
    let (Some(query), Some(index)) = (asked(&route), state.dist.search_index()) else {
        return Ok(static_files::respond(&state, device, &uri, &headers));
    };
    let filter = VoiceFilter {
        words: query.words.clone(),
        ..VoiceFilter::default()
    };
    // Where the voices cannot be asked for, the documents are searched all the same.
    let voices = found(&state, &client, &filter).await.unwrap_or_default();
    let words = normalize(&query.words);
    let answer = Answer {
        progress: Progress::Here,
        found: index.find(&words, limit(&query), &mut Scratch::default()),
        voices,
        query,
    };
    Ok(app_page(&state, device, &route, search(&answer)))
}

/// What is asked, with as many of its words as count; none without words.
fn asked(route: &Route) -> Option<Query> {
    let Route::Search(Query { words, kind }) = route else {
        return None;
    };
    let words: String = words.chars().take(LONGEST_QUERY).collect();
    let has_words = !words.trim().is_empty();
    has_words.then_some(Query { words, kind: *kind })
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
