//! For the staff of a branch: how its device is. Nothing of any resident's stands here.

use hearing_api::Branch;
use maud::{Markup, html};

use crate::components::check_list::row;
use crate::components::page::page;
use crate::dates::time_in_words;
use crate::urls::{Route, kiosk_start_href};

/// The page's name.
pub const HEADING: &str = "この端末の状態";

/// How a kiosk is.
pub struct KioskState<'a> {
    /// Where it stands.
    pub branch: Branch,
    /// When an opinion last arrived from there, RFC 3339 in UTC.
    pub last_received: Option<&'a str>,
    /// The release of the app.
    pub app_release: Option<&'a str>,
    /// The server's version.
    pub server_version: &'a str,
}

/// The page; on a device that is no kiosk, only that it is none.
pub fn kiosk_state(kiosk: Option<&KioskState<'_>>) -> Markup {
    let content = html! {
        @if let Some(kiosk) = kiosk {
            p { "職員のためのページです。市民の意見や受付番号は、ここにはありません。" }
            dl.check-list {
                (row("場所", kiosk.branch.label()))
                (row("サーバーとの接続", "つながっています"))
                (row("意見が最後に届いた時刻", &kiosk.last_received.map_or_else(|| "最近はありません".to_owned(), time_in_words)))
                (row("アプリの版", kiosk.app_release.unwrap_or("アプリがありません")))
                (row("サーバーの版", kiosk.server_version))
            }
            p.page__action {
                a.dads-button data-type="outline" data-size="lg" href=(kiosk_start_href(kiosk.branch)) { "はじめの画面へ" }
            }
        } @else {
            p { "この端末は、支所の端末として開かれていません。支所の端末にするには、このサーバーの管理者から受け取った開始アドレスで、ブラウザーを開いてください。" }
        }
    };
    page(&Route::NotFound, HEADING, &content)
}
