use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;

use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::rate_limit::Budget;
use crate::routes::{comes_from_elsewhere, cookie_value, secure_attribute};

/// The cookie by which a device knows that it said so. It is sent to this one voice's address
/// alone and is the same on every device: it says nothing about who its reader is.
pub(super) const SUPPORTED: &str = "supported";

/// A year.
const AGE: u32 = 31_536_000;

/// `POST /voices/{id}/support`: 「同じ思い」, once per device.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let back = Redirect::to(&format!("/voices/{id}"));
    if comes_from_elsewhere(&headers) {
        return Ok((StatusCode::FORBIDDEN, back).into_response());
    }
    if cookie_value(&headers, SUPPORTED).is_some() {
        return Ok(back.into_response());
    }
    client.spend(&state, Budget::Acts)?;
    if !state.store.support(id).await? {
        return Err(ProblemType::NotFound.into());
    }
    let secure = secure_attribute(&state, &headers);
    let cookie = format!(
        "{SUPPORTED}=1; Path=/voices/{id}; Max-Age={AGE}; HttpOnly; SameSite=Strict{secure}"
    );
    Ok(([(SET_COOKIE, cookie)], back).into_response())
}
