//! The ways to hand a page's address on. Two of them are links, and need no script; the buttons do what
//! `web/share.ts` says.

use maud::{Markup, html};

use crate::language::tr;
use crate::urls::{Route, line_share_href, page_qr_code_href};

/// The ways to hand on the address of `page`, for the end of its heading's line.
pub fn share(page: &Route) -> Markup {
    html! {
        details.share {
            summary.share__button {
                svg.share__icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d="M12 15V3M8 7l4-4 4 4M5 12v8h14v-8" {} }
                (tr("共有"))
            }
            div.share__ways {
                a.share__way data-share="path" href=(line_share_href(page)) { (tr("LINEで送る")) }
                button.share__way data-share="copy" type="button" { (tr("アドレスをコピーする")) }
                button.share__way data-share="sheet" type="button" { (tr("ほかのアプリで送る")) }
                a.share__way data-share="path" href=(page_qr_code_href(page)) { (tr("QRコードを見る")) }
                p.share__said role="status" data-copied=(tr("アドレスをコピーしました。")) data-not-copied=(tr("このアドレスを控えてください：")) {}
            }
        }
    }
}
