use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::page;
use crate::app::AppState;

/// The field that shows that the first step was done.
pub(crate) const TICKET: &str = "ticket";

/// The page on which one signs in, with the name that was typed and why it did not work.
pub(crate) fn sign_in(
    state: &AppState,
    status: StatusCode,
    name: &str,
    reason: Option<&str>,
) -> Response {
    let content = html! {
        @if let Some(reason) = reason {
            p class="failure" role="alert" { (reason) }
        }
        form method="post" action="/staff/sign-in" {
            div class="dads-field" {
                label class="dads-field__label" for="name" { "名前" }
                input class="dads-input" id="name" name="name" type="text" autocomplete="username"
                    autocapitalize="none" spellcheck="false" required value=(name);
            }
            div class="dads-field" {
                label class="dads-field__label" for="password" { "パスワード" }
                input class="dads-input" id="password" name="password" type="password"
                    autocomplete="current-password" required;
            }
            p class="page__action" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "サインイン" }
            }
        }
    };
    page(state, status, None, "サインイン", &content)
}

/// The page of the second step, with why it did not work.
pub(crate) fn code_asked(
    state: &AppState,
    status: StatusCode,
    name: &str,
    ticket: &str,
    reason: Option<&str>,
) -> Response {
    let content = html! {
        @if let Some(reason) = reason {
            p class="failure" role="alert" { (reason) }
        }
        form method="post" action="/staff/sign-in" {
            input type="hidden" name="name" value=(name);
            input type="hidden" name=(TICKET) value=(ticket);
            div class="dads-field" {
                label class="dads-field__label" for="code" { "確認コード" }
                p class="dads-field__support" id="support-code" { "認証アプリに表示されている6桁の数字です。" }
                input class="dads-input" id="code" name="code" type="text" inputmode="numeric"
                    autocomplete="one-time-code" aria-describedby="support-code" required;
            }
            p class="page__action" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "サインイン" }
            }
        }
        p { a href="/staff/sign-in" { "名前とパスワードからやり直す" } }
    };
    page(state, status, None, "確認コード", &content)
}
