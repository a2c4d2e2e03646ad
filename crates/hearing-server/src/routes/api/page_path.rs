//! Which page of this site a request's `path` names.

use axum::http::{HeaderMap, Uri};
use hearing_api::ProblemType;
use percent_encoding::percent_decode_str;
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::error::Error;
use crate::http::origin::address;
use crate::openapi::Operation;
use crate::state::AppState;

/// More than any page's address has, and less than makes a code too fine for a camera.
const PATH_MAX: usize = 1_000;

/// The path that a request's query names, ready to stand behind the site's origin; of home where
/// there is none.
fn page_path(uri: &Uri) -> Result<String, Error> {
    let query = uri.query().unwrap_or_default();
    let path = query
        .split('&')
        .find_map(|pair| pair.strip_prefix("path="))
        .unwrap_or("/");
    let path = percent_decode_str(path)
        .decode_utf8()
        .map_err(|_| ProblemType::NotFound)?;
    if !is_of_this_site(&path) {
        return Err(ProblemType::NotFound.into());
    }
    Ok(path.into_owned())
}

/// The whole address of that page.
pub(super) fn page_address(
    state: &AppState,
    headers: &HeaderMap,
    uri: &Uri,
) -> Result<String, Error> {
    let path = page_path(uri)?;
    Ok(address(&state.site, headers, path))
}

/// An operation that takes such a path.
pub(super) fn with_path(operation: Operation) -> Operation {
    let what = "The page's path; home where there is none.";
    operation.query("path", what, path_schema)
}

/// What the OpenAPI document says of the parameter.
fn path_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "string",
        "maxLength": PATH_MAX,
        "pattern": r"^/([!#-.0-;=?-\[\]_a-z~][!#-;=?-\[\]_a-z~]*)?$",
    })
}

/// Whether it can stand behind the site's origin and lead nowhere else.
fn is_of_this_site(path: &str) -> bool {
    path.len() <= PATH_MAX
        && path.starts_with('/')
        && !path.starts_with("//")
        && path
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_this_site() {
        for path in ["/", "/policies?q=%E9%8E%8C&life-stage=infant#results"] {
            assert!(is_of_this_site(path), "{path}");
        }
        let long = format!("/{}", "a".repeat(PATH_MAX));
        for path in [
            "",
            "policies",
            "//example.jp",
            "/\\example.jp",
            "https://example.jp",
            "/a b",
            "/鎌",
            "/\n",
            "/\"",
            &long,
        ] {
            assert!(!is_of_this_site(path), "{path}");
        }
    }
}
