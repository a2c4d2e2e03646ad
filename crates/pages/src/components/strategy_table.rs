//! The numbers behind the strategy's pictures.

use maud::{Markup, html};
use plan::{Document, NationalCategory, PolicyCode};
use plan_data::{PLAN, STRATEGY};

use crate::components::strategy_place::{categories_of, themes_of};
use crate::components::strategy_theme::directions;
use crate::components::table_region::table_region;
use crate::language::{is_japanese, passage, tr, tr_with};
use crate::urls::{Route, category_href, objective_href, strategy_place_href, theme_href};

/// The themes, with their directions and the policies tied to them.
pub fn themes_table() -> Markup {
    let all = STRATEGY.themes.iter().flat_map(|theme| theme.directions);
    html! {
        (table_region(&tr_with("{directions}と施策の数", &[("directions", &directions())]), "strategy-table", &html! {
            thead { tr {
                th scope="col" { (tr("方向")) }
                th scope="col" { (tr("取組方針")) }
                th scope="col" { (tr("施策とのつながり")) }
            } }
            tbody {
                @for (index, theme) in STRATEGY.themes.iter().enumerate() {
                    tr {
                        th scope="row" { a href=(theme_href(index + 1)) { (index + 1) " " (passage(theme.title.text)) } }
                        td { (theme.directions.len()) }
                        td { (theme.directions.iter().map(|direction| direction.policies.len()).sum::<usize>()) }
                    }
                }
            }
            tfoot { tr {
                th scope="row" { (tr("合計")) }
                td { (all.clone().count()) }
                td { (all.map(|direction| direction.policies.len()).sum::<usize>()) }
            } }
        }))
    }
}

/// The categories, with what the national strategy prints under each and the measures beside it.
pub fn categories_table() -> Markup {
    let groups = |category: &NationalCategory<'_>| category.groups.len();
    let items = |category: &NationalCategory<'_>| -> usize {
        category.groups.iter().map(|group| group.items.len()).sum()
    };
    html! {
        (table_region(tr("国の戦略の分類と取組の数"), "strategy-table", &html! {
            thead { tr {
                @for heading in [objective(), "分類", "まとまり", "項目", "取組", "施策（取組の数）"] {
                    th scope="col" { (tr(heading)) }
                }
            } }
            tbody {
                @for objective in STRATEGY.objectives {
                    @for category in objective.categories {
                        tr {
                            td { a href=(objective_href(objective.letter)) { (objective.letter) } }
                            th scope="row" { a href=(category_href(category.letter)) { (category.letter) " " (passage(category.title)) } }
                            td { (groups(category)) }
                            td { (items(category)) }
                            @if let Some(other) = category.shares_with {
                                @let shared = tr_with("分類{letter}と共通", &[("letter", &other.to_string())]);
                                td { (shared) }
                                td { (shared) }
                            } @else {
                                td { (category.measures().count()) }
                                td.strategy-table__wide {
                                    @if category.policies.is_empty() { (tr("なし")) }
                                    @for (index, cited) in category.policies.iter().enumerate() {
                                        @if index > 0 { (tr("、")) }
                                        (policy_codes(cited.code))
                                        (tr("（")) (cited.measures.len()) (tr("）"))
                                    }
                                }
                            }
                        }
                    }
                }
            }
            tfoot { tr {
                td { (STRATEGY.objectives.len()) }
                th scope="row" { (tr("合計")) " " (STRATEGY.categories().count()) }
                td { (STRATEGY.categories().map(groups).sum::<usize>()) }
                td { (STRATEGY.categories().map(items).sum::<usize>()) }
                td { (STRATEGY.measures().count()) }
                td { (tr("同じ取組が、いくつもの分類に挙げられています")) }
            } }
        }))
    }
}

/// What heads the column of the objectives, a word that other pages have for a goal of the plan.
fn objective() -> &'static str {
    if is_japanese() {
        "目標"
    } else {
        "国の戦略の目標"
    }
}

/// The policies that a code of document 002 means now, each a link.
fn policy_codes(code: PolicyCode) -> Markup {
    let policies = PLAN.cited(Document::Strategy, code);
    html! {
        @if policies.is_empty() { (code) }
        @for (index, policy) in policies.iter().enumerate() {
            @if index > 0 { (tr("・")) }
            a href=(strategy_place_href(policy.code)) { (policy.code) }
        }
    }
}

/// Every policy, with the themes and the categories that name it.
pub fn policies_table() -> Markup {
    html! {
        (table_region(tr("施策ごとの方向と分類"), "strategy-table", &html! {
            thead { tr {
                th scope="col" { (tr("施策")) }
                th scope="col" { (tr("市の方向")) }
                th scope="col" { (tr("国の戦略の分類")) }
            } }
            tbody {
                @for policy in PLAN.current_policies() {
                    tr data-chapter=(policy.code.chapter) {
                        th scope="row" {
                            a href=(Route::Policy(policy.code)) {
                                span.cited-policy__code { (policy.code) } " " (passage(policy.name))
                            }
                        }
                        (links(tr("方向"), themes_of(policy).iter().map(|(number, ..)| (number.to_string(), theme_href(*number)))))
                        (links(tr("分類"), categories_of(policy).iter().map(|(category, _)| (category.letter.to_string(), category_href(category.letter)))))
                    }
                }
            }
        }))
    }
}

/// A cell of links, each a mark whose `kind` is read out before it.
fn links(kind: &str, links: impl Iterator<Item = (String, String)>) -> Markup {
    let mut links = links.peekable();
    html! {
        td {
            @if links.peek().is_none() { span.strategy-table__none { (tr("なし")) } }
            @for (mark, href) in links {
                a.strategy-table__mark href=(href) { span.visually-hidden { (kind) @if !is_japanese() { " " } } (mark) }
            }
        }
    }
}
