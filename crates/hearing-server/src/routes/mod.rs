//! Who may ask what. The modules mirror the addresses.

mod api;
mod card;
mod health;
mod kiosk;
mod languages;
mod list;
mod opinions;
mod schemas;
mod search;
mod staff;
mod table;
mod voices;

use axum::Router;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use hearing_api::{OpinionStatus, ProblemType, Receipt};

use crate::error::Error;
use crate::extract::Client;
use crate::http::rate_limit::Budget;
use crate::state::AppState;
use crate::static_files;
use table::Table;

pub use table::{Access, Listed};

/// The router of every route, and the list of them.
pub(crate) fn router(state: &AppState) -> (Router<AppState>, Vec<Listed>) {
    let (router, listed) = Table::new(state)
        .merge(api::openapi::table(state))
        .merge(api::opinions::table(state))
        .merge(opinions::table(state))
        .merge(voices::table(state))
        .merge(staff::table(state))
        .merge(card::table(state))
        .merge(search::table(state))
        .merge(list::table(state))
        .merge(languages::table(state))
        .get("/api/line", Access::Everyone, api::line::get)
        .described(api::line::operation())
        .get("/api/qr.svg", Access::Everyone, api::qr::get)
        .described(api::qr::operation())
        .get("/kiosk", Access::Everyone, kiosk::get)
        .described(kiosk::operation())
        .post("/kiosk/end", Access::Everyone, kiosk::end)
        .described(kiosk::end_operation())
        .get("/healthz", Access::Everyone, health::live)
        .described(health::live_operation())
        .get("/healthz/ready", Access::Everyone, health::ready)
        .described(health::ready_operation())
        .into_parts();
    let router = router
        .fallback(static_files::serve)
        .method_not_allowed_fallback(async || Error::from(ProblemType::MethodNotAllowed));
    (router, listed)
}

/// What became of the opinion whose receipt stands in the address, for a client that may still ask.
async fn asked_for(
    state: &AppState,
    client: &Client,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<OpinionStatus, Error> {
    client.spend(state, Budget::Receipts)?;
    let Path(receipt) = receipt.map_err(|_| ProblemType::InvalidReceipt)?;
    let found = following(state, receipt.parse()?).await?;
    Ok(found.ok_or(ProblemType::UnknownReceipt)?)
}

/// What became of the opinion with this receipt, by when it is to be answered, and whether an e-mail
/// will tell of that.
async fn following(state: &AppState, receipt: Receipt) -> Result<Option<OpinionStatus>, Error> {
    let found = state.store.status(receipt).await?;
    Ok(found.map(|status| OpinionStatus {
        expected_by: Some(&status.received_at)
            .filter(|_| status.status.is_open())
            .and_then(|received_at| state.departments.expected_by(received_at)),
        is_announced: status
            .is_announced
            .filter(|_| status.status.is_open())
            .map(|_| state.sends_mail),
        ..status
    }))
}
