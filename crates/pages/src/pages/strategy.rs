//! 総合戦略: the city's five themes, each with its directions and the policies tied to them.

use maud::{Markup, html};
use plan::{Document, Slide};
use plan_data::{PLAN, STRATEGY};

use crate::components::page::page_head;
use crate::components::page_end::{Cited, page_end};
use crate::components::policy_squares::{Row, each_once, policy_squares};
use crate::components::section_text::paragraphs;
use crate::components::source_note::sourced;
use crate::components::strategy_table::themes_table;
use crate::components::strategy_theme::{directions, strategy_theme};
use crate::metadata::Metadata;
use crate::urls::{Route, theme_href};

/// What a link to this page says of it.
pub fn to_strategy() -> String {
    format!("{}と国の戦略の分類から、施策をたどれます。", directions())
}

/// The page.
pub fn strategy() -> Markup {
    let national = Metadata::of(&Route::NationalStrategy).heading;
    html! {
        div.page.strategy-page {
            (page_head(&Route::Strategy))
            p.page__lead {
                (PLAN.document_name(Document::Strategy)) "は、基本計画の施策を、" (directions()) "にまとめています。"
            }
            (picture())
            section.page-section id="themes" tabindex="-1" {
                h2 { "方向ごとの取組方針と施策" }
                p.page-section__note { "この案の文章には、方向ごとの数値目標（KPI）は書かれていません。" }
                @for (index, theme) in STRATEGY.themes.iter().enumerate() { (strategy_theme(index + 1, theme)) }
            }
            p.page__action { a href=(Route::NationalStrategy) { (national) "を見る" } }
            (slides())
            (page_end(&cited()))
        }
    }
}

/// How many policies each theme has.
fn picture() -> Markup {
    let rows: Vec<Row> = (1..)
        .zip(STRATEGY.themes)
        .map(|(number, theme)| {
            let directions = theme.directions.iter();
            Row {
                mark: number.to_string(),
                title: theme.title.text.to_owned(),
                href: theme_href(number),
                policies: each_once(directions.flat_map(|it| it.policies).map(|link| link.code)),
            }
        })
        .collect();
    let heading = |most: &Row| {
        html! { "いちばん多いのは「" (most.title) "」の" (most.policies.len()) "施策です" }
    };
    policy_squares("方向ごとの施策", &rows, heading, &themes_table())
}

/// What else the slides say. Where a diagram is lost, it says so in words.
fn slides() -> Markup {
    html! {
        details.fold id="slides" {
            summary.fold__summary { "資料のほかの説明（" (STRATEGY.slides.len()) "）" }
            div.fold__body {
                p.page-section__note { "もとの資料にある図は、ここにはありません。図のあったところには、図の中の文字だけが残っています。" }
                @for slide in STRATEGY.slides { (slide_section(slide)) }
            }
        }
    }
}

fn slide_section(slide: &Slide<'_>) -> Markup {
    html! {
        section.slide {
            (sourced(&html! { h3 { (slide.title.text) } }, slide.source, slide.title.text))
            div.prose {
                @if slide.passages.is_empty() {
                    p { "この見出しの下は図だけで、文章がありません。図の内容は、もとの資料で確かめてください。" }
                }
                (paragraphs(slide.passages))
            }
        }
    }
}

fn cited() -> Vec<Cited> {
    let themes = (1..).zip(STRATEGY.themes);
    let themes = themes.map(|(number, it)| (format!("方向{number} {}", it.title.text), it.source));
    let slides = STRATEGY.slides.iter();
    let slides = slides.map(|slide| (slide.title.text.to_owned(), slide.source));
    themes.chain(slides).collect()
}
