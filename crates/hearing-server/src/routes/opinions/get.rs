use axum::extract::rejection::PathRejection;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use hearing_api::{OpinionStatus, ProblemType, Receipt};
use maud::Markup;
use pages::contract::field;
use pages::misspelling::misspelt_receipt;
use pages::pages::problem::in_one_line;
use pages::pages::receipt::{Failure, Own, ReceiptPage, Typed, receipt, receipt_refused};
use pages::shell::Device;
use pages::urls::Route;

use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::private_page;
use crate::http::form_decoding::Fields;
use crate::http::rate_limit::Budget;
use crate::idempotency_key::IdempotencyKey;
use crate::routes::following;
use crate::state::AppState;
use crate::static_files;
use crate::store::Stamp;

/// `GET /opinions/{receipt}`: the receipt and what became of its opinion, as a page.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    typed: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    // No receipt is the name of a page: it would fail its check.
    if let Some(page) = static_files::find(&state, device, &uri, &headers) {
        return Ok(page);
    }
    client.spend(&state, Budget::Receipts)?;
    let Path(typed) = typed.map_err(|_| ProblemType::InvalidReceipt)?;
    receipt_page(&state, device, &typed, StatusCode::OK, None).await
}

/// The page right after sending: the one place where the control code stands.
pub(super) async fn sent_page(
    state: &AppState,
    device: Device,
    stamp: &Stamp,
    key: IdempotencyKey,
) -> Result<Response, Error> {
    let opinion = following(state, stamp.receipt)
        .await?
        .ok_or(ProblemType::UnknownReceipt)?;
    let key = key.to_string();
    let content = receipt(&ReceiptPage {
        own: state
            .store
            .control_code_of(stamp)
            .map(|code| Own { code, key: &key }),
        has_just_arrived: true,
        ..shown(state, &opinion)
    });
    Ok(answered(state, device, StatusCode::OK, content))
}

/// What stood in the way of what a receipt's reader did on its page, and what they sent.
pub(super) struct Refused<'a> {
    pub(super) failure: Failure<'a>,
    pub(super) fields: &'a Fields,
}

/// The page of a receipt as it was typed, or why there is none; with what stood in the way of what
/// its reader did on it.
pub(super) async fn receipt_page(
    state: &AppState,
    device: Device,
    typed: &str,
    status: StatusCode,
    refused: Option<&Refused<'_>>,
) -> Result<Response, Error> {
    let found = match typed.parse::<Receipt>() {
        Ok(receipt) => following(state, receipt)
            .await?
            .ok_or_else(|| in_one_line(ProblemType::UnknownReceipt)),
        Err(error) => Err(misspelt_receipt(error)),
    };
    let (status, content) = match found {
        Ok(opinion) => {
            let page = ReceiptPage {
                failure: refused.map(|refused| refused.failure),
                typed: refused.map_or_else(Typed::default, |refused| typed_into(refused.fields)),
                ..shown(state, &opinion)
            };
            (status, receipt(&page))
        }
        Err(problem) => (StatusCode::NOT_FOUND, receipt_refused(typed, &problem)),
    };
    Ok(answered(state, device, status, content))
}

fn shown<'a>(state: &'a AppState, opinion: &'a OpinionStatus) -> ReceiptPage<'a> {
    ReceiptPage {
        opinion,
        plan: state.plan,
        city: state.site.city.as_ref(),
        failure: None,
        typed: Typed::default(),
        has_just_arrived: false,
        own: None,
    }
}

fn typed_into(fields: &Fields) -> Typed<'_> {
    Typed {
        is_helpful: match fields.get(field::HELPFUL) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        text: fields.get(field::REPLY_TEXT),
        is_confirmed: fields.get(field::CONFIRMED) == "yes",
        code: fields.get(field::CONTROL_CODE),
        key: fields.get(field::KEY),
    }
}

fn answered(state: &AppState, device: Device, status: StatusCode, content: Markup) -> Response {
    let route = Route::Opinion(String::new());
    private_page(status, state.site.app_document(&route, content, device))
}
