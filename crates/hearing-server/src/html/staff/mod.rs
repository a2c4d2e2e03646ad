//! The console's pages. No page needs a script; each can be printed and read out.

mod audit;
mod opinion;
mod preview;
mod queue;
mod sign_in;

use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::find_personal_data;
use maud::{DOCTYPE, Markup, html};

use super::private_page;
use crate::app::AppState;
use crate::departments::Department;
use crate::routes::CSRF;
use crate::staff::Role;
use crate::store::Session;

pub(crate) use audit::audit;
pub(crate) use opinion::{OpinionPage, masked, opinion};
pub(crate) use preview::{AnswerPreview, answer_preview};
pub(crate) use queue::{QueuePage, queue};
pub(crate) use sign_in::{TICKET, code_asked, sign_in};

/// A page of the console in its frame.
fn page(
    state: &AppState,
    status: StatusCode,
    session: Option<&Session>,
    title: &str,
    content: &Markup,
) -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="ja" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) "｜職員画面｜鎌倉ミライ共創ナビ" }
                @if let Some(css) = state.form_shell.style_sheet() {
                    link rel="stylesheet" href=(css);
                }
                link rel="icon" href="/icon.svg" type="image/svg+xml";
            }
            body class="staff" {
                a class="skip-link" href="#main" { "本文へ移動" }
                header class="staff__header" {
                    p class="staff__brand" { "意見の職員画面" }
                    @if let Some(session) = session {
                        (doors(session))
                    }
                }
                main id="main" class="staff__main" tabindex="-1" {
                    h1 { (title) }
                    (content)
                }
            }
        }
    };
    private_page(status, page.into_string())
}

fn doors(session: &Session) -> Markup {
    html! {
        nav aria-label="職員画面" {
            ul class="staff__doors" {
                li { a href="/staff" { "意見の一覧" } }
                @if session.account.role >= Role::Publisher {
                    li { a href="/staff/export.csv" { "CSVで書き出す（公開に同意した意見）" } }
                    li { a href="/staff/export.csv?extent=all" { "すべて書き出す（庁内だけで使う）" } }
                }
                @if session.account.role >= Role::Administrator {
                    li { a href="/staff/audit" { "操作の記録" } }
                }
                li { (session.account.name) "（" (session.account.role.label()) "）" }
                li {
                    form method="post" action="/staff/sign-out" {
                        (csrf(session))
                        button class="dads-button" data-type="text" data-size="sm" type="submit" { "サインアウト" }
                    }
                }
            }
        }
    }
}

/// Why something was not done, where there is nothing else to show.
pub(crate) fn refused(state: &AppState, status: StatusCode, reason: &str) -> Response {
    let content = html! {
        p class="failure" role="alert" { (reason) }
        p { a href="/staff" { "意見の一覧へ" } }
    };
    page(state, status, None, "できませんでした", &content)
}

/// What in a text looks like a person's data, where there is something.
fn personal_data_in(text: &str) -> Markup {
    let findings = find_personal_data(text);
    html! {
        @if !findings.is_empty() {
            p class="failure" { "個人情報に見えるところがあります。公開してよいものか、確かめてください："
                @for finding in &findings { (finding.kind.label()) "「" (&text[finding.range.clone()]) "」 " }
            }
        }
    }
}

/// The field that shows that the form is this session's.
fn csrf(session: &Session) -> Markup {
    html! { input type="hidden" name=(CSRF) value=(session.csrf); }
}

fn options(departments: &[Department], chosen: &str) -> Markup {
    html! {
        @for department in departments {
            option value=(department.id) selected[department.id == chosen] { (department.name) }
        }
    }
}
