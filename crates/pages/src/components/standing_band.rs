//! How far the plan has come, and until when opinions count, said once over every page.

use city::Day;
use maud::{Markup, html};
use plan::Standing;
use plan_data::BRIEF;

use super::schedule::has_passed;
use crate::context::PageContext;
use crate::dates::day_in_words;
use crate::language::{is_easy, tr, tr_with};
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
                span {
                    (tr(words))
                    // The easy words say it already. A phone has no room for it beside a day, nor beside large letters.
                    @if !is_easy() {
                        span class=(if deadline.is_some() { "header__besides" } else { "standing-band__stage" }) { (tr("（決定前）")) }
                    }
                }
            }
            a.standing-band__more href=(Route::About) hreflang=[Route::About.hreflang()] {
                @if let Some(deadline) = deadline {
                    (until(deadline, context.today))
                } @else {
                    (tr("くわしく")) span.visually-hidden { (tr("（このサイトの文書について）")) }
                }
            }
        }
    }
}

fn until(deadline: Day, today: Option<Day>) -> Markup {
    html! {
        span data-until=(deadline) data-passed[has_passed(deadline, today)] {
            span data-for="open" { (tr_with("意見は{day}まで", &[("day", &day_in_words(deadline))])) }
            span data-for="passed" { (tr("意見の期限は過ぎました")) }
        }
    }
}
