//! What the server counts of itself, for Prometheus. Nothing of it is about a resident: labels are
//! methods, routes as the router spells them, statuses and budgets.

use std::time::Duration;

use axum::http::Method;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::{Registry, Unit};

use crate::http::rate_limit::Budget;
use crate::store::{WriterMetrics, failures};

/// What a scrape is answered with.
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    method: &'static str,
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Limited {
    budget: &'static str,
}

/// All metrics of a server.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Asked, Histogram, fn() -> Histogram>,
    limited: Family<Limited, Counter>,
    waiting: Gauge,
}

impl Metrics {
    /// Those of a server whose writer counts here.
    pub(crate) fn new(writer: &WriterMetrics) -> Self {
        let requests = Family::default();
        // From a millisecond to eight seconds; a client that waits longer has been asked to come back.
        let durations: Family<Asked, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(exponential_buckets(0.001, 2.0, 14)));
        let limited = Family::default();
        let waiting = Gauge::default();
        let mut registry = Registry::with_prefix("hearing");
        registry.register("requests", "Requests answered", requests.clone());
        registry.register_with_unit(
            "request_duration",
            "From the request's head to the answer's",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "limited_requests",
            "Requests refused because an address had used up its budget",
            limited.clone(),
        );
        registry.register(
            "opinions_accepted",
            "Opinions stored for the first time",
            writer.accepted.clone(),
        );
        registry.register(
            "writer_waiting",
            "Opinions that wait for the writer",
            waiting.clone(),
        );
        registry.register(
            "writer_group_size",
            "Opinions in a commit",
            writer.group_sizes.clone(),
        );
        registry.register(
            "database_failures",
            "Times that the database could not do what it was asked, by what was in the way",
            failures().clone(),
        );
        Self {
            registry,
            requests,
            durations,
            limited,
            waiting,
        }
    }

    /// Counts a request that was answered. The route is the router's own word for it.
    pub(crate) fn count_request(
        &self,
        method: &Method,
        route: &str,
        status: u16,
        duration: Duration,
    ) {
        let method = known(method);
        let asked = Asked {
            method,
            route: route.to_owned(),
        };
        self.durations
            .get_or_create(&asked)
            .observe(duration.as_secs_f64());
        let answered = Answered {
            method,
            route: asked.route,
            status,
        };
        self.requests.get_or_create(&answered).inc();
    }

    /// Counts a request that was refused for its client's budget.
    pub(crate) fn count_limited(&self, budget: Budget) {
        let budget = budget.id();
        self.limited.get_or_create(&Limited { budget }).inc();
    }

    /// All of it as text, when so many opinions wait for the writer.
    pub(crate) fn text(&self, waiting: usize) -> Result<String, std::fmt::Error> {
        self.waiting.set(i64::try_from(waiting).unwrap_or(i64::MAX));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// The method's name. Clients may make up others, and each would be a series of its own.
fn known(method: &Method) -> &'static str {
    const KNOWN: [(Method, &str); 4] = [
        (Method::GET, "GET"),
        (Method::HEAD, "HEAD"),
        (Method::POST, "POST"),
        (Method::OPTIONS, "OPTIONS"),
    ];
    let found = KNOWN.iter().find(|(known, _)| known == method);
    found.map_or("other", |(_, name)| name)
}
