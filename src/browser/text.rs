//! Texts.

/// `text` in normalization form KC.
pub fn normalize(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}
