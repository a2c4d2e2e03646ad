use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::{View, page};
use crate::store::Session;

/// The page's name.
pub(super) const TITLE: &str = "書き出し";

/// The files that opinions leave the console in.
pub(crate) fn export(view: &View<'_>, session: &Session) -> Response {
    let files = [
        (
            "公開された声（広聴AI・一般に渡せるもの）",
            "公開している意見だけです。公開する文（伏せ字のあと）と、対象、種類、それに公開すると説明したうえで答えてもらったライフステージ・お立場・お住まいの地域が入ります。未読の意見や、公開をやめた意見は入りません。",
            "",
            [
                "公開された声のCSV（広聴AIにそのまま読み込ませられます）",
                "公開された声のJSON（ほかのプログラム）",
            ],
        ),
        (
            "【庁内限り】すべての意見",
            "公開に同意していない意見や、公開していない意見も入ります。市の外に渡さないでください。CSVはExcelでそのまま開けます。時刻は日本時間です。",
            "?extent=all",
            [
                "【庁内限り】すべての意見のCSV（Excel）",
                "【庁内限り】すべての意見のJSON（庁内のプログラム）",
            ],
        ),
    ];
    let content = html! {
        h1 { (TITLE) }
        p class="page__lead" {
            "取り下げられた意見は入りません。伏せ字にしたところは伏せたまま出ます。受付番号とメールアドレスは、どのファイルにも入りません。書き出したことは、操作の記録に残ります。"
        }
        @for (name, note, query, [csv, json]) in files {
            section class="desk__section" {
                h2 { (name) }
                p { (note) }
                ul class="staff__downloads" {
                    li { a href={ "/staff/export.csv" (query) } { (csv) } }
                    li { a href={ "/staff/export.json" (query) } { (json) } }
                }
            }
        }
    };
    page(view, StatusCode::OK, Some(session), TITLE, &content)
}
