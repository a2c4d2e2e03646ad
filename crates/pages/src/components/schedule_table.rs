//! What the priority projects planned for each year, and what they cost.

use maud::{Markup, html};
use plan::{FiscalYear, ImplementationPlan, PriorityProject, heading};

use crate::components::cost_bars::yen_in_words;
use crate::components::table_region::table_region;
use crate::earlier_projects::{subject, years};
use crate::language::{is_japanese, lang_of_original, tr, tr_with};

/// How many things each project plans for each year, and its cost: a table a plan.
pub fn schedule_tables(plans: &[ImplementationPlan<'_>]) -> Markup {
    html! {
        @for plan in plans {
            (table_region(&tr_with("{years}の予定の数と費用", &[("years", &years(plan))]), "schedule-table", &schedule_rows(plan)))
        }
    }
}

fn schedule_rows(plan: &ImplementationPlan<'_>) -> Markup {
    html! {
        caption.schedule-table__caption {
            (years(plan)) " " (subject(plan))
            (tr_with(
                "（{all}事業のうち重点事業{priority}）",
                &[("all", &plan.projects.len().to_string()), ("priority", &plan.priority_projects.len().to_string())],
            ))
        }
        thead {
            tr {
                th scope="col" { (tr(heading::PRIORITY_PROJECT)) }
                @for year in plan.years { th scope="col" { (planned_for(year)) } }
                th scope="col" { (tr("費用")) }
            }
        }
        tbody {
            @for project in plan.priority_projects {
                tr {
                    th scope="row" lang=[lang_of_original()] { (project.name.text) }
                    @for year in plan.years {
                        td { (entries(project, year.number).unwrap_or_default()) }
                    }
                    td { @if is_japanese() { (project.cost.printed) } @else { (yen_in_words(project.cost.yen)) } }
                }
            }
        }
    }
}

/// The head of a year's column: in Japanese with the year as the document prints it.
fn planned_for(year: &FiscalYear<'_>) -> String {
    if is_japanese() {
        return format!("{}の予定", year.printed);
    }
    tr_with("{year}年度の予定", &[("year", &year.number.to_string())])
}

/// How many things a project plans for a year.
fn entries(project: &PriorityProject<'_>, year: u16) -> Option<usize> {
    project
        .schedule
        .iter()
        .find(|column| column.year.number == year)
        .map(|column| column.entries.len())
}
