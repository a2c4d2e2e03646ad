//! A page whose text is in Japanese alone, in another language: what it is, and the Japanese under that.

use maud::{Markup, html};

use crate::components::breadcrumb::breadcrumb;
use crate::language::{JAPANESE, language, original, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The page at `route` with the text that `write` writes; where that is not written in the page's
/// language, under what it is.
pub fn with_summary(route: &Route, write: impl FnOnce() -> Markup) -> Markup {
    if language().is_none_or(|it| route.is_written_in(it)) {
        return write();
    }
    let metadata = Metadata::of(route);
    html! {
        div.page {
            (breadcrumb(route))
            h1 tabindex="-1" { (metadata.heading) }
            p.page__lead { (metadata.description) }
            p {
                (tr("ここから下は日本語です。")) " "
                a.line-link href=(route.in_japanese()) hreflang=(JAPANESE) { (tr("日本語のページを開く")) }
            }
        }
        (original(write))
    }
}
