//! What the browser keeps.

use super::json::Json;
use super::window::{kiosk, window};

/// Where a value is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Storage {
    /// Until the tab closes; each tab has its own.
    Session,
    /// On the device.
    Local,
}

/// The browser's own; none where it refuses, and none at a kiosk.
fn native(storage: Storage) -> Option<web_sys::Storage> {
    // The next to use the device is a stranger.
    if kiosk().is_some() {
        return None;
    }
    let window = window()?;
    // A browser that refuses storage throws here.
    match storage {
        Storage::Session => window.session_storage(),
        Storage::Local => window.local_storage(),
    }
    .ok()
    .flatten()
}

/// The value kept under `key`, if storage works and holds one that can be read.
pub fn load(storage: Storage, key: &str) -> Option<Json> {
    Json::parse(&native(storage)?.get_item(key).ok().flatten()?)
}

/// Whether something is kept under `key` that is no empty list.
pub fn holds_any(storage: Storage, key: &str) -> bool {
    let kept = native(storage).and_then(|native| native.get_item(key).ok().flatten());
    kept.is_some_and(|json| json.len() > "[]".len())
}

/// Keeps `value` under `key`. `false` where storage is refused or full.
pub fn save(storage: Storage, key: &str, value: &Json) -> bool {
    value
        .print()
        .and_then(|json| native(storage)?.set_item(key, &json).ok())
        .is_some()
}

/// Whether anything can be kept on this device.
pub fn keeps() -> bool {
    native(Storage::Local).is_some() && native(Storage::Session).is_some()
}

/// Removes what is kept under `key`.
pub fn forget(storage: Storage, key: &str) {
    if let Some(native) = native(storage) {
        // Nothing to do where storage refuses: then nothing was kept either.
        let _ = native.remove_item(key);
    }
}
