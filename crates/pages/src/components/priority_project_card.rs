//! 重点事業: one card of an implementation plan.

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject, heading};

use crate::components::annotations::annotations;
use crate::components::cost_bars::yen_in_words;
use crate::components::source_note::sourced;
use crate::urls::priority_project_id;

/// The card in full: goal, content, what is planned for each year, cost.
pub fn priority_project_card(
    plan: &ImplementationPlan<'_>,
    project: &PriorityProject<'_>,
) -> Markup {
    html! {
        li.priority-project {
          details.fold {
            summary.fold__summary {
                h3.fold__heading { (project.name.text) }
                span.fold__count { (yen_in_words(project.cost.yen)) }
            }
            div.fold__body id=(priority_project_id(plan.document, project.code)) tabindex="-1" {
            (sourced(&html! { p.priority-project__code { "事業コード " (project.code) } }, project.source, project.name.text))
            dl.priority-project__facts {
                (fact(heading::DEPARTMENT, project.department.text))
                @if let Some(related) = &project.related_departments { (fact(heading::RELATED_DEPARTMENTS, related.text)) }
                (fact("目標", project.goal.text))
                (fact("内容", project.content.text))
                @if let Some(note) = &project.note { (fact(heading::PROJECT_NOTE, note.text)) }
            }
            h4 { "年度ごとの予定" }
            ol.priority-project__years {
                @for year in project.schedule {
                    li.priority-project__year {
                        h5.priority-project__year-name {
                            (year.year.number) "年度" span.priority-project__printed { "（" (year.year.printed) "）" }
                        }
                        ul.priority-project__entries {
                            @for entry in year.entries { li { (entry.text) } }
                        }
                    }
                }
            }
            p.priority-project__cost {
                "費用（3年間の見込み）"
                strong.priority-project__amount { (project.cost.printed) }
                span { "＝" (yen_in_words(project.cost.yen)) }
            }
            (annotations(project.source))
            }
          }
        }
    }
}

fn fact(name: &str, text: &str) -> Markup {
    html! { div { dt { (name) } dd { (text) } } }
}
