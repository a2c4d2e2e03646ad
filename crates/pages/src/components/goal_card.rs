//! The future goals, in short.

use maud::{Markup, html};
use plan::heading;
use plan_data::PLAN;

use crate::language::{is_japanese, passage, tr};
use crate::urls::Route;

/// A link to each goal with its number and title.
pub fn goal_cards() -> Markup {
    html! {
        ul.goal-cards {
            @for goal in PLAN.vision.goals {
                li {
                    a.goal-card href=(Route::Goal(goal.number)) {
                        span.goal-card__label { (tr(heading::FUTURE_GOALS)) }
                        span.goal-numeral { (numeral(goal.number)) }
                        span.goal-card__title { (passage(goal.title)) }
                    }
                }
            }
        }
    }
}

/// A goal's number, which tells the goals apart without a colour: in kanji where they are read.
pub fn numeral(number: u8) -> String {
    if !is_japanese() {
        return number.to_string();
    }
    "一二三四五六七八九"
        .chars()
        .nth(usize::from(number).wrapping_sub(1))
        .map_or_else(|| number.to_string(), String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numeral_is_in_kanji_as_far_as_they_go() {
        assert_eq!([0, 1, 3, 10].map(numeral), ["0", "一", "三", "10"]);
    }
}
