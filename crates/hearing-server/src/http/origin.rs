//! Where readers reach this server, and whether a page of another site asks.

use std::fmt::Display;

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use pages::shell::Site;

/// Where readers reach this server, scheme and host.
pub(crate) fn origin(site: &Site, headers: &HeaderMap) -> String {
    match &site.public_url {
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

/// Where readers reach the page at this path.
pub(crate) fn address(site: &Site, headers: &HeaderMap, path: impl Display) -> String {
    format!("{}{path}", origin(site, headers))
}

/// Whether a page of another site asks: by what the browser says of it, and where an old one says
/// nothing, by the origin of the form that it posts.
pub(crate) fn is_cross_site(site: &Site, headers: &HeaderMap) -> bool {
    if let Some(relation) = headers.get("sec-fetch-site") {
        return relation != "same-origin" && relation != "none";
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return false;
    };
    let origin = origin.as_bytes();
    let is_public = site
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
pub(crate) fn is_https(site: &Site) -> bool {
    site.public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"))
}
