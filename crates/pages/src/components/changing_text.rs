//! A text that changes while the page stands.

use maud::html;

/// The text as the content of an element.
///
/// A text node that the app holds on to would go on changing without being seen: a browser that
/// translates the page puts another in its place.
pub fn changing_text(text: &str) -> String {
    html! { (text) }.into_string()
}
