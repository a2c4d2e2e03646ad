//! The clipboard.

use wasm_bindgen::JsCast;

use super::window::window;

/// Puts `text` on the clipboard; `false` where the browser does not let it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Absent on pages without TLS; asking for it there would throw.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    let Ok(clipboard) = clipboard.and_then(JsCast::dyn_into::<web_sys::Clipboard>) else {
        return false;
    };
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
        .await
        .is_ok()
}
