//! What the tests share.
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "each test binary uses its part"
)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

pub mod crashes;
pub mod mail_server;
pub mod postgresql;
mod process;

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode};
use city::Day;
use hearing_api::Branch;
use hearing_server::app::{AppState, Settings, app};
use hearing_server::staff::Role;
use hearing_server::store::{Location, Stamp, Store, Stored};
use hearing_server::workflow::Act;
use hearing_server::{Departments, Dist, Framing, Networks};
use http_body_util::BodyExt;
use plan::Plan;
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt;

pub use process::{Process, read_answer, write_request};

/// What opinions are kept in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Product {
    Sqlite,
    PostgreSql,
}

/// Makes a test of each function, on SQLite and on PostgreSQL. It is given a [`Location`].
macro_rules! on_both {
    ($($name:ident)+) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $name() {
                let data = tempfile::tempdir().unwrap();
                super::$name(hearing_server::store::Location::Directory(data.path())).await;
            })+
        }

        mod postgresql {
            $(#[tokio::test]
            async fn $name() {
                let url = super::support::postgresql::fresh_database().await;
                super::$name(hearing_server::store::Location::Url(&url)).await;
            })+
        }
    };
}

pub(crate) use on_both;

/// A server in the test's own process, with a data directory of its own.
pub struct Server {
    pub app: Router,
    pub state: AppState,
    pub store: Store,
    pub data: TempDir,
    database: String,
}

/// The settings of a server that are left as they are.
pub fn settings() -> Settings {
    Settings {
        departments: Departments::default(),
        public_url: None,
        networks: Networks::default(),
        framing: Framing::by(&[]).unwrap(),
        kiosks: Vec::new(),
        sends_mail: false,
        today: hearing_server::clock::today,
    }
}

/// The same with this departments' file.
pub fn settings_with(departments: &str, plan: &Plan<'_>) -> Settings {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), departments).unwrap();
    Settings {
        departments: Departments::load(file.path(), plan).unwrap(),
        ..settings()
    }
}

/// What it answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Server {
    /// Without an app to serve.
    pub async fn bare() -> Self {
        Self::start(Dist::default(), settings()).await
    }

    /// With this departments' file.
    pub async fn with_departments(text: &str) -> Self {
        Self::start(Dist::default(), settings_with(text, &plan_data::PLAN)).await
    }

    /// With an app of these files.
    pub async fn with_files(files: &[(&str, &str)]) -> Self {
        Self::start(dist_of(files), settings()).await
    }

    /// With an app of these files, by a clock that says this day.
    pub async fn on_the_day(files: &[(&str, &str)], today: fn() -> Option<Day>) -> Self {
        let mut settings = settings();
        settings.today = today;
        Self::start(dist_of(files), settings).await
    }

    pub async fn with_public_url(url: &str) -> Self {
        let mut settings = settings();
        settings.public_url = Some(url.to_owned());
        Self::start(Dist::default(), settings).await
    }

    /// With an app of these files, where these networks are not like any other.
    pub async fn in_networks(networks: Networks, files: &[(&str, &str)]) -> Self {
        let mut settings = settings();
        settings.networks = networks;
        Self::start(dist_of(files), settings).await
    }

    pub async fn that_sends_mail() -> Self {
        let mut settings = settings();
        settings.sends_mail = true;
        Self::start(Dist::default(), settings).await
    }

    /// The key of a form that was given out long enough ago.
    pub fn form_key(&self) -> String {
        self.state.form_key(Duration::from_secs(3)).to_string()
    }

    /// Asks from an address, as the process hears of it.
    pub async fn ask_from(&self, address: &str, mut request: Request<Body>) -> Answer {
        let peer = SocketAddr::new(address.parse().unwrap(), 50_000);
        request.extensions_mut().insert(ConnectInfo(peer));
        self.ask(request).await
    }

    /// Shown in frames of these origins' pages.
    pub async fn framed_by(origins: &[&str]) -> Self {
        let origins: Vec<_> = origins.iter().map(|origin| (*origin).to_owned()).collect();
        let mut settings = settings();
        settings.framing = Framing::by(&origins).unwrap();
        Self::start(Dist::default(), settings).await
    }

    async fn start(dist: Dist, settings: Settings) -> Self {
        let data = tempfile::tempdir().unwrap();
        let url = match crate::PRODUCT {
            Product::Sqlite => None,
            Product::PostgreSql => Some(postgresql::fresh_database().await),
        };
        let location = url
            .as_deref()
            .map_or(Location::Directory(data.path()), Location::Url);
        let store = Store::open(location).await.unwrap();
        let file = data.path().join("hearing.sqlite3");
        let database = url.unwrap_or_else(|| format!("sqlite://{}", file.display()));
        let state = AppState::new(store.clone(), dist, &plan_data::PLAN, settings).unwrap();
        Self::of(state, store, data, database)
    }

    fn of(state: AppState, store: Store, data: TempDir, database: String) -> Self {
        Self {
            app: app(state.clone()),
            state,
            store,
            data,
            database,
        }
    }

    /// A server with the same opinions, on another plan and with an app of these files.
    pub fn started_again(
        &self,
        plan: &'static Plan<'static>,
        files: &[(&str, &str)],
        settings: Settings,
    ) -> Self {
        let dist = if files.is_empty() {
            Dist::default()
        } else {
            dist_of(files)
        };
        let state = AppState::new(self.store.clone(), dist, plan, settings).unwrap();
        let data = tempfile::tempdir().unwrap();
        Self::of(state, self.store.clone(), data, self.database.clone())
    }

    /// The address with a new key at which a browser becomes this branch's kiosk.
    pub async fn kiosk_start(&self, branch: Branch) -> String {
        let (_, key) = self.store.add_kiosk_key(branch).await.unwrap();
        format!("/?surface=kiosk&branch={branch}&key={key}")
    }

    /// The cookie of a browser that is this branch's kiosk.
    pub async fn kiosk_cookie(&self, branch: Branch) -> String {
        let answer = self.get(&self.kiosk_start(branch).await).await;
        let cookie = answer.header("set-cookie").split(';').next().unwrap();
        assert!(!cookie.is_empty());
        cookie.to_owned()
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.app.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    /// Posts JSON to the endpoint.
    pub async fn post(&self, key: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post("/api/opinions")
            .header("content-type", "application/json")
            .header("idempotency-key", key);
        self.ask(request.body(body.into()).unwrap()).await
    }

    /// Posts a form as a browser does without the app.
    pub async fn post_form(&self, body: impl Into<Body>) -> Answer {
        let request =
            Request::post("/opinions").header("content-type", "application/x-www-form-urlencoded");
        self.ask(request.body(body.into()).unwrap()).await
    }

    /// What the holder of a receipt posts besides to show that the opinion is theirs.
    pub fn proof_of(&self, receipt: &str) -> String {
        let code = self.store.control_code(receipt.parse().unwrap());
        format!("control-code={code}")
    }

    /// Posts fields to a page of the server's.
    pub async fn post_fields(&self, path: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request =
            Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(body.to_owned().into()).unwrap())
            .await
    }

    /// Answers the last opinion.
    pub async fn answered(&self, text: &str) {
        let clerk = self.signed_in(Role::Responder).await;
        let opinion = self.number("SELECT MAX(id) FROM opinions").await;
        self.answered_by(&clerk, opinion, text).await;
    }

    /// Answers an opinion.
    pub async fn answered_by(&self, clerk: &SignedIn, opinion: i64, text: &str) {
        let act = Act::Answer {
            outcome: hearing_api::Outcome::Planned,
            text: text.to_owned(),
        };
        let done = self.store.act(clerk.id, opinion, None, &act).await;
        assert_eq!(done.unwrap(), Ok(()));
    }

    /// A new account of this role that is signed in.
    pub async fn signed_in(&self, role: Role) -> SignedIn {
        let name = key();
        assert!(self.store.add_account(&name, role, "").await.unwrap());
        let id = self
            .store
            .credentials(&name)
            .await
            .unwrap()
            .unwrap()
            .account
            .id;
        let token = self.store.open_session(id).await.unwrap();
        let csrf = self.store.session(&token).await.unwrap().unwrap().csrf;
        SignedIn { id, token, csrf }
    }

    /// The first column of the first row.
    pub async fn number(&self, query: &'static str) -> i64 {
        sqlx::query_scalar(query)
            .fetch_one(&mut self.database().await)
            .await
            .unwrap()
    }

    pub fn is_on_postgresql(&self) -> bool {
        self.database.starts_with("postgres")
    }

    /// A connection of the test's own.
    pub async fn database(&self) -> sqlx::AnyConnection {
        <sqlx::AnyConnection as sqlx::Connection>::connect(&self.database)
            .await
            .unwrap()
    }
}

/// One of the staff, signed in.
pub struct SignedIn {
    pub id: i64,
    pub token: String,
    pub csrf: String,
}

impl SignedIn {
    /// What the browser sends.
    pub fn cookie(&self) -> String {
        format!("staff-session={}", self.token)
    }
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn text(&self) -> &str {
        str::from_utf8(&self.body).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Asserts that the page at a path says all of this.
    #[track_caller]
    pub fn assert_has(&self, path: &str, parts: &[&str]) {
        let page = self.text();
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }

    /// The fields that a problem names, with their rules.
    pub fn violations(&self) -> Vec<(String, String)> {
        let problem = self.json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        problem["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                assert!(!text(&error["message"]).is_empty());
                (text(&error["field"]), text(&error["rule"]))
            })
            .collect()
    }

    /// Asserts that this is a problem of this type.
    #[track_caller]
    pub fn assert_problem(&self, status: u16, problem_type: &str) {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}",
            String::from_utf8_lossy(&self.body)
        );
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("/problems/{problem_type}"));
        assert_eq!(problem["status"], status);
        assert!(
            problem["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|detail| !detail.is_empty())
        );
    }
}

/// What the build says of its assets.
const MANIFEST: (&str, &str) = (
    "_shell/manifest.json",
    r#"{
        "css": "/assets/app-1.css", "reading_css": "/assets/reading-1.css", "print_css": "/assets/print-1.css",
        "kiosk_css": "/assets/kiosk-1.css", "staff_css": "/assets/staff-1.css", "kiosk_js": "/assets/kiosk-1.js",
        "boot": "/assets/boot-1.js", "receipt": "/assets/receipt-1.js", "form_step": "/assets/form-step-1.js",
        "snippet": "/assets/snippet-1.js", "read_aloud": "/assets/read-aloud-1.js", "languages": "/assets/languages-1.js", "guest": "/assets/guest-1.js", "keep_language": "/assets/keep-language-1.js", "js": "/assets/app-1.js", "wasm": "/assets/app-1.wasm",
        "wasm_list": "/assets/app-list-1.wasm", "wasm_search": "/assets/app-search-1.wasm",
        "wasm_opinions": "/assets/app-opinions-1.wasm"
    }"#,
);

/// A built app of these files.
pub fn dist_of(files: &[(&str, &str)]) -> Dist {
    let dist = tempfile::tempdir().unwrap();
    for (name, content) in [&[MANIFEST], files].concat() {
        let path = dist.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    Dist::load(dist.path()).unwrap()
}

/// The receipt that a page is about.
pub fn receipt_on(page: &str) -> &str {
    let rest = page.split("data-receipt=\"").nth(1).unwrap();
    rest.split('"').next().unwrap()
}

/// A key that no other test has.
pub fn key() -> String {
    uuid::Uuid::new_v4().to_string()
}

/// An opinion that is fine.
pub fn opinion() -> Value {
    serde_json::json!({
        "subject": "2-2",
        "kind": "proposal",
        "text": "放課後の居場所を増やしてほしいです。",
        "life_stage": "parenting",
        "area": "ofuna",
        "may_publish": true,
        "contact": "hanako@example.jp",
        "surface": "kiosk-ofuna",
        "language": "ja",
        "consent": "2",
    })
}

/// The same with one member changed.
pub fn opinion_with(name: &str, value: impl Into<Value>) -> Value {
    let mut opinion = opinion();
    opinion[name] = value.into();
    opinion
}

/// Keeps an opinion that is new; what it is known by.
pub async fn keep_new(store: &Store, opinion: Value) -> Stamp {
    let opinion = serde_json::from_value(opinion).unwrap();
    match store.keep(key().parse().unwrap(), opinion).await.unwrap() {
        Stored::New(stamp) => stamp,
        other => panic!("expected a new opinion: {other:?}"),
    }
}
