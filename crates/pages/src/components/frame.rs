//! What stands around the content of every page: the app's element in a document.

use maud::{Markup, html};

use crate::components::footer::footer;
use crate::components::header::header;
use crate::components::outbox_notice::outbox_notice;
use crate::components::standing_band::standing_band;
use crate::context::PageContext;
use crate::contract::id;
use crate::language::{is_japanese, tr};
use crate::urls::Route;

/// What is the same over and under every page of a site.
pub struct Surroundings {
    /// The line at the end of the head.
    pub band: Markup,
    /// The foot.
    pub footer: Markup,
}

impl Surroundings {
    /// Those of a site.
    pub fn of(context: &PageContext<'_>) -> Self {
        Self {
            band: standing_band(context),
            footer: footer(context),
        }
    }
}

/// The page with its head and foot, and with the places of what the outbox has to say.
pub fn frame(page: &Route, content: &Markup, surroundings: &Surroundings) -> Markup {
    html! {
        a href={ "#" (id::MAIN) } class="skip-link" { (tr("本文へ移動")) }
        (header(page, &surroundings.band))
        @if is_japanese() { (outbox_notice()) }
        div.above-foot {
            main id=(id::MAIN) tabindex="-1" class=(main_class(page)) { (content) }
            nav.to-top aria-label=(tr("先頭へ")) { a.to-top__link href={ "#" (id::APP) } { span aria-hidden="true" { "↑" } span.visually-hidden { (tr("先頭へ")) } } }
        }
        (surroundings.footer)
    }
}

/// The class of the element that holds a page's content. By it, the style sheet knows a form, in
/// which nothing floats over what is being written. To look for one with `:has()` would give the
/// whole page a new style at every letter that is typed.
pub fn main_class(page: &Route) -> &'static str {
    match page {
        Route::Send(_) => "main main--form",
        _ => "main",
    }
}
