//! What a device shows of the site once it is installed there.

use pages::metadata::{Metadata, SITE_NAME};
use pages::urls::Route;
use serde_json::json;

/// The web app manifest.
pub fn web_manifest() -> String {
    let icon = |name: &str, sizes: &str| json!({ "src": format!("/icons/{name}.png"), "type": "image/png", "sizes": sizes });
    let shortcut = |route: Route, name: &str| json!({ "name": name, "url": route.to_string() });
    json!({
        "id": "/",
        "name": SITE_NAME,
        "short_name": "鎌倉ミライ",
        "description": Metadata::of(&Route::Home).description,
        "lang": "ja",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": "#ffffff",
        "background_color": "#ffffff",
        "categories": ["government"],
        "icons": [
            { "src": "/icon.svg", "type": "image/svg+xml", "sizes": "any" },
            icon("192", "192x192"),
            icon("512", "512x512"),
            { "src": "/icons/maskable-512.png", "type": "image/png", "sizes": "512x512", "purpose": "maskable" },
        ],
        "shortcuts": [
            shortcut(Route::all_policies(), "施策をさがす"),
            shortcut(Route::Send(None), "意見を送る"),
        ],
    })
    .to_string()
}
