//! Makes a browser a branch's kiosk, and the pages that it asks for a kiosk's.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_TYPE, HOST, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{Branch, ProblemType};
use pages::shell::Device;
use pages::urls::kiosk_start_href;

use crate::error::Error;
use crate::extract::AskingDevice;
use crate::http::cookies::secure_attribute;
use crate::http::form_decoding::Fields;
use crate::http::origin::is_cross_site;
use crate::kiosk::{COOKIE, KioskHost, KioskSession};
use crate::state::AppState;

/// How a request comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    /// From a reader's own device.
    Own,
    /// From a device that is to be one again.
    Leaving,
    /// From a device that was to be a kiosk, without a key that makes it one.
    Refused,
    /// With a key, which is not to stay in the address: the branch whose kiosk begins without it,
    /// and the kiosk where the key makes one.
    Keyed(Option<Branch>, Option<KioskSession>),
    /// From a kiosk at the beginning of somebody's visit.
    Beginning(KioskSession),
    /// From a kiosk.
    Kiosk(KioskSession),
}

/// Makes the pages that a kiosk asks for a kiosk's, and leaves no other cookie on it.
pub(crate) async fn serve(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let visit = match visit(&state, request.uri(), request.headers()).await {
        Ok(visit) => visit,
        Err(error) => return error.into_response(),
    };
    let secure = secure_attribute(&state.site, request.headers());
    let (session, begins) = match visit {
        Visit::Own => return next.run(request).await,
        Visit::Leaving => {
            let mut response = next.run(request).await;
            remember(response.headers_mut(), "", "; Max-Age=0", secure);
            return response;
        }
        Visit::Refused => {
            let mut response = shown_on(Device::RefusedKiosk, request, next).await;
            remember(response.headers_mut(), "", "; Max-Age=0", secure);
            return response;
        }
        Visit::Keyed(branch, made) => return without_key(&state, branch, made, secure),
        Visit::Beginning(session) => (session, true),
        Visit::Kiosk(session) => (session, false),
    };
    request.extensions_mut().insert(session);
    let device = Device::Kiosk {
        branch: session.branch,
        invites: begins,
    };
    let mut response = shown_on(device, request, next).await;
    // Those that a page of the console or a voice sets are not for a shared device.
    response.headers_mut().remove(SET_COOKIE);
    if begins {
        let cookie = session.cookie(state.store.mac_key());
        remember(response.headers_mut(), &cookie, "", secure);
    }
    response
}

/// The answer as such a device gets it: its pages are its own, and kept by nobody.
async fn shown_on(device: Device, mut request: Request, next: Next) -> Response {
    let for_people = is_for_people(request.headers());
    if for_people {
        request.extensions_mut().insert(AskingDevice(device));
        // What nobody keeps is not worth compressing for one device.
        request.headers_mut().remove(ACCEPT_ENCODING);
    }
    let mut response = next.run(request).await;
    if for_people && contains(response.headers(), &CONTENT_TYPE, "text/html") {
        let caching = HeaderValue::from_static("no-store");
        response.headers_mut().insert(CACHE_CONTROL, caching);
    }
    response
}

/// Leads to the same address without the key: it is to stand in no history and no `Referer`.
fn without_key(
    state: &AppState,
    branch: Option<Branch>,
    made: Option<KioskSession>,
    secure: &str,
) -> Response {
    let address = branch.map_or("/?surface=kiosk".to_owned(), kiosk_start_href);
    let headers = [
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
    ];
    let mut response = (headers, Redirect::to(&address)).into_response();
    if let Some(session) = made {
        let cookie = session.cookie(state.store.mac_key());
        remember(response.headers_mut(), &cookie, "", secure);
    }
    response
}

/// Scripts ask for anything, and take what they need of a page.
fn is_for_people(headers: &HeaderMap) -> bool {
    contains(headers, &ACCEPT, "text/html")
}

fn remember(headers: &mut HeaderMap, value: &str, age: &str, secure: &str) {
    let cookie = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

async fn visit(state: &AppState, uri: &Uri, headers: &HeaderMap) -> Result<Visit, Error> {
    let configured = of_host(&state.kiosks, headers);
    let session = KioskSession::of(&state.store, headers, configured).await;
    // An address that cannot be read asks for nothing.
    let query = uri.query().unwrap_or_default();
    let asked = match Fields::parse(query.as_bytes()) {
        Ok(fields) if uri.path() == "/" => fields,
        _ => Fields::default(),
    };
    // No other site's link makes a reader's own device a kiosk, or ends one.
    let is_own = !is_cross_site(&state.site, headers);
    let begin = |branch, key| {
        KioskSession::beginning(branch, key).map_err(|_| Error::from(ProblemType::Unavailable))
    };
    let key = asked.get("key");
    match asked.get("surface") {
        "kiosk" if !key.is_empty() => {
            let branch = configured.or_else(|| asked.get("branch").parse().ok());
            let made = match branch {
                Some(branch) if is_own && configured.is_none() => {
                    match state.store.kiosk_key(branch, key).await? {
                        Some(number) => Some(begin(branch, Some(number))?),
                        None => None,
                    }
                }
                _ => None,
            };
            Ok(Visit::Keyed(branch, made))
        }
        "kiosk" => match session {
            Some(session) if is_own => Ok(Visit::Beginning(begin(session.branch, session.key)?)),
            Some(session) => Ok(Visit::Kiosk(session)),
            None => Ok(Visit::Refused),
        },
        "phone" if configured.is_none() && is_own => Ok(Visit::Leaving),
        _ => Ok(session.map_or(Visit::Own, Visit::Kiosk)),
    }
}

/// The branch whose kiosk this host name is.
fn of_host(kiosks: &[KioskHost], headers: &HeaderMap) -> Option<Branch> {
    let host = headers.get(HOST)?.to_str().ok()?;
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    kiosks
        .iter()
        .find(|kiosk| kiosk.host.eq_ignore_ascii_case(host))
        .map(|kiosk| kiosk.branch)
}

fn contains(headers: &HeaderMap, name: &HeaderName, text: &str) -> bool {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_is_found_whatever_its_port_and_case() {
        let kiosks = [KioskHost {
            branch: Branch::Ofuna,
            host: "ofuna.example.jp".to_owned(),
        }];
        let branch = |host: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static(host));
            of_host(&kiosks, &headers)
        };
        assert_eq!(branch("ofuna.example.jp"), Some(Branch::Ofuna));
        assert_eq!(branch("Ofuna.Example.jp:8443"), Some(Branch::Ofuna));
        assert_eq!(branch("example.jp"), None);
        assert_eq!(branch("ofuna.example.jp.example"), None);
    }
}
