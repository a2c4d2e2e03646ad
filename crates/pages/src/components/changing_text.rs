//! A text that changes while the page stands.

use maud::html;

/// The text as the content of an element, for `inner_html`.
///
/// A text node of Leptos' would go on changing without being seen: a browser that translates the
/// page puts another in its place, and Leptos would hold on to the first.
pub fn changing_text(text: &str) -> String {
    html! { (text) }.into_string()
}
