use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::state::AppState;

/// One line a request, and its metrics. Both name the route and not the path, which may hold a
/// receipt. Fields stand beside the message for a log in JSON.
pub(crate) async fn log(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(file)", MatchedPath::as_str);
    let status = response.status().as_u16();
    let duration = begun.elapsed();
    let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
    state
        .metrics
        .count_request(&method, route, status, duration);
    tracing::info!(%method, route, status, micros, "{method} {route} {status} {micros} µs");
    response
}
