//! The vision: 将来都市像, 基本理念, the three goals, and what the basic plan builds on them.

use leptos::prelude::*;
use plan::Edition;
use plan_data::PLAN;

use crate::components::breadcrumb::Breadcrumb;
use crate::components::edition_note::EditionNote;
use crate::components::goal_card::GoalCard;
use crate::components::section_text::{paragraphs, parts};
use crate::components::source_note::SourceNote;
use crate::metadata::Metadata;
use crate::route::Route;

/// The page.
#[component]
pub fn Goals() -> impl IntoView {
    let heading = Metadata::of(&Route::Goals).heading;
    let vision = &PLAN.vision;
    let basic_policy = &PLAN.basic_plan.basic_policy;
    let leading_project = &PLAN.basic_plan.leading_project;
    view! {
        <div class="page">
            <Breadcrumb above=Vec::new() current=heading.clone() />
            <h1 tabindex="-1">{heading}</h1>
            <EditionNote edition=Edition::Earlier />
            <figure class="city-vision">
                <blockquote class="city-vision__text">{vision.city_vision.text}</blockquote>
                <figcaption class="city-vision__caption">"将来都市像"</figcaption>
            </figure>
            <div class="prose">{paragraphs(vision.city_vision_section.passages)}</div>
            <SourceNote source=vision.city_vision_section.source />

            <section class="page-section">
                <h2>"3つの将来目標"</h2>
                <div class="prose">{paragraphs(vision.goals_introduction.passages)}</div>
                <ul class="goal-cards">
                    {vision.goals.iter().map(|goal| view! { <li><GoalCard goal /></li> }).collect_view()}
                </ul>
                <SourceNote source=vision.goals_introduction.source />
            </section>

            <section class="page-section">
                <h2>{vision.philosophy.title}</h2>
                <div class="prose">{paragraphs(vision.philosophy.passages)}</div>
                <SourceNote source=vision.philosophy.source />
            </section>

            <section class="page-section">
                <h2>{basic_policy.title}</h2>
                <div class="prose">{paragraphs(basic_policy.passages)}</div>
                <SourceNote source=basic_policy.source />
                <div class="later-text">
                    <p>
                        "後の案では、基本方針のことばが「"{PLAN.progress.basic_policy.text}"」となっています。"
                    </p>
                    <SourceNote source=PLAN.progress.basic_policy.source />
                </div>
            </section>

            <section class="page-section">
                <h2>{leading_project.section.title}"「"{leading_project.name.text}"」"</h2>
                <div class="prose">
                    {paragraphs(leading_project.section.passages)}
                    {leading_project
                        .section
                        .parts
                        .iter()
                        .map(|part| {
                            view! {
                                <h3>{part.title}</h3>
                                {paragraphs(part.passages)}
                                {part
                                    .parts
                                    .iter()
                                    .map(|measure| {
                                        view! {
                                            <h4>{measure.title}</h4>
                                            {paragraphs(measure.passages)}
                                        }
                                    })
                                    .collect_view()}
                            }
                        })
                        .collect_view()}
                </div>
                <SourceNote source=leading_project.section.source />
            </section>

            <section class="page-section">
                <h2>{PLAN.progress.section.title}</h2>
                <EditionNote edition=Edition::Later />
                <div class="prose">{parts(&PLAN.progress.section)}</div>
                <SourceNote source=PLAN.progress.section.source />
            </section>

            <p class="page__action">
                <a class="dads-button" data-type="solid-fill" data-size="lg" href=Route::Send(None).to_string()>
                    "計画全体への意見を送る"
                </a>
            </p>
        </div>
    }
}
