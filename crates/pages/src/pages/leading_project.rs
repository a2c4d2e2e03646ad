//! リーディングプロジェクト: its purpose and its three measures.

use hearing_api::Subject;
use maud::{Markup, html};
use plan::{Audience, LifeStage, Policy, Section};
use plan_data::PLAN;

use crate::components::button::{Emphasis, button_link};
use crate::components::edition_note::edition_notes;
use crate::components::emaki::{SCHOOL, picture};
use crate::components::life_stage_icon::life_stage_icon;
use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::section_text::paragraphs;
use crate::components::source_note::sourced;
use crate::components::translation_note::translation_note;
use crate::language::{is_japanese, passage, passage_text, tr};
use crate::metadata::Metadata;
use crate::urls::Route;

/// The stages of life that こども and 若者 are.
pub const STAGES_OF_CHILDREN: [LifeStage; 3] =
    [LifeStage::Infant, LifeStage::School, LifeStage::Youth];

/// The page.
pub fn leading_project() -> Markup {
    let project = &PLAN.basic_plan.leading_project;
    html! {
        div.page.leading-project {
            (page_head(&Route::LeadingProject))
            (translation_note(&Route::LeadingProject, Some(Subject::Plan)))
            (edition_notes(PLAN.whole_edition()))
            div.leading-project__banner {
                p.leading-project__name { (passage(project.name.text)) }
                (picture(&SCHOOL))
            }
            div.prose { (paragraphs(project.section.passages)) }
            @for part in project.section.parts { (part_section(part)) }

            section.page-section {
                h2 { (tr("関わりのある施策")) }
                p.page-section__note {
                    (tr("この文章に、施策の名前は出てきません。ここでは、こどもや若者のことが書かれている施策を、このサイトが選んで案内します。"))
                }
                ul.stage-links {
                    @for stage in STAGES_OF_CHILDREN {
                        li {
                            a.stage-link href=(Route::for_life_stage(stage)) {
                                (life_stage_icon(stage))
                                (tr(stage.label()))
                            }
                        }
                    }
                }
                ul.link-list {
                    @for policy in PLAN.current_policies().filter(|policy| names_children(policy)) {
                        li { a href=(Route::Policy(policy.code)) { (policy.code) " " (passage(policy.name)) } }
                    }
                    li { a href=(Route::BasicPolicy) { (Metadata::of(&Route::BasicPolicy).heading) } }
                }
            }
            (page_end(&cited()))
            p.page__action { (button_link(Emphasis::SolidFill, &Route::Send(None), tr("計画全体への意見を送る"))) }
        }
    }
}

/// The texts of the page, each with its lines.
fn cited() -> Vec<Cited> {
    let project = &PLAN.basic_plan.leading_project;
    let parts = project.section.parts.iter();
    let parts = parts.flat_map(|part| std::iter::once(part).chain(part.parts));
    let parts = parts.map(|part| (format!("{} {}", part.mark, part.title), part.source));
    let name = ("プロジェクトの名前".to_owned(), project.name.source);
    let whole = (
        "リーディングプロジェクトの全体".to_owned(),
        project.section.source,
    );
    std::iter::once(name).chain(parts).chain([whole]).collect()
}

/// (1) プロジェクトの目的 as text; (2) プロジェクトの取組 with a card for each of ア to ウ.
fn part_section(part: &Section<'_>) -> Markup {
    html! {
        section.page-section {
            (sourced(&html! { h2 { (part.mark) " " (passage(part.title)) } }, part.source, passage_text(part.title)))
            div.prose { (paragraphs(part.passages)) }
            @if !part.parts.is_empty() {
                ol.project-measures {
                    @for (number, measure) in (1..).zip(part.parts) {
                        li.project-measure {
                            (sourced(
                                &html! {
                                    h3.project-measure__heading {
                                        span.project-measure__mark { (mark(number, measure)) }
                                        span { (passage(measure.title)) }
                                    }
                                },
                                measure.source,
                                passage_text(measure.title),
                            ))
                            div.prose { (paragraphs(measure.passages)) }
                        }
                    }
                }
            }
        }
    }
}

/// What stands before a measure: its mark, ア to ウ, or its number where kana are not read.
fn mark(number: u8, measure: &Section<'_>) -> String {
    if is_japanese() {
        measure.mark.to_owned()
    } else {
        number.to_string()
    }
}

/// Whether the words of a policy name children at every stage, as the leading project is about
/// children as a whole.
pub fn names_children(policy: &Policy<'_>) -> bool {
    STAGES_OF_CHILDREN.iter().all(|stage| {
        policy
            .tags
            .iter()
            .any(|tag| tag.audience == Audience::LifeStage(*stage))
    })
}
