//! A link that looks like the design system's button.

use maud::{Markup, html};

use crate::urls::Route;

/// How much a button stands out.
#[derive(Debug, Clone, Copy)]
pub enum Emphasis {
    /// The one thing to do.
    SolidFill,
    /// Another thing to do.
    Outline,
}

/// A large link to `route`.
pub fn button_link(emphasis: Emphasis, route: &Route, label: &str) -> Markup {
    let kind = match emphasis {
        Emphasis::SolidFill => "solid-fill",
        Emphasis::Outline => "outline",
    };
    html! { a.dads-button data-type=(kind) data-size="lg" href=(route) hreflang=[route.hreflang()] { (label) } }
}
