mod follow;
mod get;
mod new;
mod post;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing;
use tower_http::compression::CompressionLayer;

use crate::app::AppState;
use crate::intake::FORM_MAX;

/// `/opinions`: what a browser asks, with or without the app. These pages are made for each
/// request, so that they are compressed for each, too.
pub(super) fn router() -> Router<AppState> {
    let send = routing::post(post::post).layer(DefaultBodyLimit::max(FORM_MAX));
    Router::new()
        .route("/opinions", send.get(follow::get))
        .route("/opinions/new", routing::get(new::get))
        .route("/opinions/{receipt}", routing::get(get::get))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
}
