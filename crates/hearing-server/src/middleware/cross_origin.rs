//! What programs on other sites' pages may fetch: what is published for everyone. Never a receipt,
//! its feed or code, and nothing of the console.

use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ALLOW,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What may be asked.
const METHODS: &str = "GET, HEAD, OPTIONS";

/// Whether what is at this path is open to every site.
pub(crate) fn is_open(path: &str) -> bool {
    matches!(path, "/api/openapi.json" | "/voices/feed.atom") || path.starts_with("/open-data/")
}

/// Says so, also to a browser that asks before it fetches.
pub(crate) async fn open(request: Request, next: Next) -> Response {
    if !is_open(request.uri().path()) {
        return next.run(request).await;
    }
    let mut response = if *request.method() == Method::OPTIONS {
        let headers = [
            (ALLOW, METHODS),
            (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
            // What a program that has a copy sends besides.
            (ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Cache-Control"),
            (ACCESS_CONTROL_MAX_AGE, "86400"),
        ];
        (StatusCode::NO_CONTENT, headers).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("ETag"),
    );
    response
}
