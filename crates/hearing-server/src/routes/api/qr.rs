use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use hearing_api::ProblemType;
use percent_encoding::percent_decode_str;
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::error::Error;
use crate::extract::Client;
use crate::http::origin::origin;
use crate::http::rate_limit::Budget;
use crate::openapi::{Content, Operation};
use crate::qr_code;
use crate::state::AppState;

/// More than any page's address has, and less than makes a code too fine for a camera.
const PATH_MAX: usize = 1_000;

/// `GET /api/qr.svg?path=/policies%3Flife-stage%3Dinfant`: the address of a page of this site as a
/// QR code, for going on with it on one's own phone. Without a path, of home.
pub(in crate::routes) async fn get(
    State(state): State<AppState>,
    client: Client,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Error> {
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
    client.spend(&state, Budget::Codes)?;
    let origin = origin(&state.site, &headers);
    qr_code::picture(&format!("{origin}{path}"))
}

/// What the OpenAPI document says of it.
pub(in crate::routes) fn operation() -> Operation {
    Operation::api(
        "pageQrCode",
        "The address of a page of this site as a QR code.",
    )
    .query("path", "The page's path; home where there is none.", path)
    .answers(200, "The code.", Content::text("image/svg+xml"))
    .problems(&[ProblemType::NotFound])
}

fn path(_: &mut SchemaGenerator) -> Schema {
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
