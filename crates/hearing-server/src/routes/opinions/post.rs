use std::time::Duration;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use hearing_api::{
    Field, Finding, OpinionForm, Problem, ProblemType, Violation, find_personal_data,
};
use maud::Markup;
use pages::components::opinion_form::{OpinionFormView, ReturnReason, ReturnedForm};
use pages::metadata::Metadata;
use pages::pages::opinion_check::{self, OpinionCheck, opinion_check};
use pages::pages::returned_opinion::{self, returned_opinion};
use pages::shell::{Device, Page};
use pages::urls::Route;

use super::get::sent_page;
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::private_page;
use crate::http::form_decoding::{self, Wish};
use crate::http::origin::is_cross_site;
use crate::http::rate_limit::Budget;
use crate::idempotency_key::IdempotencyKey;
use crate::kiosk::{KioskSession, surface_of};
use crate::proposals;
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
    let mut posted = form_decoding::from_urlencoded(&body?)?;
    posted.form.fill_in_language();
    let sent = Sent {
        state: &state,
        device,
        form: &posted.form,
    };
    if is_cross_site(&state.site, &headers) {
        return Ok(sent.back_with_new_key(StatusCode::FORBIDDEN, ReturnReason::FromAnotherSite));
    }
    let known = posted
        .key
        .parse::<IdempotencyKey>()
        .ok()
        .and_then(|key| Some((key, state.age_of_form(key)?)));
    // From a form that never passed through this server, as a worker keeps it for when there is no
    // line; or filled in by a program.
    let Some((key, age)) = known.filter(|_| !posted.is_trapped) else {
        let is_asked_for = posted.wish == Wish::Change && !posted.is_trapped;
        return Ok(sent.back_without_key(is_asked_for));
    };
    if posted.wish == Wish::Change {
        return Ok(sent.back(StatusCode::OK, key, Back::default()));
    }
    let mut opinion = match posted.form.clone().into_opinion(state.plan) {
        Ok(opinion) => opinion,
        Err(violations) => return Ok(sent.back(UNPROCESSABLE, key, Back::wrong(&violations))),
    };
    opinion.surface = surface_of(kiosk.map(|Extension(kiosk)| kiosk), opinion.surface);
    let findings = find_personal_data(posted.form.get(Field::Text));
    if posted.wish == Wish::Check {
        return Ok(sent.to_be_checked(key, &findings));
    }
    if age < SHORTEST {
        return Ok(sent.back(UNPROCESSABLE, key, Back::because(ReturnReason::TooFast)));
    }
    if !findings.is_empty() && !posted.is_told {
        return Ok(sent.back(UNPROCESSABLE, key, Back::with(&findings)));
    }
    if let Err(refused) = client.spend(&state, Budget::Opinions) {
        let mut page = sent.back(
            StatusCode::TOO_MANY_REQUESTS,
            key,
            Back::because(ReturnReason::Busy),
        );
        page.headers_mut().extend(refused.retry_after());
        return Ok(page);
    }
    match state.store.keep(key, opinion).await {
        Ok(Stored::New(stamp) | Stored::Again(stamp)) => {
            sent_page(&state, device, &stamp, key).await
        }
        Ok(Stored::OtherOpinion) => {
            Ok(sent.back_with_new_key(UNPROCESSABLE, ReturnReason::OtherIsSent))
        }
        Ok(Stored::TakenBack) => Ok(sent.back_with_new_key(UNPROCESSABLE, ReturnReason::TakenBack)),
        Err(error) => {
            let problem = Error::from(error).into_problem();
            let status =
                StatusCode::from_u16(problem.status).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
            Ok(sent.back(status, key, Back::because(ReturnReason::Unavailable)))
        }
    }
}

const UNPROCESSABLE: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Why a form comes back.
#[derive(Clone, Copy, Default)]
struct Back<'a> {
    reason: Option<ReturnReason>,
    violations: &'a [Violation],
    findings: &'a [Finding],
}

impl<'a> Back<'a> {
    fn because(reason: ReturnReason) -> Self {
        Self {
            reason: Some(reason),
            ..Self::default()
        }
    }

    fn wrong(violations: &'a [Violation]) -> Self {
        Self {
            violations,
            ..Self::default()
        }
    }

    fn with(findings: &'a [Finding]) -> Self {
        Self {
            findings,
            ..Self::default()
        }
    }
}

/// A form that was sent, to be answered with a page.
struct Sent<'a> {
    state: &'a AppState,
    device: Device,
    form: &'a OpinionForm,
}

impl Sent<'_> {
    /// The form with what was typed.
    fn back(&self, status: StatusCode, key: IdempotencyKey, why: Back<'_>) -> Response {
        let proposed = proposals::of_form(self.form, self.state.plan);
        let returned = ReturnedForm {
            view: OpinionFormView {
                plan: self.state.plan,
                form: self.form,
                key: &key.to_string(),
                violations: why.violations,
                has_app: false,
                proposed: &proposed,
            },
            reason: why.reason,
            findings: why.findings,
        };
        let title = returned_opinion::title(&returned);
        self.answered(status, &title, returned_opinion(&returned))
    }

    /// The same, to be sent as another opinion.
    fn back_with_new_key(&self, status: StatusCode, reason: ReturnReason) -> Response {
        let key = self.state.form_key(Duration::ZERO);
        self.back(status, key, Back::because(reason))
    }

    /// The same where it had no key of this server's: the app has keys of its own, and asks for the form
    /// in another language.
    fn back_without_key(&self, is_asked_for: bool) -> Response {
        if is_asked_for {
            let key = self.state.form_key(Duration::ZERO);
            return self.back(StatusCode::OK, key, Back::default());
        }
        self.back_with_new_key(StatusCode::BAD_REQUEST, ReturnReason::NotReady)
    }

    /// The opinion as it will be sent, to be read once more.
    fn to_be_checked(&self, key: IdempotencyKey, findings: &[Finding]) -> Response {
        let proposed = proposals::of_form(self.form, self.state.plan);
        let check = OpinionCheck {
            form: self.form,
            proposed: &proposed,
            key: &key.to_string(),
            findings,
            plan: self.state.plan,
        };
        let title = opinion_check::title();
        self.answered(StatusCode::OK, &title, opinion_check(&check))
    }

    /// A page about the form, which only the server can take on.
    fn answered(&self, status: StatusCode, title: &str, content: Markup) -> Response {
        let route = Route::Send(None);
        let page = Page {
            route: &route,
            title,
            description: &Metadata::of(&route).description,
            has_app: false,
            content,
        };
        private_page(status, self.state.site.document(&page, self.device))
    }
}
