//! What the site is for, in two lines.

use maud::{Markup, html};

/// The lines.
pub fn slogan() -> Markup {
    html! {
        span.hero__line { "計画を読む。" }
        span.hero__line { "意見を届ける。" }
    }
}
