//! What a page begins with.

use maud::{Markup, html};

use super::breadcrumb::breadcrumb;
use crate::metadata::Metadata;
use crate::urls::Route;

/// The way to a page that is a file, and its heading.
pub fn page_head(route: &Route) -> Markup {
    html! {
        (breadcrumb(route))
        h1 tabindex="-1" { (Metadata::of(route).heading) }
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
