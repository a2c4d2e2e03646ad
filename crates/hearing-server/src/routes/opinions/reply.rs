use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, PathRejection};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{NOTE_MAX, ProblemType, Receipt, Rule, note_text};

use super::get::receipt_page;
use super::proof::refusal;
use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::{Failure, ProvenForm};
use crate::intake::Fields;
use crate::rate_limit::Budget;
use crate::store::{Replied, Reply};

/// What a writer is told whose address has sent much.
const WAIT: &str =
    "ただいま混み合っています。数分おいてから、もう一度「市に伝える」を押してください。";

/// What a writer is told when nothing can be written.
const FAILED: &str =
    "ただいま受け付けできません。しばらくしてから、もう一度「市に伝える」を押してください。";

/// `POST /opinions/{receipt}/reply`: whether the answer answers, with a word.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
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
    let refused = client.spend(&state, Budget::Acts).err();
    let mut is_kept_from_writing = false;
    let failure = match (is_helpful, text) {
        _ if refused.is_some() => WAIT.to_owned(),
        (Some(is_helpful), Ok(text)) => {
            if let Some(refusal) = refusal(&state, receipt, ProvenForm::Reply, &fields).await? {
                return Ok(refusal);
            }
            let reply = Reply { is_helpful, text };
            match state.store.reply(receipt, &reply).await {
                Ok(Replied::Kept | Replied::Before) => {
                    return Ok(Redirect::to(&format!("/opinions/{receipt}")).into_response());
                }
                Ok(Replied::NoAnswer) => "回答は、いま見直しています。".to_owned(),
                Ok(Replied::Unknown) => return Err(ProblemType::UnknownReceipt.into()),
                Err(error) => {
                    tracing::error!("a reply is not kept: {error}");
                    is_kept_from_writing = true;
                    FAILED.to_owned()
                }
            }
        }
        (None, _) => "「はい」か「いいえ」を選んでください。".to_owned(),
        (_, Err(failure)) => failure,
    };
    let status = match &refused {
        Some(_) => StatusCode::TOO_MANY_REQUESTS,
        None if is_kept_from_writing => StatusCode::SERVICE_UNAVAILABLE,
        None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let failure = Failure {
        message: &failure,
        code: None,
        typed: &fields,
    };
    let mut page = receipt_page(&state, &typed, status, Some(&failure)).await?;
    page.headers_mut()
        .extend(refused.and_then(|refused| refused.retry_after()));
    Ok(page)
}
