use std::time::Duration;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use hearing_api::{Field, Finding, Problem, ProblemType, Violation, find_personal_data};
use maud::Markup;
use pages::components::opinion_form::{OpinionFormView, ReturnedForm};
use pages::metadata::Metadata;
use pages::pages::opinion_check::{self, OpinionCheck, opinion_check};
use pages::pages::returned_opinion::{self, returned_opinion};
use pages::shell::{Device, Page};
use pages::urls::Route;

use super::get::sent_page;
use crate::device::AskingDevice;
use crate::error::Error;
use crate::html::private_page;
use crate::http::client::Client;
use crate::http::form_decoding::{self, Posted, Wish};
use crate::http::origin::is_cross_site;
use crate::http::rate_limit::Budget;
use crate::idempotency_key::IdempotencyKey;
use crate::kiosk::{KioskSession, surface_of};
use crate::state::AppState;
use crate::store::Stored;

/// No person reads, writes and sends a form faster than this. Who only thinks so, or has a browser
/// that filled it in, sends it once more.
const SHORTEST: Duration = Duration::from_secs(2);

/// `POST /opinions`: keeps an opinion that a form sent without the app, and answers with its receipt
/// and control code. No redirect: the page that it would lead to is for everyone who has the number.
/// Whatever stands in the way, what was typed comes back in the form; also, once, what looks like
/// personal data.
pub(super) async fn post(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    kiosk: Option<Extension<KioskSession>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Error> {
    if !form_decoding::is_of_type(&headers, "application/x-www-form-urlencoded") {
        let problem = Problem::new(ProblemType::UnsupportedMediaType);
        return Err(problem
            .with_detail("「意見を送る」の画面からお送りください。")
            .into());
    }
    let Posted {
        form,
        key,
        is_trapped,
        is_told,
        wish,
    } = form_decoding::from_urlencoded(&body?)?;
    let again_with = |status, key, reason, violations: &[Violation], findings: &[Finding]| {
        let returned = ReturnedForm {
            view: OpinionFormView {
                plan: state.plan,
                form: &form,
                key: &IdempotencyKey::to_string(&key),
                violations,
                has_app: false,
            },
            reason,
            findings,
        };
        let title = returned_opinion::title(&returned);
        answered(&state, device, status, &title, returned_opinion(&returned))
    };
    let again = |status, key, reason, violations: &[Violation]| {
        again_with(status, key, reason, violations, &[])
    };
    let known = key
        .parse::<IdempotencyKey>()
        .ok()
        .and_then(|key| Some((key, state.age_of_form(key)?)));
    if is_cross_site(&state, &headers) {
        let reason = "ほかのサイトの画面から送られたため、まだ受け付けていません。内容を確かめて、この画面の「この内容で送る」を押してください。";
        let fresh = state.form_key(Duration::ZERO);
        return Ok(again(StatusCode::FORBIDDEN, fresh, Some(reason), &[]));
    }
    // From a form that never passed through this server, as a worker keeps it for when there is no
    // line; or filled in by a program.
    let Some((key, age)) = known.filter(|_| !is_trapped) else {
        let reason = "送る準備ができていませんでした。内容を確かめて、もう一度「この内容で送る」を押してください。";
        let fresh = state.form_key(Duration::ZERO);
        return Ok(again(StatusCode::BAD_REQUEST, fresh, Some(reason), &[]));
    };
    if wish == Wish::Change {
        return Ok(again(StatusCode::OK, key, None, &[]));
    }
    let mut opinion = match form.clone().into_opinion(state.plan) {
        Ok(opinion) => opinion,
        Err(violations) => {
            return Ok(again(
                StatusCode::UNPROCESSABLE_ENTITY,
                key,
                None,
                &violations,
            ));
        }
    };
    opinion.surface = surface_of(kiosk.map(|Extension(kiosk)| kiosk), opinion.surface);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    let findings = find_personal_data(form.get(Field::Text));
    if wish == Wish::Check {
        let check = OpinionCheck {
            form: &form,
            key: &key.to_string(),
            findings: &findings,
            plan: state.plan,
        };
        let (title, content) = (opinion_check::title(), opinion_check(&check));
        return Ok(answered(&state, device, StatusCode::OK, &title, content));
    }
    if age < SHORTEST {
        let reason = "画面を開いてすぐに送られたため、確かめています。内容を確かめて、もう一度「この内容で送る」を押してください。";
        return Ok(again(unprocessable, key, Some(reason), &[]));
    }
    if !findings.is_empty() && !is_told {
        return Ok(again_with(unprocessable, key, None, &[], &findings));
    }
    if let Err(refused) = client.spend(&state, Budget::Opinions) {
        let reason = "ただいま混み合っています。数分おいてから、もう一度「この内容で送る」を押してください。\
            二重に受け付けることはありません。";
        let mut page = again(StatusCode::TOO_MANY_REQUESTS, key, Some(reason), &[]);
        page.headers_mut().extend(refused.retry_after());
        return Ok(page);
    }
    Ok(match state.store.keep(key, opinion).await {
        Ok(Stored::New(stamp) | Stored::Again(stamp)) => {
            sent_page(&state, device, &stamp, key).await?
        }
        Ok(Stored::OtherOpinion) => {
            let reason = "前の画面のご意見は、すでに受け付けています。\
                このご意見を別のものとして送るときは、もう一度「この内容で送る」を押してください。";
            let fresh = state.form_key(Duration::ZERO);
            again(unprocessable, fresh, Some(reason), &[])
        }
        Ok(Stored::TakenBack) => {
            let reason = "この送信は、前に取り消されています。\
                改めて送るときは、もう一度「この内容で送る」を押してください。";
            let fresh = state.form_key(Duration::ZERO);
            again(unprocessable, fresh, Some(reason), &[])
        }
        Err(error) => {
            let problem = Error::from(error).into_problem();
            let reason = "ただいま受け付けできません。しばらくしてから、もう一度「この内容で送る」を\
                押してください。二重に受け付けることはありません。";
            let status =
                StatusCode::from_u16(problem.status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
            again(status, key, Some(reason), &[])
        }
    })
}

/// A page about the form, which only the server can take on.
fn answered(
    state: &AppState,
    device: Device,
    status: StatusCode,
    title: &str,
    content: Markup,
) -> Response {
    let route = Route::Send(None);
    let page = Page {
        route: &route,
        title,
        description: &Metadata::of(&route).description,
        has_app: false,
        content,
    };
    private_page(status, state.site.document(&page, device))
}
