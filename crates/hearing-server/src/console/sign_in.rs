use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::{View, page};
use crate::console::field_name;

/// The field that shows that the first step was done.
pub(crate) const TICKET: &str = "ticket";

/// What the second step asks for.
const CODE: &str = "確認コード";

/// The page on which one signs in, with the name that was typed and why it did not work.
pub(crate) fn sign_in(
    view: &View<'_>,
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
                    input class="dads-input" id="name" name=(field_name::NAME) type="text" autocomplete="username"
                        autocapitalize="none" spellcheck="false" required value=(name);
                }
                div class="dads-field" {
                    label class="dads-field__label" for="password" { "パスワード" }
                    input class="dads-input" id="password" name=(field_name::PASSWORD) type="password"
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
    page(view, status, None, "サインイン", &content)
}

/// The page of the second step, with why it did not work.
pub(crate) fn code_asked(
    view: &View<'_>,
    status: StatusCode,
    name: &str,
    ticket: &str,
    reason: Option<&str>,
) -> Response {
    let content = html! {
        div class="staff__sign-in" {
            h1 { (CODE) }
            @if let Some(reason) = reason {
                p class="failure" id="failure" role="alert" { (reason) }
            }
        form method="post" action="/staff/sign-in" {
            input type="hidden" name=(field_name::NAME) value=(name);
            input type="hidden" name=(TICKET) value=(ticket);
            div class="dads-field" {
                label class="dads-field__label" for="code" { (CODE) }
                p class="dads-field__support" id="support-code" { "認証アプリに表示されている6桁の数字です。" }
                input class="dads-input" id="code" name=(field_name::CODE) type="text" inputmode="numeric"
                    autocomplete="one-time-code" required autofocus
                    aria-describedby={ "support-code" @if reason.is_some() { " failure" } };
            }
            p class="page__action" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "サインイン" }
            }
        }
            p class="page__action" { a href="/staff/sign-in" { "名前とパスワードからやり直す" } }
        }
    };
    page(view, status, None, CODE, &content)
}
