//! 重点事業: one card of an implementation plan.

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject, heading};

use crate::components::annotations::annotations;
use crate::components::cost_bars::yen_in_words;
use crate::components::source_note::{name_of_original, sourced};
use crate::language::{is_japanese, lang_of_original, original, tr, tr_with};
use crate::urls::priority_project_id;

/// The card in full: goal, content, what is planned for each year, cost.
pub fn priority_project_card(
    plan: &ImplementationPlan<'_>,
    project: &PriorityProject<'_>,
) -> Markup {
    let lang = lang_of_original();
    let code = project.code.to_string();
    let code = tr_with("事業コード {code}", &[("code", &code)]);
    let name = name_of_original(project.name.text, project.source);
    html! {
        li.priority-project {
          details.fold {
            summary.fold__summary {
                h3.fold__heading lang=[lang] { (project.name.text) }
                span.fold__count { (yen_in_words(project.cost.yen)) }
            }
            div.fold__body id=(priority_project_id(plan.document, project.code)) tabindex="-1" {
            (sourced(&html! { p.priority-project__code { (code) } }, project.source, &name))
            dl.priority-project__facts {
                (fact(heading::DEPARTMENT, project.department.text))
                @if let Some(related) = &project.related_departments { (fact(heading::RELATED_DEPARTMENTS, related.text)) }
                (fact("目標", project.goal.text))
                (fact("内容", project.content.text))
                @if let Some(note) = &project.note { (fact(heading::PROJECT_NOTE, note.text)) }
            }
            h4 { (tr("年度ごとの予定")) }
            ol.priority-project__years {
                @for year in project.schedule {
                    li.priority-project__year {
                        h5.priority-project__year-name {
                            (tr_with("{year}年度", &[("year", &year.year.number.to_string())]))
                            @if is_japanese() { span.priority-project__printed { "（" (year.year.printed) "）" } }
                        }
                        ul.priority-project__entries lang=[lang] {
                            @for entry in year.entries { li { (entry.text) } }
                        }
                    }
                }
            }
            p.priority-project__cost {
                (tr("費用（3年間の見込み）"))
                @if is_japanese() {
                    strong.priority-project__amount { (project.cost.printed) }
                    span { "＝" (yen_in_words(project.cost.yen)) }
                } @else {
                    strong.priority-project__amount { (yen_in_words(project.cost.yen)) }
                }
            }
            (original(|| annotations(project.source)))
            }
          }
        }
    }
}

fn fact(name: &str, text: &str) -> Markup {
    html! { div { dt { (tr(name)) } dd lang=[lang_of_original()] { (text) } } }
}
