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
use crate::html::{CONFIRMED, Failure, ProvenForm};
use crate::intake::Fields;
use crate::rate_limit::Budget;

/// `POST /opinions/{receipt}/withdraw`: takes the opinion back, once its writer has confirmed
/// and shown that it is theirs.
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
    if fields.get(CONFIRMED) != "yes" {
        let message =
            "「この意見を取り下げます」にチェックを入れてから、「取り下げる」を押してください。";
        return receipt_page(
            &state,
            &typed,
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(&Failure {
                message,
                code: None,
                typed: &fields,
            }),
        )
        .await;
    }
    if let Some(refusal) = refusal(&state, receipt, ProvenForm::Withdrawal, &fields).await? {
        return Ok(refusal);
    }
    let is_known = match state.store.withdraw(receipt).await {
        Ok(is_known) => is_known,
        Err(error) => {
            tracing::error!("a withdrawal is not kept: {error}");
            let message = "ただいま取り下げを受け付けできません。しばらくしてから、もう一度「取り下げる」を\
                押してください。";
            let status = StatusCode::SERVICE_UNAVAILABLE;
            let failure = Failure {
                message,
                code: None,
                typed: &fields,
            };
            return receipt_page(&state, &typed, status, Some(&failure)).await;
        }
    };
    if is_known {
        Ok(Redirect::to(&format!("/opinions/{receipt}")).into_response())
    } else {
        Err(ProblemType::UnknownReceipt.into())
    }
}
