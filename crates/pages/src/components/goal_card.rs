//! The future goals, in short.

use maud::{Markup, html};
use plan_data::PLAN;

use crate::urls::Route;

/// A link to each goal with its number and title.
pub fn goal_cards() -> Markup {
    html! {
        ul.goal-cards {
            @for goal in PLAN.vision.goals {
                li {
                    a.goal-card href=(Route::Goal(goal.number)) data-goal=(goal.number) {
                        span.goal-card__number { "将来目標 " (goal.number) }
                        span.goal-card__title { (goal.title) }
                    }
                }
            }
        }
    }
}
