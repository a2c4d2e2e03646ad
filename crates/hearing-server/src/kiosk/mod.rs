//! Shared devices at branch offices: which requests come from one, and what makes a page a
//! kiosk's.
//!
//! A browser becomes a kiosk by a key in the address that it is started with
//! (`/?surface=kiosk&branch=ofuna&key=KEY`), which is exchanged for a cookie, or by a host name that
//! the configuration gives to a branch. Every page that it then loads has the branch on `<html>` and
//! a stylesheet, a script and controls of its own; readers' own devices get none of them. The same
//! address without the key is where each visit to a kiosk begins.

mod command;
mod session;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HOST,
    IF_NONE_MATCH, REFERRER_POLICY, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use hearing_api::{Branch, ProblemType, Surface};
use maud::html;

use crate::app::AppState;
use crate::dist::Dist;
use crate::error::Error;
use crate::form_decoding::Fields;
use crate::routes::{is_cross_site, secure_attribute};
use session::COOKIE;

pub use command::{KioskKeyCommand, run};
pub(crate) use session::KioskSession;

/// What a device shows above the ordinary site that was to become a kiosk.
const REFUSED: &str =
    "支所の端末用の鍵がないか、使えなくなっています。ふだんのサイトを表示しています。";

/// What stands in the parts before the invitation, and before the controls.
const INVITATION: &str = "<!--kiosk:invitation-->";
const CONTROLS: &str = "<!--kiosk:controls-->";
/// What stands there in place of the branch's name.
const BRANCH: &str = "<!--kiosk:branch-->";

/// A host name under which the server is a branch's kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskHost {
    /// The branch.
    pub branch: Branch,
    /// The name, without a port.
    pub host: String,
}

/// What a kiosk's pages have besides, as the prerenderer wrote it.
pub(crate) struct KioskParts {
    head: String,
    invitation: String,
    controls: String,
}

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

impl KioskParts {
    /// The parts that the app was built with; none where there is no app.
    pub(crate) fn of(dist: &Dist) -> Option<Self> {
        let (head, body) = dist.text("_shell/kiosk.html")?.split_once(INVITATION)?;
        let (invitation, controls) = body.split_once(CONTROLS)?;
        Some(Self {
            head: head.to_owned(),
            invitation: invitation.to_owned(),
            controls: controls.to_owned(),
        })
    }

    /// The page as a kiosk shows it.
    fn put_into(&self, page: &str, branch: Branch, begins: bool) -> String {
        let root = format!("<html data-kiosk=\"{branch}\"");
        let (root, invitation) = if begins {
            (
                format!("{root} data-kiosk-invites"),
                self.invitation.as_str(),
            )
        } else {
            (root, "")
        };
        let body = [invitation, &self.controls]
            .concat()
            .replace(BRANCH, branch.label());
        page.replacen("<html", &root, 1)
            .replacen("</head>", &format!("{}</head>", self.head), 1)
            .replacen("</body>", &format!("{body}</body>"), 1)
    }
}

/// Where a visit to a branch's kiosk begins.
pub(crate) fn beginning_address(branch: Branch) -> String {
    format!("/?surface=kiosk&branch={branch}")
}

/// Where a browser is started that is to become a branch's kiosk.
fn start_address(origin: &str, branch: Branch, key: &str) -> String {
    format!("{origin}{}&key={key}", beginning_address(branch))
}

/// The surface of an opinion: a kiosk's where it comes from one, and never where it only says so.
pub(crate) fn surface_of(kiosk: Option<KioskSession>, said: Surface) -> Surface {
    match (kiosk, said) {
        (Some(kiosk), _) => Surface::Kiosk(kiosk.branch),
        (None, Surface::Kiosk(_)) => Surface::Phone,
        (None, said) => said,
    }
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
    let secure = secure_attribute(&state, request.headers());
    let (session, begins) = match visit {
        Visit::Own => return next.run(request).await,
        Visit::Leaving => {
            let mut response = next.run(request).await;
            remember(response.headers_mut(), "", "; Max-Age=0", secure);
            return response;
        }
        Visit::Refused => return refused(request, next, secure).await,
        Visit::Keyed(branch, made) => return without_key(&state, branch, made, secure),
        Visit::Beginning(session) => (session, true),
        Visit::Kiosk(session) => (session, false),
    };
    request.extensions_mut().insert(session);
    let for_people = is_for_people(request.headers());
    if for_people {
        ask_for_whole_page(request.headers_mut());
    }
    let mut response = next.run(request).await;
    response.headers_mut().remove(SET_COOKIE);
    if for_people && contains(response.headers(), &CONTENT_TYPE, "text/html") {
        response = page_of(&state, response, session.branch, begins).await;
    }
    if begins {
        let cookie = session.cookie(state.store.mac_key());
        remember(response.headers_mut(), &cookie, "", secure);
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
    let address = branch.map_or("/?surface=kiosk".to_owned(), beginning_address);
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

/// The ordinary site, with a line that says that this is no kiosk.
async fn refused(mut request: Request, next: Next, secure: &str) -> Response {
    let for_people = is_for_people(request.headers());
    if for_people {
        ask_for_whole_page(request.headers_mut());
    }
    let mut response = next.run(request).await;
    if for_people && contains(response.headers(), &CONTENT_TYPE, "text/html") {
        let line =
            html! { p class="app-failure" data-shown role="status" { (REFUSED) } }.into_string();
        response = changed(response, |page| match page.find("<body") {
            // Outside what the app takes over, so that it stays.
            Some(body) => match page[body..].find('>') {
                Some(end) => {
                    let (before, behind) = page.split_at(body + end + 1);
                    [before, &line, behind].concat()
                }
                None => page.to_owned(),
            },
            None => page.to_owned(),
        })
        .await;
    }
    remember(response.headers_mut(), "", "; Max-Age=0", secure);
    response
}

/// Scripts ask for anything, and take what they need of a page.
fn is_for_people(headers: &HeaderMap) -> bool {
    contains(headers, &ACCEPT, "text/html")
}

/// The page is to be changed, whatever the browser has of it or can unpack.
fn ask_for_whole_page(headers: &mut HeaderMap) {
    headers.remove(ACCEPT_ENCODING);
    headers.remove(IF_NONE_MATCH);
}

/// The response as a kiosk shows it.
async fn page_of(state: &AppState, response: Response, branch: Branch, begins: bool) -> Response {
    match &state.kiosk_parts {
        Some(parts) => changed(response, |page| parts.put_into(page, branch, begins)).await,
        None => response,
    }
}

/// The response with its page changed, kept by nobody.
async fn changed(response: Response, change: impl FnOnce(&str) -> String) -> Response {
    let (mut head, body) = response.into_parts();
    let text = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            tracing::warn!("cannot read a page: {error}");
            return Error::from(ProblemType::Unavailable).into_response();
        }
    };
    for header in [CONTENT_LENGTH, ETAG] {
        head.headers.remove(header);
    }
    head.headers
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Response::from_parts(head, Body::from(change(&text)))
}

fn remember(headers: &mut HeaderMap, value: &str, age: &str, secure: &str) {
    let cookie = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

async fn visit(state: &AppState, uri: &Uri, headers: &HeaderMap) -> Result<Visit, Error> {
    let configured = of_host(&state.kiosks, headers);
    let session = KioskSession::of(state, headers, configured).await;
    // An address that cannot be read asks for nothing.
    let query = uri.query().unwrap_or_default();
    let asked = match Fields::parse(query.as_bytes()) {
        Ok(fields) if uri.path() == "/" => fields,
        _ => Fields::default(),
    };
    // No other site's link makes a reader's own device a kiosk, or ends one.
    let is_own = !is_cross_site(state, headers);
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
