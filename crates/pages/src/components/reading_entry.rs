//! An entry of a list of pages to read.

use maud::{Markup, html};

use crate::metadata::Metadata;
use crate::urls::Route;

/// An entry of a list of pages to read: what the page is called, and a line that says what is there.
pub fn reading_entry(route: &Route, line: &str) -> Markup {
    html! {
        li {
            a.reading-list__link href=(route) {
                span.reading-list__name { (Metadata::of(route).heading) }
                span { (line) }
            }
        }
    }
}
