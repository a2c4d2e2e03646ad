//! The categories of the national strategy, with the measures that document 002 puts beside them.

use maud::{Markup, PreEscaped, html};
use plan::{Link, NationalCategory, NationalObjective, Source};
use plan_data::{PLAN, STRATEGY};

use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::policy_squares::{Row, each_once, policy_squares};
use crate::components::strategy_category::strategy_category;
use crate::components::strategy_table::{categories_table, policies_table};
use crate::components::translation_note::translation_note;
use crate::language::{passage, tr, tr_around, tr_with};
use crate::summary::edition_name;
use crate::urls::{Route, category_href, objective_id};

/// The page.
pub fn national_strategy() -> Markup {
    html! {
        div.page.strategy-page {
            (page_head(&Route::NationalStrategy))
            (translation_note(&Route::NationalStrategy, None))
            p.page__lead {
                (tr("国の戦略（国戦略2025）の目標AからEと分類aからrに、基本計画の取組を並べたものです。"))
            }
            (impacts())
            (picture())
            section.page-section id="categories" tabindex="-1" {
                h2 { (tr("目標ごとの分類と取組")) }
                (about_titles())
                @for objective in STRATEGY.objectives { (objective_fold(objective)) }
            }
            section.page-section aria-labelledby="by-policy" {
                h2 id="by-policy" tabindex="-1" { (tr("施策から見る")) }
                details.fold {
                    summary.fold__summary { (tr_with("{count}の施策の、方向と分類を表で見る", &[("count", &PLAN.current_policies().count().to_string())])) }
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
            h2 { (tr("国の戦略が目指すもの")) }
            ol.impacts {
                @for impact in STRATEGY.impacts {
                    li.impact { span.impact__number { (impact.number) } span { (passage(impact.title)) } }
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
        tr_around(
            "いちばん多くの施策が並ぶのは分類{mark}（{count}施策）",
            &[
                ("mark", html! { (most.mark) }),
                ("count", html! { (most.policies.len()) }),
            ],
        )
    };
    policy_squares(tr("分類ごとの施策"), &rows, heading, &categories_table())
}

fn row(category: &NationalCategory<'_>) -> Row {
    let own = |other: &&NationalCategory<'_>| {
        other.letter == category.letter || other.shares_with == Some(category.letter)
    };
    let categories = STRATEGY.categories().filter(own);
    let (marks, titles): (Vec<_>, Vec<_>) = categories
        .map(|it| (it.letter.to_string(), passage(it.title).into_string()))
        .unzip();
    Row {
        mark: marks.join(tr("・")),
        title: PreEscaped(titles.join(tr("／"))),
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
    let editions = PLAN.editions.iter();
    let editions: Vec<_> = editions.map(|it| edition_name(it.id)).collect();
    html! {
        p.page-section__note {
            (tr_with(
                "取組は、この案の題で並べ、{editions}での題か番号をそえています。番号ではなく、内容が同じものどうしです。",
                &[("editions", &editions.join(tr("と")))],
            ))
            (tr_with(
                "{edition}と題か番号が違うものは、{all}か所のうち{count}か所です。",
                &[
                    ("edition", &edition_name(edition)),
                    ("all", &STRATEGY.measures().count().to_string()),
                    ("count", &others.to_string()),
                ],
            ))
        }
    }
}

fn objective_fold(objective: &NationalObjective<'_>) -> Markup {
    let categories = objective.categories.iter();
    let measures: usize = categories.map(|category| category.measures().count()).sum();
    html! {
        details.fold {
            summary.fold__summary {
                h3.fold__heading { (objective.letter) " " (passage(objective.title)) }
                span.fold__count {
                    (tr_with(
                        "分類{categories}、取組{measures}",
                        &[("categories", &objective.categories.len().to_string()), ("measures", &measures.to_string())],
                    ))
                }
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
