//! The router and what every request passes through.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hearing_api::{Problem, ProblemType};
use pages::shell::{Device, Site};
use plan::Plan;
use tokio::sync::Semaphore;

use crate::client::Networks;
use crate::departments::Departments;
use crate::device::AskingDevice;
use crate::dist::Dist;
use crate::error::Error;
use crate::html::problem_page;
use crate::idempotency_key::IdempotencyKey;
use crate::kiosk::{self, KioskHost};
use crate::metrics::{self, Metrics};
use crate::rate_limit::RateLimits;
use crate::security_headers::Framing;
use crate::statistics::LastStatistics;
use crate::store::Store;
use crate::support_quota::SupportQuota;
use crate::{cross_origin, openapi, query_encoding, routes, security_headers};

pub use crate::routes::{Access, Listed};

/// How long a request may take, its body included. On a bad line an opinion takes seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the handlers share. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

/// What a city decides about its server.
pub struct Settings {
    /// Which department answers for which policy.
    pub departments: Departments,
    /// The address at which residents reach it, such as `https://navi.example.jp`.
    pub public_url: Option<String>,
    /// Which clients are proxies, and which may send without limit.
    pub networks: Networks,
    /// Whose pages may show the app in a frame.
    pub framing: Framing,
    /// Under which host names it is a branch's kiosk.
    pub kiosks: Vec<KioskHost>,
    /// Whether writers who gave an address are told of answers by e-mail.
    pub sends_mail: bool,
}

/// The parts of an [`AppState`].
pub struct Inner {
    pub(crate) store: Store,
    pub(crate) dist: Dist,
    pub(crate) plan: &'static Plan<'static>,
    pub(crate) departments: Departments,
    pub(crate) framing: Framing,
    /// What the pages have in common that the server writes.
    pub(crate) site: Site,
    pub(crate) kiosks: Vec<KioskHost>,
    pub(crate) sends_mail: bool,
    pub(crate) statistics: LastStatistics,
    pub(crate) networks: Networks,
    pub(crate) limits: RateLimits,
    pub(crate) support_quota: SupportQuota,
    pub(crate) metrics: Metrics,
    /// How many passwords are hashed at once: each takes a core and 19 MiB for a while.
    pub(crate) sign_ins: Semaphore,
    /// The OpenAPI document, once somebody has asked for it.
    document: OnceLock<String>,
}

impl AppState {
    /// The state of a server that keeps opinions about `plan` in `store` and serves `dist`. Fails
    /// where the operating system has no randomness.
    pub fn new(
        store: Store,
        dist: Dist,
        plan: &'static Plan<'static>,
        settings: Settings,
    ) -> Result<Self, getrandom::Error> {
        let Settings {
            departments,
            public_url,
            networks,
            framing,
            kiosks,
            sends_mail,
        } = settings;
        let site = Site {
            assets: dist.assets().cloned(),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
        };
        let metrics = Metrics::new(store.metrics());
        Ok(Self(Arc::new(Inner {
            store,
            dist,
            plan,
            departments,
            framing,
            site,
            kiosks,
            sends_mail,
            statistics: LastStatistics::default(),
            networks,
            limits: RateLimits::new()?,
            support_quota: SupportQuota::new()?,
            metrics,
            sign_ins: Semaphore::new(2),
            document: OnceLock::new(),
        })))
    }

    /// A key for a form that was given out so long ago.
    pub fn form_key(&self, ago: Duration) -> IdempotencyKey {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let at = now.unwrap_or_default().saturating_sub(ago).as_millis();
        IdempotencyKey::of_form(self.store.mac_key(), u64::try_from(at).unwrap_or(u64::MAX))
    }

    /// How long ago the form with this key was given out; none if it was not.
    pub(crate) fn age_of_form(&self, key: IdempotencyKey) -> Option<Duration> {
        let at = UNIX_EPOCH + Duration::from_millis(key.given_out_at(self.store.mac_key())?);
        // Another server's clock may be ahead.
        Some(SystemTime::now().duration_since(at).unwrap_or_default())
    }

    /// The OpenAPI document of this server.
    pub(crate) fn document(&self) -> String {
        let made = || {
            let url = self.site.public_url.as_deref();
            openapi::document(&routes(self), self.plan, url).to_string()
        };
        self.document.get_or_init(made).clone()
    }
}

impl std::ops::Deref for AppState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// The whole server as one service.
pub fn app(state: AppState) -> Router {
    routes::router(&state)
        .0
        .layer(middleware::from_fn(limit_time))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            show_problems_as_pages,
        ))
        .layer(middleware::from_fn(query_encoding::lead_to_utf8))
        .layer(middleware::from_fn_with_state(state.clone(), kiosk::serve))
        .layer(middleware::from_fn(cross_origin::open))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            security_headers::add,
        ))
        .layer(middleware::from_fn_with_state(state.clone(), log))
        .with_state(state)
}

/// The service of whoever watches over the server, at an address of its own.
pub fn watch(state: AppState) -> Router {
    Router::new()
        .route("/metrics", axum::routing::get(scrape))
        .with_state(state)
}

async fn scrape(State(state): State<AppState>) -> Response {
    match state.metrics.text(state.store.waiting()) {
        Ok(text) => ([(CONTENT_TYPE, metrics::CONTENT_TYPE)], text).into_response(),
        Err(error) => {
            tracing::error!("cannot write the metrics: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Every route that [`app`] answers by itself, and who may ask; all else is a file or not there.
pub fn routes(state: &AppState) -> Vec<Listed> {
    routes::router(state).1
}

/// Outside `/api/` it is people who read problems.
async fn show_problems_as_pages(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let for_people = !routes::is_api(request.uri().path());
    let device = request.extensions().get::<AskingDevice>().copied();
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && for_people
    {
        let device = device.map_or(Device::Own, |AskingDevice(device)| device);
        let page = problem_page(&state, device, &problem);
        // What a handler says besides (which methods it allows) still holds.
        let mut headers = std::mem::take(response.headers_mut());
        headers.remove(CONTENT_LENGTH);
        // The page is not what was compressed on the way here.
        headers.remove(CONTENT_ENCODING);
        headers.extend(page.headers().clone());
        response = page;
        *response.headers_mut() = headers;
    }
    response
}

async fn limit_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(PATIENCE, next.run(request))
        .await
        .unwrap_or_else(|_| Error::from(ProblemType::Timeout).into_response())
}

/// One line a request, and its metrics. Both name the route and not the path, which may hold a
/// receipt. Fields stand beside the message for a log in JSON.
async fn log(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(file)", MatchedPath::as_str);
    let status = response.status().as_u16();
    let duration = begun.elapsed();
    let micros = u64::try_from(duration.as_micros()).unwrap_or(u64::MAX);
    state
        .metrics
        .count_request(&method, route, status, duration);
    tracing::info!(%method, route, status, micros, "{method} {route} {status} {micros} µs");
    response
}
