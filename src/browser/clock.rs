//! The clock.

use wasm_bindgen::JsValue;

/// This instant in UTC, RFC 3339.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// An RFC 3339 instant in Kamakura's time, as `2026年4月1日 9時05分`.
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
