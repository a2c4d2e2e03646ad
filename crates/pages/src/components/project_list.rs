//! Projects of an implementation plan, with who is in charge and what they are.

use maud::{Markup, html};
use plan::{ImplementationPlan, Project, heading};

use crate::components::annotations::annotations;
use crate::components::source_note::{name_of_original, source_mark};
use crate::earlier_projects::departments;
use crate::language::{lang_of_original, original, tr};
use crate::urls::{ProjectChoice, Route, priority_project_href, project_id};

/// The `chosen` projects, in the order of the document: of each its name and who is in charge, and
/// folded under that what it is.
pub fn project_list(
    plan: &ImplementationPlan<'static>,
    chosen: &dyn Fn(&Project<'static>) -> bool,
) -> Markup {
    html! {
        ul.projects {
            @for (place, project) in (1..).zip(plan.projects) {
                @if chosen(project) { li.project { (item(plan, place, project)) } }
            }
        }
    }
}

fn item(plan: &ImplementationPlan<'static>, place: usize, project: &Project<'static>) -> Markup {
    let names: Vec<_> = project.departments.iter().map(|it| it.text).collect();
    let lang = lang_of_original();
    html! {
        details {
            summary.project__summary {
                h3.project__name lang=[lang] { (project.name.text) }
                span.project__of lang=[lang] { (names.join("、")) }
            }
            div.project__body id=(project_id(plan.document, place)) tabindex="-1" {
                p lang=[lang] { (project.description.text) }
                @if project.special_account { p.project__note { (tr("特別会計の事業です。")) } }
                @if let Some(card) = plan.priority_project(project) {
                    p.project__priority {
                        a href=(priority_project_href(plan.document, card.code)) {
                            (tr("重点事業：目標、年度ごとの予定、費用を見る"))
                            span.visually-hidden lang=[lang] { "（" (project.name.text) "）" }
                        }
                    }
                }
                (original(|| annotations(project.source)))
                ul.project__departments aria-label=(tr(heading::DEPARTMENT)) {
                    @for department in project.departments {
                        li lang=[lang] { (department_link(department.text)) }
                    }
                    li { (source_mark(project.source, &name_of_original(project.name.text, project.source))) }
                }
            }
        }
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
