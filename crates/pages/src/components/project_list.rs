//! Projects of an implementation plan, with who is in charge and what they are.

use maud::{Markup, html};
use plan::{ImplementationPlan, Project};

use crate::components::annotations::annotations;
use crate::components::source_note::source_note;
use crate::earlier_projects::departments;
use crate::urls::{ProjectChoice, Route, priority_project_href, project_id};

/// The `chosen` projects, in the order of the document.
pub fn project_list(
    plan: &ImplementationPlan<'static>,
    chosen: &dyn Fn(&Project<'static>) -> bool,
) -> Markup {
    html! {
        ul.projects {
            @for (place, project) in (1..).zip(plan.projects) {
                @if chosen(project) {
                    li.project id=(project_id(plan.document, place)) tabindex="-1" {
                        (content(plan, project))
                    }
                }
            }
        }
    }
}

fn content(plan: &ImplementationPlan<'static>, project: &Project<'static>) -> Markup {
    html! {
        h3.project__name { (project.name.text) }
        ul.project__departments aria-label="所管課" {
            @for department in project.departments {
                li { (department_link(department.text)) }
            }
        }
        p.project__description { (project.description.text) }
        @if project.special_account { p.project__note { "特別会計の事業です。" } }
        @if let Some(card) = plan.priority_project(project) {
            p.project__priority {
                a href=(priority_project_href(plan.document, card.code)) {
                    "重点事業：目標、年度ごとの予定、費用を見る"
                    span.visually-hidden { "（" (project.name.text) "）" }
                }
            }
        }
        (annotations(project.source))
        (source_note(project.source))
    }
}

/// A link to the department's projects; a name that is not in the list stays a text.
fn department_link(department: &str) -> Markup {
    let place = (1..)
        .zip(departments())
        .find_map(|(place, listed)| (listed == department).then_some(place));
    html! {
        @if let Some(place) = place {
            a.project__department href=(Route::Projects(ProjectChoice::Department(place))) { (department) }
        } @else {
            span.project__department { (department) }
        }
    }
}
