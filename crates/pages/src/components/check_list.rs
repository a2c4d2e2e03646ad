//! Names and their values.

use maud::{Markup, Render, html};

/// A name and its value in a list of them.
pub fn row(name: &str, value: &(impl Render + ?Sized)) -> Markup {
    html! {
        div.check-list__row {
            dt.check-list__name { (name) }
            dd.check-list__value { (value) }
        }
    }
}
