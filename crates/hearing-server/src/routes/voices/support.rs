use axum::Extension;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use hearing_api::ProblemType;
use pages::language::PageLanguage;
use pages::pages::voices::Support;
use pages::urls::Route;

use super::page::page;
use crate::error::Error;
use crate::extract::{AskingDevice, Client};
use crate::http::cookies::{cookie_value, secure_attribute};
use crate::http::origin::is_cross_site;
use crate::http::rate_limit::Budget;
use crate::kiosk::KioskSession;
use crate::state::AppState;
use crate::support_quota::Source;

/// The cookie by which a device knows that it said so. It is sent to this one voice's addresses
/// alone and is the same on every device: it says nothing about who its reader is.
const SUPPORTED: &str = "supported";

/// A year.
const AGE: u32 = 31_536_000;

/// Whether this browser said 「同じ思い」 of this voice; at a kiosk, whether this visit did.
pub(super) fn is_supported(
    state: &AppState,
    voice: i64,
    headers: &HeaderMap,
    kiosk: Option<KioskSession>,
) -> bool {
    match kiosk {
        Some(kiosk) => state.support_quota.is_said(voice, kiosk),
        None => cookie_value(headers, SUPPORTED).is_some(),
    }
}

/// Where the voice is in Japanese, and in each other language.
fn addresses(id: i64) -> impl Iterator<Item = String> {
    let voice = Route::Voice(id);
    let japanese = voice.in_japanese();
    let others = PageLanguage::ALL
        .into_iter()
        .map(move |it| voice.in_language(it));
    std::iter::once(japanese).chain(others)
}

/// `POST /voices/{id}/support`: 「同じ思い」, once per device or visit to a kiosk, and so many times
/// a day from one place.
pub(super) async fn post(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    client: Client,
    kiosk: Option<Extension<KioskSession>>,
    headers: HeaderMap,
    id: Result<Path<i64>, PathRejection>,
) -> Result<Response, Error> {
    let Path(id) = id.map_err(|_| ProblemType::NotFound)?;
    let kiosk = kiosk.map(|Extension(kiosk)| kiosk);
    let back = Redirect::to(&Route::Voice(id).to_string());
    if is_cross_site(&state.site, &headers) {
        return Ok((StatusCode::FORBIDDEN, back).into_response());
    }
    if is_supported(&state, id, &headers, kiosk) {
        return Ok(back.into_response());
    }
    client.spend(&state, Budget::Acts)?;
    let voice = state.store.voice(id).await?.ok_or(ProblemType::NotFound)?;
    let sources = match kiosk {
        Some(kiosk) => Source::of_kiosk(kiosk),
        None => {
            let network = client.network().into_iter();
            let is_unlimited = client.is_unlimited();
            network
                .map(|network| Source::of_network(network, is_unlimited))
                .collect()
        }
    };
    if !state.support_quota.take(id, &sources) {
        let page = page(&state, device, &voice, Support::Uncounted);
        return Ok((StatusCode::TOO_MANY_REQUESTS, page).into_response());
    }
    let counted = state.store.support(id).await;
    if !matches!(counted, Ok(true)) {
        state.support_quota.give_back(id, &sources);
    }
    if !counted? {
        return Err(ProblemType::NotFound.into());
    }
    let secure = secure_attribute(&state.site, &headers);
    let cookies = addresses(id).map(|path| {
        let cookie =
            format!("{SUPPORTED}=1; Path={path}; Max-Age={AGE}; HttpOnly; SameSite=Strict{secure}");
        (SET_COOKIE, cookie)
    });
    Ok((AppendHeaders(cookies), back).into_response())
}
