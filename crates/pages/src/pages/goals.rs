//! The vision: 将来都市像, the three goals, 基本理念, and the ways to what the basic plan builds on them.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Section, heading};
use plan_data::PLAN;

use crate::components::button::{Emphasis, button_link};
use crate::components::city_vision::city_vision;
use crate::components::edition_note::edition_notes;
use crate::components::goal_card::goal_cards;
use crate::components::page::page_head;
use crate::components::page_end::page_end;
use crate::components::page_terms::page_terms;
use crate::components::reading_entry::reading_entry;
use crate::components::section_text::{paragraphs, parts};
use crate::components::source_note::sourced;
use crate::components::translation_note::translation_note;
use crate::language::{passage, passage_text, tr, tr_with};
use crate::pages::strategy::to_strategy;
use crate::urls::Route;

/// The page.
pub fn goals() -> Markup {
    let vision = &PLAN.vision;
    let count = vision.goals.len().to_string();
    html! {
        div.page {
            (page_head(&Route::Goals))
            (translation_note(&Route::Goals, Some(Subject::Plan)))
            (edition_notes(PLAN.whole_edition()))
            (city_vision(tr(heading::CITY_VISION)))
            div.prose { (paragraphs(vision.city_vision_section.passages)) }

            section.page-section {
                (sourced(&html! { h2 { (tr_with("{count}つの将来目標", &[("count", &count)])) } }, vision.goals_introduction.source, tr(heading::FUTURE_GOALS)))
                div.prose { (paragraphs(vision.goals_introduction.passages)) }
                (goal_cards())
            }

            (headed(vision.philosophy.title, &vision.philosophy))
            section.page-section {
                h2 { (tr("この先の文章")) }
                ul.reading-list {
                    (reading_entry(&Route::BasicPolicy, "将来目標の実現に向けた、計画全体の考え方です。文書によって、ことばが変わっています。"))
                    (reading_entry(&Route::LeadingProject, PLAN.basic_plan.leading_project.name.text))
                    (reading_entry(&Route::Strategy, &to_strategy()))
                }
            }
            (headed(PLAN.progress.section.title, &PLAN.progress.section))

            (page_terms(texts()))
            (page_end(&[
                (heading::CITY_VISION.to_owned(), vision.city_vision_section.source),
                (heading::FUTURE_GOALS.to_owned(), vision.goals_introduction.source),
                (vision.philosophy.title.to_owned(), vision.philosophy.source),
                (PLAN.progress.section.title.to_owned(), PLAN.progress.section.source),
            ]))
            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("計画全体への意見を送る"))) }
        }
    }
}

/// All that the page shows of the documents' text.
fn texts() -> impl Iterator<Item = &'static str> {
    let vision = &PLAN.vision;
    let sections = [
        &vision.city_vision_section,
        &vision.goals_introduction,
        &vision.philosophy,
        &PLAN.progress.section,
    ];
    let passages = sections.into_iter().flat_map(|section| {
        let parts = section.parts.iter();
        let below = parts.flat_map(|part| {
            part.passages
                .iter()
                .chain(part.parts.iter().flat_map(|it| it.passages))
        });
        section.passages.iter().chain(below)
    });
    passages.map(|passage| passage.text)
}

fn headed(heading: &str, section: &Section<'_>) -> Markup {
    html! {
        section.page-section {
            (sourced(&html! { h2 { (passage(heading)) } }, section.source, passage_text(heading)))
            div.prose { (paragraphs(section.passages)) (parts(section)) }
        }
    }
}
