//! The elements of the page, by their ids.
//!
//! What changes them writes only what differs: writing the same again would still make the browser
//! lay out the page again, and move it under a finger that is about to tap.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::window::document;

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What the element with this id holds, which the server may have written into the page.
pub fn html_of(id: &str) -> Option<String> {
    document()?
        .get_element_by_id(id)
        .map(|element| element.inner_html())
}

/// Sets the text of the element with this id.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = element(id)
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}

/// Sets the text of the element with this id, which holds a text, and nothing else: the
/// browser keeps the node if it still is the one, and lays out less.
pub fn replace_text(id: &str, text: &str) {
    let Some(element) = element(id) else { return };
    match element.first_child() {
        Some(node) if node.node_value().as_deref() == Some(text) => {}
        Some(node) if node.node_type() == Node::TEXT_NODE => node.set_node_value(Some(text)),
        // A browser that translates the page has put an element in the text's place.
        _ => element.set_text_content(Some(text)),
    }
}

/// Shows a message in the element with this id, or hides the element where there is none.
pub fn set_message(id: &str, message: &str) {
    set_text(id, message);
    if let Some(element) = element(id)
        && element.hidden() != message.is_empty()
    {
        element.set_hidden(message.is_empty());
    }
}

/// Sets or removes an attribute of the element with this id.
pub fn set_attribute(id: &str, name: &str, value: Option<&str>) {
    let Some(element) = element(id) else { return };
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    // Only a name that is no attribute's is refused.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Gives the element with this id another content.
pub fn set_html(id: &str, html: &str) {
    if let Some(element) = element(id) {
        element.set_inner_html(html);
    }
}

/// Adds to the content of the element with this id.
pub fn append_html(id: &str, html: &str) {
    if let Some(element) = element(id) {
        // Refused only for an element that is no part of a document.
        let _ = element.insert_adjacent_html("beforeend", html);
    }
}

/// Brings the element with this id into view, as little as it takes.
pub fn bring_into_view(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The value of an attribute of the element with this id.
pub fn attribute(id: &str, name: &str) -> Option<String> {
    element(id)?.get_attribute(name)
}

/// The element with this id below `root`.
pub fn within(root: &Element, id: &str) -> Option<Element> {
    root.query_selector(&format!("#{id}")).ok().flatten()
}
