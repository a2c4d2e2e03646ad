//! In place of a page that only the server can write, while the server cannot be reached.

use maud::{Markup, html};

use crate::language::{is_japanese, tr, tr_with};
use crate::metadata::{Metadata, SITE_NAME};
use crate::urls::Route;

const HEADING: &str = "通信できるときに見られるページです";

/// The title and description.
pub fn metadata() -> Metadata {
    Metadata {
        heading: tr(HEADING).to_owned(),
        description: tr_with(
            "{site}のこのページは、通信できるときに見られます。",
            &[("site", tr(SITE_NAME))],
        ),
    }
}

/// Says so, and what can be done meanwhile. The app keeps an opinion until it can be sent; without it, as
/// in other languages than Japanese, nobody does.
pub fn offline() -> Markup {
    html! {
        div.page {
            h1 tabindex="-1" { (tr(HEADING)) }
            p { (tr("いま、通信できないようです。意見の対応状況など、このページの内容は、つながるところで見られます。")) }
            @if is_japanese() {
                p { "まちの取組をさがすことと、意見を書くことは、いまもできます。" }
            } @else {
                p { (tr("まちの取組は、いまも読めます。意見は、つながってから送ってください。")) }
            }
            p.page__action {
                // The address of this very page: the browser asks for it again.
                a.dads-button data-type="solid-fill" data-size="lg" href="" { (tr("もう一度読み込む")) }
            }
            p.page__action { a href=(Route::all_policies()) { (Metadata::of(&Route::all_policies()).heading) } }
        }
    }
}
