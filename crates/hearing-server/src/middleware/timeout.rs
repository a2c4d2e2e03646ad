use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use hearing_api::ProblemType;

use crate::error::Error;

/// How long a request may take, its body included. On a bad line an opinion takes seconds.
const TIMEOUT: Duration = Duration::from_secs(15);

/// Ends a request that takes too long.
pub(crate) async fn limit_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(TIMEOUT, next.run(request))
        .await
        .unwrap_or_else(|_| Error::from(ProblemType::Timeout).into_response())
}
