//! `/card`: わたしの一枚, which the address alone makes.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::ProblemType;
use maud::html;
use pages::dates::day_in_words;
use pages::pages::card::{Asked, card};
use pages::pages::original::with_summary;
use pages::shell::Device;

use super::{Access, Table};
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::html::app_page;
use crate::http::origin::address;
use crate::http::rate_limit::Budget;
use crate::openapi::{Content, Operation, schema_of};
use crate::qr_code;
use crate::state::AppState;
use crate::static_files::not_found;

pub(super) fn table(state: &AppState) -> Table {
    Table::new(state)
        .get("/card", Access::Everyone, get)
        .described(operation())
        .of_pages()
        .in_every_language()
}

/// `GET /card?p=2-2,3-11,1-1`: nothing of it is kept. A kiosk, which prints nothing, has no such page.
async fn get(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if matches!(device, Device::Kiosk { .. }) {
        return Ok(not_found(&state, device, &uri, &headers));
    }
    let asked = Asked::read(uri.query().unwrap_or_default(), state.plan);
    let route = asked.route();
    let code = if asked.policies.is_empty() {
        String::new()
    } else {
        client.spend(&state, Budget::Codes)?;
        qr_code::svg_of(&address(&state.site, &headers, &route))?
    };
    let today = state.site.context().today;
    let day = today.map_or_else(String::new, day_in_words);
    let sheet = || html! { div { (card(&asked, &day, &code)) } };
    let content = with_summary(&route, sheet);
    Ok(app_page(&state, device, &route, content))
}

/// What the OpenAPI document says of it.
fn operation() -> Operation {
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
