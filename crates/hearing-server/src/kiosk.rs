//! Shared devices at branch offices: which requests come from one, and what makes a page a
//! kiosk's.
//!
//! A browser becomes a kiosk by the address that it is started with
//! (`/?surface=kiosk&branch=ofuna`), which a cookie remembers, or by a host name that the
//! configuration gives to a branch. Every page that it then loads has the branch on `<html>` and
//! a stylesheet, a script and controls of its own; readers' own devices get none of them.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HOST,
    IF_NONE_MATCH, SET_COOKIE,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hearing_api::{Branch, Problem, ProblemType, Surface};

use crate::app::AppState;
use crate::dist::Dist;
use crate::error::Error;
use crate::html::problem_page;
use crate::routes::{comes_from_elsewhere, cookie_value, secure_attribute};

/// The cookie that keeps a browser a kiosk.
const COOKIE: &str = "surface";

/// What stands in the parts before the invitation, and before the controls.
const INVITATION: &str = "<!--kiosk:invitation-->";
const CONTROLS: &str = "<!--kiosk:controls-->";
/// What stands there in place of the branch's name.
const BRANCH: &str = "<!--kiosk:branch-->";

const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

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

/// The branch whose kiosk asks; handlers find it among a request's extensions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FromKiosk(pub(crate) Branch);

/// How a request comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    /// From a reader's own device.
    Own,
    /// From a device that is to be one again.
    Leaving,
    /// From a kiosk at the beginning of somebody's visit.
    Beginning(Branch),
    /// From a kiosk.
    Kiosk(Branch),
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

/// Makes the pages that a kiosk asks for a kiosk's, and leaves no other cookie on it.
pub(crate) async fn serve(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let visit = match visit(&state, &request) {
        Ok(visit) => visit,
        Err(problem) => return problem_page(&state, &problem),
    };
    let secure = secure_attribute(&state, request.headers());
    let (branch, begins) = match visit {
        Visit::Own => return next.run(request).await,
        Visit::Leaving => {
            let mut response = next.run(request).await;
            remember(response.headers_mut(), "", "; Max-Age=0", secure);
            return response;
        }
        Visit::Beginning(branch) => (branch, true),
        Visit::Kiosk(branch) => (branch, false),
    };
    request.extensions_mut().insert(FromKiosk(branch));
    let headers = request.headers_mut();
    // Scripts ask for anything, and take what they need of a page.
    let for_people = contains(headers, &ACCEPT, "text/html");
    let begins_anew = begins
        && contains(
            headers,
            &HeaderName::from_static("sec-fetch-site"),
            "same-origin",
        );
    if for_people {
        headers.remove(ACCEPT_ENCODING);
        headers.remove(IF_NONE_MATCH);
    }
    let mut response = next.run(request).await;
    response.headers_mut().remove(SET_COOKIE);
    if for_people && contains(response.headers(), &CONTENT_TYPE, "text/html") {
        response = page_of(&state, response, branch, begins).await;
    }
    if begins {
        let surface = Surface::Kiosk(branch).to_string();
        remember(response.headers_mut(), &surface, "", secure);
    }
    if begins_anew {
        response
            .headers_mut()
            .insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    }
    response
}

/// The response as a kiosk shows it, kept by nobody.
async fn page_of(state: &AppState, response: Response, branch: Branch, begins: bool) -> Response {
    let Some(parts) = &state.kiosk_parts else {
        return response;
    };
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
    Response::from_parts(head, Body::from(parts.put_into(&text, branch, begins)))
}

fn remember(headers: &mut HeaderMap, value: &str, age: &str, secure: &str) {
    let cookie = format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}

fn visit(state: &AppState, request: &Request) -> Result<Visit, Problem> {
    let headers = request.headers();
    let configured = of_host(&state.kiosks, headers);
    let query = request.uri().query().unwrap_or_default();
    // No other site's link makes a reader's own device a kiosk.
    let asked = if request.uri().path() == "/" && !comes_from_elsewhere(headers) {
        value_of(query, "surface")
    } else {
        None
    };
    match asked {
        Some("kiosk") => {
            let named = value_of(query, "branch").and_then(|branch| branch.parse().ok());
            configured
                .or(named)
                .map(Visit::Beginning)
                .ok_or_else(unknown_branch)
        }
        Some("phone") if configured.is_none() => Ok(Visit::Leaving),
        _ => {
            let remembered = || match cookie_value(headers, COOKIE)?.parse() {
                Ok(Surface::Kiosk(branch)) => Some(branch),
                _ => None,
            };
            let branch = configured.or_else(remembered);
            Ok(branch.map_or(Visit::Own, Visit::Kiosk))
        }
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

fn value_of<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))
}

fn contains(headers: &HeaderMap, name: &HeaderName, text: &str) -> bool {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains(text))
}

/// A device set up so would show residents the page for their own devices.
fn unknown_branch() -> Problem {
    let branches: Vec<_> = Branch::ALL
        .iter()
        .map(|branch| format!("{branch}（{}）", branch.label()))
        .collect();
    Problem::new(ProblemType::NotFound).with_detail(format!(
        "アドレスの branch には、{} のどれかを入れてください。",
        branches.join("、")
    ))
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
