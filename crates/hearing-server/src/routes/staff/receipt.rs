use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::Receipt;

use super::queue::queue_page;
use crate::console::field_name;
use crate::console::{FieldError, opinion_address};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::Session;

/// `POST /staff/receipt`: leads to the opinion whose writer named its receipt, on the telephone or at
/// the counter. Posted, so that the receipt stands in no address.
pub(super) async fn post(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    Extension(fields): Extension<Fields>,
) -> Result<Response, Error> {
    let message = match fields.get(field_name::RECEIPT).parse::<Receipt>() {
        Ok(receipt) => match state.store.number_of(receipt).await? {
            Some(id) => return Ok(Redirect::to(&opinion_address(id, "")).into_response()),
            None => "この受付番号の意見はありません。番号をもう一度お確かめください。".to_owned(),
        },
        Err(error) => error.to_string(),
    };
    let error = FieldError {
        field: field_name::RECEIPT,
        message,
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    queue_page(&state, &session, &fields, status, None, Some(&error)).await
}
