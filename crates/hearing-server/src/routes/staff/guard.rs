use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::ProblemType;

use crate::console::{CSRF, Interruption, SIGN_IN, View, holds_text, interrupted, refused};
use crate::error::Error;
use crate::http::cookies::cookie_value;
use crate::http::form_decoding::{FORM_MAX, Fields};
use crate::http::origin::{is_cross_site, is_https};
use crate::mac_key::is_equal_in_constant_time;
use crate::staff::Role;
use crate::state::AppState;
use crate::store::Session;
use crate::workflow::Refusal;

/// What a route asks of those who come.
#[derive(Clone)]
pub(in crate::routes) struct Guard {
    pub(in crate::routes) state: AppState,
    pub(in crate::routes) role: Role,
}

/// Lets only those through who are signed in, have the role, and post a form of their own session.
/// The handler finds the session and the form's fields among the request's extensions.
pub(in crate::routes) async fn guard(
    State(Guard { state, role }): State<Guard>,
    mut request: Request,
    next: Next,
) -> Response {
    let session = match token(&state, request.headers()) {
        Some(token) => match state.store.session(&token).await {
            Ok(session) => session,
            Err(error) => return Error::from(error).into_response(),
        },
        None => None,
    };
    let mut fields = Fields::default();
    if request.method() == Method::POST {
        let body = std::mem::replace(request.body_mut(), Body::empty());
        let Ok(body) = to_bytes(body, FORM_MAX).await else {
            return Error::from(ProblemType::BodyTooLarge).into_response();
        };
        fields = match Fields::parse(&body) {
            Ok(fields) => fields,
            Err(problem) => return Error::from(problem).into_response(),
        };
    }
    // What a page of our own sent comes back to be sent again; what another site sent does not.
    let can_go_on = request.method() == Method::POST
        && holds_text(&fields)
        && !is_cross_site(&state.site, request.headers());
    let interruption = |session: Option<&Session>| {
        let shown = Interruption {
            path: request.uri().path(),
            fields: &fields,
            session,
        };
        interrupted(&View::of(&state), &shown)
    };
    let Some(session) = session else {
        return if can_go_on {
            interruption(None)
        } else {
            Redirect::to(SIGN_IN).into_response()
        };
    };
    if session.account.role < role {
        return refused(
            &View::of(&state),
            StatusCode::FORBIDDEN,
            Refusal::Role.message(),
        );
    }
    if request.method() == Method::POST
        && !is_equal_in_constant_time(fields.get(CSRF), &session.csrf)
    {
        if can_go_on {
            return interruption(Some(&session));
        }
        let reason = "この画面は古くなっています。前の画面に戻り、読み込み直してから、もう一度操作してください。";
        return refused(&View::of(&state), StatusCode::FORBIDDEN, reason);
    }
    request.extensions_mut().insert(session);
    request.extensions_mut().insert(fields);
    next.run(request).await
}

/// The session's token, from the cookie.
pub(super) fn token(state: &AppState, headers: &HeaderMap) -> Option<String> {
    cookie_value(headers, cookie_name(state))
}

/// The name of the cookie that holds a session's token. Over HTTPS, browsers take one of this name
/// from no other host and over no other line.
pub(super) fn cookie_name(state: &AppState) -> &'static str {
    if is_https(&state.site) {
        "__Host-staff-session"
    } else {
        "staff-session"
    }
}
