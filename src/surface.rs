//! Where the app runs, as an opinion reports it.

use hearing_api::Surface;

use crate::browser;

/// The surface of this page.
pub fn current() -> Surface {
    if browser::is_framed() {
        Surface::Embed
    } else {
        Surface::Phone
    }
}
