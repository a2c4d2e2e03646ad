//! What stands where the search's index did not come.

use maud::{Markup, html};

/// What to do, and the button that fetches the index again: `data-action="fetch"`.
pub fn search_failure() -> Markup {
    html! {
        div.failure role="alert" {
            p { "電波のよいところで、もう一度お試しください。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="fetch" { "もう一度さがす" }
        }
    }
}
