//! What the site is for, in two lines.

use maud::{Markup, html};

/// The lines.
pub const SLOGAN: [&str; 2] = ["計画を読む。", "意見を届ける。"];

/// The lines, which break between them alone.
pub fn slogan() -> Markup {
    html! {
        @for line in SLOGAN { span.hero__line { (line) } }
    }
}
