use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};

use super::{CSRF, SIGN_IN, View, csrf, page};
use crate::console::field_name;
use crate::http::form_decoding::Fields;
use crate::store::Session;

/// The console's fields of free text.
const TEXTS: [(&str, &str); 5] = [
    (field_name::ANSWER, "回答"),
    (field_name::CORRECTION, "回答の訂正"),
    (field_name::REMARK, "内部メモ"),
    (field_name::REASON, "対象外の理由"),
    (field_name::WORDS, "伏せることば"),
];

/// A form that came without a session, or from a page of an earlier one. Nothing was done, and
/// nothing that was typed may be lost.
pub(crate) struct Interruption<'a> {
    /// Where the form was sent to.
    pub(crate) path: &'a str,
    /// What was typed and chosen.
    pub(crate) fields: &'a Fields,
    /// The session that there is now, if there is one.
    pub(crate) session: Option<&'a Session>,
}

/// What was typed, and the way to go on with it.
pub(crate) fn interrupted(view: &View<'_>, shown: &Interruption<'_>) -> Response {
    let title = match shown.session {
        Some(_) => "書いた内容を確かめてください",
        None => "もう一度サインインしてください",
    };
    let content = html! {
        h1 { (title) }
        @match shown.session {
            Some(_) => p class="page__lead" {
                "画面が古くなっていたため、まだ何も変わっていません。下の内容でよければ、続けてください。"
            },
            None => {
                p class="page__lead" {
                    "しばらく操作がなかったため、サインインの期限が切れました。書いた内容はこの画面に残っていて、まだ送られていません。"
                }
                ol class="staff__steps" {
                    li { a href=(SIGN_IN) target="_blank" { "新しいタブでサインインする" } }
                    li { "この画面に戻り、「この内容で続ける」を押す" }
                }
            }
        }
        (typed(shown.fields))
        form method="post" action=(shown.path) {
            @match shown.session {
                Some(session) => (csrf(session)),
                None => {}
            }
            @for (name, value) in shown.fields.iter().filter(|(name, _)| *name != CSRF) {
                input type="hidden" name=(name) value=(value);
            }
            p class="page__action" {
                button class="dads-button" data-type="solid-fill" data-size="lg" type="submit" { "この内容で続ける" }
            }
        }
        p class="page__action" { a href="/staff" { "やめて、意見の一覧へ" } }
    };
    page(view, StatusCode::FORBIDDEN, shown.session, title, &content)
}

/// Whether somebody typed something into the form that would be missed.
pub(crate) fn holds_text(fields: &Fields) -> bool {
    TEXTS
        .iter()
        .any(|(name, _)| fields.all(name).any(|text| !text.trim().is_empty()))
}

/// The texts that somebody typed, to be read and, if need be, copied.
fn typed(fields: &Fields) -> Markup {
    html! {
        @for (name, label) in TEXTS {
            @for text in fields.all(name).filter(|text| !text.trim().is_empty()) {
                section class="staff__preview" {
                    h2 { (label) }
                    p class="answer__text" dir="auto" { (text) }
                }
            }
        }
    }
}
