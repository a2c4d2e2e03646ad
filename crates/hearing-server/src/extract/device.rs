use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use pages::shell::Device;

use crate::state::AppState;

/// The device that a page is asked for by, as the middleware for kiosks and frames has found it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AskingDevice(pub(crate) Device);

impl FromRequestParts<AppState> for AskingDevice {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        let found = parts.extensions.get::<Self>();
        Ok(found.copied().unwrap_or(Self(Device::Own)))
    }
}
