//! The stylesheets of pages that need more than others.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::window::document;

/// Gives this document the stylesheets that another one has besides, and waits for them: the
/// page would otherwise show without, and then move.
pub async fn add_stylesheets_of(other: &Document) {
    let Some(document) = document() else { return };
    let Ok(links) = other.query_selector_all("link[rel=stylesheet]") else {
        return;
    };
    for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<Element>().ok()) {
        let address = link.get_attribute("href").unwrap_or_default();
        let is_here = document.query_selector(&format!("link[href='{address}']"));
        let (Ok(None), Some(head)) = (is_here, document.head()) else {
            continue;
        };
        let loaded = js_sys::Promise::new(&mut |resolve, _| {
            for event in ["load", "error"] {
                // Fails only for a node that is gone.
                let _ = link.add_event_listener_with_callback(event, &resolve);
            }
            // As above.
            let _ = head.append_child(&link);
        });
        // It never rejects: a page without its stylesheet is better than none.
        let _ = wasm_bindgen_futures::JsFuture::from(loaded).await;
    }
}
