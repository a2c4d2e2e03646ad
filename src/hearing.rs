//! The one door to the network: what the app asks of the endpoint.

use hearing_api::{Accepted, NewOpinion, OpinionStatus, Problem, Receipt};

/// Why the endpoint did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No answer came, or one that is no answer of the endpoint's: asking again may help.
    Unreachable,
    /// The endpoint answered that it will not, and why.
    Refused(Problem),
}

impl Failure {
    /// Whether the same request may succeed later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable => true,
            Self::Refused(problem) => problem.status >= 500 || matches!(problem.status, 408 | 429),
        }
    }
}

/// How long a request may take before it counts as unanswered, in milliseconds. Two bars of signal
/// carry an opinion in a few seconds; a reader should not wait longer than this for bad news.
#[cfg(feature = "csr")]
const PATIENCE_MS: u64 = 20_000;

/// Sends an opinion. The same `key` with the same opinion is the same opinion, however often it is sent.
#[cfg(feature = "csr")]
pub async fn send(key: &str, opinion: &NewOpinion) -> Result<Accepted, Failure> {
    let body = crate::browser::to_json(opinion).ok_or(Failure::Unreachable)?;
    let request = gloo_net::http::Request::post("/api/opinions")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .abort_signal(patience::signal().as_ref())
        .body(body)
        .map_err(|_| Failure::Unreachable)?;
    answer(request.send().await).await
}

/// Asks what became of an opinion.
#[cfg(feature = "csr")]
pub async fn status(receipt: &Receipt) -> Result<OpinionStatus, Failure> {
    let request = gloo_net::http::Request::get(&format!("/api/opinions/{receipt}"))
        .abort_signal(patience::signal().as_ref());
    answer(request.send().await).await
}

/// On the host there is no endpoint to ask.
#[cfg(not(feature = "csr"))]
#[allow(clippy::unused_async, reason = "the browser waits here")]
pub async fn send(_key: &str, _opinion: &NewOpinion) -> Result<Accepted, Failure> {
    Err(Failure::Unreachable)
}

/// On the host there is no endpoint to ask.
#[cfg(not(feature = "csr"))]
#[allow(clippy::unused_async, reason = "the browser waits here")]
pub async fn status(_receipt: &Receipt) -> Result<OpinionStatus, Failure> {
    Err(Failure::Unreachable)
}

/// The address of a picture of the receipt as a QR code, drawn by the server.
pub fn qr_code_url(receipt: &Receipt) -> String {
    format!("/api/opinions/{receipt}/qr.svg")
}

#[cfg(feature = "csr")]
async fn answer<T: serde::de::DeserializeOwned>(
    response: Result<gloo_net::http::Response, gloo_net::Error>,
) -> Result<T, Failure> {
    let response = response.map_err(|_| Failure::Unreachable)?;
    let text = response.text().await.map_err(|_| Failure::Unreachable)?;
    if response.ok() {
        crate::browser::from_json(&text).ok_or(Failure::Unreachable)
    } else {
        // A proxy's error page is no word of the endpoint's.
        Err(crate::browser::from_json(&text).map_or(Failure::Unreachable, Failure::Refused))
    }
}

#[cfg(feature = "csr")]
mod patience {
    use std::time::Duration;

    use leptos::prelude::set_timeout;
    use web_sys::{AbortController, AbortSignal};

    /// A signal that ends a request which takes too long; none in a browser that cannot.
    pub fn signal() -> Option<AbortSignal> {
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        set_timeout(
            move || controller.abort(),
            Duration::from_millis(super::PATIENCE_MS),
        );
        Some(signal)
    }
}
