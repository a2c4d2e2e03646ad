use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::page;
use crate::app::AppState;
use crate::store::Session;

/// The page's name.
pub(super) const TITLE: &str = "書き出し";

/// The files that opinions leave the console in.
pub(crate) fn export(state: &AppState, session: &Session) -> Response {
    let files = [
        (
            "公開に同意した意見",
            "書いた人が公開に同意した意見です。CSVは、広聴AIにそのまま読み込ませることができます。",
            "",
        ),
        (
            "すべての意見",
            "公開に同意していない意見も入ります。庁内だけで使ってください。",
            "?extent=all",
        ),
    ];
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" {
            "取り下げられた意見は入りません。伏せ字にしたところは伏せたまま出ます。受付番号とメールアドレスは、どのファイルにも入りません。書き出したことは、操作の記録に残ります。"
        }
        @for (name, note, query) in files {
            section class="desk__section" {
                h2 { (name) }
                p { (note) }
                ul class="staff__downloads" {
                    li { a href={ "/staff/export.csv" (query) } { "CSV（表計算ソフト・広聴AI）" } }
                    li { a href={ "/staff/export.json" (query) } { "JSON（ほかのプログラム）" } }
                }
            }
        }
    };
    page(state, StatusCode::OK, Some(session), TITLE, &content)
}
