//! Who may ask what. The modules mirror the addresses.

mod api;
mod health;
mod kiosk;
mod opinions;
mod schemas;
mod staff;
mod table;
mod voices;

use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HOST, ORIGIN};
use hearing_api::{OpinionStatus, ProblemType, Receipt};

use crate::app::AppState;
use crate::error::Error;
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

/// Whether programs rather than people ask at this path.
pub(crate) fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/") || path.starts_with("/healthz")
}

/// Whether it is the console's path.
pub(crate) fn is_staff(path: &str) -> bool {
    path == "/staff" || path.starts_with("/staff/")
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

/// Where readers reach this server, scheme and host.
fn origin(state: &AppState, headers: &HeaderMap) -> String {
    match &state.site.public_url {
        Some(url) => url.clone(),
        None => {
            let host = headers
                .get(HOST)
                .and_then(|host| host.to_str().ok())
                .unwrap_or("localhost");
            format!("http://{host}")
        }
    }
}

/// Whether a page of another site asks: by what the browser says of it, and where an old one says
/// nothing, by the origin of the form that it posts.
pub(crate) fn is_cross_site(state: &AppState, headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site != "same-origin" && site != "none";
    }
    let Some(origin) = headers.get(ORIGIN) else {
        return false;
    };
    let origin = origin.as_bytes();
    let is_public = state
        .site
        .public_url
        .as_ref()
        .is_some_and(|url| url.as_bytes().eq_ignore_ascii_case(origin));
    let is_asked_host = headers.get(HOST).is_some_and(|host| {
        ["http://", "https://"].iter().any(|scheme| {
            [scheme.as_bytes(), host.as_bytes()]
                .concat()
                .eq_ignore_ascii_case(origin)
        })
    });
    !is_public && !is_asked_host
}

/// What a cookie says so that it travels over HTTPS alone: as the public address has it; without
/// one, but for a server that is tried out on one's own machine.
pub(crate) fn secure_attribute(state: &AppState, headers: &HeaderMap) -> &'static str {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("");
    let is_local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| {
        host.strip_prefix(local)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    });
    let is_plain = match &state.site.public_url {
        Some(_) => !is_https(state),
        None => is_local,
    };
    if is_plain { "" } else { "; Secure" }
}

/// Whether residents reach this server over HTTPS.
fn is_https(state: &AppState) -> bool {
    state
        .site
        .public_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"))
}

/// The value of the request's cookie of this name.
pub(crate) fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=b; name=12ab; c=d"));
        assert_eq!(cookie_value(&headers, "name").as_deref(), Some("12ab"));
        headers.clear();
        headers.append(COOKIE, HeaderValue::from_static("xname=1; names=2"));
        assert_eq!(cookie_value(&headers, "name"), None);
    }
}
