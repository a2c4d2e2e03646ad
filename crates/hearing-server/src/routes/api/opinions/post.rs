use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use hearing_api::{Accepted, ProblemType, Violation};

use crate::error::Error;
use crate::extract::Client;
use crate::http::form_decoding;
use crate::http::rate_limit::Budget;
use crate::idempotency_key::IdempotencyKey;
use crate::kiosk::{KioskSession, surface_of};
use crate::state::AppState;
use crate::store::Stored;

/// `POST /api/opinions`: keeps an opinion. 201 with its receipt; 200 with the same receipt if the
/// same opinion came with the same `Idempotency-Key` before.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    kiosk: Option<Extension<KioskSession>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    if !form_decoding::is_of_type(&headers, "application/json") {
        return Err(ProblemType::UnsupportedMediaType.into());
    }
    let key = idempotency_key(&headers)?;
    let (form, mut violations) = form_decoding::from_json(&body?)?;
    let mut opinion = match form.into_opinion(state.plan) {
        Ok(opinion) if violations.is_empty() => opinion,
        outcome => {
            add_missing(&mut violations, outcome.err().unwrap_or_default());
            return Err(violations.into());
        }
    };
    opinion.surface = surface_of(kiosk.map(|Extension(kiosk)| kiosk), opinion.surface);
    client.spend(&state, Budget::Opinions)?;
    let (status, stamp) = match state.store.keep(key, opinion).await? {
        Stored::New(stamp) => (StatusCode::CREATED, stamp),
        Stored::Again(stamp) => (StatusCode::OK, stamp),
        Stored::OtherOpinion => return Err(ProblemType::KeyReused.into()),
        Stored::TakenBack => return Err(ProblemType::TakenBack.into()),
    };
    let location = format!("/api/opinions/{}", stamp.receipt);
    let accepted = Accepted {
        receipt: stamp.receipt,
        control_code: state.store.control_code_of(&stamp),
        received_at: stamp.received_at,
    };
    let headers = [(LOCATION, location.as_str()), (CACHE_CONTROL, "no-store")];
    Ok((status, headers, Json(accepted)).into_response())
}

/// The key that the header names.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<IdempotencyKey, ProblemType> {
    headers
        .get("idempotency-key")
        .and_then(|value| value.to_str().ok())
        .ok_or(ProblemType::InvalidKey)?
        .parse()
}

/// Adds the violations of fields that have none yet: a field of the wrong type was left empty in
/// the form, and is not missing as well.
fn add_missing(violations: &mut Vec<Violation>, others: Vec<Violation>) {
    for other in others {
        if violations
            .iter()
            .all(|violation| violation.field != other.field)
        {
            violations.push(other);
        }
    }
    violations.sort_by_key(|violation| violation.field);
}
