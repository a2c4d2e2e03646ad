use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;

use super::guard::COOKIE_NAME;
use crate::app::AppState;
use crate::error::Error;
use crate::html::staff::sign_in;
use crate::intake::Fields;
use crate::routes::{comes_from_elsewhere, secure_attribute};
use crate::staff::Password;

/// `GET /staff/sign-in`.
pub(super) async fn get(State(state): State<AppState>) -> Response {
    sign_in(&state, StatusCode::OK, "", None)
}

/// `POST /staff/sign-in`: a name and a password for a session. What is wrong is not said, so that
/// nobody learns which names exist.
pub(super) async fn post(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    let fields = Fields::parse(&body?)?;
    let name = fields.get("name").trim().to_owned();
    if comes_from_elsewhere(&headers) {
        let reason = "この画面からサインインしてください。";
        return Ok(sign_in(&state, StatusCode::FORBIDDEN, &name, Some(reason)));
    }
    // Held until a wrong password is noted: guesses made at once would all find the account open.
    let _permit = state.sign_ins.acquire().await;
    // A name that cannot be an account's is not worth a question.
    let credentials = if name.contains('\0') {
        None
    } else {
        state.store.credentials(&name).await?
    };
    if let Some(credentials) = &credentials
        && credentials.is_locked
    {
        let reason = "パスワードの誤りが続いたため、しばらくサインインできません。時間をおいて、もう一度お試しください。";
        return Ok(sign_in(
            &state,
            StatusCode::TOO_MANY_REQUESTS,
            &name,
            Some(reason),
        ));
    }
    let password = Password::typed(fields.get("password"));
    let hash = credentials
        .as_ref()
        .filter(|credentials| !credentials.account.is_disabled)
        .map(|credentials| credentials.password_hash.clone());
    let matches = tokio::task::spawn_blocking(move || password.matches(hash.as_deref()))
        .await
        .map_err(|_| ProblemType::Unavailable)?;
    match credentials {
        Some(credentials) if matches => {
            let token = state.store.open_session(credentials.account.id).await?;
            let cookie = cookie(&state, &headers, &token);
            Ok(([(SET_COOKIE, cookie)], Redirect::to("/staff")).into_response())
        }
        wrong => {
            if let Some(credentials) = wrong {
                state
                    .store
                    .note_wrong_password(credentials.account.id)
                    .await?;
            }
            let reason = "名前かパスワードが違います。";
            Ok(sign_in(
                &state,
                StatusCode::UNPROCESSABLE_ENTITY,
                &name,
                Some(reason),
            ))
        }
    }
}

/// The session's cookie; without a token, one that ends it.
pub(super) fn cookie(state: &AppState, headers: &HeaderMap, token: &str) -> String {
    let secure = secure_attribute(state, headers);
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{COOKIE_NAME}={token}; Path=/staff; HttpOnly; SameSite=Strict{secure}{age}")
}
