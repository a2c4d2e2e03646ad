use axum::extract::State;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use hearing_api::{ProblemType, Subject};
use percent_encoding::percent_decode_str;

use crate::app::AppState;
use crate::error::Error;
use crate::html::private_page;
use crate::idempotency_key::IdempotencyKey;

/// The form as it was rendered beforehand.
const FORM: &str = "opinions/new/index.html";

/// `GET /opinions/new?about=2-2`: the form, with a key of its own and its subject chosen.
pub(super) async fn get(State(state): State<AppState>, uri: Uri) -> Result<Response, Error> {
    let form = state.dist.text(FORM).ok_or(ProblemType::NotFound)?;
    let mut page = form.replace(
        IdempotencyKey::PLACEHOLDER,
        &IdempotencyKey::fresh().to_string(),
    );
    if let Some(subject) = about(uri.query().unwrap_or_default()) {
        let option = format!("<option value=\"{subject}\"");
        page = page.replacen(&option, &format!("{option} selected"), 1);
    }
    Ok(private_page(StatusCode::OK, page))
}

fn about(query: &str) -> Option<Subject> {
    let value = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("about="))?;
    percent_decode_str(value).decode_utf8().ok()?.parse().ok()
}
