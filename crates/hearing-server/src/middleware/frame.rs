//! Pages in another site's frame know it from their first byte, so that their low head moves
//! nothing when the scripts come.

use std::convert::Infallible;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use pages::shell::Device;
use tower::{Layer, ServiceExt, service_fn};

use super::compression;
use crate::extract::AskingDevice;

/// Makes the pages that a browser asks for a frame those of a frame. A kiosk's stay a kiosk's.
pub(crate) async fn serve(mut request: Request, next: Next) -> Response {
    let has_device = request.extensions().get::<AskingDevice>().is_some();
    if has_device || !is_for_a_frame(request.headers()) {
        return next.run(request).await;
    }
    request
        .extensions_mut()
        .insert(AskingDevice(Device::Framed));
    let service = compression::layer().layer(service_fn(|request| {
        let next = next.clone();
        async move { Ok::<_, Infallible>(next.run(request).await) }
    }));
    let Ok(mut response) = service.oneshot(request).await;
    let asked_for = HeaderValue::from_static("sec-fetch-dest");
    response.headers_mut().append("vary", asked_for);
    response.map(Body::new)
}

fn is_for_a_frame(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-dest")
        .is_some_and(|destination| destination == "iframe")
}
