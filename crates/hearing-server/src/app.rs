//! The whole server: its routes, and the layers that every request passes through.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware;
use axum::response::{IntoResponse, Response};

use crate::middleware::{
    access_log, cross_origin, frame, kiosk, language, problem_pages, query_encoding,
    security_headers, timeout,
};
use crate::{metrics, routes};

pub use crate::routes::{Access, Listed};
pub use crate::state::{AppState, Settings};

/// The whole server as one service.
pub fn app(state: AppState) -> Router {
    routes::router(&state)
        .0
        .layer(middleware::from_fn(timeout::limit_time))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            problem_pages::show,
        ))
        .layer(middleware::from_fn(query_encoding::lead_to_utf8))
        .layer(middleware::from_fn(frame::serve))
        .layer(middleware::from_fn_with_state(state.clone(), kiosk::serve))
        .layer(middleware::from_fn(language::answer))
        .layer(middleware::from_fn(cross_origin::open))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            security_headers::add,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            access_log::log,
        ))
        .with_state(state)
}

/// The service for those who watch over the server, at an address of its own.
pub fn watch(state: AppState) -> Router {
    Router::new()
        .route("/metrics", axum::routing::get(scrape))
        .with_state(state)
}

async fn scrape(State(state): State<AppState>) -> Response {
    match state.metrics.text(state.store.waiting()) {
        Ok(text) => ([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response(),
        Err(error) => {
            tracing::error!("cannot write the metrics: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Every route that [`app`] answers by itself, and who may ask; all else is a file or not there.
pub fn routes(state: &AppState) -> Vec<Listed> {
    routes::router(state).1
}
