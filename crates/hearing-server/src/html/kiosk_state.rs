use axum::http::StatusCode;
use axum::response::Response;
use hearing_api::Branch;
use maud::html;

use super::opinion_status::row;
use super::{japanese_time, private_page};
use crate::app::AppState;
use crate::kiosk::beginning_address;

const HEADING: &str = "この端末の状態";

/// How a branch's device is, with when an opinion last arrived from there; elsewhere only that this
/// is none.
pub(crate) fn kiosk_state(state: &AppState, kiosk: Option<(Branch, Option<String>)>) -> Response {
    let content = html! {
        @if let Some((branch, last)) = kiosk {
            p { "職員のためのページです。市民の意見や受付番号は、ここにはありません。" }
            dl class="check-list" {
                (row("場所", branch.label()))
                (row("サーバーとの接続", "つながっています"))
                (row("意見が最後に届いた時刻", last.as_deref().map(japanese_time).as_deref().unwrap_or("最近はありません")))
                (row("アプリの版", state.dist.release().unwrap_or("アプリがありません")))
                (row("サーバーの版", env!("CARGO_PKG_VERSION")))
            }
            p class="page__action" {
                a class="dads-button" data-type="outline" data-size="lg" href=(beginning_address(branch)) { "はじめの画面へ" }
            }
        } @else {
            p { "この端末は、支所の端末として開かれていません。支所の端末にするには、このサーバーの管理者から受け取った開始アドレスで、ブラウザーを開いてください。" }
        }
    };
    private_page(StatusCode::OK, state.form_shell.page(HEADING, &content))
}
