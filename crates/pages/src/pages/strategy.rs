//! 総合戦略, document 002: themes → policies, national objectives → measures, and back.

use maud::{Markup, html};
use plan::{NationalCategory, NationalObjective, PolicyCode, Slide};
use plan_data::{PLAN, STRATEGY};

use crate::components::annotations::annotations;
use crate::components::breadcrumb::breadcrumb;
use crate::components::section_text::paragraphs;
use crate::components::source_note::source_note;
use crate::components::strategy_category::strategy_category;
use crate::components::strategy_flow::{Entry, Origin, Tie, strategy_flow};
use crate::components::strategy_note::strategy_note;
use crate::components::strategy_table::{categories_table, policies_table, themes_table};
use crate::components::strategy_theme::strategy_theme;
use crate::metadata::Metadata;
use crate::urls::{Route, category_href, objective_id, theme_href};

/// The page.
pub fn strategy() -> Markup {
    let heading = Metadata::of(&Route::Strategy).heading;
    let above = Metadata::of(&Route::Overview).heading;
    html! {
        div.page.strategy-page {
            (breadcrumb(&[(Route::Overview, &above)], &heading))
            h1 tabindex="-1" { (heading) }
            (strategy_note())
            p.page__lead {
                "総合戦略2030（案）は、基本計画の施策をふたつの見方で並べています。市の5つの方向と、国の戦略の分類です。"
            }
            nav aria-label="このページの中" {
                ul.link-list {
                    li { a href="#themes" { "市の5つの方向から見る" } }
                    li { a href="#national" { "国の戦略の分類から見る" } }
                    li { a href="#by-policy" { "施策から見る" } }
                    li { a href="#slides" { "資料のほかの説明を読む" } }
                }
            }
            (themes())
            (national())
            section.page-section id="by-policy" tabindex="-1" {
                h2 { "施策から見る" }
                p.page-section__note { (PLAN.current_policies().count()) "の施策が、どの方向とどの分類に挙げられているかの一覧です。" }
                (policies_table())
            }
            (slides())
        }
    }
}

fn themes() -> Markup {
    html! {
        section.page-section id="themes" tabindex="-1" {
            h2 { "市の5つの方向から見る" }
            p.page-section__note {
                "左が方向、右が施策です。線は、その方向に紐づく施策を示します。数字は方向の番号です。選ぶと、くわしい説明に進みます。"
            }
            (strategy_flow("市の5つの方向と施策のつながり", "方向", &theme_origins()))
            (folded_table("図の数を表で見る", &themes_table()))
            p.page-section__note { "この案の文章には、方向ごとの数値目標（KPI）は書かれていません。" }
            @for (index, theme) in STRATEGY.themes.iter().enumerate() { (strategy_theme(index + 1, theme)) }
        }
    }
}

fn national() -> Markup {
    html! {
        section.page-section id="national" tabindex="-1" {
            h2 { "国の戦略の分類から見る" }
            p.page-section__note {
                "国の戦略（国戦略2025）の目標AからEと分類aからrに、基本計画の取組を並べたものです。"
            }
            h3 { "国の戦略が目指すもの（インパクト・政策目標）" }
            ol.impacts {
                @for impact in STRATEGY.impacts {
                    li.impact { span.impact__number { (impact.number) } span { (impact.title) } }
                }
            }
            @if let (Some(first), Some(last)) = (STRATEGY.impacts.first(), STRATEGY.impacts.last()) {
                (source_note(plan::Source { last: last.source.last, ..first.source }))
            }
            h3 { "分類と施策のつながり" }
            p.page-section__note {
                "左が分類、右が施策です。線が太いほど、その分類に挙げられた取組が多いことを示します。文字は分類の記号です。"
            }
            (strategy_flow("国の戦略の分類と施策のつながり", "分類", &category_origins()))
            (folded_table("図の数を表で見る", &categories_table()))
            p.page-section__note {
                "取組は、この案の題のあとに、" (PLAN.edition_names(PLAN.editions.iter().map(|it| it.id))) "での題を並べます。番号ではなく、内容が同じものどうしです。"
            }
            @for (index, objective) in STRATEGY.objectives.iter().enumerate() { (objective_section(index + 1, objective)) }
        }
    }
}

fn objective_section(tone: usize, objective: &NationalObjective<'_>) -> Markup {
    html! {
        section.strategy-objective id=(objective_id(objective.letter)) data-tone=(tone) tabindex="-1" {
            h3.strategy-theme__heading {
                span.strategy-theme__number { (objective.letter) }
                span { (objective.title) }
            }
            @for category in objective.categories { (strategy_category(category)) }
        }
    }
}

/// What else the slides say. Where a diagram is lost, it says so in words.
fn slides() -> Markup {
    html! {
        section.page-section id="slides" tabindex="-1" {
            h2 { "資料のほかの説明" }
            p.page-section__note { "もとの資料にある図は、ここにはありません。図のあったところには、図の中の文字だけが残っています。" }
            @for slide in STRATEGY.slides { (slide_section(slide)) }
        }
    }
}

fn slide_section(slide: &Slide<'_>) -> Markup {
    html! {
        details.strategy-items.slide {
            summary.strategy-items__summary { (slide.title.text) }
            div.prose {
                @if slide.passages.is_empty() {
                    p { "この見出しの下は図だけで、文章がありません。図の内容は、もとの資料で確かめてください。" }
                }
                (paragraphs(slide.passages))
            }
            (annotations(slide.source))
            (source_note(slide.source))
        }
    }
}

fn folded_table(summary: &str, table: &Markup) -> Markup {
    html! {
        details.strategy-items {
            summary.strategy-items__summary { (summary) }
            (table)
        }
    }
}

fn theme_origins() -> Vec<Origin> {
    STRATEGY
        .themes
        .iter()
        .enumerate()
        .map(|(index, theme)| {
            let number = index + 1;
            let policies = theme
                .directions
                .iter()
                .flat_map(|direction| direction.policies);
            Origin {
                key: number.to_string(),
                tone: number,
                group: None,
                entries: vec![Entry {
                    mark: number.to_string(),
                    title: theme.title.text,
                    href: theme_href(number),
                }],
                ties: ties(policies.map(|link| (link.code, 1))),
            }
        })
        .collect()
}

/// The categories; those that share a column of policies are one.
fn category_origins() -> Vec<Origin> {
    let mut origins = Vec::new();
    for (index, objective) in STRATEGY.objectives.iter().enumerate() {
        let mut group = Some(format!("目標{}", objective.letter));
        for category in objective.categories {
            if category.shares_with.is_none() {
                origins.push(category_origin(index + 1, group.take(), category));
            }
        }
    }
    origins
}

fn category_origin(tone: usize, group: Option<String>, category: &NationalCategory<'_>) -> Origin {
    let with_its_column = |other: &&NationalCategory<'_>| {
        other.letter == category.letter || other.shares_with == Some(category.letter)
    };
    let entries = STRATEGY
        .categories()
        .filter(with_its_column)
        .map(|category| Entry {
            mark: category.letter.to_string(),
            title: category.title,
            href: category_href(category.letter),
        });
    let policies = category.policies.iter();
    Origin {
        key: category.letter.to_string(),
        tone,
        group,
        entries: entries.collect(),
        ties: ties(policies.map(|cited| (cited.code, cited.measures.len()))),
    }
}

/// One tie for each policy, in the order of codes, however often it is named.
fn ties(named: impl Iterator<Item = (PolicyCode, usize)>) -> Vec<Tie> {
    let mut ties: Vec<Tie> = Vec::new();
    for (policy, strength) in named {
        match ties.iter_mut().find(|tie| tie.policy == policy) {
            Some(tie) => tie.strength += strength,
            None => ties.push(Tie { policy, strength }),
        }
    }
    ties.sort_by_key(|tie| tie.policy);
    ties
}
