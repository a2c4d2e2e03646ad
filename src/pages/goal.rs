//! One future goal in full.

use hearing_api::Subject;
use leptos::prelude::*;
use plan::Edition;
use plan_data::PLAN;

use crate::components::breadcrumb::Breadcrumb;
use crate::components::edition_note::EditionNote;
use crate::components::section_text::paragraphs;
use crate::components::source_note::SourceNote;
use crate::metadata::Metadata;
use crate::pages::not_found::NotFound;
use crate::route::Route;

/// The page of the goal with this number.
pub fn goal_page(number: u8) -> AnyView {
    let Some(goal) = PLAN.goal(number) else {
        return NotFound().into_any();
    };
    let others = PLAN.vision.goals.iter().filter(move |other| other.number != number);
    view! {
        <div class="page" data-goal=number.to_string()>
            <Breadcrumb
                above=vec![(Route::Goals, Metadata::of(&Route::Goals).heading)]
                current=goal.title.to_owned()
            />
            <p class="page__kicker">"将来目標 "{goal.number}</p>
            <h1 tabindex="-1">{goal.title}</h1>
            <EditionNote edition=Edition::Earlier />
            <div class="prose">{paragraphs(goal.passages)}</div>
            <SourceNote source=goal.source />
            <p class="page__action">
                <a
                    class="dads-button"
                    data-type="solid-fill"
                    data-size="lg"
                    href=Route::Send(Some(Subject::Goal(number))).to_string()
                >
                    "この将来目標に意見を送る"
                </a>
            </p>
            <nav class="siblings" aria-label="ほかの将来目標">
                <ul class="siblings__list">
                    {others
                        .map(|other| {
                            view! {
                                <li>
                                    <a class="siblings__link" href=Route::Goal(other.number).to_string()>
                                        <span class="siblings__label">"将来目標 "{other.number}</span>
                                        {other.title}
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </nav>
        </div>
    }
    .into_any()
}
