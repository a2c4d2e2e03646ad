//! The vision: 将来都市像, the three goals, 基本理念, and what the basic plan builds on them.

use maud::{Markup, html};
use plan::{Edition, Section};
use plan_data::PLAN;

use crate::components::breadcrumb::breadcrumb;
use crate::components::button::{Emphasis, button_link};
use crate::components::city_vision::city_vision;
use crate::components::edition_note::edition_note;
use crate::components::goal_card::goal_cards;
use crate::components::section_text::{paragraphs, parts};
use crate::components::source_note::source_note;
use crate::metadata::Metadata;
use crate::route::Route;

/// The page.
pub fn goals() -> Markup {
    let heading = Metadata::of(&Route::Goals).heading;
    let vision = &PLAN.vision;
    let leading_project = &PLAN.basic_plan.leading_project;
    html! {
        div.page {
            (breadcrumb(&[], &heading))
            h1 tabindex="-1" { (heading) }
            (edition_note(Edition::Earlier))
            (city_vision("将来都市像"))
            div.prose { (paragraphs(vision.city_vision_section.passages)) }
            (source_note(vision.city_vision_section.source))

            section.page-section {
                h2 { "3つの将来目標" }
                div.prose { (paragraphs(vision.goals_introduction.passages)) }
                (goal_cards())
                (source_note(vision.goals_introduction.source))
            }

            (headed(vision.philosophy.title, &vision.philosophy))
            (headed(PLAN.basic_plan.basic_policy.title, &PLAN.basic_plan.basic_policy))
            div.later-text {
                p { "後の案では、基本方針のことばが「" (PLAN.progress.basic_policy.text) "」となっています。" }
                (source_note(PLAN.progress.basic_policy.source))
            }
            (headed(
                &format!("{}「{}」", leading_project.section.title, leading_project.name.text),
                &leading_project.section,
            ))
            (headed(PLAN.progress.section.title, &PLAN.progress.section))

            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), "計画全体への意見を送る")) }
        }
    }
}

fn headed(heading: &str, section: &Section<'_>) -> Markup {
    html! {
        section.page-section {
            h2 { (heading) }
            div.prose { (paragraphs(section.passages)) (parts(section)) }
            (source_note(section.source))
        }
    }
}
