//! `/card`: わたしの一枚, which the address alone makes.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::ProblemType;
use pages::metadata::Metadata;
use pages::pages::card::{Asked, card};
use pages::shell::{Device, Page};

use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::public_page;
use crate::http::origin::origin;
use crate::http::rate_limit::Budget;
use crate::openapi::{Content, Operation, schema_of};
use crate::qr_code;
use crate::state::AppState;
use crate::static_files::not_found;

/// `GET /card?p=2-2,3-11,1-1`: nothing of it is kept. A kiosk, which prints nothing, has no such page.
pub(super) async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if matches!(device, Device::Kiosk { .. }) {
        return Ok(not_found(&state, device, &uri, &headers));
    }
    let asked = Asked::read(uri.query().unwrap_or_default());
    let route = asked.route();
    let code = if asked.policies.is_empty() {
        String::new()
    } else {
        client.spend(&state, Budget::Codes)?;
        qr_code::svg_of(&format!("{}{route}", origin(&state.site, &headers)))?
    };
    let metadata = Metadata::of(&route);
    let page = Page {
        route: &route,
        title: &metadata.title(),
        description: &metadata.description,
        has_app: true,
        content: maud::html! { div { (card(&asked, &code)) } },
    };
    Ok(public_page(state.site.document(&page, device)))
}

/// What the OpenAPI document says of it.
pub(super) fn operation() -> Operation {
    Operation::page(
        "card",
        "A sheet of up to three policies, to be printed and handed on.",
    )
    .query(
        "p",
        "The policies' codes, with commas between them.",
        schema_of::<Option<String>>,
    )
    .answers(200, "The page.", Content::HTML)
    .problems(&[ProblemType::NotFound])
}
