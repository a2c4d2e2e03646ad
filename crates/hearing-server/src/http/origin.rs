//! Where readers reach this server, and whether a page of another site asks.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

use crate::state::AppState;

/// Where readers reach this server, scheme and host.
pub(crate) fn origin(state: &AppState, headers: &HeaderMap) -> String {
    match &state.site.public_url {
        Some(url) => url.clone(),
        None => {
            let host = headers
                .get(HOST)
                .and_then(|host| host.to_str().ok())
                .unwrap_or("localhost");
            format!("http://{host}")
        }
    }
}

/// Whether a page of another site asks: by what the browser says of it, and where an old one says
/// nothing, by the origin of the form that it posts.
pub(crate) fn is_cross_site(state: &AppState, headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return false;
    };
    let origin = origin.as_bytes();
    let is_public = state
        .site
        .public_url
        .as_ref()
        .is_some_and(|url| url.as_bytes().eq_ignore_ascii_case(origin));
    let is_asked_host = headers.get(HOST).is_some_and(|host| {
        ["http://", "https://"].iter().any(|scheme| {
            [scheme.as_bytes(), host.as_bytes()]
                .concat()
                .eq_ignore_ascii_case(origin)
        })
    });
    !is_public && !is_asked_host
}

/// Whether residents reach this server over HTTPS.
pub(crate) fn is_https(state: &AppState) -> bool {
    state
        .site
        .public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"))
}
