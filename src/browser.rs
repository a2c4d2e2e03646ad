//! What only a browser has: storage, a clock, randomness, the clipboard, focus.
//!
//! On the host (feature `ssr`, or neither) there is none of it, and every function says so in its
//! result; no caller needs to know where it runs.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where a value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Until the tab closes; each tab has its own.
    ForTab,
    /// On the device.
    OnDevice,
}

#[cfg(feature = "csr")]
mod real {
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Document, HtmlElement, Window};

    use super::{DeserializeOwned, Kept, Serialize};

    /// The window, unless there is none (a worker).
    pub fn window() -> Option<Window> {
        web_sys::window()
    }

    /// The document.
    pub fn document() -> Option<Document> {
        window()?.document()
    }

    fn storage(kept: Kept) -> Option<web_sys::Storage> {
        let window = window()?;
        // A browser that refuses storage throws here.
        match kept {
            Kept::ForTab => window.session_storage(),
            Kept::OnDevice => window.local_storage(),
        }
        .ok()
        .flatten()
    }

    pub fn load<T: DeserializeOwned>(kept: Kept, key: &str) -> Option<T> {
        let json = storage(kept)?.get_item(key).ok().flatten()?;
        from_js(js_sys::JSON::parse(&json).ok()?)
    }

    pub fn save<T: Serialize>(kept: Kept, key: &str, value: &T) -> bool {
        to_json(value)
            .and_then(|json| storage(kept)?.set_item(key, &json).ok())
            .is_some()
    }

    pub fn forget(kept: Kept, key: &str) {
        if let Some(storage) = storage(kept) {
            // Nothing to do where storage refuses: then nothing was kept either.
            let _ = storage.remove_item(key);
        }
    }

    pub fn to_json<T: Serialize>(value: &T) -> Option<String> {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let value = value.serialize(&serializer).ok()?;
        js_sys::JSON::stringify(&value).ok()?.as_string()
    }

    pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
        serde_wasm_bindgen::from_value(value).ok()
    }

    pub fn from_json<T: DeserializeOwned>(json: &str) -> Option<T> {
        from_js(js_sys::JSON::parse(json).ok()?)
    }

    pub fn uuid() -> Option<String> {
        let mut bytes = [0u8; 16];
        window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let mut uuid = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                uuid.push('-');
            }
            for digit in [byte >> 4, byte & 0x0f] {
                uuid.push(char::from_digit(u32::from(digit), 16)?);
            }
        }
        Some(uuid)
    }

    pub fn normalize(text: &str) -> String {
        js_sys::JsString::from(text).normalize("NFKC").into()
    }

    pub fn japanese_time(rfc3339: &str) -> Option<String> {
        let date = js_sys::Date::new(&JsValue::from_str(rfc3339));
        if date.get_time().is_nan() {
            return None;
        }
        // Kamakura's clock, wherever the reader is. Japan keeps no summer time.
        let local = js_sys::Date::new(&JsValue::from_f64(date.get_time() + 9.0 * 3_600_000.0));
        Some(format!(
            "{}年{}月{}日 {}時{:02}分",
            local.get_utc_full_year(),
            local.get_utc_month() + 1,
            local.get_utc_date(),
            local.get_utc_hours(),
            local.get_utc_minutes()
        ))
    }

    pub fn focus(selector: &str) {
        let element = document()
            .and_then(|document| document.query_selector(selector).ok().flatten())
            .and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            // An element that cannot take focus stays without; the page is still right.
            let _ = element.focus();
        }
    }

    pub fn is_framed() -> bool {
        window().is_some_and(|window| {
            let this: &JsValue = window.as_ref();
            window.parent().ok().flatten().is_some_and(|parent| parent.as_ref() as &JsValue != this)
        })
    }

    pub fn text_of(id: &str) -> Option<String> {
        document()?.get_element_by_id(id)?.text_content()
    }

    pub async fn copy(text: &str) -> bool {
        let Some(window) = window() else { return false };
        // Absent on pages without TLS; asking for it there would throw.
        let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
        let Ok(clipboard) = clipboard.and_then(JsCast::dyn_into::<web_sys::Clipboard>) else {
            return false;
        };
        wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
    }
}

#[cfg(feature = "csr")]
pub use real::{document, window};

macro_rules! in_browser {
    ($expression:expr, otherwise $fallback:expr) => {{
        #[cfg(feature = "csr")]
        {
            $expression
        }
        #[cfg(not(feature = "csr"))]
        {
            $fallback
        }
    }};
}

/// The value kept under `key`, if storage works and holds one that can be read.
#[allow(unused_variables, reason = "the host keeps nothing")]
pub fn load<T: DeserializeOwned>(kept: Kept, key: &str) -> Option<T> {
    in_browser!(real::load(kept, key), otherwise None)
}

/// Keeps `value` under `key`. `false` where storage is refused or full.
#[allow(unused_variables, reason = "the host keeps nothing")]
pub fn save<T: Serialize>(kept: Kept, key: &str, value: &T) -> bool {
    in_browser!(real::save(kept, key, value), otherwise false)
}

/// Removes what is kept under `key`.
#[allow(unused_variables, reason = "the host keeps nothing")]
pub fn forget(kept: Kept, key: &str) {
    in_browser!(real::forget(kept, key), otherwise ());
}

/// `value` as JSON.
#[allow(unused_variables, reason = "the host sends nothing")]
pub fn to_json<T: Serialize>(value: &T) -> Option<String> {
    in_browser!(real::to_json(value), otherwise None)
}

/// A value read from JSON.
#[allow(unused_variables, reason = "the host receives nothing")]
pub fn from_json<T: DeserializeOwned>(json: &str) -> Option<T> {
    in_browser!(real::from_json(json), otherwise None)
}

/// A random UUID, version 4.
pub fn uuid() -> Option<String> {
    in_browser!(real::uuid(), otherwise None)
}

/// `text` in normalization form KC.
pub fn normalize(text: &str) -> String {
    in_browser!(real::normalize(text), otherwise text.to_owned())
}

/// An RFC 3339 instant in Kamakura's time, as `2026年4月1日 9時05分`.
#[allow(unused_variables, reason = "the host shows no time")]
pub fn japanese_time(rfc3339: &str) -> Option<String> {
    in_browser!(real::japanese_time(rfc3339), otherwise None)
}

/// Moves the focus to the first element that `selector` finds.
#[allow(unused_variables, reason = "the host has no focus")]
pub fn focus(selector: &str) {
    in_browser!(real::focus(selector), otherwise ());
}

/// Whether the app stands in a frame of another page.
pub fn is_framed() -> bool {
    in_browser!(real::is_framed(), otherwise false)
}

/// The text of the element with this id, which the server may have written into the page.
#[allow(unused_variables, reason = "the host has no page")]
pub fn text_of(id: &str) -> Option<String> {
    in_browser!(real::text_of(id), otherwise None)
}

/// Puts `text` on the clipboard; `false` where the browser does not let it.
#[allow(unused_variables, clippy::unused_async, reason = "the host has no clipboard")]
pub async fn copy(text: &str) -> bool {
    in_browser!(real::copy(text).await, otherwise false)
}
