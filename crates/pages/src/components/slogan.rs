//! What the site is for, in two lines and in a sentence.

use maud::{Markup, html};

/// The lines.
pub const SLOGAN: [&str; 2] = ["計画を読む。", "意見を届ける。"];

/// The same in a sentence; `plan` is what the plan is called in one.
pub fn offer(plan: &str) -> String {
    format!("鎌倉市のこれからを決める{plan}から、あなたに関わることをさがして、意見を送れます。")
}

/// The lines, which break between them alone.
pub fn slogan() -> Markup {
    html! {
        @for line in SLOGAN { span.hero__line { (line) } }
    }
}
