//! A future goal, in short.

use leptos::prelude::*;
use plan::FutureGoal;

use crate::route::Route;

/// A link to the goal with its number and title.
#[component]
pub fn GoalCard(
    /// The goal.
    goal: &'static FutureGoal<'static>,
) -> impl IntoView {
    view! {
        <a class="goal-card" href=Route::Goal(goal.number).to_string() data-goal=goal.number.to_string()>
            <span class="goal-card__number">"将来目標 "{goal.number}</span>
            <span class="goal-card__title">{goal.title}</span>
        </a>
    }
}
