use std::time::Duration;

use axum::extract::State;
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hearing_api::{ProblemType, Subject};
use percent_encoding::percent_decode_str;

use crate::app::AppState;
use crate::error::Error;
use crate::idempotency_key::IdempotencyKey;

/// The form as it was rendered beforehand.
const FORM: &str = "opinions/new/index.html";

/// `GET /opinions/new?about=2-2`: the form, with a key of its own and its subject chosen.
pub(super) async fn get(State(state): State<AppState>, uri: Uri) -> Result<Response, Error> {
    let form = state.dist.text(FORM).ok_or(ProblemType::NotFound)?;
    let mut page = form.replace(
        IdempotencyKey::PLACEHOLDER,
        &state.form_key(Duration::ZERO).to_string(),
    );
    if let Some(subject) = about(uri.query().unwrap_or_default()) {
        let option = format!("<option value=\"{subject}\"");
        page = page.replacen(&option, &format!("{option} selected"), 1);
    }
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        // Asked for anew it has a new key. Reached by Back it keeps its key, so that what is sent
        // from it once more is the same opinion.
        (CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((headers, page).into_response())
}

fn about(query: &str) -> Option<Subject> {
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("about="))?;
    percent_decode_str(value).decode_utf8().ok()?.parse().ok()
}
