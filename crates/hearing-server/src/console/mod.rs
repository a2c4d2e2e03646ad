//! The console's pages. No page needs a script; each can be printed and read out.

mod audit;
mod export;
mod field;
pub(crate) mod field_name;
mod interrupted;
mod mails;
mod merge_preview;
mod opinion;
mod preview;
mod queue;
mod sign_in;
mod undo_preview;
mod view;

use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::{Finding, find_personal_data};
use maud::{DOCTYPE, Markup, html};
use pages::contract::site;

use crate::departments::Department;
use crate::html::private_page;
use crate::staff::Role;
use crate::store::Session;

pub(crate) use audit::audit;
pub(crate) use export::export;
pub(crate) use field::FieldError;
pub(crate) use interrupted::{Interruption, holds_text, interrupted};
pub(crate) use merge_preview::{MergePreview, merge_preview};
pub(crate) use opinion::{OpinionPage, masked, opinion};
pub(crate) use preview::{AnswerPreview, Giving, answer_preview};
pub(crate) use queue::{AWAITS_PUBLICATION, QueuePage, UNHELPFUL, opinion_address, queue};
pub(crate) use sign_in::{TICKET, code_asked, sign_in};
pub(crate) use undo_preview::undo_preview;
pub(crate) use view::View;

/// The field that every form of a session carries.
pub(crate) const CSRF: &str = "csrf";

/// Where one signs in.
pub(crate) const SIGN_IN: &str = "/staff/sign-in";

/// A page of the console in its frame.
fn page(
    view: &View<'_>,
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
                title {
                    @if status.is_client_error() { "エラー：" }
                    (title) "｜職員画面｜" (site::NAME)
                }
                @if let Some(assets) = view.assets {
                    link rel="stylesheet" href=(assets.css);
                    link rel="stylesheet" href=(assets.staff_css);
                }
                link rel="icon" href="/icon.svg" type="image/svg+xml";
            }
            body class="staff" {
                a class="skip-link" href="#main" { "本文へ移動" }
                header class="staff__header" {
                    div class="staff__header-inner" {
                        p class="staff__brand" { span class="staff__brand-mark" { "職員画面" } (site::NAME) }
                        @if let Some(session) = session {
                            (doors(session, title))
                        }
                    }
                }
                main id="main" class="staff__main" tabindex="-1" {
                    (content)
                }
            }
        }
    };
    private_page(status, page)
}

/// The ways to the other pages. A door that has the page's own name is the page's.
fn doors(session: &Session, title: &str) -> Markup {
    let role = session.account.role;
    let pages = [
        (queue::TITLE, "/staff", Role::Viewer),
        (export::TITLE, "/staff/export", Role::Publisher),
        (audit::TITLE, "/staff/audit", Role::Administrator),
    ];
    html! {
        nav class="staff__nav" aria-label="職員画面" {
            ul class="staff__doors" {
                @for (name, address, least) in pages {
                    @if role >= least {
                        li { a class="staff__door" href=(address) aria-current=[(name == title).then_some("page")] { (name) } }
                    }
                }
            }
            form class="staff__account" method="post" action="/staff/sign-out" {
                (csrf(session))
                span { (session.account.name) "（" (role.label()) "）" }
                button class="dads-button" data-type="text" data-size="sm" type="submit" { "サインアウト" }
            }
        }
    }
}

/// Why something was not done, where there is nothing else to show.
pub(crate) fn refused(view: &View<'_>, status: StatusCode, reason: &str) -> Response {
    let content = html! {
        h1 { "できませんでした" }
        p class="failure" role="alert" { (reason) }
        p class="page__action" { a href="/staff" { "意見の一覧へ" } }
    };
    page(view, status, None, "できませんでした", &content)
}

/// What in a text looks like a person's data, where there is something.
fn personal_data_in(text: &str) -> Markup {
    let findings = find_personal_data(text);
    html! {
        @if !findings.is_empty() {
            div class="staff__warning" {
                p { "個人情報に見えるところがあります。公開してよいものか、確かめてください：" }
                (listed(text, &findings))
            }
        }
    }
}

/// What was found in a text, one below the other.
fn listed(text: &str, findings: &[Finding]) -> Markup {
    html! {
        ul {
            @for finding in findings {
                li { (finding.kind.label()) "「" (&text[finding.range.clone()]) "」" }
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

fn submit(kind: &str, label: &str) -> Markup {
    html! {
        button class="dads-button" data-type=(kind) data-size="md" type="submit" { (label) }
    }
}
