use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use hearing_api::{Problem, ProblemType, Status, Withdrawn};

use super::post::idempotency_key;
use crate::error::Error;
use crate::extract::Client;
use crate::http::rate_limit::Budget;
use crate::state::AppState;

/// `POST /api/opinions/withdraw`: takes back the opinion that was sent with this `Idempotency-Key`,
/// for a device that never heard whether it arrived. 404 if it did not; it is then not stored
/// either should it come late.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let key = idempotency_key(&headers)?;
    client.spend(&state, Budget::Acts)?;
    if !state.store.withdraw_sent(key).await? {
        let problem = Problem::new(ProblemType::NotFound);
        return Err(problem
            .with_detail("この意見は市に届いていません。あとから届いても、受け付けません。")
            .into());
    }
    let withdrawn = Withdrawn {
        status: Status::Withdrawn,
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(withdrawn)).into_response())
}
