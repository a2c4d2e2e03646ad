use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hearing_api::Surface;
use pages::metadata::SITE_NAME;
use pages::pages::kiosk_state::{HEADING, KioskState, kiosk_state};
use pages::shell::{Device, Page};
use pages::urls::Route;

use crate::error::Error;
use crate::extract::AskingDevice;
use crate::html::private_page;
use crate::http::origin::is_cross_site;
use crate::kiosk::KioskSession;
use crate::openapi::{Content, Operation};
use crate::state::AppState;

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

/// `GET /kiosk`: for the staff of a branch, how its device is. Holds nothing of any resident's, and
/// of the branch nothing but at its own kiosk.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    kiosk: Option<Extension<KioskSession>>,
) -> Result<Response, Error> {
    let Some(Extension(KioskSession { branch, .. })) = kiosk else {
        return Ok(page(&state, device, None));
    };
    let last = state.store.last_received(Surface::Kiosk(branch)).await?;
    let shown = KioskState {
        branch,
        last_received: last.as_deref(),
        app_release: state.dist.release(),
        server_version: env!("CARGO_PKG_VERSION"),
    };
    Ok(page(&state, device, Some(&shown)))
}

fn page(state: &AppState, device: Device, shown: Option<&KioskState<'_>>) -> Response {
    let page = Page {
        route: &Route::NotFound,
        title: &format!("{HEADING}｜{SITE_NAME}"),
        description: HEADING,
        has_app: false,
        content: kiosk_state(shown),
    };
    private_page(StatusCode::OK, state.site.document(&page, device))
}

/// `POST /kiosk/end`: a visit to a kiosk has ended. The browser forgets whatever else it keeps of
/// this site that scripts cannot reach. Only a kiosk's own script says so: no address that is only
/// opened erases anything, and nobody else's browser erases anything.
pub(super) async fn end(
    State(state): State<AppState>,
    kiosk: Option<Extension<KioskSession>>,
    headers: HeaderMap,
) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    if kiosk.is_some() && !is_cross_site(&state.site, &headers) {
        let storage = HeaderValue::from_static("\"storage\"");
        response.headers_mut().insert(CLEAR_SITE_DATA, storage);
    }
    response
}

/// What the OpenAPI document says of it.
pub(super) fn operation() -> Operation {
    Operation::page("kiosk", "For the staff of a branch: how its kiosk is.").answers(
        200,
        "The page.",
        Content::HTML,
    )
}

/// What the OpenAPI document says of the end of a visit.
pub(super) fn end_operation() -> Operation {
    Operation::page(
        "endKioskVisit",
        "At a kiosk: the browser forgets the visit that has ended.",
    )
    .answers(204, "It forgets; any other browser does nothing.", None)
}
