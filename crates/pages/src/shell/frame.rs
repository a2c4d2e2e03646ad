use maud::{Markup, html};

use crate::components::footer::footer;
use crate::components::header::{brand, doors};
use crate::components::site_search::site_search;
use crate::contract::id;
use crate::urls::Route;

/// The words of the link that leads past the header.
pub const SKIP: &str = "本文へ移動";

/// What the app builds around a page, and takes over with it: header, notices, footer.
pub fn frame(route: &Route, content: &Markup) -> Markup {
    html! {
        a href={ "#" (id::MAIN) } class="skip-link" { (SKIP) }
        header class="header" {
            div class="header__inner" {
                div class="header__brand-place" { (brand()) }
                (site_search())
                nav aria-label="おもなページ" class="header__nav" { (doors(route)) }
            }
        }
        // The app's place for what was not sent yet.
        p role="status" class="visually-hidden" {}
        div class="outbox-notice" {}
        main id=(id::MAIN) tabindex="-1" class="main" { (content) }
        footer class="footer" { (footer()) }
    }
}
