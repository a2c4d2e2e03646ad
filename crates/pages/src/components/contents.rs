//! What a long page is made of, beside its text where a window has room there.

use maud::{Markup, html};

use crate::language::tr;

/// The ways to the parts of a page, each an id with what it is called.
pub fn contents<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Markup {
    html! {
        nav.contents aria-labelledby="contents" {
            p.contents__heading #contents { (tr("このページの内容")) }
            ul { @for (id, label) in parts { li { a.contents__link href={ "#" (id) } { (label) } } } }
        }
    }
}
