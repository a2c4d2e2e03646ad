//! The form in other languages, with everything typed: where the app does not keep it, the server hands
//! it on.

use maud::{Markup, html};

use crate::components::language_switch::form_buttons;
use crate::language::is_japanese;

/// The other languages below the words; in those, the head of the page has them.
pub fn languages() -> Markup {
    html! {
        @if is_japanese() {
            p.form-languages { span lang="en" { "Language" } (form_buttons()) }
        }
    }
}
