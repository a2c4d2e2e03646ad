//! The server's side of pages: how they are answered, what only the server has. What a page of a
//! resident's says stands in the crate `pages`.

pub(crate) mod calendar;
pub(crate) mod feed;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};
use hearing_api::Problem;
use maud::Markup;
use pages::pages::problem::{detail, problem, problem_title};
use pages::shell::{Device, Page};
use pages::urls::Route;

use crate::state::AppState;

/// A page that no one keeps and no search engine lists. What may stand in its address or on it
/// (a receipt, an opinion) concerns its reader alone.
pub(crate) fn private_page(status: StatusCode, document: Markup) -> Response {
    let headers = [
        (CONTENT_TYPE.as_str(), "text/html; charset=utf-8"),
        (CACHE_CONTROL.as_str(), "no-store"),
        // Its forms are posted with an `Origin`, which `no-referrer` would make `null`.
        (REFERRER_POLICY.as_str(), "strict-origin"),
        ("x-robots-tag", "noindex"),
    ];
    (status, headers, document.into_string()).into_response()
}

/// A file that a receipt's owner asks for, and that others may read or keep: nobody learns from it where
/// it was asked for.
pub(crate) fn private_file(content_type: &'static str, document: String) -> Response {
    let headers = [
        (CONTENT_TYPE.as_str(), content_type),
        (CACHE_CONTROL.as_str(), "no-store"),
        (REFERRER_POLICY.as_str(), "no-referrer"),
        ("x-robots-tag", "noindex"),
    ];
    (headers, document).into_response()
}

/// A page for everyone, asked for each time.
pub(crate) fn public_page(document: Markup) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, document.into_string()).into_response()
}

/// A page for everyone that the app takes over, by what the site says of its route.
pub(crate) fn app_page(
    state: &AppState,
    device: Device,
    route: &Route,
    content: Markup,
) -> Response {
    public_page(state.site.app_document(route, content, device))
}

/// A problem for people: what went wrong and what to do.
pub(crate) fn problem_page(state: &AppState, device: Device, shown: &Problem) -> Response {
    let page = Page {
        route: &Route::NotFound,
        title: &problem_title(shown),
        description: detail(shown),
        has_app: false,
        content: problem(shown),
    };
    let status = StatusCode::from_u16(shown.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    private_page(status, state.site.document(&page, device))
}
