//! The categories of the national strategy, with the measures that document 002 puts beside them.

use maud::{Markup, html};
use plan::{Link, NationalCategory, NationalObjective, Source};
use plan_data::{PLAN, STRATEGY};

use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::policy_squares::{Row, each_once, policy_squares};
use crate::components::strategy_category::strategy_category;
use crate::components::strategy_table::{categories_table, policies_table};
use crate::urls::{Route, category_href, objective_id};

/// The page.
pub fn national_strategy() -> Markup {
    html! {
        div.page.strategy-page {
            (page_head(&Route::NationalStrategy))
            p.page__lead {
                "国の戦略（国戦略2025）の目標AからEと分類aからrに、基本計画の取組を並べたものです。"
            }
            (impacts())
            (picture())
            section.page-section id="categories" tabindex="-1" {
                h2 { "目標ごとの分類と取組" }
                (about_titles())
                @for objective in STRATEGY.objectives { (objective_fold(objective)) }
            }
            section.page-section aria-labelledby="by-policy" {
                h2 id="by-policy" tabindex="-1" { "施策から見る" }
                details.fold {
                    summary.fold__summary { (PLAN.current_policies().count()) "の施策の、方向と分類を表で見る" }
                    div.fold__body { (policies_table()) }
                }
            }
            (page_end(&cited()))
        }
    }
}

fn impacts() -> Markup {
    html! {
        section.page-section {
            h2 { "国の戦略が目指すもの" }
            ol.impacts {
                @for impact in STRATEGY.impacts {
                    li.impact { span.impact__number { (impact.number) } span { (impact.title) } }
                }
            }
        }
    }
}

/// How many policies stand beside each category; those that share a column of policies are one.
fn picture() -> Markup {
    let categories = STRATEGY.categories().filter(|it| it.shares_with.is_none());
    let rows: Vec<Row> = categories.map(row).collect();
    let heading = |most: &Row| {
        html! { "いちばん多くの施策が並ぶのは分類" (most.mark) "（" (most.policies.len()) "施策）" }
    };
    policy_squares("分類ごとの施策", &rows, heading, &categories_table())
}

fn row(category: &NationalCategory<'_>) -> Row {
    let own = |other: &&NationalCategory<'_>| {
        other.letter == category.letter || other.shares_with == Some(category.letter)
    };
    let categories = STRATEGY.categories().filter(own);
    let (marks, titles): (Vec<_>, Vec<_>) = categories
        .map(|it| (it.letter.to_string(), it.title))
        .unzip();
    Row {
        mark: marks.join("・"),
        title: titles.join("／"),
        href: category_href(category.letter),
        policies: each_once(category.policies.iter().map(|cited| cited.code)),
    }
}

/// In how many places the titles are others than the plan's own.
fn about_titles() -> Markup {
    let Some(edition) = PLAN.whole_edition() else {
        return Markup::default();
    };
    let links = STRATEGY
        .measures()
        .filter_map(|(_, measure)| measure.link(edition));
    let others = links
        .filter(|link| !matches!(link.link, Link::Same(_)))
        .count();
    html! {
        p.page-section__note {
            "取組は、この案の題で並べ、" (PLAN.edition_names(PLAN.editions.iter().map(|it| it.id))) "での題か番号をそえています。番号ではなく、内容が同じものどうしです。"
            (PLAN.edition_name(edition)) "と題か番号が違うものは、" (STRATEGY.measures().count()) "か所のうち" (others) "か所です。"
        }
    }
}

fn objective_fold(objective: &NationalObjective<'_>) -> Markup {
    let categories = objective.categories.iter();
    let measures: usize = categories.map(|category| category.measures().count()).sum();
    html! {
        details.fold {
            summary.fold__summary {
                h3.fold__heading { (objective.letter) " " (objective.title) }
                span.fold__count { "分類" (objective.categories.len()) "、取組" (measures) }
            }
            div.fold__body id=(objective_id(objective.letter)) tabindex="-1" {
                @for category in objective.categories { (strategy_category(category)) }
            }
        }
    }
}

fn cited() -> Vec<Cited> {
    let impacts = STRATEGY.impacts;
    let impacts = impacts
        .first()
        .zip(impacts.last())
        .map(|(first, last)| Source {
            last: last.source.last,
            ..first.source
        });
    let impacts = impacts.map(|source| ("国の戦略が目指すもの".to_owned(), source));
    let categories = STRATEGY.categories();
    let categories = categories.map(|it| (format!("分類{} {}", it.letter, it.title), it.source));
    impacts.into_iter().chain(categories).collect()
}
