//! The way from home to this page.

use maud::{Markup, html};

use crate::urls::Route;

/// Links to home and the pages `above` this one, and the name of this one.
pub fn breadcrumb(above: &[(Route, &str)], current: &str) -> Markup {
    html! {
        nav.breadcrumb aria-label="現在位置" {
            ol.breadcrumb__list {
                li.breadcrumb__item { a href=(Route::Home) { "ホーム" } }
                @for (route, name) in above {
                    li.breadcrumb__item { a href=(route) { (name) } }
                }
                li.breadcrumb__item aria-current="page" { (current) }
            }
        }
    }
}
