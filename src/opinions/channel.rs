//! The channel through which an opinion comes: where the app runs.

use hearing_api::Surface;

use crate::browser;

/// The channel of this page: a frame, the kiosk that the server says this device is, or else a
/// reader's own device.
pub fn current() -> Surface {
    if browser::is_framed() {
        return Surface::Embed;
    }
    let branch = browser::kiosk().and_then(|branch| branch.parse().ok());
    branch.map_or(Surface::Phone, Surface::Kiosk)
}
