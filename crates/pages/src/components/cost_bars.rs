//! 推計事業費: what the priority projects cost, and how much that is of the printed totals.

use maud::{Markup, html};
use plan::{ImplementationPlan, PriorityProject};

use crate::components::share_bar::share_bar;
use crate::components::source_note::sourced;
use crate::earlier_projects::{subject, years};
use crate::language::{is_japanese, lang_of_original, tr, tr_with};
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
            h3.costs__heading { (years(plan)) " " (subject(plan)) }
            ul.costs {
                @for project in plan.priority_projects {
                    li.costs__item {
                        a.costs__name lang=[lang_of_original()] href=(priority_project_href(plan.document, project.code)) { (project.name.text) }
                        (share_bar(share(project.cost.yen, most)))
                        span.costs__amount {
                            @if is_japanese() {
                                strong { (project.cost.printed) }
                                span.costs__yen { (yen_in_words(project.cost.yen)) }
                            } @else {
                                strong { (yen_in_words(project.cost.yen)) }
                            }
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
    let name = format!("{} {}", years(plan), subject(plan));
    html! {
        section.total {
            (sourced(&html! { h3 { (name) } }, plan.estimated_total.source, &name))
            p {
                strong.total__about { (about_yen(total)) }
                @if is_japanese() { "文書では" (plan.estimated_total.printed) "＝" (yen_in_words(total)) "です。" }
                @else { (tr_with("文書では{amount}です。", &[("amount", &yen_in_words(total))])) }
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
                (tr_with("重点事業（{count}事業）の合計：", &[("count", &plan.priority_projects.len().to_string())]))
                (part(priority, total))
            }
            li.total__part data-part="rest" {
                (tr("残り：")) (part(total - priority, total)) (tr("。"))
                @if let Some(notes) = &plan.cost_notes {
                    (tr_with(
                        "ほかの{others}事業の費用のほか、事業ではない{items}の経費を含みます。それぞれの額は文書にありません。",
                        &[("others", &others.to_string()), ("items", &notes.items.len().to_string())],
                    ))
                } @else {
                    (tr_with("重点事業のほかに{others}事業がありますが、それぞれの額は文書にありません。", &[("others", &others.to_string())]))
                }
            }
        }
        @if let Some(notes) = &plan.cost_notes {
            p.total__introduction lang=[lang_of_original()] { "「" (notes.introduction.text) "」" }
            ul.total__items lang=[lang_of_original()] { @for item in notes.items { li { (item.text) } } }
        }
        p.page-section__note { (tr("割合と合計は、このサイトで計算しました。")) }
    }
}

/// An amount as people remember it: `約658億円`.
pub fn about_yen(yen: u64) -> String {
    let hundred_millions = (yen + 50_000_000) / 100_000_000;
    if is_japanese() {
        return format!("約{}億円", grouped(hundred_millions));
    }
    let amount = yen_in_words(hundred_millions * 100_000_000);
    tr_with("約{amount}", &[("amount", &amount)])
}

/// The sum of the costs, in yen.
fn cost_of(projects: &[PriorityProject<'_>]) -> u64 {
    projects.iter().map(|project| project.cost.yen).sum()
}

fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn percentage(part: u64, whole: u64) -> String {
    let amount = format!("{:.1}%", share(part, whole) * 100.0);
    tr_with("約{amount}", &[("amount", &amount)])
}

fn in_millions(yen: u64) -> String {
    tr_with("{million}百万円", &[("million", &million_yen(yen))])
}

/// An amount, and how much that is of the whole.
fn part(amount: u64, whole: u64) -> Markup {
    let share = percentage(amount, whole);
    html! { strong { (in_millions(amount)) } (tr_with("。全体の{share}", &[("share", &share)])) }
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

/// An amount as people say it: `13億5,700万円`, `130万円`; in other languages in millions, as budgets are.
pub fn yen_in_words(yen: u64) -> String {
    if !is_japanese() {
        return in_millions(yen);
    }
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
