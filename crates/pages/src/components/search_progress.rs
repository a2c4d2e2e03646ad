//! Whether the search's index is there, and what a page says of it.

use maud::{Markup, html};

/// What a page says while the index is on its way.
pub const LOOKING: &str = "さがしています。";
/// What it says where the index did not come.
pub const UNREAD: &str = "さがすためのデータを読み込めませんでした。";

/// Whether the index is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked for it.
    NotAsked,
    /// It is on its way.
    Coming,
    /// It answers.
    Here,
    /// It did not come.
    Failed,
}

/// What to do, and the button that fetches the index again: `data-action="fetch"`.
pub fn search_failure() -> Markup {
    html! {
        div.failure role="alert" {
            p { "電波のよいところで、もう一度お試しください。" }
            button.dads-button data-type="outline" data-size="md" type="button" data-action="fetch" { "もう一度さがす" }
        }
    }
}
