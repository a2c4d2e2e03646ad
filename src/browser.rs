//! What only a browser has: storage, a clock, randomness, the clipboard, focus.
//!
//! On the host (feature `ssr`, or neither) there is none of it, and every function says so in its
//! result; no caller needs to know where it runs.

use crate::json::Json;

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
    use pages::contract::attribute;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        Document, DomParser, Element, FocusOptions, HtmlElement, HtmlInputElement,
        HtmlSelectElement, HtmlTextAreaElement, Node, SupportedType, Window,
    };

    use super::{Json, Kept};

    /// The window, unless there is none (a worker).
    pub fn window() -> Option<Window> {
        web_sys::window()
    }

    /// The document.
    pub fn document() -> Option<Document> {
        window()?.document()
    }

    pub fn kiosk() -> Option<String> {
        document()?
            .document_element()?
            .get_attribute(attribute::KIOSK)
    }

    fn storage(kept: Kept) -> Option<web_sys::Storage> {
        // The next to use the device is a stranger.
        if kiosk().is_some() {
            return None;
        }
        let window = window()?;
        // A browser that refuses storage throws here.
        match kept {
            Kept::ForTab => window.session_storage(),
            Kept::OnDevice => window.local_storage(),
        }
        .ok()
        .flatten()
    }

    pub fn load(kept: Kept, key: &str) -> Option<Json> {
        Json::parse(&storage(kept)?.get_item(key).ok().flatten()?)
    }

    pub fn save(kept: Kept, key: &str, value: &Json) -> bool {
        value
            .print()
            .and_then(|json| storage(kept)?.set_item(key, &json).ok())
            .is_some()
    }

    pub fn forget(kept: Kept, key: &str) {
        if let Some(storage) = storage(kept) {
            // Nothing to do where storage refuses: then nothing was kept either.
            let _ = storage.remove_item(key);
        }
    }

    pub fn uuid() -> String {
        let mut bytes = [0u8; 16];
        let random = window()
            .and_then(|window| window.crypto().ok())
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
        if random.is_none() {
            // Good enough for a key that only has to differ from this device's others.
            bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
        }
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        let mut uuid = String::with_capacity(36);
        for (index, byte) in bytes.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                uuid.push('-');
            }
            uuid.extend(
                [byte >> 4, byte & 0x0f]
                    .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
            );
        }
        uuid
    }

    pub fn normalize(text: &str) -> String {
        js_sys::JsString::from(text).normalize("NFKC").into()
    }

    pub fn now() -> String {
        js_sys::Date::new_0().to_iso_string().into()
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

    pub fn set_title(title: &str) {
        if let Some(document) = document() {
            document.set_title(title);
        }
    }

    pub fn focus(id: &str) {
        if let Some(element) = element(id) {
            // An element that cannot take focus stays without; the page is still right.
            let _ = element.focus();
        }
    }

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

    pub fn mark_root(name: &str, is_marked: bool) {
        if let Some(root) = document().and_then(|document| document.document_element()) {
            // Only a name that is no attribute's is refused.
            let _ = root.toggle_attribute_with_force(name, is_marked);
        }
    }

    /// Gives this document the stylesheets that another one has besides, and waits for them: the
    /// page would otherwise show without, and then move.
    pub async fn add_stylesheets_of(other: &Document) {
        let Some(document) = document() else { return };
        let Ok(links) = other.query_selector_all("link[rel=stylesheet]") else {
            return;
        };
        for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<Element>().ok())
        {
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

    fn element(id: &str) -> Option<HtmlElement> {
        document()?.get_element_by_id(id)?.dyn_into().ok()
    }

    // What follows writes only what differs: writing the same again would still make the browser
    // lay out the page anew, and move it under a finger that is about to tap.

    pub fn set_text(id: &str, text: &str) {
        if let Some(element) = element(id)
            && element.text_content().as_deref() != Some(text)
        {
            element.set_text_content(Some(text));
        }
    }

    pub fn replace_text(id: &str, text: &str) {
        let Some(element) = element(id) else { return };
        match element.first_child() {
            Some(node) if node.node_type() == Node::TEXT_NODE => node.set_node_value(Some(text)),
            // A browser that translates the page has put an element in the text's place.
            _ => element.set_text_content(Some(text)),
        }
    }

    pub fn set_message(id: &str, message: &str) {
        set_text(id, message);
        if let Some(element) = element(id)
            && element.hidden() != message.is_empty()
        {
            element.set_hidden(message.is_empty());
        }
    }

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

    pub fn set_field(name: &str, value: &str) {
        let selector = format!("[name='{name}']");
        let Some(fields) =
            document().and_then(|document| document.query_selector_all(&selector).ok())
        else {
            return;
        };
        for field in (0..fields.length()).filter_map(|at| fields.item(at)) {
            if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                let chosen = input.value() == value;
                match input.type_().as_str() {
                    "radio" | "checkbox" if input.checked() != chosen => input.set_checked(chosen),
                    "radio" | "checkbox" => {}
                    _ if !chosen => input.set_value(value),
                    _ => {}
                }
            } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
                if select.value() != value {
                    select.set_value(value);
                }
            } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>()
                && area.value() != value
            {
                area.set_value(value);
            }
        }
    }

    pub fn set_value(id: &str, value: &str) {
        if let Some(input) = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
            && input.value() != value
        {
            input.set_value(value);
        }
    }

    pub fn set_checked(id: &str, checked: bool) {
        if let Some(input) = element(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
            && input.checked() != checked
        {
            input.set_checked(checked);
        }
    }

    pub fn set_html(id: &str, html: &str) {
        if let Some(element) = element(id) {
            element.set_inner_html(html);
        }
    }

    pub fn append_html(id: &str, html: &str) {
        if let Some(element) = element(id) {
            // Refused only for an element that is no part of a document.
            let _ = element.insert_adjacent_html("beforeend", html);
        }
    }

    pub fn has_focus(id: &str) -> bool {
        document()
            .and_then(|document| document.active_element())
            .is_some_and(|element| element.id() == id)
    }

    pub fn field_of(event: &web_sys::Event) -> Option<(String, String)> {
        let target = event.target()?;
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            let value = match input.type_().as_str() {
                "checkbox" => input.checked().to_string(),
                _ => input.value(),
            };
            return Some((input.name(), value));
        }
        if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            return Some((select.name(), select.value()));
        }
        let area = target.dyn_ref::<HtmlTextAreaElement>()?;
        Some((area.name(), area.value()))
    }

    pub fn is_composing(event: &web_sys::Event) -> bool {
        js_sys::Reflect::get(event, &"isComposing".into())
            .is_ok_and(|composing| composing.is_truthy())
    }

    pub fn closest_attribute(event: &web_sys::Event, name: &str) -> Option<String> {
        let element = event.target()?.dyn_into::<Element>().ok()?;
        element
            .closest(&format!("[{name}]"))
            .ok()
            .flatten()?
            .get_attribute(name)
    }

    pub fn confirm(question: &str) -> bool {
        // A frame may not ask; then what was meant is done.
        window().is_none_or(|window| window.confirm_with_message(question).unwrap_or(true))
    }

    pub fn window_height() -> usize {
        let window = window();
        let above_keyboard = window.as_ref().and_then(Window::visual_viewport);
        let height = match above_keyboard {
            Some(seen) => Some(seen.height()),
            None => window.and_then(|window| window.inner_height().ok()?.as_f64()),
        };
        height.unwrap_or_default() as usize
    }

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

    pub fn part_of_page(
        html: &str,
        id: &str,
        (selector, text): (&str, &str),
        values: &[(&str, &str)],
    ) -> Option<String> {
        let parser = DomParser::new().ok()?;
        let page = parser.parse_from_string(html, SupportedType::TextHtml);
        let part = page.ok()?.get_element_by_id(id)?;
        if let Some(shown) = part
            .query_selector(selector)
            .ok()?
            .filter(|_| !text.is_empty())
        {
            shown.set_text_content(Some(text));
        }
        for (name, value) in values {
            let fields = part.query_selector_all(&format!("[name=\"{name}\"][value=\"\"]"));
            let fields = fields.ok()?;
            for field in (0..fields.length()).filter_map(|at| fields.get(at)) {
                let field: Element = field.unchecked_into();
                let _ = field.set_attribute("value", value);
            }
        }
        Some(part.inner_html())
    }

    pub fn html_of(id: &str) -> Option<String> {
        document()?
            .get_element_by_id(id)
            .map(|element| element.inner_html())
    }

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
}

#[cfg(feature = "csr")]
pub use real::{add_stylesheets_of, document, window};

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
pub fn load(kept: Kept, key: &str) -> Option<Json> {
    in_browser!(real::load(kept, key), otherwise None)
}

/// Keeps `value` under `key`. `false` where storage is refused or full.
#[allow(unused_variables, reason = "the host keeps nothing")]
pub fn save(kept: Kept, key: &str, value: &Json) -> bool {
    in_browser!(real::save(kept, key, value), otherwise false)
}

/// Removes what is kept under `key`.
#[allow(unused_variables, reason = "the host keeps nothing")]
pub fn forget(kept: Kept, key: &str) {
    in_browser!(real::forget(kept, key), otherwise());
}

/// A random UUID, version 4.
pub fn uuid() -> String {
    in_browser!(real::uuid(), otherwise String::new())
}

/// `text` in normalization form KC.
pub fn normalize(text: &str) -> String {
    in_browser!(real::normalize(text), otherwise text.to_owned())
}

/// This instant in UTC, RFC 3339.
pub fn now() -> String {
    in_browser!(real::now(), otherwise String::new())
}

/// An RFC 3339 instant in Kamakura's time, as `2026年4月1日 9時05分`.
#[allow(unused_variables, reason = "the host shows no time")]
pub fn japanese_time(rfc3339: &str) -> Option<String> {
    in_browser!(real::japanese_time(rfc3339), otherwise None)
}

/// Sets the document's title.
#[allow(unused_variables, reason = "the prerenderer writes the title")]
pub fn set_title(title: &str) {
    in_browser!(real::set_title(title), otherwise());
}

/// Gives `<html>` an attribute, or takes it away.
#[allow(unused_variables, reason = "the host has no page")]
pub fn mark_root(name: &str, is_marked: bool) {
    in_browser!(real::mark_root(name, is_marked), otherwise());
}

/// Moves the focus to the element with this id.
#[allow(unused_variables, reason = "the host has no focus")]
pub fn focus(id: &str) {
    in_browser!(real::focus(id), otherwise());
}

/// Moves the focus to the page's heading.
pub fn focus_heading() {
    in_browser!(real::focus_heading(), otherwise());
}

/// Sets the text of the element with this id.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_text(id: &str, text: &str) {
    in_browser!(real::set_text(id, text), otherwise());
}

/// Sets the text of the element with this id, which holds another text, and nothing else: the
/// browser keeps the node if it still is the one, and lays out less.
#[allow(unused_variables, reason = "the host has no page")]
pub fn replace_text(id: &str, text: &str) {
    in_browser!(real::replace_text(id, text), otherwise());
}

/// Shows a message in the element with this id, or hides the element where there is none.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_message(id: &str, message: &str) {
    in_browser!(real::set_message(id, message), otherwise());
}

/// Sets or removes an attribute of the element with this id.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_attribute(id: &str, name: &str, value: Option<&str>) {
    in_browser!(real::set_attribute(id, name, value), otherwise());
}

/// Makes the form controls of this name hold `value`; of radio buttons and checkboxes, the one
/// whose value it is gets checked.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_field(name: &str, value: &str) {
    in_browser!(real::set_field(name, value), otherwise());
}

/// Makes the field with this id hold `value`.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_value(id: &str, value: &str) {
    in_browser!(real::set_value(id, value), otherwise());
}

/// Checks the checkbox with this id, or takes that back.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_checked(id: &str, checked: bool) {
    in_browser!(real::set_checked(id, checked), otherwise());
}

/// Gives the element with this id another content.
#[allow(unused_variables, reason = "the host has no page")]
pub fn set_html(id: &str, html: &str) {
    in_browser!(real::set_html(id, html), otherwise());
}

/// Adds to the content of the element with this id.
#[allow(unused_variables, reason = "the host has no page")]
pub fn append_html(id: &str, html: &str) {
    in_browser!(real::append_html(id, html), otherwise());
}

/// Whether the element with this id has the focus.
#[allow(unused_variables, reason = "the host has no page")]
pub fn has_focus(id: &str) -> bool {
    in_browser!(real::has_focus(id), otherwise false)
}

/// The name of the form control that an event comes from, and what it holds: `true` or `false`
/// for a checkbox.
#[allow(unused_variables, reason = "the host has no events")]
pub fn field_of(event: &leptos::ev::Event) -> Option<(String, String)> {
    in_browser!(real::field_of(event), otherwise None)
}

/// Whether an event tells of words that are still being composed with an input method.
#[allow(unused_variables, reason = "the host has no events")]
pub fn is_composing(event: &leptos::ev::Event) -> bool {
    in_browser!(real::is_composing(event), otherwise false)
}

/// The value of the attribute on the element that an event comes from, or on the nearest one around it.
#[allow(unused_variables, reason = "the host has no events")]
pub fn closest_attribute(event: &leptos::ev::Event, name: &str) -> Option<String> {
    in_browser!(real::closest_attribute(event, name), otherwise None)
}

/// Asks the reader a question before something cannot be undone.
#[allow(unused_variables, reason = "the host has nobody to ask")]
pub fn confirm(question: &str) -> bool {
    in_browser!(real::confirm(question), otherwise false)
}

/// How much of the window's height can be seen, in CSS pixels: a keyboard on the screen covers the
/// rest.
pub fn window_height() -> usize {
    in_browser!(real::window_height(), otherwise 0)
}

/// Whether the app stands in a frame of another page.
pub fn is_framed() -> bool {
    in_browser!(real::is_framed(), otherwise false)
}

/// The id of the branch whose kiosk this device is: the server writes it on `<html>`. Nothing is
/// kept there.
pub fn kiosk() -> Option<String> {
    in_browser!(real::kiosk(), otherwise None)
}

/// What the element with this id holds in a page's HTML, once a text stands in what `selector` finds,
/// if there is one, and the empty fields of these names have their values.
#[allow(unused_variables, reason = "the host has no parser")]
pub fn part_of_page(
    html: &str,
    id: &str,
    text: (&str, &str),
    values: &[(&str, &str)],
) -> Option<String> {
    in_browser!(real::part_of_page(html, id, text, values), otherwise None)
}

/// What the element with this id holds, which the server may have written into the page.
#[allow(unused_variables, reason = "the host has no page")]
pub fn html_of(id: &str) -> Option<String> {
    in_browser!(real::html_of(id), otherwise None)
}

/// Puts `text` on the clipboard; `false` where the browser does not let it.
#[allow(
    unused_variables,
    clippy::unused_async,
    reason = "the host has no clipboard"
)]
pub async fn copy(text: &str) -> bool {
    in_browser!(real::copy(text).await, otherwise false)
}
