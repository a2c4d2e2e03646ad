//! The router and what every request passes through.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use hearing_api::{Problem, ProblemType};
use plan::Plan;
use tokio::sync::Semaphore;

use crate::departments::Departments;
use crate::dist::Dist;
use crate::error::Error;
use crate::figures::LastFigures;
use crate::html::{Shell, problem_page};
use crate::store::Store;
use crate::{routes, security_headers};

pub use crate::routes::{Access, Listed};

/// How long a request may take, its body included. On a bad line an opinion takes seconds.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the handlers share. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

/// The parts of an [`AppState`].
pub struct Inner {
    pub(crate) store: Store,
    pub(crate) dist: Dist,
    pub(crate) plan: &'static Plan<'static>,
    pub(crate) departments: Departments,
    pub(crate) public_url: Option<String>,
    pub(crate) receipt_shell: Shell,
    pub(crate) form_shell: Shell,
    pub(crate) voices_shell: Shell,
    pub(crate) staff_style_sheets: Vec<String>,
    pub(crate) figures: LastFigures,
    /// How many passwords are hashed at once: each takes a core and 19 MiB for a while.
    pub(crate) sign_ins: Semaphore,
}

impl AppState {
    /// The state of a server that keeps opinions about `plan` in `store` and serves `dist`.
    pub fn new(
        store: Store,
        dist: Dist,
        plan: &'static Plan<'static>,
        departments: Departments,
        public_url: Option<String>,
    ) -> Self {
        let receipt_shell = Shell::of(&dist, "_shell/receipt.html");
        let form_shell = Shell::of(&dist, "_shell/form.html");
        let voices_shell = Shell::headed(&dist, "_shell/voices.html");
        let staff_style_sheets = form_shell
            .style_sheet()
            .map(str::to_owned)
            .into_iter()
            .chain(dist.asset("staff", "css"))
            .collect();
        Self(Arc::new(Inner {
            store,
            dist,
            plan,
            departments,
            public_url,
            receipt_shell,
            form_shell,
            voices_shell,
            staff_style_sheets,
            figures: LastFigures::default(),
            sign_ins: Semaphore::new(2),
        }))
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
        .layer(middleware::from_fn_with_state(
            state.clone(),
            security_headers::add,
        ))
        .layer(middleware::from_fn(log))
        .with_state(state)
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
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions_mut().remove::<Problem>()
        && for_people
    {
        let page = problem_page(&state, &problem);
        // What a handler says besides (which methods it allows) still holds.
        let mut headers = std::mem::take(response.headers_mut());
        headers.remove(CONTENT_LENGTH);
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

/// One line a request. It names the route and not the path, which may hold a receipt.
async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let route = route.as_ref().map_or("(file)", MatchedPath::as_str);
    let status = response.status().as_u16();
    let micros = begun.elapsed().as_micros();
    tracing::info!("{method} {route} {status} {micros} µs");
    response
}
