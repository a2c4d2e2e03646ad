use std::time::Duration;

use axum::extract::State;
use axum::http::Uri;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hearing_api::{Field, OpinionForm, ProblemType};
use pages::components::opinion_form::OpinionFormView;
use pages::language::is_japanese;
use pages::pages::send::send;
use pages::urls::Route;

use crate::error::Error;
use crate::extract::AskingDevice;
use crate::state::AppState;

/// `GET /opinions/new?about=2-2`: the form, with a key of its own and its subject chosen.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    uri: Uri,
) -> Result<Response, Error> {
    // Without an app, the form would lead through steps that nothing leads through.
    if state.site.assets.is_none() {
        return Err(ProblemType::NotFound.into());
    }
    let mut form = OpinionForm::default();
    if let Route::Send(Some(subject)) = Route::parse(uri.path(), uri.query().unwrap_or_default()) {
        form.set(Field::Subject, subject.to_string());
    }
    let content = send(&OpinionFormView {
        plan: state.plan,
        form: &form,
        key: &state.form_key(Duration::ZERO).to_string(),
        violations: &[],
        has_app: is_japanese(),
        proposed: &[],
    });
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        // Asked for again it has a new key. Reached by Back it keeps its key, so that what is sent
        // from it once more is the same opinion.
        (CACHE_CONTROL, "private, no-cache"),
    ];
    let route = Route::Send(None);
    let document = state.site.app_document(&route, content, device);
    Ok((headers, document.into_string()).into_response())
}
