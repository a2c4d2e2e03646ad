//! Answers from [`Dist`](crate::dist::Dist): which encoding, which caching, whether at all.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    LOCATION, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use hearing_api::ProblemType;
use pages::language::{is_japanese, write_in};
use pages::shell::Device;
use pages::urls::Route;
use percent_encoding::{CONTROLS, percent_decode_str, utf8_percent_encode};
use plan_translations::catalogue_of;

use crate::dist::{File, Found, Representation};
use crate::error::Error;
use crate::extract::AskingDevice;
use crate::html::app_page;
use crate::http::paths::is_api;
use crate::state::AppState;

/// What no other route answers: a file of the app, or that there is none.
pub(crate) async fn serve(
    State(state): State<AppState>,
    AskingDevice(device): AskingDevice,
    request: Request,
) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let error = Error::from(ProblemType::MethodNotAllowed);
        return ([(ALLOW, "GET,HEAD")], error).into_response();
    }
    respond(&state, device, request.uri(), request.headers())
}

/// The file that the address names.
pub(crate) fn respond(
    state: &AppState,
    device: Device,
    uri: &Uri,
    headers: &HeaderMap,
) -> Response {
    find(state, device, uri, headers).unwrap_or_else(|| not_found(state, device, uri, headers))
}

/// The file that the address names, if it names one.
pub(crate) fn find(
    state: &AppState,
    device: Device,
    uri: &Uri,
    headers: &HeaderMap,
) -> Option<Response> {
    let path = percent_decode_str(uri.path()).decode_utf8().ok()?;
    Some(match state.dist.find(&path, uri.query(), state.plan)? {
        Found::Page(language, route, _) if device != Device::Own => {
            write_in(language.map(catalogue_of), || {
                page_for(state, device, StatusCode::OK, &route)
            })
        }
        Found::File(file) | Found::Page(_, _, file) => {
            let representation = choose(file, headers);
            if is_known(headers, &representation.1.etag) {
                not_modified(file, representation.1)
            } else {
                file_response(StatusCode::OK, file, representation)
            }
        }
        Found::At(address) => moved(StatusCode::PERMANENT_REDIRECT, &address, uri.query()),
        Found::SucceededBy(address) => moved(StatusCode::TEMPORARY_REDIRECT, &address, uri.query()),
    })
}

/// Says so, with the app's own page if there is one.
pub(crate) fn not_found(
    state: &AppState,
    device: Device,
    uri: &Uri,
    headers: &HeaderMap,
) -> Response {
    match state.dist.file("404.html") {
        Some(_) if !is_api(uri.path()) && (device != Device::Own || !is_japanese()) => {
            page_for(state, device, StatusCode::NOT_FOUND, &Route::NotFound)
        }
        Some(file) if !is_api(uri.path()) => {
            file_response(StatusCode::NOT_FOUND, file, choose(file, headers))
        }
        _ => Error::from(ProblemType::NotFound).into_response(),
    }
}

/// A page of the plan for a device that does not get the file.
fn page_for(state: &AppState, device: Device, status: StatusCode, route: &Route) -> Response {
    let content = pages::pages::page(route, &state.site.context());
    let mut response = app_page(state, device, route, content);
    *response.status_mut() = status;
    response
}

/// The page's one address, with the query that was given.
fn moved(status: StatusCode, address: &str, query: Option<&str>) -> Response {
    let location = match query {
        Some(query) => format!("{address}?{query}"),
        None => address.to_owned(),
    };
    // Some clients send letters as they are; a header has none but those of ASCII.
    let location = utf8_percent_encode(&location, CONTROLS).to_string();
    match HeaderValue::from_str(&location) {
        Ok(location) => (status, [(LOCATION, location)]).into_response(),
        Err(_) => Error::from(ProblemType::NotFound).into_response(),
    }
}

/// A representation with the name of its encoding.
type Chosen<'a> = (Option<&'static str>, &'a Representation);

fn file_response(status: StatusCode, file: &File, (encoding, chosen): Chosen<'_>) -> Response {
    let mut response = (status, chosen.bytes.clone()).into_response();
    describe(response.headers_mut(), file, chosen);
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    if let Some(encoding) = encoding {
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn not_modified(file: &File, chosen: &Representation) -> Response {
    let mut response = StatusCode::NOT_MODIFIED.into_response();
    describe(response.headers_mut(), file, chosen);
    response
}

fn describe(headers: &mut HeaderMap, file: &File, chosen: &Representation) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(file.caching));
    headers.insert(ETAG, chosen.etag.clone());
    if file.brotli.is_some() || file.gzip.is_some() {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
}

/// The smallest representation that the client takes.
fn choose<'a>(file: &'a File, headers: &HeaderMap) -> Chosen<'a> {
    let accepted = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("");
    if let Some(brotli) = file.brotli.as_ref().filter(|_| accepts(accepted, "br")) {
        (Some("br"), brotli)
    } else if let Some(gzip) = file.gzip.as_ref().filter(|_| accepts(accepted, "gzip")) {
        (Some("gzip"), gzip)
    } else {
        (None, &file.plain)
    }
}

/// Whether a list of encodings has this one with a weight other than zero.
fn accepts(list: &str, encoding: &str) -> bool {
    let weight_of = |name: &str| {
        list.split(',').find_map(|entry| {
            let mut parts = entry.split(';').map(str::trim);
            let given = parts.next()?;
            given.eq_ignore_ascii_case(name).then(|| {
                parts
                    .find_map(|part| part.strip_prefix("q="))
                    .is_none_or(|weight| weight.parse::<f32>().is_ok_and(|weight| weight > 0.0))
            })
        })
    };
    weight_of(encoding)
        .or_else(|| weight_of("*"))
        .unwrap_or(false)
}

/// Whether the client has this very representation.
fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|list| {
            list.split(',')
                .map(|tag| tag.trim().trim_start_matches("W/"))
                .any(|tag| tag == "*" || tag.as_bytes() == etag.as_bytes())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_accepted_by_name_or_star_unless_its_weight_is_zero() {
        for list in [
            "br",
            "gzip, br",
            "gzip;q=1.0, BR ; q=0.1",
            "*",
            "gzip, *;q=0.5",
        ] {
            assert!(accepts(list, "br"), "{list}");
        }
        for list in [
            "",
            "gzip",
            "br;q=0",
            "br;q=0.000, *",
            "brotli",
            "*;q=0",
            "br;q=x",
        ] {
            assert!(!accepts(list, "br"), "{list}");
        }
    }
}
