use std::time::Duration;

use axum::Json;
use axum::extract::rejection::BytesRejection;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hearing_api::{InvalidReceipt, Problem, ProblemType, Violation};

use crate::store;

/// Why a handler did not do what was asked. Travels as `application/problem+json`.
#[derive(Debug)]
pub(crate) enum Error {
    /// The request cannot be done as it is.
    Problem(Box<Problem>),
    /// The store failed; the request may be fine.
    Store(store::Error),
    /// The client asked too often. It may ask again after this time.
    TooMany(Duration),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<ProblemType> for Error {
    fn from(problem_type: ProblemType) -> Self {
        Problem::new(problem_type).into()
    }
}

impl From<Vec<Violation>> for Error {
    fn from(violations: Vec<Violation>) -> Self {
        Problem::invalid_opinion(violations).into()
    }
}

impl From<InvalidReceipt> for Error {
    fn from(error: InvalidReceipt) -> Self {
        Problem::new(ProblemType::InvalidReceipt)
            .with_detail(error.to_string())
            .into()
    }
}

impl From<BytesRejection> for Error {
    fn from(rejection: BytesRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            ProblemType::BodyTooLarge.into()
        } else {
            ProblemType::MalformedBody.into()
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl Error {
    /// The header that says when to ask again.
    pub(crate) fn retry_after(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::TooMany(wait) => {
                let seconds = wait.as_millis().div_ceil(1_000);
                let seconds = u64::try_from(seconds).unwrap_or(u64::MAX);
                Some((RETRY_AFTER, seconds.into()))
            }
            Self::Problem(_) | Self::Store(_) => None,
        }
    }

    /// What the client gets. What the store said is for the log alone.
    pub(crate) fn into_problem(self) -> Problem {
        match self {
            Self::Problem(problem) => *problem,
            Self::Store(error) => {
                tracing::error!("the store failed: {error}");
                Problem::new(ProblemType::Unavailable)
            }
            Self::TooMany(_) => Problem::new(ProblemType::TooManyRequests),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let retry_after = self.retry_after();
        let problem = self.into_problem();
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static(Problem::CONTENT_TYPE),
        );
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.extend(retry_after);
        response.extensions_mut().insert(problem);
        response
    }
}
