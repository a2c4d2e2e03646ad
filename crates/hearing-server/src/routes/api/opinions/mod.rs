mod get;
mod post;
mod qr;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing;

use crate::app::AppState;
use crate::intake::JSON_MAX;

/// `/api/opinions`: what the app, and any other program, asks.
pub(in crate::routes) fn router() -> Router<AppState> {
    Router::new()
        .route(
            "/api/opinions",
            routing::post(post::post).layer(DefaultBodyLimit::max(JSON_MAX)),
        )
        .route("/api/opinions/{receipt}", routing::get(get::get))
        .route("/api/opinions/{receipt}/qr.svg", routing::get(qr::get))
}
