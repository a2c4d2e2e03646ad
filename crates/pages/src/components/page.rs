//! What a page begins with.

use maud::{Markup, html};

use super::breadcrumb::breadcrumb;
use crate::language::is_original;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The way to a page that is a file, and its heading.
pub fn page_head(route: &Route) -> Markup {
    html! {
        (breadcrumb(route))
        (page_title(&html! { (Metadata::of(route).heading) }))
    }
}

/// The heading of a page that is a file. Where it is the Japanese on a page in another language, it
/// stands under the heading that the page has in that.
pub fn page_title(words: &Markup) -> Markup {
    html! {
        @if is_original() { h2 { (words) } } @else { h1 tabindex="-1" { (words) } }
    }
}

/// A page with the way to it, its heading and its content.
pub fn page(route: &Route, heading: &str, content: &Markup) -> Markup {
    html! {
        div.page {
            div { (breadcrumb(route)) }
            h1 tabindex="-1" { (heading) }
            div { (content) }
        }
    }
}
