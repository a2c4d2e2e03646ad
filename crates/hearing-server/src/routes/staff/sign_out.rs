use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};

use super::guard::token;
use super::sign_in::cookie;
use crate::console::SIGN_IN;
use crate::error::Error;
use crate::state::AppState;

/// `POST /staff/sign-out`.
pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if let Some(token) = token(&state, &headers) {
        state.store.close_session(&token).await?;
    }
    let cookie = cookie(&state, &headers, "");
    Ok(([(SET_COOKIE, cookie)], Redirect::to(SIGN_IN)).into_response())
}
