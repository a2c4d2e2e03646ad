//! The focus.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::element::{bring_into_view, element};
use super::window::document;

/// Moves the focus to the element with this id, and unfolds what it lies in.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        if let Ok(Some(fold)) = element.closest("details") {
            // What cannot be unfolded stays as it is; the reader can.
            let _ = fold.set_attribute("open", "");
        }
        // An element that cannot take focus stays without; the page is still right.
        let _ = element.focus();
    }
}

/// Moves the focus to the element with this id, with the message above it in view.
pub fn focus_below(id: &str, message: &str) {
    focus(id);
    bring_into_view(message);
}

/// Moves the focus to the page's heading.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let quietly = FocusOptions::new();
        // The browser has put the page where the reader left it, or at its top.
        quietly.set_prevent_scroll(true);
        // As above.
        let _ = heading.focus_with_options(&quietly);
    }
}

/// Whether the reader is in a field that they write in.
pub fn is_writing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| active.matches("input, textarea").unwrap_or_default())
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}
