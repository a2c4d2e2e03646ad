//! How far the plan has come, said once over every page.

use maud::{Markup, html};
use plan::Standing;
use plan_data::BRIEF;

use crate::urls::Route;

/// The line under the main pages' links; nothing once all of the plan is decided.
pub fn standing_band() -> Markup {
    let words = match BRIEF.standing() {
        Standing::Drafts => "検討中の案です（決定前）",
        Standing::Both => "一部は検討中の案です（決定前）",
        Standing::Adopted => return Markup::default(),
    };
    html! {
        p.standing-band {
            span.standing-band__words {
                svg.standing-band__mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4" {}
                }
                (words)
            }
            a.standing-band__more href=(Route::About) {
                "くわしく" span.visually-hidden { "（このサイトの文書について）" }
            }
        }
    }
}
