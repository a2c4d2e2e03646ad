//! What a page begins with.

use maud::{Markup, html};

use super::breadcrumb::breadcrumb;
use crate::urls::Route;

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
