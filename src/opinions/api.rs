//! The one door to the network: what the app asks of the endpoint.

use std::time::Duration;

use hearing_api::{Accepted, Field, OpinionForm, Problem, Receipt};
use pages::urls::Route;
use web_sys::{AbortController, AbortSignal};

use crate::browser::{Json, set_timeout};

/// Why the endpoint did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No answer came, or one that is no answer of the endpoint's: asking again may help.
    Unreachable,
    /// Something on the way refused it, with this HTTP status: a web filter, a proxy's limit.
    Blocked(u16),
    /// The endpoint answered that it will not, and why.
    Refused(Problem),
}

impl Failure {
    /// Whether the same request may succeed later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable => true,
            Self::Blocked(_) => false,
            Self::Refused(problem) => problem.status >= 500 || matches!(problem.status, 408 | 429),
        }
    }
}

/// How long a request may take before it counts as unanswered. Two bars of signal
/// carry an opinion in a few seconds; a reader should not wait longer than this for bad news.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Sends an opinion; or, without one, withdraws what was sent under the key. The same `key` with the
/// same opinion is the same opinion, however often it is sent.
pub async fn send(key: &str, opinion: Option<&OpinionForm>) -> Result<Json, Failure> {
    let (address, body) = match opinion {
        Some(opinion) => ("/api/opinions", body(opinion).print()),
        None => ("/api/opinions/withdraw", Some(String::new())),
    };
    let request = gloo_net::http::Request::post(address)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .abort_signal(timeout().as_ref())
        .body(body.ok_or(Failure::Unreachable)?)
        .map_err(|_| Failure::Unreachable)?;
    let response = request.send().await.map_err(|_| Failure::Unreachable)?;
    let text = response.text().await.map_err(|_| Failure::Unreachable)?;
    let json = Json::parse(&text);
    if response.ok() {
        return json.ok_or(Failure::Unreachable);
    }
    // A proxy's error page is no word of the endpoint's.
    let problem = json.as_ref().and_then(problem);
    Err(problem.map_or_else(
        || not_from_the_endpoint(response.status()),
        Failure::Refused,
    ))
}

/// The page that the server writes for a receipt; none if it cannot be reached.
pub async fn receipt_page(receipt: &Receipt) -> Option<String> {
    page(&Route::Opinion(receipt.to_string()).to_string())
        .await
        .ok()
}

/// Fetches the HTML of a page. One that is not found has a page, too: the one that says so.
pub async fn page(address: &str) -> Result<String, Failure> {
    text(address, |status| matches!(status, 200 | 404)).await
}

/// Fetches a text file of the site.
pub async fn file(address: &str) -> Result<String, Failure> {
    text(address, |status| status == 200).await
}

async fn text(address: &str, is_wanted: fn(u16) -> bool) -> Result<String, Failure> {
    let response = gloo_net::http::Request::get(address)
        .abort_signal(timeout().as_ref())
        .send()
        .await
        .map_err(|_| Failure::Unreachable)?;
    if !is_wanted(response.status()) {
        return Err(Failure::Unreachable);
    }
    response.text().await.map_err(|_| Failure::Unreachable)
}

/// What an error means that something on the way to the endpoint answered.
fn not_from_the_endpoint(status: u16) -> Failure {
    match status {
        // A release under way, a timeout, too many requests: these pass.
        404 | 408 | 425 | 429 => Failure::Unreachable,
        400..500 => Failure::Blocked(status),
        _ => Failure::Unreachable,
    }
}

/// An opinion as the endpoint reads it: what the form leaves empty is left out.
pub fn body(opinion: &OpinionForm) -> Json {
    let filled = Field::ALL
        .iter()
        .filter(|field| !opinion.get(**field).is_empty());
    let value = |field: Field| match (field, opinion.get(field)) {
        (Field::MayPublish, value) => Json::Truth(value == "true"),
        (_, value) => Json::Text(value.to_owned()),
    };
    Json::Object(
        filled
            .map(|field| (field.id().to_owned(), value(*field)))
            .collect(),
    )
}

/// Reads an [`Accepted`].
pub fn accepted(json: &Json) -> Option<Accepted> {
    Some(Accepted {
        receipt: json.read("receipt")?,
        control_code: json.read("control_code"),
        received_at: json.text("received_at")?.to_owned(),
    })
}

fn problem(json: &Json) -> Option<Problem> {
    let violation = |json: &Json| {
        Some(hearing_api::Violation {
            field: json.read("field")?,
            rule: json.read("rule")?,
        })
    };
    Some(Problem {
        problem_type: json.read("type")?,
        title: json.text("title")?.to_owned(),
        status: json.read("status")?,
        detail: json.text("detail")?.to_owned(),
        errors: json
            .get("errors")
            .map_or(&[] as &[Json], Json::items)
            .iter()
            .filter_map(violation)
            .collect(),
    })
}

/// A signal that ends a request which takes too long; none in a browser that cannot.
fn timeout() -> Option<AbortSignal> {
    let controller = AbortController::new().ok()?;
    let signal = controller.signal();
    set_timeout(move || controller.abort(), TIMEOUT);
    Some(signal)
}

#[cfg(test)]
mod tests {
    use hearing_api::ProblemType;

    use super::*;

    #[test]
    fn what_may_succeed_later_stays_in_the_outbox() {
        let passing = |problem_type| Failure::Refused(Problem::new(problem_type)).is_passing();
        assert!(Failure::Unreachable.is_passing());
        for later in [
            ProblemType::TooManyRequests,
            ProblemType::Timeout,
            ProblemType::Unavailable,
        ] {
            assert!(passing(later), "{later}");
        }
        assert!(!passing(ProblemType::InvalidOpinion) && !passing(ProblemType::KeyReused));
    }

    #[test]
    fn what_a_web_filter_refuses_does_not_pass_by_itself() {
        for status in [400, 401, 403, 407, 413, 451] {
            assert_eq!(not_from_the_endpoint(status), Failure::Blocked(status));
        }
        for status in [302, 404, 408, 429, 500, 502, 503, 504] {
            assert_eq!(not_from_the_endpoint(status), Failure::Unreachable);
        }
    }
}
