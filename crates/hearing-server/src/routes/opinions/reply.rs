use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{NOTE_MAX, ProblemType, Receipt, Rule, note_text};

use super::get::receipt_page;
use crate::app::AppState;
use crate::error::Error;
use crate::intake::Fields;
use crate::store::{Replied, Reply};

/// `POST /opinions/{receipt}/reply`: whether the answer answers, with a word.
pub(super) async fn post(
    State(state): State<AppState>,
    typed: Result<Path<String>, PathRejection>,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    let Path(typed) = typed.map_err(|_| ProblemType::InvalidReceipt)?;
    let receipt: Receipt = typed.parse()?;
    let fields = Fields::parse(&body?)?;
    let is_helpful = match fields.get("helpful") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let text = match note_text(fields.get("text")) {
        Ok(text) => Ok(Some(text)),
        Err(Rule::Required) => Ok(None),
        Err(Rule::TooLong) => Err(format!("ひとことは{NOTE_MAX}文字以内で入力してください。")),
        Err(rule) => Err(rule.label().to_owned()),
    };
    let failure = match (is_helpful, text) {
        (Some(is_helpful), Ok(text)) => {
            let reply = Reply { is_helpful, text };
            match state.store.reply(receipt, &reply).await? {
                Replied::Kept | Replied::Before => {
                    return Ok(Redirect::to(&format!("/opinions/{receipt}")).into_response());
                }
                Replied::NoAnswer => "回答は、いま見直しています。".to_owned(),
                Replied::Unknown => return Err(ProblemType::UnknownReceipt.into()),
            }
        }
        (None, _) => "「はい」か「いいえ」を選んでください。".to_owned(),
        (_, Err(failure)) => failure,
    };
    receipt_page(
        &state,
        &typed,
        StatusCode::UNPROCESSABLE_ENTITY,
        Some(&failure),
        &fields,
    )
    .await
}
