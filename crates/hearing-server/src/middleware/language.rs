//! Answers in the language that the address begins with.

use std::future::poll_fn;
use std::pin::pin;

use axum::extract::Request;
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use pages::language::{PageLanguage, write_in};
use pages::shell::Device;
use pages::urls::language_of_path;
use plan_translations::catalogue_of;

use crate::extract::AskingDevice;

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

/// What a kiosk asks of its visitors it asks in Japanese.
pub(crate) async fn lead_kiosks_to_japanese(request: Request, next: Next) -> Response {
    let device = request.extensions().get::<AskingDevice>();
    let is_kiosk = matches!(device, Some(AskingDevice(Device::Kiosk { .. })));
    match japanese_address(request.uri()).filter(|_| is_kiosk) {
        Some(address) => Redirect::temporary(&address).into_response(),
        None => next.run(request).await,
    }
}

/// The address without its language; none where it has none.
fn japanese_address(uri: &Uri) -> Option<String> {
    let (PageLanguage::Foreign(_), path) = language_of_path(uri.path())? else {
        return None;
    };
    // What begins with two strokes of either kind is another site's address.
    let path = path.trim_start_matches(['/', '\\']);
    let query = uri.query().map(|query| format!("?{query}"));
    Some(format!("/{path}{}", query.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_the_first_part_of_a_path() {
        for (path, language) in [
            ("/en", Some("en")),
            ("/en/opinions/new", Some("en")),
            ("/zh-hans/voices", Some("zh-Hans")),
            ("/ko/", Some("ko")),
            ("/easy/glossary", Some("ja-simple")),
            ("/english", None),
            ("/opinions/en", None),
            ("/", None),
        ] {
            let found = language_of_path(path).map(|(language, _)| language.id());
            assert_eq!(found, language, "{path}");
        }
    }

    #[test]
    fn an_address_without_its_language_is_one_of_this_site() {
        for (address, japanese) in [
            ("/en", Some("/")),
            ("/en/policies?q=AED", Some("/policies?q=AED")),
            ("/ko//a.example", Some("/a.example")),
            ("/en/\\/a.example", Some("/a.example")),
            ("/easy/policies", None),
            ("/policies", None),
        ] {
            let uri = Uri::try_from(address).expect("an address");
            assert_eq!(japanese_address(&uri).as_deref(), japanese, "{address}");
        }
    }
}
