//! Who may ask what: every route of the router's own list, asked by everyone there is.

use hearing_server::app::routes;
use hearing_server::staff::Role;
use hearing_server::workflow::ActKind;

use crate::support::{Answer, Server, SignedIn, key, opinion};

/// What an answer lets happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// The handler did its work, or said what is wrong with what was asked.
    Done,
    /// There is nothing to be seen: what a wrong receipt gets.
    Hidden,
    /// Sign in first.
    SignIn,
    /// Not with this role.
    Forbidden,
}

use Verdict::{Done, Forbidden, Hidden, SignIn};

/// Without a receipt; with one; viewer, responder, publisher, administrator; signed out.
type Row = [Verdict; 7];

const EVERYONE: Row = [Done; 7];
const WITH_RECEIPT: Row = [Hidden, Done, Hidden, Hidden, Hidden, Hidden, Hidden];
const VIEWERS: Row = [SignIn, SignIn, Done, Done, Done, Done, SignIn];
const RESPONDERS: Row = [SignIn, SignIn, Forbidden, Done, Done, Done, SignIn];
const PUBLISHERS: Row = [SignIn, SignIn, Forbidden, Forbidden, Done, Done, SignIn];
const ADMINISTRATORS: Row = [
    SignIn, SignIn, Forbidden, Forbidden, Forbidden, Done, SignIn,
];

const MATRIX: &[(&str, &str, Row)] = &[
    ("GET", "/api/openapi.json", EVERYONE),
    ("POST", "/api/opinions", EVERYONE),
    ("POST", "/api/opinions/withdraw", EVERYONE),
    ("GET", "/api/opinions/{receipt}", WITH_RECEIPT),
    // Says nothing about whether there is such an opinion.
    ("GET", "/api/opinions/{receipt}/qr.svg", EVERYONE),
    ("POST", "/api/opinions/{receipt}/qr.svg", EVERYONE),
    // Of this site's own pages.
    ("GET", "/api/line", EVERYONE),
    ("GET", "/api/qr.svg", EVERYONE),
    ("GET", "/opinions", EVERYONE),
    ("POST", "/opinions", EVERYONE),
    ("GET", "/opinions/new", EVERYONE),
    ("GET", "/opinions/{receipt}", WITH_RECEIPT),
    ("GET", "/opinions/{receipt}/expected.ics", WITH_RECEIPT),
    ("GET", "/opinions/{receipt}/picture.svg", WITH_RECEIPT),
    ("POST", "/opinions/{receipt}/reply", WITH_RECEIPT),
    ("POST", "/opinions/{receipt}/withdraw", WITH_RECEIPT),
    ("POST", "/opinions/{receipt}/undo-withdrawal", WITH_RECEIPT),
    ("GET", "/opinions/{receipt}/feed.atom", WITH_RECEIPT),
    ("GET", "/voices", EVERYONE),
    ("GET", "/voices/feed.atom", EVERYONE),
    ("GET", "/voices/latest", EVERYONE),
    // Nothing is published yet.
    ("GET", "/voices/{id}", [Hidden; 7]),
    ("POST", "/voices/{id}/support", [Hidden; 7]),
    ("GET", "/card", EVERYONE),
    ("GET", "/search", EVERYONE),
    ("GET", "/{language}/emaki", EVERYONE),
    ("GET", "/policies", EVERYONE),
    ("GET", "/{language}/policies", EVERYONE),
    ("GET", "/{language}/projects", EVERYONE),
    ("GET", "/{language}/search", EVERYONE),
    ("GET", "/kiosk", EVERYONE),
    // Does something at a kiosk alone.
    ("POST", "/kiosk/end", EVERYONE),
    ("GET", "/healthz", EVERYONE),
    ("GET", "/healthz/ready", EVERYONE),
    ("GET", "/staff/sign-in", EVERYONE),
    ("POST", "/staff/sign-in", EVERYONE),
    ("POST", "/staff/sign-out", VIEWERS),
    ("GET", "/staff", VIEWERS),
    ("POST", "/staff/receipt", VIEWERS),
    ("POST", "/staff/bulk", RESPONDERS),
    ("GET", "/staff/opinions/{id}", VIEWERS),
    ("GET", "/staff/export", PUBLISHERS),
    ("GET", "/staff/export.csv", PUBLISHERS),
    ("GET", "/staff/export.json", PUBLISHERS),
    ("GET", "/staff/audit", ADMINISTRATORS),
];

/// All rows: those above, and one for each act on an opinion. Which role may do it stands in the table
/// of the workflow's own tests.
fn matrix() -> Vec<(&'static str, &'static str, Row)> {
    let acts = ActKind::ALL.iter().map(|kind| {
        let row = match kind.description().role {
            Role::Viewer => VIEWERS,
            Role::Responder => RESPONDERS,
            Role::Publisher => PUBLISHERS,
            Role::Administrator => ADMINISTRATORS,
        };
        ("POST", kind.route(), row)
    });
    MATRIX.iter().copied().chain(acts).collect()
}

#[tokio::test]
async fn every_route_lets_those_through_whom_it_names_and_nobody_else() {
    let server = Server::with_files(&[
        ("index.html", ""),
        ("opinions/index.html", ""),
        ("opinions/new/index.html", ""),
        ("search/index.html", ""),
        ("en/emaki/index.html", ""),
        ("policies/index.html", ""),
        ("en/policies/index.html", ""),
        ("en/projects/index.html", ""),
        ("en/search/index.html", ""),
    ])
    .await;
    let matrix = matrix();
    let mut asked = Vec::new();
    for route in routes(&server.state) {
        let method = route.method.as_str();
        let entry = matrix
            .iter()
            .find(|(known, path, _)| *known == method && *path == route.path);
        let Some((_, path, row)) = entry else {
            panic!("{method} {} has no entry in the matrix", route.path);
        };
        asked.push((method.to_owned(), *path));
        for (visitor, expected) in row.iter().enumerate() {
            let found = verdict(&visit(&server, method, path, visitor).await);
            assert_eq!(found, *expected, "{method} {path} by visitor {visitor}");
        }
    }
    assert_eq!(
        asked.len(),
        matrix.len(),
        "an entry of the matrix has no route: {asked:?}"
    );
}

async fn visit(server: &Server, method: &str, path: &str, visitor: usize) -> Answer {
    let sent = server.post(&key(), opinion().to_string()).await.json();
    let right = sent["receipt"].as_str().unwrap().to_owned();
    let wrong = hearing_api::Receipt::from_random([visitor as u8; 11]).to_string();
    let id = server.number("SELECT MAX(id) FROM opinions").await;
    let receipt = if visitor == 1 { right } else { wrong };
    let path = path
        .replace("{receipt}", &receipt)
        .replace("{language}", "en")
        .replace("{id}", &id.to_string());
    let signed_in = match visitor {
        0 | 1 => None,
        6 => {
            let signed_in = server.signed_in(Role::Administrator).await;
            server.store.close_session(&signed_in.token).await.unwrap();
            Some(signed_in)
        }
        at => Some(server.signed_in(Role::ALL[at - 2]).await),
    };
    let cookie = signed_in.as_ref().map(SignedIn::cookie).unwrap_or_default();
    let headers = [("cookie", cookie.as_str())];
    if method == "GET" {
        server.get_with(&path, &headers).await
    } else {
        let csrf = signed_in
            .map(|signed_in| signed_in.csrf)
            .unwrap_or_default();
        let body = format!("csrf={csrf}&confirmed=yes&helpful=yes");
        server.post_fields(&path, &body, &headers).await
    }
}

fn verdict(answer: &Answer) -> Verdict {
    match answer.status.as_u16() {
        303 if answer.header("location") == "/staff/sign-in"
            && answer.header("set-cookie").is_empty() =>
        {
            SignIn
        }
        403 => Forbidden,
        404 => Hidden,
        status => {
            assert!(status < 500, "{status}");
            Done
        }
    }
}

#[tokio::test]
async fn without_the_forms_own_token_nothing_is_done() {
    let server = Server::bare().await;
    server.post(&key(), opinion().to_string()).await;
    let clerk = server.signed_in(Role::Administrator).await;
    let other = server.signed_in(Role::Administrator).await;
    for body in [
        String::new(),
        "csrf=".to_owned(),
        format!("csrf={}", other.csrf),
    ] {
        let cookie = clerk.cookie();
        let answer = server
            .post_fields("/staff/opinions/1/claim", &body, &[("cookie", &cookie)])
            .await;
        assert_eq!(answer.status, 403, "{body}");
    }
    assert_eq!(
        server
            .number("SELECT COUNT(*) FROM acts WHERE account_id IS NOT NULL")
            .await,
        2,
        "two sign-ins"
    );
}
