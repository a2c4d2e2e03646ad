use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;
use time::OffsetDateTime;

use super::guard::cookie_name;
use crate::app::AppState;
use crate::client::Client;
use crate::error::Error;
use crate::html::staff::{TICKET, code_asked, sign_in};
use crate::intake::Fields;
use crate::rate_limit::Budget;
use crate::routes::{comes_from_elsewhere, secure_attribute};
use crate::seal::is_equal;
use crate::staff::Password;
use crate::store::Credentials;

/// How long the second step may take, in seconds.
const TICKET_AGE: i64 = 300;

/// What is said while nothing is looked at.
const LATER: &str =
    "誤りや操作が続いたため、しばらくサインインできません。時間をおいて、もう一度お試しください。";

/// `GET /staff/sign-in`.
pub(super) async fn get(State(state): State<AppState>) -> Response {
    sign_in(&state, StatusCode::OK, "", None)
}

/// `POST /staff/sign-in`: a name and a password for a session, where the account asks for it with a
/// code in a second step. What is wrong is not said, so that nobody learns which names exist: those
/// that do not are answered, and after wrong passwords locked, like those that do.
pub(super) async fn post(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    let fields = Fields::parse(&body?)?;
    let name = fields.get("name").trim().to_owned();
    if comes_from_elsewhere(&headers) {
        let reason = "この画面からサインインしてください。";
        return Ok(sign_in(&state, StatusCode::FORBIDDEN, &name, Some(reason)));
    }
    if let Err(refused) = client.spend(&state, Budget::SignIns) {
        let mut page = sign_in(&state, StatusCode::TOO_MANY_REQUESTS, &name, Some(LATER));
        page.headers_mut().extend(refused.retry_after());
        return Ok(page);
    }
    // Held until a wrong password is noted: guesses made at once would all find the name open.
    let _permit = state.sign_ins.acquire().await;
    if state.store.is_locked(&name).await? {
        return Ok(sign_in(
            &state,
            StatusCode::TOO_MANY_REQUESTS,
            &name,
            Some(LATER),
        ));
    }
    // A name that cannot be an account's is not worth a question.
    let credentials = if name.contains('\0') {
        None
    } else {
        state.store.credentials(&name).await?
    };
    let credentials = credentials.filter(|credentials| !credentials.account.is_disabled);
    let ticket = fields.get(TICKET);
    if !ticket.is_empty() {
        return match credentials.filter(|credentials| admits(&state, ticket, credentials)) {
            Some(credentials) => second_step(&state, &headers, &credentials, &fields).await,
            None => {
                let reason = "時間がたったため、名前とパスワードからもう一度お願いします。";
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                Ok(sign_in(&state, status, &name, Some(reason)))
            }
        };
    }
    let password = Password::typed(fields.get("password"));
    let hash = credentials
        .as_ref()
        .map(|credentials| credentials.password_hash.clone());
    let matches = tokio::task::spawn_blocking(move || password.matches(hash.as_deref()))
        .await
        .map_err(|_| ProblemType::Unavailable)?;
    match credentials {
        Some(credentials) if matches && credentials.totp.is_some() => {
            let ticket = ticket_of(&state, &credentials, now() + TICKET_AGE);
            Ok(code_asked(&state, StatusCode::OK, &name, &ticket, None))
        }
        Some(credentials) if matches => open(&state, &headers, credentials.account.id).await,
        wrong => {
            let account = wrong.map(|credentials| credentials.account.id);
            state.store.note_wrong_password(&name, account).await?;
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

/// Checks the code. A wrong one counts like a wrong password.
async fn second_step(
    state: &AppState,
    headers: &HeaderMap,
    credentials: &Credentials,
    fields: &Fields,
) -> Result<Response, Error> {
    let account = &credentials.account;
    let period = credentials
        .totp
        .as_ref()
        .and_then(|totp| totp.period_of(fields.get("code"), now()));
    if let Some(period) = period
        && state.store.use_code(account.id, period).await?
    {
        return open(state, headers, account.id).await;
    }
    state
        .store
        .note_wrong_password(&account.name, Some(account.id))
        .await?;
    let reason = "コードが違うか、すでに使われています。次のコードが表示されたら入力してください。";
    Ok(code_asked(
        state,
        StatusCode::UNPROCESSABLE_ENTITY,
        &account.name,
        fields.get(TICKET),
        Some(reason),
    ))
}

async fn open(state: &AppState, headers: &HeaderMap, account: i64) -> Result<Response, Error> {
    let token = state.store.open_session(account).await?;
    let cookie = cookie(state, headers, &token);
    Ok(([(SET_COOKIE, cookie)], Redirect::to("/staff")).into_response())
}

/// What shows in the second step that the first was done, until `expires`, with the password that
/// the account has now.
fn ticket_of(state: &AppState, credentials: &Credentials, expires: i64) -> String {
    let (name, hash) = (&credentials.account.name, &credentials.password_hash);
    let tag = state.store.seal().tag(
        "second step",
        format!("{expires}\n{name}\n{hash}").as_bytes(),
    );
    format!("{expires}-{}", data_encoding::HEXLOWER.encode(&tag))
}

fn admits(state: &AppState, ticket: &str, credentials: &Credentials) -> bool {
    let expires: Option<i64> = ticket
        .split_once('-')
        .and_then(|(expires, _)| expires.parse().ok());
    expires.is_some_and(|expires| {
        expires >= now() && is_equal(ticket, &ticket_of(state, credentials, expires))
    })
}

fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

/// The session's cookie; without a token, one that ends it.
pub(super) fn cookie(state: &AppState, headers: &HeaderMap, token: &str) -> String {
    let secure = secure_attribute(state, headers);
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    let name = cookie_name(state);
    // Such a cookie is for a whole host.
    let path = if name.starts_with("__Host-") {
        "/"
    } else {
        "/staff"
    };
    format!("{name}={token}; Path={path}; HttpOnly; SameSite=Strict{secure}{age}")
}
