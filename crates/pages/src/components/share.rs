//! A button that hands the page's address on. `web/share.ts` does what it says.

use maud::{Markup, html};

/// The button.
pub fn share() -> Markup {
    html! {
        p.share {
            button.dads-button data-type="text" data-size="md" type="button" data-share { "このページを共有する" }
            span role="status" {}
        }
    }
}
