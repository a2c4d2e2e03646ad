//! The headers that keep a page to itself. Every response has them.

use axum::extract::{Request, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use super::cross_origin;
use crate::http::origin::is_https;
use crate::http::paths::is_staff;
use crate::state::AppState;

/// The script by which other sites frame the app. No page of ours tells it anything.
const FOR_OTHER_SITES: &str = "/embed.js";

/// Which sites' pages may load a file.
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const HEADERS: [(HeaderName, &str); 4] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (RESOURCE_POLICY, "same-origin"),
];

/// Adds them. A handler's own `Referrer-Policy` stays. Everywhere else nobody, not even this origin,
/// learns more than the origin that a request comes from: the app changes the address in place, so
/// that a receipt's would go along with what a page asks for that was loaded before, into a proxy's
/// log.
pub(crate) async fn add(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let for_other_sites = path == FOR_OTHER_SITES || cross_origin::is_open(path);
    let for_staff = is_staff(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if for_other_sites {
        headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    }
    let framing = &state.framing;
    let content_security = if for_staff {
        &framing.refused
    } else {
        &framing.content_security
    };
    headers.insert(CONTENT_SECURITY_POLICY, content_security.clone());
    // It knows no list: where there is one, browsers go by the policy alone.
    if for_staff {
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    } else if framing.is_own_only {
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
    headers
        .entry(REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("strict-origin"));
    if is_https(&state.site) {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}
