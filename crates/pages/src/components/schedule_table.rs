//! What the priority projects planned for each year, and what they cost.

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject};

use crate::components::table_region::table_region;
use crate::earlier_projects::years;

/// How many things each project plans for each year, and its cost: a table a plan.
pub fn schedule_tables(plans: &[ImplementationPlan<'_>]) -> Markup {
    html! {
        @for plan in plans {
            (table_region(&format!("{}の予定の数と費用", years(plan)), "schedule-table", &schedule_rows(plan)))
        }
    }
}

fn schedule_rows(plan: &ImplementationPlan<'_>) -> Markup {
    html! {
        caption.schedule-table__caption { (years(plan)) " " (plan.subject.text) "（" (plan.projects.len()) "事業のうち重点事業" (plan.priority_projects.len()) "）" }
        thead {
            tr {
                th scope="col" { "重点事業" }
                @for year in plan.years { th scope="col" { (year.printed) "の予定" } }
                th scope="col" { "費用" }
            }
        }
        tbody {
            @for project in plan.priority_projects {
                tr {
                    th scope="row" { (project.name.text) }
                    @for year in plan.years {
                        td { (entries(project, year.number).unwrap_or_default()) }
                    }
                    td { (project.cost.printed) }
                }
            }
        }
    }
}

/// How many things a project plans for a year.
fn entries(project: &PriorityProject<'_>, year: u16) -> Option<usize> {
    project
        .schedule
        .iter()
        .find(|column| column.year.number == year)
        .map(|column| column.entries.len())
}
