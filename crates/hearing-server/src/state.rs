//! What the handlers share.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use city::Day;
use pages::shell::Site;
use plan::Plan;
use tokio::sync::Semaphore;

use crate::departments::Departments;
use crate::dist::Dist;
use crate::http::framing::Framing;
use crate::http::networks::Networks;
use crate::http::rate_limit::RateLimits;
use crate::idempotency_key::IdempotencyKey;
use crate::kiosk::KioskHost;
use crate::metrics::Metrics;
use crate::statistics::LastStatistics;
use crate::store::Store;
use crate::support_quota::SupportQuota;

/// What the handlers share. Cheap to clone.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

/// What a city decides about its server.
pub struct Settings {
    /// Which department answers for which policy.
    pub departments: Departments,
    /// The address at which residents reach it, such as `https://navi.example.jp`.
    pub public_url: Option<String>,
    /// Which clients are proxies, and which may send without limit.
    pub networks: Networks,
    /// Whose pages may show the app in a frame.
    pub framing: Framing,
    /// Under which host names it is a branch's kiosk.
    pub kiosks: Vec<KioskHost>,
    /// Whether writers who gave an address get mails on answers.
    pub sends_mail: bool,
    /// What tells the day in Kamakura.
    pub today: fn() -> Option<Day>,
}

/// The parts of an [`AppState`].
pub struct Inner {
    pub(crate) store: Store,
    pub(crate) dist: Dist,
    pub(crate) plan: &'static Plan<'static>,
    pub(crate) departments: Departments,
    pub(crate) framing: Framing,
    /// What the pages have in common that the server writes.
    pub(crate) site: Site,
    pub(crate) kiosks: Vec<KioskHost>,
    pub(crate) sends_mail: bool,
    pub(crate) statistics: LastStatistics,
    pub(crate) networks: Networks,
    pub(crate) limits: RateLimits,
    pub(crate) support_quota: SupportQuota,
    pub(crate) metrics: Metrics,
    /// How many passwords are hashed at once: each takes a core and 19 MiB for a while.
    pub(crate) sign_ins: Semaphore,
    /// The OpenAPI document, once somebody has asked for it.
    pub(crate) document: OnceLock<String>,
}

impl AppState {
    /// The state of a server that keeps opinions about `plan` in `store` and serves `dist`. Fails
    /// where the operating system has no randomness.
    pub fn new(
        store: Store,
        dist: Dist,
        plan: &'static Plan<'static>,
        settings: Settings,
    ) -> Result<Self, getrandom::Error> {
        let Settings {
            departments,
            public_url,
            networks,
            framing,
            kiosks,
            sends_mail,
            today,
        } = settings;
        let site = Site {
            assets: dist.assets().cloned(),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()),
            city: dist.city().cloned(),
            today: Some(today),
        };
        let metrics = Metrics::new(store.metrics());
        Ok(Self(Arc::new(Inner {
            store,
            dist,
            plan,
            departments,
            framing,
            site,
            kiosks,
            sends_mail,
            statistics: LastStatistics::default(),
            networks,
            limits: RateLimits::new()?,
            support_quota: SupportQuota::new()?,
            metrics,
            sign_ins: Semaphore::new(2),
            document: OnceLock::new(),
        })))
    }

    /// A key for a form that was given out so long ago.
    pub fn form_key(&self, ago: Duration) -> IdempotencyKey {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let at = now.unwrap_or_default().saturating_sub(ago).as_millis();
        IdempotencyKey::of_form(self.store.mac_key(), u64::try_from(at).unwrap_or(u64::MAX))
    }

    /// How long ago the form with this key was given out; none if it was not.
    pub(crate) fn age_of_form(&self, key: IdempotencyKey) -> Option<Duration> {
        let at = UNIX_EPOCH + Duration::from_millis(key.given_out_at(self.store.mac_key())?);
        // Another server's clock may be ahead.
        Some(SystemTime::now().duration_since(at).unwrap_or_default())
    }
}

impl std::ops::Deref for AppState {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
