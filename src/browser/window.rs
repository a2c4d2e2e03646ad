//! The window, the document, and where they stand.

use pages::contract::attribute;
use wasm_bindgen::JsValue;
use web_sys::{Document, Window};

/// The window, unless there is none (a worker).
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// How much of the window's height can be seen, in CSS pixels: a keyboard on the screen covers the
/// rest.
pub fn window_height() -> usize {
    let window = window();
    let above_keyboard = window.as_ref().and_then(Window::visual_viewport);
    let height = match above_keyboard {
        Some(seen) => Some(seen.height()),
        None => window.and_then(|window| window.inner_height().ok()?.as_f64()),
    };
    height.unwrap_or_default() as usize
}

/// Whether the app stands in a frame of another page.
pub fn is_framed() -> bool {
    window().is_some_and(|window| {
        let this: &JsValue = window.as_ref();
        window
            .parent()
            .ok()
            .flatten()
            .is_some_and(|parent| parent.as_ref() as &JsValue != this)
    })
}

/// The id of the branch whose kiosk this device is: the server writes it on `<html>`. Nothing is
/// kept there.
pub fn kiosk() -> Option<String> {
    document()?
        .document_element()?
        .get_attribute(attribute::KIOSK)
}

/// Asks the reader a question before something cannot be undone.
pub fn confirm(question: &str) -> bool {
    // A frame may not ask; then what was meant is done.
    window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
}

/// Lets the browser load the page of the address itself.
pub fn reload() {
    if let Some(window) = window() {
        // Refused only to a page that a script may not leave.
        let _ = window.location().reload();
    }
}

/// Whether `<html>` has an attribute.
pub fn is_marked(name: &str) -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute(name))
}

/// Gives `<html>` an attribute, or takes it away.
pub fn mark_root(name: &str, is_marked: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Only a name that is no attribute's is refused.
        let _ = root.toggle_attribute_with_force(name, is_marked);
    }
}
