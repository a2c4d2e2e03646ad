//! Answers in the language that the address begins with.

use std::future::poll_fn;
use std::pin::pin;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use pages::language::write_in;
use pages::urls::language_of_path;
use plan_translations::catalogue_of;

/// Writes whatever the request is answered with in its language. The words are those of a thread, and a
/// request is answered by many: they are set each time that the answer goes on.
pub(crate) async fn answer(request: Request, next: Next) -> Response {
    let Some((language, _)) = language_of_path(request.uri().path()) else {
        return next.run(request).await;
    };
    let words = catalogue_of(language);
    let mut answer = pin!(next.run(request));
    poll_fn(|context| write_in(Some(words), || answer.as_mut().poll(context))).await
}
