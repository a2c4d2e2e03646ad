use axum::Extension;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;

use crate::console::{View, audit};
use crate::error::Error;
use crate::http::form_decoding::Fields;
use crate::state::AppState;
use crate::store::Session;

/// `GET /staff/audit`: who did what when.
pub(super) async fn get(
    State(state): State<AppState>,
    Extension(session): Extension<Session>,
    uri: Uri,
) -> Result<Response, Error> {
    let asked = Fields::parse(uri.query().unwrap_or_default().as_bytes())?;
    let lines = state.store.audit(asked.get("before").parse().ok()).await?;
    Ok(audit(&View::of(&state), &session, &lines))
}
