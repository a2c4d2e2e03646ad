//! Who may ask what. The modules mirror the addresses.

mod api;
mod health;
mod opinions;

use axum::Router;
use axum::routing::get;
use hearing_api::ProblemType;

use crate::app::AppState;
use crate::error::Error;
use crate::static_files;

/// Every route.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .merge(api::opinions::router())
        .merge(opinions::router())
        .route("/healthz", get(health::get))
        .fallback(static_files::serve)
        .method_not_allowed_fallback(async || Error::from(ProblemType::MethodNotAllowed))
}

/// Whether programs rather than people ask at this path.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || path == "/healthz"
}
