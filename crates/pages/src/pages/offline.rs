//! In place of a page that only the server can write, while the server cannot be reached.

use maud::{Markup, html};

use crate::metadata::{Metadata, SITE_NAME};
use crate::urls::Route;

const HEADING: &str = "通信できるときに見られるページです";

/// The title and description.
pub fn metadata() -> Metadata {
    Metadata {
        heading: HEADING.to_owned(),
        description: format!("{SITE_NAME}のこのページは、通信できるときに見られます。"),
    }
}

/// Says so, and what can be read meanwhile.
pub fn offline() -> Markup {
    html! {
        div.page {
            h1 tabindex="-1" { (HEADING) }
            p { "いま、通信できないようです。意見の対応状況など、このページの内容は、つながるところで見られます。" }
            p { "まちの取組をさがすことと、意見を書くことは、いまもできます。" }
            p.page__action {
                // The address of this very page: the browser asks for it again.
                a.dads-button data-type="solid-fill" data-size="lg" href="" { "もう一度読み込む" }
            }
            p.page__action { a href=(Route::all_policies()) { (Metadata::of(&Route::all_policies()).heading) } }
        }
    }
}
