use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use hearing_api::ProblemType;
use hearing_api::typed::account_name;
use time::OffsetDateTime;

use super::device_cookie;
use super::guard::cookie_name;
use crate::console::field_name;
use crate::console::{TICKET, View, code_asked, sign_in};
use crate::error::Error;
use crate::extract::Client;
use crate::http::cookies::secure_attribute;
use crate::http::form_decoding::Fields;
use crate::http::origin::is_cross_site;
use crate::http::rate_limit::Budget;
use crate::mac_key::is_equal_in_constant_time;
use crate::staff::Password;
use crate::state::AppState;
use crate::store::{Attempt, AttemptSource, Credentials};

/// How long the second step may take, in seconds.
const TICKET_AGE: i64 = 300;

/// What is said while nothing is looked at.
const LATER: &str =
    "誤りや操作が続いたため、しばらくサインインできません。時間をおいて、もう一度お試しください。";

/// What is said where the store fails.
const UNAVAILABLE: &str =
    "ただいまサインインできません。しばらくしてから、もう一度お試しください。";

/// `GET /staff/sign-in`.
pub(super) async fn get(State(state): State<AppState>) -> Response {
    sign_in(&View::of(&state), StatusCode::OK, "", None)
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
    let name = fields.get(field_name::NAME).trim().to_owned();
    if is_cross_site(&state.site, &headers) {
        let reason = "この画面からサインインしてください。";
        return Ok(sign_in(
            &View::of(&state),
            StatusCode::FORBIDDEN,
            &name,
            Some(reason),
        ));
    }
    if let Err(refused) = client.spend(&state, Budget::SignIns) {
        let mut page = sign_in(
            &View::of(&state),
            StatusCode::TOO_MANY_REQUESTS,
            &name,
            Some(LATER),
        );
        page.headers_mut().extend(refused.retry_after());
        return Ok(page);
    }
    // To its end, even if the browser hangs up: what was counted is noted, too.
    let done = {
        let (state, name, fields) = (state.clone(), name.clone(), fields.clone());
        tokio::spawn(async move { attempt(&state, &client, &headers, &name, &fields).await }).await
    };
    match done.map_err(|_| ProblemType::Unavailable)? {
        Err(Error::Store(error)) => {
            tracing::error!("a sign-in is not possible: {error}");
            let (status, reason) = (StatusCode::SERVICE_UNAVAILABLE, Some(UNAVAILABLE));
            Ok(match fields.get(TICKET) {
                "" => sign_in(&View::of(&state), status, &name, reason),
                ticket => code_asked(&View::of(&state), status, &name, ticket, reason),
            })
        }
        done => done,
    }
}

/// Looks at a name with a password or a code, unless the name is locked for where they come from.
async fn attempt(
    state: &AppState,
    client: &Client,
    headers: &HeaderMap,
    typed: &str,
    fields: &Fields,
) -> Result<Response, Error> {
    let credentials = credentials(state, typed).await?;
    let name = match &credentials {
        Some(credentials) => credentials.account.name.clone(),
        None => account_name(typed),
    };
    let source = AttemptSource {
        network: format!("{:?}", client.neighbourhood()),
        device: device_cookie::device(state, headers, &name),
    };
    let Some(attempt) = state.store.begin_attempt(&name, &source).await? else {
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(sign_in(&View::of(state), status, typed, Some(LATER)));
    };
    let account = credentials
        .as_ref()
        .map(|credentials| credentials.account.id);
    let credentials = credentials.filter(|credentials| !credentials.account.is_disabled);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let ticket = fields.get(TICKET);
    if !ticket.is_empty() {
        return match credentials.filter(|credentials| admits(state, ticket, credentials)) {
            Some(credentials) => second_step(state, headers, &credentials, fields, &attempt).await,
            None => {
                // Nothing was guessed.
                state.store.excuse_attempt(&attempt).await?;
                let reason = "時間がたったため、名前とパスワードからもう一度お願いします。";
                Ok(sign_in(
                    &View::of(state),
                    unprocessable,
                    typed,
                    Some(reason),
                ))
            }
        };
    }
    let hash = credentials
        .as_ref()
        .map(|credentials| credentials.password_hash.clone());
    let matches = matches(state, fields.get(field_name::PASSWORD), hash).await?;
    match credentials {
        Some(credentials) if matches && credentials.totp.is_some() => {
            state.store.excuse_attempt(&attempt).await?;
            let ticket = ticket_of(state, &credentials, now() + TICKET_AGE);
            Ok(code_asked(
                &View::of(state),
                StatusCode::OK,
                &name,
                &ticket,
                None,
            ))
        }
        Some(credentials) if matches => open(state, headers, &credentials, &attempt).await,
        _ => {
            if let Some(account) = account {
                state.store.record_wrong_password(account).await?;
            }
            let reason = "名前かパスワードが違います。";
            Ok(sign_in(
                &View::of(state),
                unprocessable,
                typed,
                Some(reason),
            ))
        }
    }
}

/// The account of a name as it was typed, or else as it was meant.
async fn credentials(state: &AppState, typed: &str) -> Result<Option<Credentials>, Error> {
    // A name that cannot be an account's is not worth a question.
    if typed.contains('\0') {
        return Ok(None);
    }
    if let Some(credentials) = state.store.credentials(typed).await? {
        return Ok(Some(credentials));
    }
    let meant = account_name(typed);
    if meant == typed {
        return Ok(None);
    }
    Ok(state.store.credentials(&meant).await?)
}

/// Whether the password is the one that was hashed, as it was typed or in half width.
async fn matches(state: &AppState, typed: &str, hash: Option<String>) -> Result<bool, Error> {
    let _permit = state.sign_ins.acquire().await;
    let password = Password::typed(typed);
    let matches = tokio::task::spawn_blocking(move || {
        password.matches(hash.as_deref())
            || password
                .in_half_width()
                .is_some_and(|password| password.matches(hash.as_deref()))
    });
    Ok(matches.await.map_err(|_| ProblemType::Unavailable)?)
}

/// Checks the code. A wrong one counts like a wrong password.
async fn second_step(
    state: &AppState,
    headers: &HeaderMap,
    credentials: &Credentials,
    fields: &Fields,
    attempt: &Attempt,
) -> Result<Response, Error> {
    let account = &credentials.account;
    let period = credentials
        .totp
        .as_ref()
        .and_then(|totp| totp.period_of(fields.get(field_name::CODE), now()));
    if let Some(period) = period
        && state.store.use_code(account.id, period).await?
    {
        return open(state, headers, credentials, attempt).await;
    }
    state.store.record_wrong_password(account.id).await?;
    let reason = "コードが違うか、すでに使われています。次のコードが表示されたら入力してください。";
    Ok(code_asked(
        &View::of(state),
        StatusCode::UNPROCESSABLE_ENTITY,
        &account.name,
        fields.get(TICKET),
        Some(reason),
    ))
}

async fn open(
    state: &AppState,
    headers: &HeaderMap,
    credentials: &Credentials,
    attempt: &Attempt,
) -> Result<Response, Error> {
    let account = &credentials.account;
    state.store.forgive_attempt(attempt).await?;
    let token = state.store.open_session(account.id).await?;
    let device = device_cookie::remember(state, headers, &account.name)
        .map_err(|_| ProblemType::Unavailable)?;
    let cookies = AppendHeaders([
        (SET_COOKIE, cookie(state, headers, &token)),
        (SET_COOKIE, device),
    ]);
    Ok((cookies, Redirect::to("/staff")).into_response())
}

/// What shows in the second step that the first was done, until `expires`, with the password that
/// the account has now.
fn ticket_of(state: &AppState, credentials: &Credentials, expires: i64) -> String {
    let (name, hash) = (&credentials.account.name, &credentials.password_hash);
    let tag = state.store.mac_key().tag(
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
        expires >= now()
            && is_equal_in_constant_time(ticket, &ticket_of(state, credentials, expires))
    })
}

fn now() -> i64 {
    OffsetDateTime::now_utc().unix_timestamp()
}

/// The session's cookie; without a token, one that ends it.
pub(super) fn cookie(state: &AppState, headers: &HeaderMap, token: &str) -> String {
    let secure = secure_attribute(&state.site, headers);
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
