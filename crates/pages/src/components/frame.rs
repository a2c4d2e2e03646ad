//! What stands around the content of every page: the app's element in a document.

use maud::{Markup, html};

use crate::components::footer::footer;
use crate::components::header::header;
use crate::components::outbox_notice::{Notices, outbox_notice};
use crate::contract::id;
use crate::urls::Route;

/// The page with its head and foot, and with what the outbox has to say.
pub fn frame(page: &Route, notices: &Notices<'_>, content: &Markup) -> Markup {
    html! {
        a href={ "#" (id::MAIN) } class="skip-link" { "本文へ移動" }
        (header(page))
        (outbox_notice(notices))
        main id=(id::MAIN) tabindex="-1" class="main" { (content) }
        (footer())
    }
}
