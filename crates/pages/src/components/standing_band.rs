//! How far the plan has come, and until when opinions count, said once over every page.

use city::Day;
use maud::{Markup, html};
use plan::Standing;
use plan_data::BRIEF;

use super::schedule::has_passed;
use crate::context::PageContext;
use crate::urls::Route;

/// The line under the main pages' links; nothing once all of the plan is decided.
pub fn standing_band(context: &PageContext<'_>) -> Markup {
    let words = match BRIEF.standing() {
        Standing::Drafts => "検討中の案です",
        Standing::Both => "一部は検討中の案です",
        Standing::Adopted => return Markup::default(),
    };
    let deadline = context.city.and_then(|city| city.deadline);
    html! {
        p.standing-band {
            span.standing-band__words {
                svg.standing-band__mark viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path d="M4 20l1-5L16 4l4 4L9 19zM14 6l4 4" {}
                }
                (words)
                @if deadline.is_some() {
                    // A phone has room for one of the two.
                    span.header__besides { "（決定前）" }
                } @else {
                    "（決定前）"
                }
            }
            a.standing-band__more href=(Route::About) {
                @if let Some(deadline) = deadline {
                    (until(deadline, context.today))
                } @else {
                    "くわしく" span.visually-hidden { "（このサイトの文書について）" }
                }
            }
        }
    }
}

fn until(deadline: Day, today: Option<Day>) -> Markup {
    html! {
        span data-until=(deadline) data-passed[has_passed(deadline, today)] {
            span data-for="open" { "意見は" (deadline.in_words()) "まで" }
            span data-for="passed" { "意見の期限は過ぎました" }
        }
    }
}
