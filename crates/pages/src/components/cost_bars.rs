//! 推計事業費: what the priority projects cost, and how much that is of the printed totals.

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject};

use crate::components::share_bar::share_bar;
use crate::components::source_note::sourced;
use crate::earlier_projects::years;
use crate::urls::priority_project_href;

/// A bar for each priority project, all on one scale.
pub fn cost_bars(plans: &[ImplementationPlan<'_>]) -> Markup {
    let most = plans
        .iter()
        .flat_map(|plan| plan.priority_projects)
        .map(|project| project.cost.yen)
        .max()
        .unwrap_or_default();
    html! {
        @for plan in plans {
            h3.costs__heading { (years(plan)) " " (plan.subject.text) }
            ul.costs {
                @for project in plan.priority_projects {
                    li.costs__item {
                        a.costs__name href=(priority_project_href(plan.document, project.code)) { (project.name.text) }
                        (share_bar(share(project.cost.yen, most)))
                        span.costs__amount {
                            strong { (project.cost.printed) }
                            span.costs__yen { (yen_in_words(project.cost.yen)) }
                        }
                    }
                }
            }
        }
    }
}

/// The printed total of a document, and what it holds.
pub fn estimated_total(plan: &ImplementationPlan<'_>) -> Markup {
    let priority = cost_of(plan.priority_projects);
    let total = plan.estimated_total.yen;
    let name = format!("{} {}", years(plan), plan.subject.text);
    html! {
        section.total {
            (sourced(&html! { h3 { (name) } }, plan.estimated_total.source, &name))
            p {
                strong.total__about { (about_yen(total)) }
                "文書では" (plan.estimated_total.printed) "＝" (yen_in_words(total)) "です。"
            }
            (share_bar(share(priority, total)))
            (parts(plan, priority, total))
        }
    }
}

/// What a total holds: the priority projects' cost and the rest.
fn parts(plan: &ImplementationPlan<'_>, priority: u64, total: u64) -> Markup {
    let others = plan.projects.len() - plan.priority_projects.len();
    html! {
        ul.total__parts {
            li.total__part data-part="priority" {
                "重点事業（" (plan.priority_projects.len()) "事業）の合計："
                strong { (million_yen(priority)) "百万円" }
                "。全体の" (percentage(priority, total))
            }
            li.total__part data-part="rest" {
                "残り：" strong { (million_yen(total - priority)) "百万円" } "。全体の" (percentage(total - priority, total)) "。"
                @if let Some(notes) = &plan.cost_notes {
                    "ほかの" (others) "事業の費用のほか、事業ではない" (notes.items.len()) "の経費を含みます。それぞれの額は文書にありません。"
                } @else {
                    "重点事業のほかに" (others) "事業がありますが、それぞれの額は文書にありません。"
                }
            }
        }
        @if let Some(notes) = &plan.cost_notes {
            p.total__introduction { "「" (notes.introduction.text) "」" }
            ul.total__items { @for item in notes.items { li { (item.text) } } }
        }
        p.page-section__note { "割合と合計は、このサイトで計算しました。" }
    }
}

/// An amount as people remember it: `約658億円`.
pub fn about_yen(yen: u64) -> String {
    format!("約{}億円", grouped((yen + 50_000_000) / 100_000_000))
}

/// The sum of the costs, in yen.
fn cost_of(projects: &[PriorityProject<'_>]) -> u64 {
    projects.iter().map(|project| project.cost.yen).sum()
}

fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn percentage(part: u64, whole: u64) -> String {
    format!("約{:.1}%", share(part, whole) * 100.0)
}

/// An amount in million yen, with one decimal if it is no whole number of them: `30.3`, `2,125`.
fn million_yen(yen: u64) -> String {
    let tenths = yen / 100_000;
    let whole = grouped(tenths / 10);
    match tenths % 10 {
        0 => whole,
        tenth => format!("{whole}.{tenth}"),
    }
}

/// An amount as people say it: `13億5,700万円`, `130万円`.
pub fn yen_in_words(yen: u64) -> String {
    let (hundred_millions, ten_thousands) = (yen / 100_000_000, yen / 10_000 % 10_000);
    match (hundred_millions, ten_thousands) {
        (0, rest) => format!("{}万円", grouped(rest)),
        (whole, 0) => format!("{}億円", grouped(whole)),
        (whole, rest) => format!("{}億{}万円", grouped(whole), grouped(rest)),
    }
}

/// A number with a comma before every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
