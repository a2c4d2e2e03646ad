//! The pages that the server writes itself, in the app's shell: what a resident sees who uses no
//! script, and what the app takes over from. Maud escapes whatever is put into them. A shell brings
//! the page's frame with its heading; the content stands below that.

mod check_page;
mod kiosk_state;
mod opinion_form;
mod opinion_status;
mod shell;
pub(crate) mod voices;

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};
use hearing_api::Problem;
use maud::html;

use crate::app::AppState;

pub(crate) use check_page::{CheckPage, check_page};
pub(crate) use kiosk_state::kiosk_state;
pub(crate) use opinion_form::{FormPage, opinion_form};
pub(crate) use opinion_status::{
    CONFIRMED, Failure, Own, ProvenForm, StatusPage, answer_text, entry_label, japanese_time,
    receipt_refused,
};
pub(crate) use shell::Shell;

/// How many characters of an opinion its excerpt has.
const EXCERPT: usize = 100;

/// A page that no one keeps and no search engine lists. What may stand in its address or on it
/// (a receipt, an opinion) concerns its reader alone.
pub(crate) fn private_page(status: StatusCode, page: String) -> Response {
    let headers = [
        (CONTENT_TYPE.as_str(), "text/html; charset=utf-8"),
        (CACHE_CONTROL.as_str(), "no-store"),
        // Its forms are posted with an `Origin`, which `no-referrer` would make `null`.
        (REFERRER_POLICY.as_str(), "strict-origin"),
        ("x-robots-tag", "noindex"),
    ];
    (status, headers, page).into_response()
}

/// A page for everyone, asked for anew each time.
pub(crate) fn public_page(page: String) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (headers, page).into_response()
}

/// A problem for people: what went wrong and what to do.
pub(crate) fn problem_page(state: &AppState, problem: &Problem) -> Response {
    let content = html! {
        div class="failure" {
            h2 { (problem.title) }
            p { (problem.detail) }
        }
        p { a href="/" { "ホームへ戻る" } }
    };
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    private_page(status, state.form_shell.page(&problem.title, &content))
}

/// The beginning of an opinion.
pub(crate) fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if text.chars().count() > EXCERPT {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_opinion_is_cut_between_characters() {
        assert_eq!(excerpt("短い"), "短い");
        assert_eq!(excerpt(&"𠮷".repeat(101)), "𠮷".repeat(100) + "…");
    }
}
