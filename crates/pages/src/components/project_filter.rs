//! Which of the projects are listed, as links with their counts.

use maud::{Markup, html};
use plan::heading;

use crate::earlier_projects::{departments, every_project, is_of};
use crate::language::{lang_of_original, tr, tr_with};
use crate::urls::{ProjectChoice, Route};

/// The choices; that of the page is marked.
pub fn project_filter(current: ProjectChoice) -> Markup {
    let departments: Vec<_> = (1..).zip(departments()).collect();
    let counted = |department| {
        every_project()
            .filter(|project| is_of(project, department))
            .count()
    };
    let priority = every_project().filter(|project| project.priority).count();
    let chosen = departments
        .iter()
        .find(|(place, _)| current == ProjectChoice::Department(*place));
    html! {
        nav.project-filter aria-label=(tr("事業をしぼる")) {
            ul.project-filter__choices {
                (choice(current, ProjectChoice::All, &html! { (tr("すべて")) }, every_project().count()))
                (choice(current, ProjectChoice::Priority, &html! { (tr(heading::PRIORITY_PROJECT)) }, priority))
                @if let Some((_, department)) = chosen {
                    (choice(current, current, &name(department), counted(department)))
                }
            }
            details.fold {
                summary.fold__summary { (tr_with("所管課でしぼる（{count}か所）", &[("count", &departments.len().to_string())])) }
                ul.project-filter__choices.fold__body {
                    @for (place, department) in departments {
                        (choice(current, ProjectChoice::Department(place), &name(department), counted(department)))
                    }
                }
            }
        }
    }
}

/// A department, as the documents name it.
fn name(department: &str) -> Markup {
    html! { span lang=[lang_of_original()] { (department) } }
}

fn choice(current: ProjectChoice, choice: ProjectChoice, label: &Markup, count: usize) -> Markup {
    html! {
        li {
            a.project-filter__choice href=(Route::Projects(choice)) aria-current=[(choice == current).then_some("page")] {
                (label)
                span.project-filter__count { (count) span.visually-hidden { (tr("事業")) } }
            }
        }
    }
}
