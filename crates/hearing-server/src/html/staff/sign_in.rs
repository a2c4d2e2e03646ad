use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::page;
use crate::app::AppState;

/// The page on which one signs in, with the name that was typed and why it did not work.
pub(crate) fn sign_in(
    state: &AppState,
    status: StatusCode,
    name: &str,
    reason: Option<&str>,
) -> Response {
    let content = html! {
        div class="staff__sign-in" {
            h1 { "サインイン" }
            @if let Some(reason) = reason {
                p class="failure" id="failure" role="alert" { (reason) }
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
                        autocomplete="current-password" required
                        aria-describedby=[reason.map(|_| "failure")] autofocus[reason.is_some()];
                }
                p class="page__action" {
                    button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "サインイン" }
                }
            }
            p class="page-section__note" { "名前やパスワードが分からないときは、このサーバーの管理者に尋ねてください。" }
        }
    };
    page(state, status, None, "サインイン", &content)
}
