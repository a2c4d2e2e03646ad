//! What pages in other languages answer to their readers, whose devices run no app for it.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use pages::language::PageLanguage;
use pages::pages::translated_search::{Answer, limit, translated_search};
use pages::pages::{easy, page};
use pages::shell::Device;
use pages::urls::{Query, Route};
use plan::LifeStage;
use plan_translations::{EasyFound, easy_found};

use super::list::choices;
use super::voices::query::LONGEST_QUERY;
use super::{Access, Table};
use crate::extract::AskingDevice;
use crate::folding::normalize;
use crate::html::app_page;
use crate::openapi::{Content, Operation, schema_of};
use crate::routes::schemas;
use crate::state::AppState;
use crate::static_files;
use crate::translated_search::index;

pub(super) fn table(state: &AppState) -> Table {
    Table::new(state)
        .get("/{language}/policies", Access::Everyone, chosen)
        .described(list_operation())
        .get("/{language}/projects", Access::Everyone, chosen)
        .described(projects_operation())
        .get("/{language}/emaki", Access::Everyone, chosen)
        .described(emaki_operation())
        .get("/{language}/search", Access::Everyone, search)
        .described(search_operation())
        .of_pages()
}

/// `GET /en/policies?life-stage=infant`: the page under a choice; without one, the file.
async fn chosen(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let query = uri.query().unwrap_or_default();
    match Route::parse_in_language(uri.path(), query) {
        asked @ (Some(_), _) if asked != Route::parse_in_language(uri.path(), "") => {
            let (_, route) = asked;
            let content = page(&route, &state.site.context());
            app_page(&state, device, &route, content)
        }
        _ => static_files::respond(&state, device, &uri, &headers),
    }
}

/// `GET /en/search?q=…`: what the words find; without words, the file.
async fn search(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let (language, query) =
        match Route::parse_in_language(uri.path(), uri.query().unwrap_or_default()) {
            (Some(language), Route::Search(query)) if !query.words.trim().is_empty() => {
                (language, query)
            }
            _ => return static_files::respond(&state, device, &uri, &headers),
        };
    let words: String = query.words.chars().take(LONGEST_QUERY).collect();
    let is_cut = words.len() < query.words.len();
    let language = match language {
        PageLanguage::Foreign(language) => language,
        PageLanguage::Easy => return easy_search(&state, device, &words),
    };
    let japanese = state.dist.search_index();
    let found = index(language).find(&normalize(&words), japanese, limit(&query));
    let answer = Answer {
        query: Query {
            words,
            kind: query.kind,
        },
        found: found.found,
        is_by_japanese: found.is_by_japanese,
        counted: is_cut.then_some(LONGEST_QUERY),
    };
    let route = Route::Search(answer.query.clone());
    app_page(&state, device, &route, translated_search(&answer))
}

/// What words find in やさしい日本語.
fn easy_search(state: &AppState, device: Device, words: &str) -> Response {
    let EasyFound { codes, is_near } = easy_found(&normalize(words));
    let content = easy::search(words.trim(), &codes, is_near);
    app_page(state, device, &Route::search(words), content)
}

/// What the OpenAPI document says of the list.
fn list_operation() -> Operation {
    choices(translated_page(
        "translatedList",
        "The policies in another language than Japanese, or those that some choices find.",
    ))
}

/// What the OpenAPI document says of the projects.
fn projects_operation() -> Operation {
    translated_page(
        "translatedProjects",
        "The projects of earlier plans in another language than Japanese, or some of them.",
    )
    .query(
        "priority",
        "`only` the priority projects.",
        schema_of::<Option<String>>,
    )
    .query(
        "department",
        "Those of a department, by its place in the list.",
        schema_of::<Option<u8>>,
    )
}

/// What the OpenAPI document says of the picture scroll.
fn emaki_operation() -> Operation {
    translated_page(
        "translatedEmaki",
        "The policies in one picture, in another language than Japanese.",
    )
    .query(
        "life-stage",
        "Whose policies keep their colours.",
        schema_of::<Option<LifeStage>>,
    )
}

/// What the OpenAPI document says of the search.
fn search_operation() -> Operation {
    translated_page(
        "translatedSearch",
        "What some words, of the language or Japanese ones, find of the plan in another language.",
    )
    .query("q", "The words.", schemas::words)
    .query("kind", "Of this kind alone.", schema_of::<Option<String>>)
}

/// A page behind the beginning of a language's addresses.
fn translated_page(id: &'static str, summary: &'static str) -> Operation {
    Operation::page(id, summary)
        .path(
            "language",
            "What the addresses of the language's pages begin with.",
            schemas::language_in_address,
        )
        .answers(200, "The page.", Content::HTML)
        .answers(
            404,
            "There is no such language, or this server serves no app.",
            Content::HTML,
        )
}
