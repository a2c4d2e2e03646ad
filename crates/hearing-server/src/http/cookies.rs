use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HOST};
use pages::shell::Site;

use super::origin::is_https;

/// The value of the request's cookie of this name.
pub(crate) fn cookie_value(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .map(str::to_owned)
}

/// What a cookie says so that it travels over HTTPS alone: as the public address has it; without
/// one, but for a server that is tried out on one's own machine.
pub(crate) fn secure_attribute(site: &Site, headers: &HeaderMap) -> &'static str {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("");
    let is_local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|local| {
        host.strip_prefix(local)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    });
    let is_plain = match &site.public_url {
        Some(_) => !is_https(site),
        None => is_local,
    };
    if is_plain { "" } else { "; Secure" }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=b; name=12ab; c=d"));
        assert_eq!(cookie_value(&headers, "name").as_deref(), Some("12ab"));
        headers.clear();
        headers.append(COOKIE, HeaderValue::from_static("xname=1; names=2"));
        assert_eq!(cookie_value(&headers, "name"), None);
    }
}
