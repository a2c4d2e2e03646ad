//! The place for the newest voices.

use maud::{Markup, html};
use plan::PolicyCode;

use crate::urls::latest_voices_href;

/// The place of the newest voices, all or a policy's. They are no part of the page, which is a
/// file: a script fetches them from the server once the reader comes near, and without it the place
/// is empty.
pub fn latest_voices(policy: Option<PolicyCode>) -> Markup {
    html! { div data-latest=(latest_voices_href(policy)) {} }
}
