//! QR codes, as SVG.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use hearing_api::ProblemType;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::error::Error;

/// Light modules around the code, as the standard asks.
const QUIET_ZONE: i32 = 4;

/// The picture of an address, which may name a receipt or what somebody searched for: nobody keeps
/// it.
pub(crate) fn picture(address: &str) -> Result<Response, Error> {
    // Fails only for an address longer than any code: a host name that nobody has.
    let code =
        QrCode::encode_text(address, QrCodeEcc::Medium).map_err(|_| ProblemType::NotFound)?;
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")];
    Ok((headers, svg(&code)).into_response())
}

fn svg(code: &QrCode) -> String {
    let size = code.size() + 2 * QUIET_ZONE;
    let modules: String = (0..code.size())
        .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
        .filter(|(x, y)| code.get_module(*x, *y))
        .map(|(x, y)| format!("M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path d=\"{modules}\"/></svg>"
    )
}
