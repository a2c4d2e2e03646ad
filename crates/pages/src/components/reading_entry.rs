//! An entry of a list of pages to read.

use maud::{Markup, html};

use crate::language::is_japanese;
use crate::metadata::Metadata;
use crate::urls::Route;

/// An entry of a list of pages to read: what the page is called, and a line that says what is there; in
/// other languages, the line that the page says of itself.
pub fn reading_entry(route: &Route, line: &str) -> Markup {
    let Metadata {
        heading,
        description,
    } = Metadata::of(route);
    html! {
        li {
            a.reading-list__link href=(route) {
                span.reading-list__name { (heading) }
                span { (if is_japanese() { line } else { &description }) }
            }
        }
    }
}
