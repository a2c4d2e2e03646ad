//! Addresses in the encodings that Japanese pages and programs used before UTF-8.

use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS};
use percent_encoding::percent_decode;
use url::form_urlencoded;

use crate::http::paths::is_api;

/// Leads a reader whose address has a query in another encoding to the same page in UTF-8, so that
/// no handler, and not the app, needs to know of it. Programs get the problem instead.
pub(crate) async fn lead_to_utf8(request: Request, next: Next) -> Response {
    let uri = request.uri();
    if is_led(request.method(), uri.path())
        && let Some(location) = in_utf8(uri)
    {
        return (StatusCode::TEMPORARY_REDIRECT, [(LOCATION, location)]).into_response();
    }
    next.run(request).await
}

/// Whether people ask in this way at this path.
pub(crate) fn is_led(method: &Method, path: &str) -> bool {
    matches!(*method, Method::GET | Method::HEAD) && !is_api(path)
}

/// The address with its query in UTF-8, if it is not so already.
fn in_utf8(uri: &Uri) -> Option<HeaderValue> {
    let pairs: Vec<[Vec<u8>; 2]> = uri.query()?.split('&').map(halves).collect();
    let bytes = pairs.concat().join(&b'&');
    let error = str::from_utf8(&bytes).err()?;
    let is_all = |encoding: &&'static Encoding| {
        encoding
            .decode_without_bom_handling_and_without_replacement(&bytes)
            .is_some()
    };
    // A link that was cut off within a character is UTF-8 up to there.
    let is_cut = error.error_len().is_none();
    let encoding = [SHIFT_JIS, EUC_JP]
        .into_iter()
        .filter(|_| !is_cut)
        .find(is_all);
    let text = |bytes: &Vec<u8>| match encoding {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        // What is no text in any of them is left out.
        None => String::from_utf8_lossy(bytes).replace(char::REPLACEMENT_CHARACTER, ""),
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs.iter().map(|[name, value]| (text(name), text(value))));
    HeaderValue::try_from(format!("{}?{}", uri.path(), query.finish())).ok()
}

/// The bytes of a name and its value.
fn halves(pair: &str) -> [Vec<u8>; 2] {
    let decoded = |half: &str| {
        let spaced = half.replace('+', " ");
        percent_decode(spaced.as_bytes()).collect()
    };
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    [decoded(name), decoded(value)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_in_an_older_encoding_is_written_in_utf8() {
        for (address, location) in [
            (
                "/voices?q=%8E%71%88%E7",
                Some("/voices?q=%E5%AD%90%E8%82%B2"),
            ),
            (
                "/search?q=%BB%D2%B0%E9&kind=policy",
                Some("/search?q=%E5%AD%90%E8%82%B2&kind=policy"),
            ),
            ("/search?q=a+b%FF%FF", Some("/search?q=a+b")),
            ("/search?q=%E5%AD%90%E8%82", Some("/search?q=%E5%AD%90")),
            ("/voices?q=%E5%AD%90%E8%82%B2", None),
            ("/voices?q=a%26b", None),
            ("/voices", None),
        ] {
            let found = in_utf8(&Uri::from_static(address));
            let found = found.as_ref().map(|value| value.to_str().unwrap_or("?"));
            assert_eq!(found, location, "{address}");
        }
    }
}
