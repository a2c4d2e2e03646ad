use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use hearing_api::ProblemType;
use pages::language::{tr, tr_with};
use pages::metadata::SITE_NAME;
use pages::urls::Route;

use crate::error::Error;
use crate::extract::Client;
use crate::html::calendar::DayInCalendar;
use crate::html::private_file;
use crate::http::origin::address;
use crate::routes::asked_for;
use crate::state::AppState;

/// `GET /opinions/{receipt}/expected.ics`: the day by which an opinion is to be answered. A calendar
/// is read by others, and kept by more than its owner: it says neither the receipt nor the opinion.
pub(super) async fn get(
    State(state): State<AppState>,
    client: Client,
    headers: HeaderMap,
    receipt: Result<Path<String>, PathRejection>,
) -> Result<Response, Error> {
    let opinion = asked_for(&state, &client, receipt).await?;
    let day = state
        .departments
        .due(&opinion.received_at)
        .filter(|_| opinion.expected_by.is_some())
        .ok_or(ProblemType::NotFound)?;
    let address = address(&state.site, &headers, Route::Follow);
    let file = DayInCalendar {
        id: &format!("{day}@{SITE_ID}"),
        stamp: &opinion.received_at,
        day,
        title: &tr_with("市の回答の目安の日（{site}）", &[("site", tr(SITE_NAME))]),
        text: tr(
            "送った意見に、市がこの日ごろまでに回答します。受付番号で、いつでも行方を見られます。",
        ),
        address: &address,
    };
    Ok(private_file(
        "text/calendar; charset=utf-8",
        file.document(),
    ))
}

/// What ends the identifiers of days: two opinions that are to be answered on one day have one.
const SITE_ID: &str = "mirai-navi";
