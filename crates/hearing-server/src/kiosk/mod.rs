//! Shared devices at branch offices: which requests come from one, and what makes a page a
//! kiosk's.
//!
//! A browser becomes a kiosk by a key in the address that it is started with
//! (`/?surface=kiosk&branch=ofuna&key=KEY`), which is exchanged for a cookie, or by a host name that
//! the configuration gives to a branch. Every page that it then loads is written for it, with the branch
//! on `<html>` and a stylesheet, a script and controls; readers' own devices get none of them. The same
//! address without the key is where each visit to a kiosk begins.

mod session;

use hearing_api::{Branch, Surface};
use pages::urls::kiosk_start_href;

pub(crate) use session::{COOKIE, KioskSession};

/// A host name under which the server is a branch's kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskHost {
    /// The branch.
    pub branch: Branch,
    /// The name, without a port.
    pub host: String,
}

/// Where a browser is started that is to become a branch's kiosk.
pub(crate) fn start_address(origin: &str, branch: Branch, key: &str) -> String {
    format!("{origin}{}&key={key}", kiosk_start_href(branch))
}

/// The surface of an opinion: a kiosk's where it comes from one, and never where it only says so.
pub(crate) fn surface_of(kiosk: Option<KioskSession>, said: Surface) -> Surface {
    match (kiosk, said) {
        (Some(kiosk), _) => Surface::Kiosk(kiosk.branch),
        (None, Surface::Kiosk(_)) => Surface::Phone,
        (None, said) => said,
    }
}
