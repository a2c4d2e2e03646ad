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
    let picture = svg_of(address)?;
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")];
    Ok((headers, picture).into_response())
}

/// The code of an address as an SVG document.
pub(crate) fn svg_of(address: &str) -> Result<String, Error> {
    // Fails only for an address longer than any code: a host name that nobody has.
    let code =
        QrCode::encode_text(address, QrCodeEcc::Medium).map_err(|_| ProblemType::NotFound)?;
    Ok(svg(&code))
}

fn svg(code: &QrCode) -> String {
    let size = code.size() + 2 * QUIET_ZONE;
    let rows: String = (0..code.size())
        .map(|y| format!("M{QUIET_ZONE} {}.5{}", y + QUIET_ZONE, row(code, y)))
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/>\
         <path stroke=\"#000\" d=\"{rows}\"/></svg>"
    )
}

/// A row's dark modules, each run of them as one line: one by one they would be many times as long.
fn row(code: &QrCode, y: i32) -> String {
    let modules: Vec<bool> = (0..code.size()).map(|x| code.get_module(x, y)).collect();
    modules
        .chunk_by(|one, next| one == next)
        .map(|run| match run {
            [true, ..] => format!("h{}", run.len()),
            _ => format!("m{} 0", run.len()),
        })
        .collect()
}
