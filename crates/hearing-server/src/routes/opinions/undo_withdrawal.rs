use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{ProblemType, Receipt};

use super::get::receipt_page;
use super::proof::refusal;
use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::{Failure, ProvenForm};
use crate::intake::Fields;
use crate::rate_limit::Budget;
use crate::store::Undone;

/// `POST /opinions/{receipt}/undo-withdrawal`: makes a withdrawn opinion what it was before.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    typed: Result<Path<String>, PathRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    let Path(typed) = typed.map_err(|_| ProblemType::InvalidReceipt)?;
    let receipt: Receipt = typed.parse()?;
    client.spend(&state, Budget::Acts)?;
    let fields = Fields::parse(&body?)?;
    if let Some(refusal) = refusal(&state, receipt, ProvenForm::Undo, &fields).await? {
        return Ok(refusal);
    }
    match state.store.undo_withdrawal(receipt).await? {
        // Pressed twice, it is done once.
        Undone::Done | Undone::NotWithdrawn => {
            Ok(Redirect::to(&format!("/opinions/{receipt}")).into_response())
        }
        Undone::TooLate => {
            let failure = Failure {
                message: "取下げから7日を過ぎたため、元に戻せません。お手数ですが、もう一度お送りください。",
                code: None,
                typed: &fields,
            };
            receipt_page(&state, &typed, StatusCode::CONFLICT, Some(&failure)).await
        }
        Undone::Unknown => Err(ProblemType::UnknownReceipt.into()),
    }
}
